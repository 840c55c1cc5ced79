"""Who looked at or changed what."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from sqlalchemy import Row, Select, and_, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.days.days import spoken
from iomctl.domain.days.local_time import zone
from iomctl.domain.ranges import holds, unpack
from iomctl.domain.references import PERSON, RESTRICTED_NAME, number_in, reference
from iomctl.errors import BadValue, NotUnderstood
from iomctl.services.lookup.find_person import find_one
from iomctl.services.lookup.gone_people import gone_people
from iomctl.storage.bulk_changes import each_change
from iomctl.storage.details import NOBODY, WORDS
from iomctl.storage.rows.same_people import everyone_who_is
from iomctl.storage.tables.event_details import EventDetail
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.trail import Event
from iomctl.storage.unit_of_work import UnitOfWork
from iomctl.storage.watch import EXACT

_KEPT = ("at", "by", "kind", "command", "people", "restricted", "changes")
_AT_ONCE = 50
KINDS = ("collection", "alteration", "consultation", "disclosure", "combination", "erasure", EXACT)


@dataclass(frozen=True)
class Sought:
    """Which events a log is narrowed to: of a person, by somebody, from and to days (both inclusive), of a kind."""

    offender: str | None = None
    by: str | None = None
    since: date | None = None
    until: date | None = None
    kind: str | None = None


@dataclass(frozen=True)
class AuditEvent:
    """One event of the audit trail."""

    event: int = column("Event", "its number", "2310", rank=0, right=True, kept=True)
    at: datetime = column("At (UTC)", "the moment, in UTC", "2026-04-20T08:30:00Z", rank=0, kept=True)
    by: str = column("By", "who ran the command", "m.adeyemi", rank=0, kept=True)
    kind: str = column("Kind", f"one of {', '.join(KINDS)}", "consultation", rank=3)
    command: str = column("Command", "what was run", "review overdue", rank=0, kept=True)
    reason: str | None = column("Reason", "why, when --reason was given", "audit by the panel", rank=0, kept=True)
    people: str = column("People", "whose records, by reference", "N00042, N00101-N00107", rank=0, kept=True)
    restricted: bool = column("Restricted", "whether names with a limited-access mark were shown", "no", rank=5)
    changes: int = column("Changes", "how many rows were changed", "3", rank=4, right=True)


@dataclass(frozen=True)
class DetailedEvent(AuditEvent):
    """One event of the audit trail with what it changed."""

    details: list[Any] | str | None = column(
        "Details", "each row changed, with its values before and after", '[{"table": "need", ...}]', rank=0
    )


def log(work: UnitOfWork, sought: Sought, details: bool = False) -> list[AuditEvent]:
    """Events that were sought, the oldest first; `DetailedEvent` records when `details` are asked for.

    To ask for a person's events, or for details, is a look at those people and is logged. What was changed in
    a record with a limited-access mark, and why, is shown as `restricted` unless the command may show it. Raises
    NotUnderstood for an unknown kind, BadValue for days the wrong way round, NotFound for an unknown person.
    """
    if sought.since is not None and sought.until is not None and sought.since > sought.until:
        since, until = spoken(sought.since, work.today), spoken(sought.until, work.today)
        raise BadValue(f"--since {since} is after --until {until}")
    if sought.kind is not None and sought.kind not in KINDS:
        raise NotUnderstood(f"--kind {sought.kind}: one of {', '.join(KINDS)}")
    people = _people_meant(work, sought.offender) if sought.offender is not None else None
    hidden = set() if work.restricted else _restricted_people(work)
    rows = (row for row in _events(work, sought) if people is None or any(holds(row.people, one) for one in people))
    plain = (AuditEvent(**_told(row, hidden)) for row in rows)
    found = list(_with_details(work, rows, hidden) if details else plain)
    if sought.offender is not None and not found:
        find_one(work, sought.offender)  # a reference that nobody ever had is a slip, not an empty log
    return found


def _people_meant(work: UnitOfWork, words: str) -> list[int]:
    """Everyone who is the person meant."""
    # The trail of somebody whose record is gone can still be asked for, by reference.
    number = number_in(PERSON, words)
    if number is not None and work.session.get(Offender, number) is None:
        return [number]
    return everyone_who_is(work.session.connection(), find_one(work, words).id)


def _events(work: UnitOfWork, sought: Sought) -> Iterator[Row[Any]]:
    columns = [getattr(Event, name) for name in ("id", *_KEPT)]
    query: Select[Any] = select(*columns, col(EventDetail.body).label("reason"))
    words = and_(col(EventDetail.event_id) == col(Event.id), col(EventDetail.offender_id) == WORDS)
    query = query.outerjoin(EventDetail, words)
    query = _narrowed(query, sought).order_by(col(Event.id)).execution_options(yield_per=200)
    return iter(work.session.execute(query))


def _narrowed(query: Select[Any], sought: Sought) -> Select[Any]:
    if sought.by is not None:
        query = query.where(col(Event.by) == sought.by)
    if sought.kind is not None:
        query = query.where(col(Event.kind) == sought.kind)
    # A day is a day of the person who asks; the trail keeps UTC.
    if sought.since is not None:
        query = query.where(col(Event.at) >= _local(sought.since, time.min))
    if sought.until is not None:
        query = query.where(col(Event.at) <= _local(sought.until, time.max))
    return query


def _local(day: date, at: time) -> datetime:
    return datetime.combine(day, at, zone())


def _told(row: Row[Any], hidden: set[int]) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in _KEPT}
    reason = RESTRICTED_NAME if row.reason and _is_about(row, hidden) else row.reason
    return {**told, "event": row.id, "people": _people(row.people), "reason": reason}


def _is_about(row: Row[Any], hidden: set[int]) -> bool:
    """Whether an event is about one of those who are hidden, perhaps among others."""
    return bool(hidden.intersection(unpack(row.people)))


def _with_details(work: UnitOfWork, rows: Iterator[Row[Any]], hidden: set[int]) -> Iterator[DetailedEvent]:
    while lot := list(islice(rows, _AT_ONCE)):
        bodies = _bodies(work, (row.id for row in lot))
        for row in lot:
            withheld = _is_about(row, hidden)
            if bodies[row.id] and not withheld:
                work.looked_at(unpack(row.people))
            details = RESTRICTED_NAME if withheld and bodies[row.id] else _changes(bodies[row.id]) or None
            yield DetailedEvent(**_told(row, hidden), details=details)


def _bodies(work: UnitOfWork, events: Iterable[int]) -> defaultdict[int, list[str]]:
    """What each of these events changed, part by part; without those that were erased."""
    query = (
        select(col(EventDetail.event_id), col(EventDetail.body))
        .where(col(EventDetail.event_id).in_(list(events)), col(EventDetail.offender_id) >= NOBODY)
        .where(col(EventDetail.body).is_not(None))
        .order_by(col(EventDetail.event_id), col(EventDetail.offender_id), col(EventDetail.piece))
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for event, body in work.session.execute(query):
        found[event].append(body)
    return found


def _changes(bodies: Iterable[str]) -> list[Any] | None:
    try:
        return list(each_change([json.loads(body) for body in bodies]))
    except (KeyError, IndexError, TypeError, ValueError):
        return None  # somebody altered it: `audit verify` says so


def _people(packed: str) -> str:
    named = re.sub("[0-9]+", lambda number: reference(PERSON, int(number[0])), packed)
    return named.replace(",", ", ")


def _restricted_people(work: UnitOfWork) -> set[int]:
    """Those with a limited-access mark, or who had one when their record went."""
    marked = set(work.session.scalars(select(col(Offender.id)).where(col(Offender.restricted))))
    return marked | {number for number, one in gone_people(work).items() if one.restricted}
