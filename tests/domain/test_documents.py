"""How a published count is written for readers outside."""

import pytest

from iomctl.domain.documents import Figure, figure
from iomctl.domain.small_counts import THRESHOLD, Count, alone


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (Count(14, 14), "14"),
        (Count(1240, 1240), "1,240"),
        (Count(0, 0), "0"),
        (Count(0, 5), "<6"),
        (Count(3, 5), "<6"),
        (Count(0, 6), "0 to 6"),
        (Count(6, 12), "6 to 12"),
        (Count(996, 1001), "996 to 1,001"),
    ],
)
def test_a_count_is_written_as_what_it_may_be(count: Count, text: str) -> None:
    assert figure(count, 6) == Figure(text, *count)


def test_a_small_count_is_written_below_the_threshold() -> None:
    assert figure(alone(THRESHOLD - 1)).text == f"<{THRESHOLD}"
    assert figure(alone(THRESHOLD)).text == f"{THRESHOLD}"
