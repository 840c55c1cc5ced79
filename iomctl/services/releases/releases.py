"""Releases ahead: the day that makes one due, and the governor's decision about it."""

from datetime import date
from typing import TYPE_CHECKING, Any

from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.inputs.releases import NONE
from iomctl.services.custody.stays import newest_of, stay_of
from iomctl.services.facts import rows as facts
from iomctl.services.facts.rows import FactChange
from iomctl.services.lookup.find_person import person_reference
from iomctl.services.releases.lists import coming_of
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.releases import ReleaseDue
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.releases import DecidedDay, DueDay
    from iomctl.inputs.typed_words import Typed


def set_due(work: UnitOfWork, offender: str, words: "Typed[DueDay]") -> FactChange:
    """Say which kind of release is ahead and what day makes it due.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit for somebody not in custody, for a day
    before custody began, where the same is recorded already, and for a day before the newest that is known.
    """
    number, asked = facts.understood(work, offender, words)
    person, stay = _in_custody(work, number)
    ref, was = person_reference(person), newest_of(work, ReleaseDue, stay)
    _refuse_before(work, stay, ref, asked.due)
    _refuse_before_known(work, was, stay, (ref, asked.on))
    if was is not None and (was.kind, was.due_on) == (asked.kind, asked.due):
        raise DoesNotFit(f"the release of {ref} is set so already, since {spoken(was.from_on, work.today)}")
    _add_due(work, stay, asked)
    now = coming_of(work, stay)
    said = f"{ref} is out on {spoken(now.release_on, work.today)}" if now.release_on else f"{ref}: {now.release_basis}"
    undecided = "; the governor's decision about the day before counts no more" if was and was.decision else ""
    return FactChange(now, said + undecided)


def decide(work: UnitOfWork, offender: str, words: "Typed[DecidedDay]") -> FactChange:
    """Record what the governor decided about the day.

    Raises as `set_due`, and DoesNotFit for a release that is not set or has no day.
    """
    number, asked = facts.understood(work, offender, words)
    person, stay = _in_custody(work, number)
    ref, was = person_reference(person), newest_of(work, ReleaseDue, stay)
    if was is None or was.due_on is None:
        raise DoesNotFit(
            f"no day of release is set for {ref}", advice=f"set it first: iomctl release set {ref} KIND DAY"
        )
    _refuse_before_known(work, was, stay, (ref, asked.on))
    what = None if asked.what == NONE else asked.what
    if was.decision == what:
        raise DoesNotFit(f"the decision about the release of {ref} is {asked.what} already")
    row = ReleaseDue(
        custody_id=stay.id,
        kind=was.kind,
        due_on=was.due_on,
        decision=what,
        decided=asked.decision,
        from_on=asked.on,
        reason=None,
        **work.recorded,
    )
    work.session.add(row)
    work.session.flush()
    return FactChange(coming_of(work, stay))


def _in_custody(work: UnitOfWork, number: int) -> tuple[Offender, Custody]:
    person = work.session.get_one(Offender, number)
    return person, stay_of(work, person)


def _add_due(work: UnitOfWork, stay: Custody, asked: "DueDay") -> None:
    row = ReleaseDue(
        custody_id=stay.id,
        kind=asked.kind,
        due_on=asked.due,
        decision=None,
        decided=None,
        from_on=asked.on,
        reason=asked.reason,
        **work.recorded,
    )
    work.session.add(row)
    work.session.flush()


def _refuse_before(work: UnitOfWork, stay: Custody, ref: str, day: date | None) -> None:
    if day is not None and day < stay.from_on:
        began = spoken(stay.from_on, work.today)
        raise DoesNotFit(f"{spoken(day, work.today)} is before {ref} went into custody, {began}")


def _refuse_before_known(work: UnitOfWork, was: Any, stay: Custody, what: tuple[str, date]) -> None:
    ref, on = what
    known = was.from_on if was is not None else stay.from_on
    if on < known:
        day = spoken(known, work.today)
        raise DoesNotFit(f"{spoken(on, work.today)} is before what is known of the release of {ref}, from {day}")
