"""Whatever one event did to rows of which no two may be alike: it is turned back with no two alike at any step."""

from collections.abc import Iterable, Mapping
from itertools import permutations
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from iomctl.services.undo.backwards import backwards
from iomctl.services.undo.rows import RowChange
from iomctl.storage.integrity import classes
from iomctl.storage.owners import way_of
from iomctl.storage.rows.unique_rows import Unique, uniques

Rows = Mapping[int, dict[str, Any]]
UNIQUE = [one for name in sorted(classes()) for one in uniques(name) if not classes()[name].all_worked_out]
ROWS = (1, 2, 3)


def way(unique: Unique) -> str | None:
    """The column of those that are unique by which a row is somebody's: that never changes."""
    found = way_of(unique.table)
    return found[0] if found and found[0] in unique.columns else None


@st.composite
def states(draw: st.DrawFn, unique: Unique) -> tuple[Rows, Rows]:
    """The rows of a table before an event and after it, each without two that are alike."""
    own = {number: draw(st.integers(1, 2)) for number in ROWS}
    sides = []
    for _ in range(2):
        side: dict[int, dict[str, Any]] = {}
        for number in draw(st.sets(st.sampled_from(ROWS))):
            row = {name: draw(st.sampled_from([None, *ROWS])) for name in unique.columns}
            row |= {name: draw(st.sampled_from([None, 9])) for name in unique.empty}
            side[number] = row | ({name: own[number]} if (name := way(unique)) else {})
        assume(fits(unique, side))
        sides.append(side)
    return sides[0], sides[1]


def fits(unique: Unique, rows: Rows) -> bool:
    """Whether no two rows are alike, and notes correct notes that are there."""
    told = [one for row in rows.values() if (one := unique.of_row(row)) is not None]
    there = unique.table != "note" or all(row["corrects_id"] in {None, *rows} for row in rows.values())
    return there and len(told) == len(set(told))


def change(unique: Unique, number: int, before: Rows, after: Rows) -> RowChange | None:
    """What an event tells of one row, if it changed that."""
    old, new = before.get(number), after.get(number)
    if old == new:
        return None
    row = old or new or {}
    owner = row.get(way(unique) or "", 0)
    if old is None or new is None:
        return RowChange(owner, unique.table, number, old, new)
    other = [name for name in row if old[name] != new[name]]
    return RowChange(owner, unique.table, number, {one: old[one] for one in other}, {one: new[one] for one in other})


def reaches(unique: Unique, rows: Rows, changes: Iterable[RowChange]) -> Rows | None:
    """The rows after changes one by one; None where two were alike on the way."""
    now = {number: dict(row) for number, row in rows.items()}
    for one in changes:
        if one.after is None:
            del now[one.id]
        else:
            now[one.id] = {**now.get(one.id, {}), **one.after}
        if not fits(unique, now):
            return None
    return now


@pytest.mark.parametrize("unique", UNIQUE, ids=[f"{one.table}-{'-'.join(one.columns)}" for one in UNIQUE])
def test_no_two_rows_are_alike_on_the_way_back(unique: Unique) -> None:
    @given(states(unique))
    def turned(both: tuple[Rows, Rows]) -> None:
        before, after = both
        changes = [one for number in ROWS if (one := change(unique, number, before, after)) is not None]
        ways = permutations([one.turned_back() for one in changes])
        # Two rows that exchanged what they have: no statement for one row after another does that.
        assume(any(reaches(unique, after, way) is not None for way in ways))
        there = {(unique.table, number): row for number, row in after.items()}
        assert reaches(unique, after, backwards(changes, there)) == before

    turned()


def test_what_is_not_told_of_a_row_decides_which_goes_first() -> None:
    (unique,) = (one for one in UNIQUE if one.columns == ("search_name", "agency_id"))
    before = {1: {"search_name": "a", "agency_id": 2}, 2: {"search_name": "b", "agency_id": 1}}
    after = {1: {"search_name": "b", "agency_id": 1}, 2: {"search_name": "a", "agency_id": 1}}
    changes = [one for number in (1, 2) if (one := change(unique, number, before, after)) is not None]
    there = {(unique.table, number): row for number, row in after.items()}
    assert reaches(unique, after, backwards(changes, there)) == before


def test_a_note_in_the_middle_is_withdrawn_again() -> None:
    middle = RowChange(
        1, "note", 2, {"corrects_id": None, "withdrawn_in": 21}, {"corrects_id": 1, "withdrawn_in": None}
    )
    last = RowChange(1, "note", 3, {"corrects_id": 1}, {"corrects_id": 2})
    for changes in ([middle, last], [last, middle]):
        assert [one.id for one in backwards(changes)] == [2, 3]
        assert [one.id for one in backwards([one.turned_back() for one in changes])] == [3, 2]
