"""How numbers of people, cases and days are said."""

import pytest

from iomctl.domain.counts import counted, in_cases


@pytest.mark.parametrize(
    ("number", "words", "said"),
    [
        (0, ("person", "people"), "0 people"),
        (1, ("person", "people"), "1 person"),
        (20_000, ("person", "people"), "20,000 people"),
        (1, ("day",), "1 day"),
        (2, ("day",), "2 days"),
    ],
)
def test_a_number_of_things_in_words(number: int, words: tuple[str, ...], said: str) -> None:
    assert counted(number, *words) == said


def test_cases_are_only_told_where_somebody_has_more_than_one() -> None:
    assert in_cases(5, 6) == " in 6 cases"
    assert in_cases(5, 5) == ""
    assert in_cases(0, 0) == ""
