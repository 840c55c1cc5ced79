"""Bars of a cohort's size: one scale for all, the capacity marked, what is not known told apart."""

import pytest

from iomctl.services.rescopes.runs.size_bars import drawn, legend
from iomctl.services.rescopes.runs.varying import SizeAtValue


def _size(people: int, not_known: int = 0, capacity: int = 100, elsewhere: int = 0) -> SizeAtValue:
    return SizeAtValue("ogrs-75", 75, False, people, 0, 0, not_known, None, capacity, elsewhere, "")


@pytest.mark.parametrize(
    ("sizes", "bars"),
    [
        ([_size(50)], ["██████████··········│"]),
        ([_size(50, 25)], ["██████████░░░░░·····│"]),
        ([_size(0)], ["····················│"]),
        ([_size(100)], ["████████████████████│"]),
        ([_size(200), _size(50)], ["██████████│██████████", "█████·····│"]),
        ([_size(90, 30)], ["███████████████░░│░░░"]),
        ([_size(50, elsewhere=50)], ["████████████████████│"]),
        ([_size(0, capacity=0)], ["│"]),
        ([_size(1, capacity=10, elsewhere=30)], ["│████████████████████"]),
        ([], []),
    ],
)
def test_a_bar_is_as_long_as_the_people_are_many(sizes: list[SizeAtValue], bars: list[str]) -> None:
    assert [one.bar for one in drawn(sizes)] == bars


def test_a_few_people_too_many_are_seen_to_be_too_many() -> None:
    (one,) = drawn([_size(1001, capacity=1000)])
    assert one.bar == "████████████████████│█"


def test_the_legend_says_what_is_left_of_the_capacity() -> None:
    assert legend([_size(1)]) == "█ in the plan  ░ not known  │ capacity 100"
    assert legend([_size(1, elsewhere=7)]).endswith("│ capacity 100 less 7 in other cohorts")
    assert legend([]) == ""
