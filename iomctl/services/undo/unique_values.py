"""Values that only one row of a table may have, as the unique indexes say, and in which order they are given on."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from iomctl.services.undo.rows import RowChange, Values
from iomctl.storage.details import NOBODY
from iomctl.storage.owners import Place, way_of
from iomctl.storage.rows.unique_rows import UNTOLD, Unique, uniques

Has = list[tuple[tuple[Any, ...], int]]
"""Values, each with the place in the order of the change that tells it."""


def touches(one: RowChange, unique: Unique) -> bool:
    """Whether a change is about any of the columns: one by which a row comes or goes is about all."""
    told = {*(one.before or ()), *(one.after or ())}
    return None in (one.before, one.after) or not told.isdisjoint(unique.told_by)


def partly_told(changes: Sequence[RowChange]) -> dict[str, set[Any]]:
    """The numbers of changed rows, by table, of which only some of the columns that are unique together are told."""
    found: dict[str, set[Any]] = defaultdict(set)
    for one in changes:
        if one.before is None or one.after is None:
            continue
        told = {*one.before, *one.after}
        if any(touches(one, unique) and not told.issuperset(unique.told_by) for unique in uniques(one.table)):
            found[one.table].add(one.id)
    return found


def given_on(changes: Sequence[RowChange], there: Mapping[Place, Values]) -> Iterator[tuple[int, int]]:
    """Pairs of places in an order: what the first change has no more the second takes, so that it has to wait.

    `there` is all that rows say before the changes, as an event tells it, of those that are `partly_told`.
    """
    freed: dict[tuple[Unique, tuple[int, ...]], Has] = defaultdict(list)
    taken: dict[tuple[Unique, tuple[int, ...]], Has] = defaultdict(list)
    for place, one in enumerate(changes):
        for unique in uniques(one.table):
            if touches(one, unique):
                rest = there.get(one.place, {})
                _sort_in(freed, unique, one, _whole(unique, one, one.before, rest), place)
                _sort_in(taken, unique, one, _whole(unique, one, one.after, rest), place)
    for (unique, known), had in freed.items():
        for (other, also), wanted in taken.items():
            if other == unique:
                both = [0, *(one for one in known if one in also and one)]
                yield from _pairs(had, wanted, both)


def _whole(unique: Unique, one: RowChange, side: Values | None, rest: Values) -> Values | None:
    """What a row says on one side of a change, as far as that is known."""
    if side is None:
        return None
    return (dict.fromkeys(unique.columns) if None in (one.before, one.after) else rest) | side


def _sort_in(into: Any, unique: Unique, one: RowChange, side: Values | None, place: int) -> None:
    """Add the values of one side of a change, after the person whose row it is where alike rows have one person."""
    values = unique.of_row(side) if side is not None else None
    if values is not None:
        way = way_of(one.table)
        owner = one.owner if way and way[0] in unique.columns else NOBODY
        known = tuple(number for number, value in enumerate((owner, *values)) if value is not UNTOLD)
        into[unique, known].append(((owner, *values), place))


def _pairs(had: Has, wanted: Has, both: Sequence[int]) -> Iterator[tuple[int, int]]:
    by: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for values, place in had:
        by[tuple(values[one] for one in both)].append(place)
    for values, place in wanted:
        yield from ((first, place) for first in by.get(tuple(values[one] for one in both), ()) if first != place)
