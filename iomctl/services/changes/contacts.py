"""Contacts with one person and notes on them as dated changes; what was withdrawn never happened."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.references import NOTE, reference
from iomctl.domain.reviews import full_day
from iomctl.services.changes.change import DatedChange, Source, recorded_later
from iomctl.services.changes.live_rows import change_of, live_rows, named
from iomctl.services.lookup.find_person import words_about
from iomctl.services.notes.notes import OF_A_VICTIM
from iomctl.services.policy_then import wording
from iomctl.storage.tables.facts.contacts import Contact
from iomctl.storage.tables.facts.notes import Note, NoteConsent
from iomctl.storage.unit_of_work import UnitOfWork


def contacts(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """When contacts were planned or took place, and what came of them where that was said later."""
    for row in live_rows(work, Contact, person):
        about, said = named(row, row.how), words_about(work, person, row.note)
        if row.outcome is None or row.outcome_in != row.recorded_in:
            begun = f"planned for {full_day(row.contact_on)}" if row.planned_on else "no outcome yet"
            yield change_of(row, row.planned_on or row.contact_on, about, begun, *said)
            said = ()
        if row.outcome is not None and row.outcome_on is not None:
            why = wording(work.policy, "absence", row.reason)
            change = change_of(row, row.outcome_on, about, row.outcome, why, *said)
            yield recorded_later(change, row.outcome_in)


def notes(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """Notes as they were written down, and which one each corrects."""
    query = select(Note).where(col(Note.offender_id) == person).order_by(col(Note.id))
    for row in work.session.execute(query).scalars():
        done = "written down" if row.corrects_id is None else f"corrects {reference(NOTE, row.corrects_id)}"
        speaks_of = OF_A_VICTIM if row.victim else None
        yield change_of(row, row.noted_on, named(row), done, speaks_of, *words_about(work, person, row.words))


def consents(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """What a person answered about their own words, each time, and when they took it back."""
    query = select(NoteConsent).join(Note, col(Note.id) == col(NoteConsent.note_id))
    query = query.where(col(NoteConsent.offender_id) == person).order_by(col(NoteConsent.id))
    for row in work.session.execute(query).scalars():
        about = f"{reference(NOTE, row.note_id)} for {row.audience}"
        until = f"{row.answer} until {full_day(row.until_on)}" if row.until_on else row.answer
        yield change_of(row, row.from_on, about, until, *words_about(work, person, row.note))
        if row.revoked_on is not None:
            yield recorded_later(change_of(row, row.revoked_on, about, "taken back"), row.revoked_in)


SOURCES: dict[str, Source] = {"contact": contacts, "note": notes, "note_consent": consents}
