"""The changes of one event turned back, in an order that foreign keys and unique indexes allow at every step."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from heapq import heapify, heappop, heappush
from itertools import chain
from types import MappingProxyType
from typing import Any

from sqlmodel import SQLModel

from iomctl.services.undo.rows import RowChange, Values
from iomctl.services.undo.unique_values import given_on
from iomctl.storage.integrity import table_of
from iomctl.storage.owners import Place

NOTHING: Mapping[Place, Values] = MappingProxyType({})

Key = tuple[str, tuple[Any, ...]]
"""A row: the name of its table, and its key."""


def backwards(changes: Sequence[RowChange], there: Mapping[Place, Values] = NOTHING) -> list[RowChange]:
    """The changes that take one event back, of which `changes` tells all, one for each row.

    `there` is what rows say now that are `partly_told`.

    What the event added goes before anything is opened again, for only one case, stay or review ahead may be open.
    Rows that changed rows still name go last, and rows that they will name come before them. What only one row may
    have is given up by the one before another takes it.
    """
    if len(changes) == 1:
        return [changes[0].turned_back()]
    turned = [one.turned_back() for one in reversed(_one_for_each_row(changes))]
    going = sorted((one for one in turned if one.after is None), key=_depth, reverse=True)
    coming = sorted((one for one in turned if one.before is None), key=_depth)
    changed = sorted((one for one in turned if one.before is not None and one.after is not None), key=_opens)
    named, back = _still_named(going, changed), {_key(one) for one in coming}
    late = [one for one in changed if back & set(_names(one.table, one.after))]
    return _given_on_in_turn(
        [
            *(one for one in going if _key(one) not in named),
            *(one for one in changed if one not in late),
            *coming,
            *late,
            *(one for one in going if _key(one) in named),
        ],
        there,
    )


def _given_on_in_turn(changes: list[RowChange], there: Mapping[Place, Values]) -> list[RowChange]:
    """Changes in the order they are in, but each after those that give up what it takes; rings stay as they are."""
    after: dict[int, set[int]] = defaultdict(set)
    for first, then in chain(given_on(changes, there), _names_in_turn(changes)):
        after[first].add(then)
    if not any(first > then for first, follow in after.items() for then in follow):
        return changes
    ahead = [0] * len(changes)
    for then in (one for follow in after.values() for one in follow):
        ahead[then] += 1
    ready, ordered = [place for place, count in enumerate(ahead) if not count], list[int]()
    heapify(ready)
    while ready:
        ordered.append(heappop(ready))
        for then in after[ordered[-1]]:
            ahead[then] -= 1
            if not ahead[then]:
                heappush(ready, then)
    return [changes[place] for place in (*ordered, *sorted(set(range(len(changes))).difference(ordered)))]


def _names_in_turn(changes: Sequence[RowChange]) -> Iterator[tuple[int, int]]:
    """Pairs of places: a row that goes waits for all that name it, one that comes is waited for."""
    at = {_key(one): place for place, one in enumerate(changes)}
    for place, one in enumerate(changes):
        for key in _names(one.table, one.before):
            if at.get(key, place) != place and changes[at[key]].after is None:
                yield place, at[key]
        for key in _names(one.table, one.after):
            if at.get(key, place) != place and changes[at[key]].before is None:
                yield at[key], place


def _one_for_each_row(changes: Iterable[RowChange]) -> list[RowChange]:
    """Each row as the event found and left it, in the order of their last changes."""
    found: dict[Key, RowChange] = {}
    for one in changes:
        first = found.pop(_key(one), None)
        found[_key(one)] = one if first is None else _joined(first, one)
    return [one for one in found.values() if (one.before, one.after) != (None, None)]


def _joined(first: RowChange, then: RowChange) -> RowChange:
    if first.after is None or then.before is None:  # the row went and came again
        return then._replace(before=first.before)
    before = None if first.before is None else {**then.before, **first.before}
    return then._replace(before=before, after=None if then.after is None else {**first.after, **then.after})


def _still_named(going: Iterable[RowChange], changed: Iterable[RowChange]) -> set[Key]:
    """Rows that go and that changed rows name until they are turned back, with what those stand on."""
    named = {key for one in changed for key in _names(one.table, one.before)}
    for one in going:
        if _key(one) in named:
            named |= set(_names(one.table, one.before))
    return named


def _names(table: str, values: Values | None) -> Iterator[Key]:
    for column, parent in _foreign_keys(table):
        if values and values.get(column) is not None:
            yield parent, (values[column],)


def _key(one: RowChange) -> Key:
    return one.table, one.id if isinstance(one.id, tuple) else (one.id,)


def _opens(one: RowChange) -> bool:
    """Whether a change takes something away from a row, as its last day: what is closed by another comes first."""
    return any(value is None for value in (one.after or {}).values())


def _depth(one: RowChange) -> int:
    return _places()[one.table]


@cache
def _places() -> Mapping[str, int]:
    return {table.name: place for place, table in enumerate(SQLModel.metadata.sorted_tables)}


@cache
def _foreign_keys(table: str) -> Sequence[tuple[str, str]]:
    return [(key.parent.name, key.column.table.name) for key in table_of(table).foreign_keys]
