"""The terms of age in OGRS3: where one band of ages ends and the next begins, and the published figures."""

import pytest

from iomctl.domain.facts.ogrs3 import age_gender
from iomctl.errors import BadValue

STARTS = (10, 12, 14, 16, 18, 21, 25, 30, 35, 40, 50)
PUBLISHED = {
    "male": (0.0, 0.0839, 0.0758, -0.0616, -0.6251, -1.0515, -1.1667, -1.3260, -1.3680, -1.4997, -2.0253),
    "female": (-0.7850, -0.6139, -0.6695, -0.9592, -0.8975, -1.0285, -1.0528, -1.1291, -1.4219, -1.5247, -2.4498),
}


@pytest.mark.parametrize("gender", PUBLISHED)
def test_each_band_of_ages_has_its_published_term_from_its_first_year_to_its_last(gender: str) -> None:
    for first, after, term in zip(STARTS, (*STARTS[1:], 100), PUBLISHED[gender], strict=True):
        for age in (first, after - 1):
            assert age_gender(gender, age) == pytest.approx(term, abs=5.1e-5)


def test_nobody_is_scored_below_the_age_of_ten() -> None:
    with pytest.raises(BadValue, match="age 9: below 10"):
        age_gender("male", 9)
