"""Releases: the day that makes one due, the governor's decision, and what happened on the day."""

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from iomctl.domain.days.days import spoken
from iomctl.errors import BadValue, DoesNotFit
from iomctl.inputs.choices import Withdrawal
from iomctl.inputs.releases import NONE
from iomctl.services.custody.cases_follow import cases_of, imprison, let_out
from iomctl.services.custody.stays import newest_of, open_stay, refuse_before_newest_state, stay_of
from iomctl.services.facts import rows as facts
from iomctl.services.facts.rows import FactChange
from iomctl.services.lookup.find_person import person_reference
from iomctl.services.releases.lists import coming_of
from iomctl.services.releases.past import past_of
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.releases import Release, ReleaseDue
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.releases import DecidedDay, DueDay, HappenedRelease
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


def happened(work: UnitOfWork, offender: str, words: "Typed[HappenedRelease]", planned: bool) -> FactChange:
    """Record a release.

    The stay ends, and every open case is in the community with the colour given. A `planned` one has had notice since
    the day on which its due day was recorded, where no other day is told; without either it counts as unplanned.
    Raises BadValue or NotFound with every fault at once, and DoesNotFit for somebody not in custody, for a day
    before anything that is recorded of the stay, and where something newer is recorded for one of their cases.
    """
    number, asked = facts.understood(work, offender, words)
    person, stay = _in_custody(work, number)
    ref = person_reference(person)
    if asked.colour is None and cases_of(work, person):
        outside = (code for code in work.policy.colours if code != work.policy.custody.colour)
        raise BadValue(f"--colour: give the colour from then on, one of {', '.join(outside)}")
    refuse_before_newest_state(work, stay, ref, asked.on)
    _refuse_before(work, stay, ref, asked.on)
    told = asked.told or (_known_since(work, stay, asked.on) if planned else None)
    row = Release(
        custody_id=stay.id,
        released_on=asked.on,
        planned=planned and told is not None,
        told_on=told,
        accommodation=asked.to,
        note=asked.note,
        **work.recorded,
    )
    stay.to_on = asked.on
    work.session.add_all((stay, row))
    let_out(work, person, asked.on, asked.colour, "released")
    work.session.flush()
    said = f"{ref} is out of custody from {spoken(asked.on, work.today)}"
    if planned and told is None:
        said += "; no day was set beforehand, so it counts as unplanned"
    return FactChange(past_of(work, row), said)


def withdraw(work: UnitOfWork, offender: str, reason: str) -> FactChange:
    """Withdraw the newest release of a person: the stay goes on, and their cases are in custody as before.

    Raises NotFound and BadValue in one answer, and DoesNotFit where there was none, for somebody in custody again, and
    where something newer is recorded for one of their cases.
    """
    number, asked = facts.understood(work, offender, Withdrawal.typed(reason=reason))
    person = work.session.get_one(Offender, number)
    ref = person_reference(person)
    row = _newest_release(work, person)
    if row is None:
        raise DoesNotFit(f"no release of {ref} is recorded")
    if open_stay(work, person) is not None:
        raise DoesNotFit(f"{ref} is in custody again: this release is the end of the stay before")
    stay = work.session.get_one(Custody, row.custody_id)
    row.withdrawn_in, stay.to_on = work.event, None
    work.session.add_all((row, stay))
    work.session.flush()
    imprison(work, person, row.released_on, stay.prison, asked.reason)
    return FactChange(past_of(work, row), f"the release of {ref} was withdrawn: the stay goes on")


def _newest_release(work: UnitOfWork, person: Offender) -> Release | None:
    query = select(Release).join(Custody, col(Custody.id) == col(Release.custody_id))
    query = query.where(col(Custody.offender_id) == person.id, col(Release.withdrawn_in).is_(None))
    return work.session.exec(query.order_by(col(Release.released_on).desc(), col(Release.id).desc()).limit(1)).first()


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


def _known_since(work: UnitOfWork, stay: Custody, released_on: date) -> date | None:
    """Since when the due day that stood on the day of release had been recorded; None where none was."""
    query = select(ReleaseDue).where(ReleaseDue.custody_id == stay.id, ReleaseDue.from_on <= released_on)
    since, due_on = None, None
    for row in work.session.exec(query.order_by(col(ReleaseDue.from_on), col(ReleaseDue.id))):
        if row.due_on != due_on:
            since, due_on = row.from_on, row.due_on
    return since if due_on is not None else None
