"""Wilson's and Newcombe's intervals: the table of rates, worked examples, and what holds of every interval."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.reoffending.rounding import rounded
from iomctl.domain.reoffending.score_intervals import newcombe, wilson
from iomctl.domain.reoffending.telling_apart import told_apart
from iomctl.errors import BadValue

TINY = Decimal("1e-20")


@st.composite
def groups(draw: st.DrawFn, least: int = 1) -> tuple[int, int]:
    of = draw(st.integers(least, 2000))
    return draw(st.integers(0, of)), of


@pytest.mark.parametrize(
    ("number", "of", "rate", "words"),
    [
        (0, 30, "0.0", "0.00 to 11.35"),
        (1, 30, "3.3", "0.59 to 16.67"),
        (15, 30, "50.0", "33.15 to 66.85"),
        (30, 30, "100.0", "88.65 to 100.00"),
        (36, 77, "46.8", "36.03 to 57.78"),
        (80, 142, "56.3", "48.12 to 64.22"),
        (114, 432, "26.4", "22.45 to 30.74"),
        (800, 3104, "25.8", "24.27 to 27.34"),
        (93413, 331356, "28.2", "28.04 to 28.34"),
    ],
)
def test_the_table_of_rates_and_their_intervals(number: int, of: int, rate: str, words: str) -> None:
    limits = wilson(number, of)
    assert limits
    assert limits.words == words
    assert str(rounded(Fraction(100 * number, of), 1)) == rate


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ((56, 70), (48, 80), "0.2000, 0.0524 to 0.3339"),
        ((9, 10), (3, 10), "0.6000, 0.1705 to 0.8090"),
        ((10, 10), (0, 20), "1.0000, 0.6791 to 1.0000"),
        ((40, 77), (30, 60), "0.0195, -0.1452 to 0.1829"),
        ((0, 30), (0, 30), "0.0000, -0.1135 to 0.1135"),
    ],
)
def test_worked_differences(first: tuple[int, int], second: tuple[int, int], words: str) -> None:
    difference = newcombe(first, second)
    assert difference
    assert difference.words == words


@given(groups())
def test_an_interval_holds_its_rate_and_stays_within_none_and_all(group: tuple[int, int]) -> None:
    limits = wilson(*group)
    assert limits
    assert 0 <= limits.low <= Decimal(group[0]) / group[1] <= limits.high <= 1
    assert limits.low < limits.high


@given(groups())
def test_those_who_did_and_those_who_did_not_mirror_each_other(group: tuple[int, int]) -> None:
    limits, mirrored = wilson(*group), wilson(group[1] - group[0], group[1])
    assert limits
    assert mirrored
    assert abs(limits.low + mirrored.high - 1) < TINY
    assert abs(limits.high + mirrored.low - 1) < TINY


@given(groups())
def test_the_limits_are_where_the_score_test_turns(group: tuple[int, int]) -> None:
    """Each limit that is not an end solves (rate - limit) squared = z squared times limit (1 - limit) / n."""
    limits, rate = wilson(*group), Decimal(group[0]) / group[1]
    assert limits
    for limit in limits:
        if 0 < limit < 1:
            turning = Decimal("1.959964") ** 2 * limit * (1 - limit) / group[1]
            assert abs((rate - limit) ** 2 - turning) < TINY


@given(groups(), st.integers(2, 9))
def test_more_people_with_the_same_rate_say_more(group: tuple[int, int], times: int) -> None:
    one, many = wilson(*group), wilson(group[0] * times, group[1] * times)
    assert one
    assert many
    assert many.high - many.low < one.high - one.low


@given(groups(), groups())
def test_swapped_groups_give_the_same_difference_with_the_other_sign(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    one, other = newcombe(first, second), newcombe(second, first)
    assert one
    assert other
    assert (one.value, one.low, one.high) == tuple(
        limit.copy_negate() for limit in (other.value, other.high, other.low)
    )
    assert -1 - TINY <= one.low <= one.value <= one.high <= 1 + TINY


def test_there_is_no_interval_of_nobody_and_none_of_more_than_all() -> None:
    assert wilson(0, 0) is None
    assert newcombe((0, 0), (1, 2)) is None
    assert newcombe((1, 2), (0, 0)) is None
    for number, of in ((3, 2), (-1, 2), (0, -1)):
        with pytest.raises(BadValue):
            wilson(number, of)


@given(groups(30), groups(30))
def test_swapped_groups_turn_fewer_into_more(first: tuple[int, int], second: tuple[int, int]) -> None:
    one, other = (told_apart(*both).split()[0] for both in ((first, second), (second, first)))
    assert {one, other} in ({"Fewer", "More"}, {"Not"})


def test_what_is_said_follows_from_the_interval() -> None:
    assert told_apart((56, 70), (48, 80)) == (
        "More people reoffended than in the comparison group: 20.0 points more "
        "(95 % interval 5.2 to 33.4 points more). This does not show the cause."
    )
    assert told_apart((48, 80), (56, 70)) == (
        "Fewer people reoffended than in the comparison group: 20.0 points fewer "
        "(95 % interval 5.2 to 33.4 points fewer). This does not show the cause."
    )
    assert told_apart((40, 77), (30, 60)) == (
        "Not enough evidence to tell the groups apart: difference 1.9 points "
        "(95 % interval -14.5 to 18.3). More people are needed."
    )


def test_nothing_is_said_of_a_group_under_thirty() -> None:
    assert told_apart((29, 29), (0, 30)) == "refused: fewer than 30 people in a group (29, 30)"
    assert told_apart((30, 30), (0, 29)) == "refused: fewer than 30 people in a group (30, 29)"
    assert told_apart((0, 0), (0, 30)) == "refused: fewer than 30 people in a group (0, 30)"
    assert told_apart((30, 30), (0, 30)).startswith("More ")


def test_one_scheme_of_142_people_can_not_tell_a_few_points() -> None:
    assert told_apart((80, 142), (79, 142)).startswith("Not enough evidence")


@pytest.mark.parametrize(
    ("value", "places", "words"),
    [
        (Fraction(125, 4), 1, "31.3"),
        (Fraction(-1, 4), 1, "-0.3"),
        (Fraction(-1, 25), 1, "0.0"),
        (Decimal("-0.00004"), 4, "0.0000"),
        (Decimal("2.675"), 2, "2.68"),
        (Fraction(1005, 1000), 2, "1.01"),
        (0, 2, "0.00"),
        (7, 0, "7"),
    ],
)
def test_halves_go_away_from_nought_and_nought_has_no_sign(
    value: Fraction | Decimal | int, places: int, words: str
) -> None:
    assert str(rounded(value, places)) == words


@given(st.fractions(), st.integers(0, 4))
def test_nothing_is_rounded_by_more_than_half_a_unit(value: Fraction, places: int) -> None:
    assert abs(Fraction(rounded(value, places)) - value) <= Fraction(1, 2 * 10**places)
    assert Fraction(rounded(-value, places)) == -Fraction(rounded(value, places))
