"""Two papers in turn don't tell by their difference what one of them withheld."""

import pytest

from iomctl.domain.disclosure.first_withheld import FEW_MOVED, SMALL, STAYED
from iomctl.domain.disclosure.linear import determined_cells
from iomctl.domain.disclosure.printed_counts import DisclosureRule, PaperBefore, PrintedCounts, Withholding
from iomctl.domain.disclosure.withholding import withheld
from tests.domain.disclosure.tables import inside, two_way

RULE = DisclosureRule(threshold=5, small_group=10)
CELL = ("only",)


def one_cell(now: int, then: int, was_withheld: bool) -> Withholding:
    """A count that adds up with nothing."""
    before = PaperBefore({CELL: then}, frozenset({CELL} if was_withheld else ()))
    return withheld(PrintedCounts({CELL: now}, []), RULE, before)


@pytest.mark.parametrize(
    ("now", "then", "reason"),
    [(4, 9, SMALL), (5, 4, STAYED), (20, 20, STAYED), (20, 21, STAYED), (20, 22, None), (0, 1, STAYED), (0, 2, None)],
)
def test_what_was_withheld_is_withheld_until_two_moved(now: int, then: int, reason: str | None) -> None:
    assert one_cell(now, then, was_withheld=True).first == ({CELL: reason} if reason else {})


@pytest.mark.parametrize(
    ("now", "then", "reason"),
    [(8, 9, FEW_MOVED), (9, 8, FEW_MOVED), (9, 10, None), (7, 9, None), (8, 8, None), (40, 41, None)],
)
def test_one_person_who_came_or_left_is_not_told_of_a_small_group(now: int, then: int, reason: str | None) -> None:
    assert one_cell(now, then, was_withheld=False).first == ({CELL: reason} if reason else {})


def test_a_cell_that_is_new_is_judged_by_itself() -> None:
    before = PaperBefore({("other",): 3}, frozenset({("other",)}))
    assert withheld(PrintedCounts({CELL: 8}, []), RULE, before).cells == frozenset()


def test_the_quarter_after_hides_what_the_difference_would_tell() -> None:
    then = two_way([[3, 20, 30], [12, 15, 40], [25, 11, 18]])
    first = withheld(then, RULE)
    now = two_way([[5, 20, 30], [12, 15, 40], [25, 11, 18]])
    alone, beside = withheld(now, RULE), withheld(now, RULE, PaperBefore(then.counts, first.cells))
    assert alone.cells == frozenset()
    # The small one moved by two and may be seen; what was withheld for its sake stood still and stays withheld.
    still = first.cells - {inside("table", 0, 0)}
    assert still <= beside.cells
    assert set(beside.first.values()) == {STAYED}
    assert determined_cells(now.relations, beside.cells) == frozenset()
