"""Contacts with one person and notes on them as dated changes; what was withdrawn never happened."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.references import CONTACT, NOTE, reference
from iomctl.domain.reviews import full_day
from iomctl.services.changes.of_cases import ChangeAndSpell, dated_change, recorded_later
from iomctl.services.facts.notes import OF_A_VICTIM
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.policy_then import wording
from iomctl.storage.tables.facts.contacts import Contact
from iomctl.storage.tables.facts.notes import Note
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


def contacts(work: UnitOfWork, person: int) -> Iterator[ChangeAndSpell]:
    """When contacts were planned or took place, and what came of them where that was said later."""
    query = select(Contact, Offender).join(Offender, col(Offender.id) == col(Contact.offender_id))
    query = query.where(col(Contact.offender_id) == person, col(Contact.withdrawn_on).is_(None))
    for row, whose in work.session.execute(query.order_by(col(Contact.id))):
        about = f"{reference(CONTACT, row.id)} {row.kind}, {row.how}"
        said = shown_words(work, row.note, whose.restricted)
        if row.outcome is None or row.outcome_at != row.recorded_at:
            begun = f"planned for {full_day(row.contact_on)}" if row.planned_on else "no outcome yet"
            yield dated_change(row, row.planned_on or row.contact_on, "contact", about, begun, said)
            said = None
        if row.outcome is not None:
            yield _with_outcome(work, row, about, said)


def notes(work: UnitOfWork, person: int) -> Iterator[ChangeAndSpell]:
    """Notes as they were written down, and which one each corrects."""
    query = select(Note, Offender).join(Offender, col(Offender.id) == col(Note.offender_id))
    for row, whose in work.session.execute(query.where(col(Note.offender_id) == person).order_by(col(Note.id))):
        about = f"{reference(NOTE, row.id)} {row.kind}"
        done = "written down" if row.corrects_id is None else f"corrects {reference(NOTE, row.corrects_id)}"
        speaks_of = OF_A_VICTIM if row.victim else None
        yield dated_change(
            row, row.noted_on, "note", about, done, speaks_of, shown_words(work, row.words, whose.restricted)
        )


SOURCES: tuple[Callable[[UnitOfWork, int], Iterator[ChangeAndSpell]], ...] = (contacts, notes)


def _with_outcome(work: UnitOfWork, row: Any, about: str, said: str | None) -> ChangeAndSpell:
    why = wording(work.policy, "absence", row.reason)
    change = dated_change(row, row.outcome_on, "contact", about, row.outcome, why, said)
    return recorded_later(change, row.outcome_by, row.outcome_at)
