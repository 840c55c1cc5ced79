"""Consent of people that their own words are shown: record what was answered, take it back, withdraw, list."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Row
from sqlmodel import col, select

from iomctl.domain.columns import column
from iomctl.domain.days.days import spoken
from iomctl.domain.facts.consents import GIVEN, STATES, Consent, state_on
from iomctl.domain.policy.choices import Audience
from iomctl.domain.references import NOTE, name_column, offender_column, reference
from iomctl.errors import DoesNotFit
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.facts.correcting import bounds_of_owner
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.lookup.listed_people import ListedPeople, people_listed
from iomctl.services.notes.notes import OF_A_VICTIM
from iomctl.storage.tables.facts.notes import Note, NoteConsent
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.notes.consents import NewConsent, Revoked
    from iomctl.inputs.typed_words import Typed

OWN_WORDS = "own-words"


@dataclass(frozen=True)
class ConsentRecord:
    """One answer about own words as it stood on a day; the field names are a contract.

    A limited-access mark leaves `note_kept` as "restricted", unless --restricted was given.
    """

    consent: str = column("Consent", "its reference", "V00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    note: str = column("Note", "the note with the person's own words", "E00042", rank=0, kept=True)
    audience: str = column("Audience", "to whom they may be shown, a code of the policy", "board", rank=0)
    answer: str = column("Answer", "given or refused", "given", rank=2)
    from_on: date = column("From", "from which day on", "2026-04-20", rank=0, spoken=True)
    until_on: date | None = column(
        "Until", "the last day they may be shown; absent: none was said", "2026-12-31", rank=2, spoken=True
    )
    revoked_on: date | None = column(
        "Revoked", "from which day on the person took it back", "2026-05-04", rank=2, spoken=True
    )
    state: str = column("State", f"one of {', '.join(STATES)}; only what is cleared may be shown", "cleared", rank=0)
    note_kept: str | None = column("Note kept", "the words kept with it", "signed on paper", rank=3)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)


class WhichConsents(NamedTuple):
    """Which answers a list is narrowed to; `audience` as typed, `state` one of STATES, None for all."""

    whose: ListedPeople
    audience: str | None = None
    state: str | None = None


def add(work: UnitOfWork, note: str, words: "Typed[NewConsent]") -> FactChange:
    """Record what a person answered about the own words in a note.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit for a note that is none of own words, speaks of
    a victim, was corrected, or was answered about so already, and where the policy has no audiences.
    """
    facts.refuse_without_kinds(work, NoteConsent)
    faults = EveryFault()
    of = faults.take(lambda: facts.find(work, Note, note))
    bounds = bounds_of_owner(work, of) if of else None
    new = faults.take(lambda: words.read(bounds or _no_bounds(work)))
    if of is None or new is None:
        raise faults.refusal()
    refuse_not_to_be_shown(work, of)
    row = NoteConsent(offender_id=of.offender_id, note_id=of.id, **new.stored(), **work.recorded)
    facts.store(work, row)
    return FactChange(consent_now(work, row))


def revoke(work: UnitOfWork, word: str, words: "Typed[Revoked]") -> FactChange:
    """Record that the person took back the consent with a reference.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit for what was refused or taken back already.
    """
    from iomctl.inputs.notes.consents import RevokedBounds

    faults = EveryFault()
    row = faults.take(lambda: facts.find(work, NoteConsent, word))
    bounds = RevokedBounds(work.policy, work.today, None, row.from_on if row else None)
    asked = faults.take(lambda: words.read(bounds))
    if row is None or asked is None:
        raise faults.refusal()
    ref = reference_of(row)
    if row.answer != GIVEN:
        raise DoesNotFit(f"{ref} says that consent was refused, so there is none to take back")
    if row.revoked_on is not None:
        day = spoken(row.revoked_on, work.today)
        raise DoesNotFit(
            f"{ref} was taken back on {day} already",
            advice=f"if that is wrong: iomctl consent correct {ref} --revoked --on DAY --reason WORDS",
        )
    row.revoked_on, row.revoked_in = asked.on, work.event
    work.session.add(row)
    work.session.flush()
    day = spoken(asked.on, work.today)
    said = f"From {day} on {reference(NOTE, row.note_id)} is not shown to {row.audience} any more"
    return FactChange(consent_now(work, row), said)


def withdraw(work: UnitOfWork, word: str, reason: str) -> FactChange:
    """Withdraw the answer with a reference, which was recorded by mistake. Raises as `facts.withdraw`."""
    row = facts.withdraw(work, NoteConsent, word, reason)
    return FactChange(consent_now(work, row), facts.withdrawn(row))


def consents(work: UnitOfWork, on: date, which: WhichConsents) -> list[ConsentRecord]:
    """Answers that counted from a day or before, by person, the newest first. The look is logged.

    Raises NotFound and BadValue for unknown words.
    """
    faults = EveryFault()
    whose = faults.take(lambda: people_listed(work, AskedDay(work, on), which.whose))
    audience = faults.take(lambda: which.audience and work.policy.pick(Audience, which.audience).code)
    if whose is None or faults.met:
        raise faults.refusal()
    narrowed = [whose, col(Note.withdrawn_in).is_(None)]
    narrowed += [] if audience is None else [col(NoteConsent.audience) == audience]
    table = NoteConsent
    query = facts.rows_of(table).join(Note, col(Note.id) == col(table.note_id)).where(col(table.from_on) <= on)
    order = (col(table.offender_id), col(table.from_on).desc(), col(table.id).desc())
    rows = work.session.execute(query.where(*narrowed).order_by(*order)).all()
    return [_record(work, row, on) for row in rows if which.state in {None, state_on(on, _consent(row))}]


def consent_now(work: UnitOfWork, row: NoteConsent) -> ConsentRecord:
    """A stored answer, withdrawn or not, as it stands today. The look is logged."""
    from iomctl.storage.tables.withdrawable import ALSO_WITHDRAWN

    query = facts.rows_of(NoteConsent).where(col(NoteConsent.id) == row.id).execution_options(**ALSO_WITHDRAWN)
    return _record(work, work.session.execute(query).one(), work.today)


def refuse_not_to_be_shown(work: UnitOfWork, of: Note) -> None:
    """Raise DoesNotFit for a note that is shown to nobody, whatever its person says."""
    ref = reference_of(of)
    by = work.session.scalars(select(Note).where(col(Note.corrects_id) == of.id)).first()
    if of.kind != OWN_WORDS:
        raise DoesNotFit(f"{ref} is of the kind {of.kind}: only the person's own words are shown with their consent")
    if of.victim:
        raise DoesNotFit(f"{ref} speaks of a {OF_A_VICTIM}, for whom its person can't consent")
    if by is not None:
        raise DoesNotFit(f"{ref} was corrected by {reference_of(by)}", advice=f"ask about {reference_of(by)}")


def _no_bounds(work: UnitOfWork) -> Any:
    from iomctl.inputs.bounds import Bounds

    return Bounds(work.policy, work.today)


def _record(work: UnitOfWork, row: Row[Any], on: date) -> ConsentRecord:
    revoked_on = row.revoked_on if row.revoked_on is not None and row.revoked_on <= on else None
    told = {name: getattr(row, name) for name in ("audience", "answer", "from_on", "until_on")}
    return ConsentRecord(
        **facts.shown(work, NoteConsent, row),
        **told,
        note=reference(NOTE, row.note_id),
        revoked_on=revoked_on,
        state=state_on(on, _consent(row)),
        note_kept=shown_words(work, row.note, row.restricted),
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
    )


def _consent(row: Row[Any]) -> Consent:
    return Consent(row.answer, row.from_on, row.until_on, row.revoked_on)
