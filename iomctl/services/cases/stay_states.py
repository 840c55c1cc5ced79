"""The states of stays in custody: worked out from what was said of each, and written where they differ."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.course.stays import NOT_KNOWN
from iomctl.storage.bulk import delete_rows, insert_rows, rows_among, update_rows
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyChange, CustodyState
from iomctl.storage.unit_of_work import UnitOfWork

COLUMNS = ("kind", "prison", "at_large", "from_on", "reason", "recorded_in")
NOW = tuple(Custody.worked_out)
NOTHING_SAID = tuple(Custody.worked_out.values())

Values = tuple[Any, ...]


def states_behind(work: UnitOfWork, people: Collection[int]) -> set[int]:
    """The people whose stays show other states, or stand otherwise now, than what was said amounts to."""
    stays = {one.stay for one in _behind(work, people)}
    return set(work.session.scalars(select(col(Custody.offender_id)).where(col(Custody.id).in_(stays))))


def write_states(work: UnitOfWork, people: Collection[int]) -> None:
    """Write the states of the stays of people anew where they differ."""
    behind = list(_behind(work, people))
    if behind:
        delete_rows(work, CustodyState, (row[0] for one in behind for row in one.there))
        rows = ((one.stay, *row[:3], row[3].isoformat(), *row[4:]) for one in behind for row in one.wanted)
        insert_rows(work, CustodyState, ("custody_id", *COLUMNS), rows)
        update_rows(work, Custody, NOW, ((*one.now, one.stay) for one in behind))


class _Behind(NamedTuple):
    """A stay whose rows differ: those that are there, each with its number first, and those that should be."""

    stay: int
    there: list[Values]
    wanted: list[Values]
    now: Values


def _behind(work: UnitOfWork, people: Collection[int]) -> Iterator[_Behind]:
    query = select(col(Custody.id), *(getattr(Custody, one) for one in NOW))
    stays = list(rows_among(work, query, col(Custody.offender_id), people))
    if not stays:
        return
    wanted, there = _wanted(work, people), _there(work, people)
    for stay, *shown in stays:
        states = wanted.get(stay, [])
        now = states[-1][:3] if states else NOTHING_SAID
        if tuple(shown) != now or states != [row[1:] for row in there.get(stay, [])]:
            yield _Behind(stay, there.get(stay, []), states, now)


def _wanted(work: UnitOfWork, people: Collection[int]) -> dict[int, list[Values]]:
    table: Any = CustodyChange
    query = select(table.__table__).join(Custody, col(Custody.id) == table.custody_id)
    said = sorted(rows_among(work, query, col(Custody.offender_id), people), key=lambda one: (one.from_on, one.id))
    found: dict[int, list[Values]] = defaultdict(list)
    for row in said:
        states = found[row.custody_id]
        kind, prison, at_large = states[-1][:3] if states else NOTHING_SAID
        if row.kind is not None:
            kind = None if row.kind == NOT_KNOWN else row.kind
        state = (kind, row.prison or prison, at_large if row.at_large is None else row.at_large)
        if states and states[-1][3] == row.from_on:
            states.pop()
        states.append((*state, row.from_on, row.reason, row.recorded_in))
    return found


def _there(work: UnitOfWork, people: Collection[int]) -> dict[int, list[Values]]:
    columns = (col(CustodyState.custody_id), col(CustodyState.id), *(getattr(CustodyState, one) for one in COLUMNS))
    query = select(*columns).join(Custody, col(Custody.id) == col(CustodyState.custody_id))
    found: dict[int, list[Values]] = defaultdict(list)
    for stay, *values in rows_among(work, query.order_by(col(CustodyState.id)), col(Custody.offender_id), people):
        found[stay].append(tuple(values))
    return found
