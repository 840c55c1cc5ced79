"""A range of values for one rule: every value that whole steps reach, both ends inclusive."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from iomctl.domain.criteria.criteria import Criteria
from iomctl.errors import BadValue
from iomctl.inputs.criteria.file import read_criteria, shipped_criteria
from iomctl.inputs.criteria.ranges import MOST_VALUES, read_range
from tests.inputs.criteria_text import POLICY

NUMBERS = some.decimals(0, 100, places=2)


def _criteria() -> Criteria:
    return read_criteria(shipped_criteria()["neighbourhood-crime-2020"], "shipped", POLICY)


@given(first=NUMBERS, last=NUMBERS, step=some.decimals(Decimal("0.01"), 50, places=2))
def test_a_range_holds_every_value_that_whole_steps_reach(first: Decimal, last: Decimal, step: Decimal) -> None:
    text = f"ogrs-75={first}..{last}:{step}"
    if first > last or (last - first) / step >= MOST_VALUES:
        with pytest.raises(BadValue):
            read_range(text, _criteria(), POLICY)
        return
    rule, values = read_range(text, _criteria(), POLICY)
    assert rule.name == "ogrs-75"
    exact = [Decimal(str(value)) for value in values]
    assert exact[0] == first
    assert last - step < exact[-1] <= last
    assert all(later - sooner == step for sooner, later in pairwise(exact))


def test_one_value_is_a_range_too() -> None:
    assert read_range("ogrs-75=75..75:1", _criteria(), POLICY)[1] == [75]


def test_whole_values_are_whole_numbers() -> None:
    assert [type(value) for value in read_range("ogrs-75=70..71:0.5", _criteria(), POLICY)[1]] == [int, float, int]
