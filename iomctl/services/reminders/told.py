"""What was told to whom and when: the ledger as a list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, label, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.references import PERSON, listed_name, name_column, offender_column, reference
from iomctl.domain.reminders.kinds import KINDS
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.find_agency_or_worker import find_worker
from iomctl.services.lookup.listed_people import ListedPeople, people_recorded
from iomctl.services.reminders.digests import Digest
from iomctl.services.reminders.recipients import COORDINATOR
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.reminders.messages import LAPSED, Reminder, ReminderNotice
from iomctl.storage.unit_of_work import UnitOfWork

DUE = "due"
"""The state of what a dry run would send."""


@dataclass(frozen=True)
class ToldNotice:
    """One thing of one message; the field names are a contract."""

    told_on: date = column("Told on", "the night it was told", "2026-04-20", rank=0, spoken=True)
    told_to: str = column("Told to", "the worker, or coordinator", "S Okafor", rank=0)
    offender: str = offender_column()
    name: str = name_column()
    kind: str = column("Kind", "what kind of thing is due", "review-overdue", rank=0)
    about: str | None = column("About", "the record it is about, where there is one", "R00012", rank=2)
    due_on: date | None = column("Due on", "the day of the thing", "2026-04-10", rank=1, spoken=True)
    state: str = column("State", "sent, failed, claimed or lapsed; due on a dry run", "sent", rank=0)
    told_before: int = column("Told before", "how often that address had been sent it", "0", rank=3, right=True)
    address: str | None = column("Address", "where it was sent", "s.okafor@example.org", rank=3)
    fault: str | None = column("Fault", "why it was not sent", "the line was dropped", rank=2)
    message_id: str = column("Message id", "what the message is known by", "4f0c", shown=False)


class WhichTold(NamedTuple):
    """Which things a list is narrowed to; None for all, but no state for those of messages that did not lapse.

    `to` is a worker as typed, or the word coordinator.
    """

    whose: ListedPeople
    to: str | None = None
    state: str | None = None
    since: date | None = None


def told_notices(work: UnitOfWork, on: date, which: WhichTold) -> list[ToldNotice]:
    """What was told by a day, the newest first. The look is logged. Raises NotFound and BadValue."""
    narrowed = [*people_recorded(work, AskedDay(work, on), which.whose), col(Reminder.told_on) <= on]
    if which.to is not None:
        narrowed.append(_to(work, which.to))
    narrowed.append(col(Reminder.state) != LAPSED if which.state is None else col(Reminder.state) == which.state)
    if which.since is not None:
        narrowed.append(col(Reminder.told_on) >= which.since)
    return list(_records(work, work.session.execute(_query().where(*narrowed)).all()))


def told_by(work: UnitOfWork, reminders: Iterable[int]) -> list[ToldNotice]:
    """What some messages (row numbers) told, as it stands now. The look is logged."""
    numbers = list(reminders)
    if not numbers:
        return []
    return list(_records(work, work.session.execute(_query().where(col(Reminder.id).in_(numbers))).all()))


def would_tell(work: UnitOfWork, on: date, digest: Digest) -> Iterator[ToldNotice]:
    """What a message would tell, for somebody who only tries it."""
    names = select(col(Offender.id), col(Offender.surname), col(Offender.forenames), col(Offender.restricted))
    people = {one.notice.person for one in digest.lines}
    named = {row.id: row for row in work.session.execute(names.where(col(Offender.id).in_(people)))}
    for one, before, _ in digest.lines:
        row = named[one.person]
        yield ToldNotice(
            told_on=on,
            told_to=digest.to.name,
            offender=reference(PERSON, one.person),
            name=listed_name(row.surname, row.forenames, work.hides(row.restricted)),
            kind=one.kind,
            about=one.about or None,
            due_on=shown_day(work, one, row.restricted),
            state=DUE,
            told_before=before,
            address=digest.to.address,
            fault=None,
            message_id=digest.message_id,
        )


def shown_day(work: UnitOfWork, thing: Any, restricted: bool) -> date | None:
    """The day of a thing as this command may show it: of somebody with a limited-access mark no birthday."""
    day: date | None = thing.due_on
    return None if KINDS[thing.kind].of_birth and work.hides(restricted) else day


def _to(work: UnitOfWork, word: str) -> ColumnElement[bool]:
    if word.strip().casefold() == COORDINATOR:
        return col(Reminder.worker_id).is_(None)
    return col(Reminder.worker_id) == find_worker(work, word).id


def _query() -> Select[Any]:
    message = ("told_on", "state", "address", "fault", "message_id")
    thing = ("offender_id", "kind", "about", "due_on", "told_before")
    person = (col(Offender.surname), col(Offender.forenames), col(Offender.restricted))
    query: Any = select(
        *(col(getattr(Reminder, name)) for name in message),
        *(col(getattr(ReminderNotice, name)) for name in thing),
        *person,
        label("worker", col(Worker.name)),
    )
    query = query.select_from(ReminderNotice).join(Reminder, col(Reminder.id) == col(ReminderNotice.reminder_id))
    query = query.join(Offender, col(Offender.id) == col(ReminderNotice.offender_id))
    query = query.outerjoin(Worker, col(Worker.id) == col(Reminder.worker_id))
    ordered: Select[Any] = query.order_by(col(Reminder.told_on).desc(), col(Reminder.id), col(ReminderNotice.id))
    return ordered


def _records(work: UnitOfWork, rows: Iterable[Row[Any]]) -> Iterator[ToldNotice]:
    for row in rows:
        work.looked_at((row.offender_id,))
        yield ToldNotice(
            offender=reference(PERSON, row.offender_id),
            name=listed_name(row.surname, row.forenames, work.hides(row.restricted)),
            told_to=row.worker or COORDINATOR,
            about=row.about or None,
            due_on=shown_day(work, row, row.restricted),
            **{name: getattr(row, name) for name in ("told_on", "kind", "state", "told_before")},
            **{name: getattr(row, name) for name in ("address", "fault", "message_id")},
        )
