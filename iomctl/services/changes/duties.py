"""Referrals of one person to a council as dated changes; what was withdrawn as a mistake never happened."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from iomctl.domain.accommodation.councils import name_of
from iomctl.domain.accommodation.duties import status_of
from iomctl.domain.accommodation.prompts import SUBMITTED
from iomctl.services.changes.change import DatedChange, Source, dated_change
from iomctl.services.changes.live_rows import change_of, live_rows
from iomctl.services.facts.kinds import reference_of
from iomctl.services.lookup.find_person import words_about
from iomctl.storage.tables.duties import DutyAnswer, DutyReferral
from iomctl.storage.unit_of_work import UnitOfWork


def duties(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """When the person was referred to a council, and what came of it."""
    for row in live_rows(work, DutyReferral, person):
        about = f"{reference_of(row)} {name_of(row.council)}"
        said = words_about(work, person, _reference(row.reference), row.note)
        yield change_of(row, row.submitted_on, about, SUBMITTED, *said)
        for one in _answers(work, row):
            known = work.policy.duties.get(one.outcome)
            why = (known.name if known else None, *words_about(work, person, _reference(one.reference)))
            status = status_of(one.outcome, work.policy.duties)
            yield dated_change(one, one.answered_on, "duty", about, status, *why)


SOURCES: dict[str, Source] = {"duty_referral": duties}


def _answers(work: UnitOfWork, referral: DutyReferral) -> Iterator[DutyAnswer]:
    table: Any = DutyAnswer
    query = select(table).where(table.duty_referral_id == referral.id).order_by(table.answered_on, table.id)
    return iter(work.session.execute(query).scalars())


def _reference(words: str | None) -> str | None:
    return f"reference {words}" if words else None
