"""People whose record is gone, as the trail last knew them: taken back, or withdrawn as recorded by mistake."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlmodel import col

from iomctl.storage.bulk import rows_among
from iomctl.storage.bulk_changes import each_change
from iomctl.storage.details import NOBODY
from iomctl.storage.owners import PERSON
from iomctl.storage.tables.event_details import EventDetail
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.trail import Event
from iomctl.storage.tables.undone import Undoing
from iomctl.storage.unit_of_work import UnitOfWork

WITHDRAWING = "offender withdraw"
"""The command that takes somebody out of the case book; else only an undo does."""


@dataclass(frozen=True)
class GonePerson:
    """Somebody whose record is gone; `withdrawn` is whether as recorded by mistake, else by an undo."""

    surname: str
    forenames: str
    restricted: bool
    withdrawn: bool


def gone_people(work: UnitOfWork, among: Collection[int] | None = None) -> dict[int, GonePerson]:
    """Those whose record is gone, by row number; only those of `among` where that is given."""
    if among is not None and not among:
        return {}
    pairs = work.session.execute(select(col(Undoing.event_id), col(Undoing.undoes))).all()
    undoes: dict[int, int] = {row.event_id: row.undoes for row in pairs}
    withdrawing = set(work.session.scalars(select(col(Event.id)).where(col(Event.command) == WITHDRAWING)))
    if not undoes and not withdrawing:
        return {}
    number, event = col(EventDetail.offender_id), col(EventDetail.event_id)
    query: Any = select(event, number, col(EventDetail.body)).where(
        or_(event.in_(withdrawing), event.in_(select(col(Undoing.event_id)))),
        number > NOBODY,
        number.not_in(select(col(Offender.id))),
        col(EventDetail.body).is_not(None),
    )
    parts = work.session.execute(query) if among is None else rows_among(work, query, number, among)
    found: dict[int, GonePerson] = {}
    for part in sorted(parts, key=lambda part: part.event_id):
        if (was := _taken_away(part.body)) is not None:
            withdrawn = _first(part.event_id, undoes) in withdrawing
            found[part.offender_id] = GonePerson(was["surname"], was["forenames"], bool(was["restricted"]), withdrawn)
    return found


def _taken_away(body: str) -> dict[str, Any] | None:
    """What a part of an event says of the person whom it took away; None where it took nobody away."""
    try:
        changes = list(each_change([json.loads(body)]))
        return next((one["before"] for one in changes if one["table"] == PERSON and one["after"] is None), None)
    except (KeyError, IndexError, TypeError, ValueError):
        return None  # somebody altered it: `audit verify` says so


def _first(event: int, undoes: dict[int, int]) -> int:
    """The command that an event took back, or brought again."""
    while event in undoes:
        event = undoes[event]
    return event
