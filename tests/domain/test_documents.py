"""How a figure is written: a published count for readers outside, a number, and marks beside or instead of it."""

from decimal import Decimal

import pytest

from iomctl.domain.documents import SHORTHAND, Figure, figure, instead, number
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


def test_a_number_keeps_its_decimals_and_has_its_marks_beside_it() -> None:
    assert number(1240, "p", "r").shown == "1,240 [p] [r]"
    assert number(Decimal("1024.0")).shown == "1,024.0"
    assert number(Decimal("-0.5")).value == Decimal("-0.5")


def test_marks_stand_where_there_is_no_number() -> None:
    assert (instead("c").shown, instead("c").value) == ("[c]", None)
    assert figure(Count(0, 5)).value is None
    assert {"c", "low", "p", "r", "x", "z"} <= SHORTHAND.keys()
