"""The order of rows that --sort asks for."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from iomctl.domain.money import Money
from iomctl.domain.worded import Worded
from iomctl.output.asked import Style
from iomctl.output.order import in_order


@dataclass(frozen=True)
class Row:
    """A row with a group and a value of any kind."""

    group: str
    value: Any


def sorted_values(values: list[Any], sort: str = "value") -> list[Any]:
    return [one.value for one in in_order([Row("a", value) for value in values], Style(sort=sort))]


@pytest.mark.parametrize(
    ("values", "up", "down"),
    [
        ([3, None, 1], [1, 3, None], [3, 1, None]),
        (["b", "", "A"], ["A", "b", ""], ["b", "A", ""]),
        ([81, "very-high", 9.5], [9.5, 81, "very-high"], ["very-high", 81, 9.5]),
        ([date(2026, 4, 20), date(2025, 4, 21)], [date(2025, 4, 21), date(2026, 4, 20)], None),
        ([Money(900), Money(10_000)], [Money(900), Money(10_000)], [Money(10_000), Money(900)]),
        ([["a", "b"], ["z"], []], [[], ["z"], ["a", "b"]], [["a", "b"], ["z"], []]),
    ],
)
def test_a_column_goes_both_ways_with_what_says_nothing_behind(
    values: list[Any], up: list[Any], down: list[Any] | None
) -> None:
    assert sorted_values(values) == up
    assert sorted_values(values, "-value") == (up[::-1] if down is None else down)


def test_a_value_with_parts_goes_by_its_words() -> None:
    settled, homeless = Worded("settled", {}), Worded("Homeless", {})
    assert sorted_values([settled, homeless]) == [homeless, settled]


def test_what_is_alike_stays_in_its_order_and_nothing_asked_changes_nothing() -> None:
    rows = [Row("b", 1), Row("a", 1), Row("c", 0)]
    assert [one.group for one in in_order(rows, Style(sort="-value"))] == ["b", "a", "c"]
    assert in_order(rows, Style()) is rows


def test_what_people_read_stays_in_its_groups_and_data_is_sorted_whole() -> None:
    rows = [Row("b", 2), Row("b", 3), Row("a", 1), Row("a", 4)]
    grouped = in_order(rows, Style(sort="-value", group_by="group"))
    assert [(one.group, one.value) for one in grouped] == [("b", 3), ("b", 2), ("a", 4), ("a", 1)]
    data = in_order(rows, Style(format="csv", sort="-value", group_by="group"))
    assert [one.value for one in data] == [4, 3, 2, 1]
    assert [one.group for one in in_order(rows, Style(sort="group", group_by="group"))] == ["a", "a", "b", "b"]
