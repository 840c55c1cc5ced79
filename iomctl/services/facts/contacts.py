"""Contacts with people: plan or record one, say what came of it, withdraw one, and list them as on a day."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Row, Select, and_, or_
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.days.days import spoken
from iomctl.domain.facts.contacts import state_on
from iomctl.domain.references import name_column, offender_column
from iomctl.errors import BadValue, DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.lookup.find_agency_or_worker import find_worker
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.lookup.listed_people import ListedPeople, people_listed
from iomctl.storage.bulk import read
from iomctl.storage.made_once import made_once, with_more
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.facts.contacts import Contact
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.facts.contacts import ContactOutcome, NewContact
    from iomctl.inputs.typed_words import Typed


@dataclass(frozen=True)
class ContactRecord:
    """One contact as it stood on a day; the field names are a contract."""

    contact: str = column("Contact", "the contact's reference", "K00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    contact_on: date = column("Contact on", "the day of it", "2026-04-20", rank=0, spoken=True)
    kind: str = column("Kind", "the code of its kind in the policy", "home-visit", rank=0)
    how: str = column("How", "face-to-face, telephone, video or doorstep", "telephone", rank=2)
    worker: str | None = column("Worker", "who meets the person", "S Okafor", rank=1)
    state: str = column("State", "planned, kept, missed, or no-outcome where nobody said so yet", "missed", rank=0)
    reason: str | None = column("Reason", "why it was missed, a code of the policy", "no-reason", rank=2)
    absence: str | None = column("Absence", "whether the policy calls that acceptable or not", "unacceptable", rank=2)
    note: str | None = column("Note", "free words", "left a card", rank=5)
    planned_on: date | None = column("Planned", "the day one ahead was planned", "2026-04-13", shown=False)
    outcome_on: date | None = column("Outcome on", "from which day its outcome counts", "2026-04-20", shown=False)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)


@dataclass(frozen=True)
class WhichContacts:
    """Which contacts a list is narrowed to: days from `first` to `last`, both included, and one state of STATES."""

    whose: ListedPeople
    first: date | None = None
    last: date | None = None
    state: str | None = None


def add(work: UnitOfWork, offender: str, worker: str | None, words: "Typed[NewContact]") -> FactChange:
    """Record a contact.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit where the same is recorded already or where
    the policy has no kinds of contact.
    """
    facts.refuse_without_kinds(work, Contact)
    faults = EveryFault()
    asked = faults.take(lambda: facts.understood(work, offender, words))
    by = None if worker is None else faults.take(lambda: find_worker(work, worker))
    if asked is None or faults.met:
        raise faults.refusal()
    person, new = asked
    row = Contact(
        offender_id=person,
        contact_on=new.on,
        kind=new.kind,
        how=new.how,
        worker_id=by.id if by else None,
        planned_on=work.today if new.on > work.today else None,
        note=new.note,
        withdrawn_in=None,
        **_outcome(work, new.outcome, new.reason, new.on),
        **work.recorded,
    )
    facts.store(work, row)
    return FactChange(contact_now(work, row))


def outcome(work: UnitOfWork, word: str, words: "Typed[ContactOutcome]") -> FactChange:
    """Say what came of the contact with a reference.

    Raises as `facts.find`, BadValue, both in one answer, and DoesNotFit for one ahead or with an outcome already.
    """
    faults = EveryFault()
    row = faults.take(lambda: facts.find(work, Contact, word))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if row is None or asked is None:
        raise faults.refusal()
    ref, day = reference_of(row), spoken(row.contact_on, work.today)
    if row.outcome is not None:
        raise DoesNotFit(f"{ref} of {day} was {row.outcome} already", advice=_correcting(ref))
    if row.contact_on > work.today:
        raise DoesNotFit(f"{ref} is ahead, on {day}", advice="say what came of it when it is over")
    for name, value in _outcome(work, asked.outcome, asked.reason, work.today).items():
        setattr(row, name, value)
    work.session.add(row)
    work.session.flush()
    return FactChange(contact_now(work, row), f"{ref} was {row.outcome}")


def withdraw(work: UnitOfWork, word: str, reason: str) -> FactChange:
    """Withdraw the contact with this reference: what came of it goes along. Raises as `facts.withdraw`."""
    row = facts.withdraw(work, Contact, word, reason)
    gone = [f"that it was {row.outcome}"] if row.outcome else []
    return FactChange(contact_now(work, row), facts.withdrawn(row, gone))


def contacts(work: UnitOfWork, on: date, which: WhichContacts) -> list[ContactRecord]:
    """Contacts that were recorded or planned as on a day, by person, the newest first. The look is logged.

    Raises NotFound, and BadValue for unknown words and for days that are the wrong way round.
    """
    return contacts_as_of(work, AskedDay(work, on), which)


def contacts_as_of(work: UnitOfWork, day: AskedDay, which: WhichContacts) -> list[ContactRecord]:
    """As `contacts`, for a caller that has the day."""
    on, met_on = day.on, col(Contact.contact_on)
    known: list[ColumnElement[bool]] = []
    if which.first is not None and which.last is not None and which.last < which.first:
        raise BadValue(f"--until: {spoken(which.last, on)} is before --from, {spoken(which.first, on)}")
    known += [] if which.first is None else [met_on >= which.first]
    known += [] if which.last is None else [met_on <= which.last]
    known += [] if which.state is None else [_in_state(which.state, on)]
    query = with_more(_known_by(on), people_listed(work, day, which.whose), *known)
    return [_record(work, day, row) for row in read(work, query)]


@made_once
def _known_by(on: date) -> Select[Any]:
    """SQL for the contacts that were had or planned by a day, by person, the newest first."""
    met_on = col(Contact.contact_on)
    query = _query().where(col(Contact.withdrawn_in).is_(None), or_(met_on <= on, col(Contact.planned_on) <= on))
    return query.order_by(col(Contact.offender_id), met_on.desc(), col(Contact.id).desc())


@made_once
def has_outcome(on: date, outcome: str) -> ColumnElement[bool]:
    """SQL for the contacts that counted as kept, or as missed, on a day."""
    return and_(col(Contact.outcome) == outcome, col(Contact.outcome_on) <= on, col(Contact.withdrawn_in).is_(None))


def _in_state(state: str, on: date) -> ColumnElement[bool]:
    if state == "missed":
        return has_outcome(on, state)
    return and_(col(Contact.contact_on) < on, or_(col(Contact.outcome).is_(None), col(Contact.outcome_on) > on))


def _outcome(work: UnitOfWork, outcome: str | None, reason: str | None, on: date) -> dict[str, Any]:
    """The columns of what came of a contact; it counts from `on`."""
    if outcome is None:
        return dict.fromkeys(("outcome", "reason", "outcome_on", "outcome_in"))
    return {"outcome": outcome, "reason": reason, "outcome_on": on, "outcome_in": work.event}


def _query() -> Select[Any]:
    query = facts.rows_of(Contact).add_columns(col(Worker.name).label("worker"))
    return query.outerjoin(Worker, col(Worker.id) == col(Contact.worker_id))


def _correcting(ref: str) -> str:
    return f"if that is wrong: iomctl contact correct {ref} --outcome kept|missed --reason WORDS"


def contact_now(work: UnitOfWork, row: Contact) -> ContactRecord:
    """A stored contact, withdrawn or not, as it stands today."""
    found = work.session.execute(_query().where(col(Contact.id) == row.id)).one()
    return _record(work, AskedDay(work, work.today), found)


def _record(work: UnitOfWork, day: AskedDay, row: Row[Any]) -> ContactRecord:
    state = state_on(day.on, row.contact_on, row.outcome, row.outcome_on)
    missed = state == "missed"
    # A contact recorded later, of a day before its reason came in, has a reason that the policy of then lacks.
    why = day.policy.reasons["absence"].get(row.reason) or work.policy.reasons["absence"].get(row.reason)
    return ContactRecord(
        **facts.shown(work, Contact, row),
        **{name: getattr(row, name) for name in ("contact_on", "kind", "how", "worker", "planned_on")},
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
        state=state,
        reason=row.reason if missed else None,
        absence=why.group if why and missed else None,
        note=shown_words(work, row.note, row.restricted),
        outcome_on=row.outcome_on if state in ("kept", "missed") else None,
    )
