"""Things of which nobody is told until a day: put off, listed, and told again."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.days.written_days import quotable
from iomctl.domain.references import PERSON, name_column, offender_column, reference
from iomctl.errors import DoesNotFit, NotFound
from iomctl.inputs.bounds import Bounds
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.facts.words import free_words
from iomctl.services.lookup.find_person import find_one
from iomctl.services.lookup.listed_people import ListedPeople, people_recorded
from iomctl.services.reminders.digests import nobodys
from iomctl.services.reminders.notices import Notice, due_for
from iomctl.services.reminders.told import shown_day
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.panels.actions import Action
from iomctl.storage.tables.reminders.snoozes import ReminderSnooze
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.snoozes import NewSnooze
    from iomctl.inputs.typed_words import Typed

HOLDS, OVER, FALLEN_AWAY, WITHDRAWN = "holds", "over", "fallen-away", "withdrawn"


@dataclass(frozen=True)
class SnoozeRecord:
    """One thing that is put off; the field names are a contract."""

    snooze: str = column("Snooze", "its reference", "Z00042", rank=0)
    offender: str = offender_column()
    name: str = name_column()
    kind: str = column("Kind", "what kind of thing", "review-overdue", rank=0)
    about: str | None = column("About", "the record it is about, where there is one", "R00012", rank=2)
    due_on: date | None = column("Due on", "the day of the thing", "2026-04-10", rank=1, spoken=True)
    until_on: date = column("Until", "the last day on which nobody is told", "2026-05-01", rank=0, spoken=True)
    standing: str = column("Standing", "holds, over, fallen-away (done meanwhile) or withdrawn", "holds", rank=0)
    reason: str = column("Reason", "why", "in hospital", rank=1)


def snooze(work: UnitOfWork, offender: str, words: "Typed[NewSnooze]", kind: str | None) -> list[SnoozeRecord]:
    """Put off all that is due of a person, or what is of one kind, so that nobody is told until a day.

    It is of those very things: what comes due later is told, and so is the same with another day. Raises BadValue or
    NotFound with every fault at once, and DoesNotFit where nothing is due, or is put off so long already.
    """
    faults = EveryFault()
    person = faults.take(lambda: find_one(work, offender))
    asked: Any = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if person is None or asked is None:
        raise faults.refusal()
    ref = reference(PERSON, person.id)
    due = [one for one in due_of(work, work.today, {person.id}) if kind is None or one.kind == kind]
    if not due:
        raise DoesNotFit(f"nothing{'' if kind is None else f' of the kind {kind}'} is due of {ref}")
    known = {_notice(row) for row in _rows(work, person.id) if row.until_on >= asked.until_on}
    fresh = [one for one in due if one not in known]
    if not fresh:
        raise DoesNotFit(f"all of it is put off so long already: iomctl remind snoozes {ref}")
    made = []
    for one in fresh:
        thing: dict[str, Any] = {"kind": one.kind, "about": one.about, "due_on": one.due_on}
        told = {"until_on": asked.until_on, "reason": asked.reason, "withdrawn_in": None}
        made.append(ReminderSnooze(offender_id=person.id, **thing, **told, **work.recorded))
    work.session.add_all(made)
    work.session.flush()
    return [_record(work, facts.one(work, row), HOLDS) for row in made]


def snoozes(work: UnitOfWork, on: date, people: ListedPeople) -> list[SnoozeRecord]:
    """What is put off, by person, as it stands on a day. The look is logged. Raises NotFound and BadValue."""
    narrowed = people_recorded(work, AskedDay(work, on), people)
    query = facts.rows_of(ReminderSnooze).where(col(ReminderSnooze.withdrawn_in).is_(None), *narrowed)
    query = query.order_by(col(ReminderSnooze.offender_id), col(ReminderSnooze.id))
    rows = work.session.execute(query).all()
    due = set(due_of(work, on, {row.offender_id for row in rows if row.until_on >= on}))
    return [_record(work, row, _standing(row, on, due)) for row in rows]


def withdraw(work: UnitOfWork, word: str, reason: str) -> SnoozeRecord:
    """Have a thing that was put off told again. Raises as `facts.withdraw`."""
    try:
        row = facts.withdraw(work, ReminderSnooze, word, reason)
    except NotFound:
        raise NotFound(
            f"no snooze {quotable(word.strip())}", advice="iomctl remind snoozes shows what is put off"
        ) from None
    return _record(work, facts.one(work, row), WITHDRAWN)


def due_of(work: UnitOfWork, on: date, people: Collection[int]) -> list[Notice]:
    """All that is due of some people (row numbers), whoever would be told."""
    if not people:
        return []
    before = set(work.seen.people)
    found = [one for name in _told(work, people) for one in due_for(work, on, name).notices]
    found += nobodys(work, on)
    work.told_only_of(before.union(people), disclosed=False)
    return list(dict.fromkeys(one for one in found if one.person in people))


def _told(work: UnitOfWork, people: Collection[int]) -> list[str]:
    """The workers who lead the people's open cases or own an open action of theirs, by name."""
    found = set[int]()
    for table, open_ in ((Spell, col(Spell.deselected_on).is_(None)), (Action, col(Action.outcome).is_(None))):
        query = select(col(table.worker_id)).where(open_)
        found.update(row.worker_id for row in rows_among(work, query, col(table.offender_id), people) if row.worker_id)
    names = rows_among(work, select(col(Worker.name)), col(Worker.id), found)
    return sorted(row.name for row in names)


def _rows(work: UnitOfWork, person: int) -> Iterator[ReminderSnooze]:
    theirs = select(ReminderSnooze).where(col(ReminderSnooze.offender_id) == person)
    yield from work.session.execute(theirs.where(col(ReminderSnooze.withdrawn_in).is_(None))).scalars()


def _notice(row: Any) -> Notice:
    return Notice(row.kind, row.offender_id, row.about, row.due_on)


def _standing(row: Any, on: date, due: set[Notice]) -> str:
    if row.until_on < on:
        return OVER
    return HOLDS if _notice(row) in due else FALLEN_AWAY


def _record(work: UnitOfWork, row: Any, standing: str) -> SnoozeRecord:
    return SnoozeRecord(
        **facts.shown(work, ReminderSnooze, row),
        **free_words(work, ReminderSnooze, row),
        kind=row.kind,
        due_on=shown_day(work, row, row.restricted),
        until_on=row.until_on,
        about=row.about or None,
        standing=standing,
    )
