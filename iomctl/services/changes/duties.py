"""Referrals of one person to a council as dated changes; what was withdrawn as a mistake never happened."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.accommodation.councils import name_of
from iomctl.domain.accommodation.duties import status_of
from iomctl.domain.accommodation.prompts import SUBMITTED
from iomctl.domain.references import DUTY, reference
from iomctl.services.changes.of_cases import ChangeAndSpell, dated_change
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.lookup.has_any import has_any
from iomctl.storage.tables.duties import DutyAnswer, DutyReferral
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


def duties(work: UnitOfWork, person: int) -> Iterator[ChangeAndSpell]:
    """When the person was referred to a council, and what came of it."""
    if not has_any(work, DutyReferral, person):
        return
    whose = work.session.get_one(Offender, person)
    query = select(DutyReferral).where(
        col(DutyReferral.offender_id) == person, col(DutyReferral.withdrawn_on).is_(None)
    )
    for row in work.session.execute(query.order_by(col(DutyReferral.id))).scalars():
        about = f"{reference(DUTY, row.id)} {name_of(row.council)}"
        said = (_reference(row.reference), row.note)
        shown = (shown_words(work, words, whose.restricted) for words in said)
        yield dated_change(row, row.submitted_on, "duty", about, SUBMITTED, *shown)
        yield from _answers(work, row.id, about, whose.restricted)


SOURCES: tuple[Callable[[UnitOfWork, int], Iterator[ChangeAndSpell]], ...] = (duties,)


def _answers(work: UnitOfWork, referral: int | None, about: str, restricted: bool) -> Iterator[ChangeAndSpell]:
    table: Any = DutyAnswer
    query = select(table).where(table.duty_referral_id == referral).order_by(table.answered_on, table.id)
    for row in work.session.execute(query).scalars():
        known = work.policy.duties.get(row.outcome)
        why = (known.name if known else None, shown_words(work, _reference(row.reference), restricted))
        yield dated_change(row, row.answered_on, "duty", about, status_of(row.outcome, work.policy.duties), *why)


def _reference(words: str | None) -> str | None:
    return f"reference {words}" if words else None
