"""Releases ahead: the day that makes one due, and the governor's decision about it."""

from datetime import date
from typing import TYPE_CHECKING

from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.inputs.releases import NONE
from iomctl.services.custody.custodies import stay_then
from iomctl.services.custody.due_rows import follow_decisions
from iomctl.services.custody.ends import release_of
from iomctl.services.custody.stays import newest_of
from iomctl.services.facts import rows as facts
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.withdrawing import kept_beside
from iomctl.services.lookup.find_person import person_reference
from iomctl.services.releases.lists import coming_of, out_on
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.releases import ReleaseDue
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.releases import DecidedDay, DueDay
    from iomctl.inputs.typed_words import Typed


def set_due(work: UnitOfWork, offender: str, words: "Typed[DueDay]") -> FactChange:
    """Say which kind of release is ahead and what day makes it due.

    What was known from an earlier day than the newest is kept, and leaves that as it is. Raises BadValue or NotFound
    with every fault at once, and DoesNotFit for somebody not in custody then, for a day before custody began, where
    the same was known already, and as `follow_decisions`.
    """
    number, asked = facts.understood(work, offender, words)
    person, stay = _in_custody(work, number, asked.on)
    ref, was = person_reference(person), newest_of(work, ReleaseDue, stay, asked.on)
    refuse_before(work, stay, ref, asked.due)
    if was is not None and (was.kind, was.due_on) == (asked.kind, asked.due):
        raise DoesNotFit(f"the release of {ref} is set so already, since {spoken(was.from_on, work.today)}")
    row = _add_due(work, stay, asked)
    now = coming_of(work, stay)
    if stay.to_on is not None:
        return FactChange(now, f"{ref}: {_once_over(work, stay, ref)}")
    if late := _late(work, stay, row):
        return FactChange(now, f"{ref}: {late}. {out_on(work, now)}")
    undecided = "; the governor's decision about the day before counts no more" if was and was.decision else ""
    return FactChange(now, out_on(work, now) + undecided)


def decide(work: UnitOfWork, offender: str, words: "Typed[DecidedDay]") -> FactChange:
    """Record what the governor decided about the day that was due then.

    Raises as `set_due`, and DoesNotFit for a release that was not set or had no day.
    """
    number, asked = facts.understood(work, offender, words)
    person, stay = _in_custody(work, number, asked.on)
    ref, was = person_reference(person), newest_of(work, ReleaseDue, stay, asked.on)
    if was is None or was.due_on is None:
        by_then = "" if asked.on >= work.today else f" by {spoken(asked.on, work.today)}"
        raise DoesNotFit(
            f"no day of release is set for {ref}{by_then}", advice=f"set it first: iomctl release set {ref} KIND DAY"
        )
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
    late = _late(work, stay, row)
    return FactChange(coming_of(work, stay), f"{ref}: {late}" if late else "")


def _in_custody(work: UnitOfWork, number: int, on: date) -> tuple[Offender, Custody]:
    person = work.session.get_one(Offender, number)
    return person, stay_then(work, person, on)


def _add_due(work: UnitOfWork, stay: Custody, asked: "DueDay") -> ReleaseDue:
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
    follow_decisions(work, [stay.id])
    return row


def _once_over(work: UnitOfWork, stay: Custody, ref: str) -> str:
    """What is said of a day that was learned of once the stay was over."""
    release = release_of(work, stay)
    if release is not None and release.told_on is None:
        return f"if the release was planned, say so: iomctl release correct {ref} --planned --reason WORDS"
    return f"kept with the stay that ended on {spoken(stay.to_on or work.today, work.today)}"


def _late(work: UnitOfWork, stay: Custody, row: ReleaseDue) -> str:
    """What is said of a row that was recorded late; nothing for the newest."""
    return kept_beside(work, row, newest_of(work, ReleaseDue, stay))


def refuse_before(work: UnitOfWork, stay: Custody, ref: str, day: date | None) -> None:
    if day is not None and day < stay.from_on:
        began = spoken(stay.from_on, work.today)
        raise DoesNotFit(f"{spoken(day, work.today)} is before {ref} went into custody, {began}")
