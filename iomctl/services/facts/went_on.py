"""What was recorded of a sentence or a marker and says that it went on: a review, a session, a requirement."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.domain.references import MARKER, REQUIREMENT, SENTENCE, reference
from iomctl.domain.requirements import SESSION
from iomctl.errors import DoesNotFit
from iomctl.storage.tables.described import Described
from iomctl.storage.unit_of_work import UnitOfWork


def refuse_what_went_on(work: UnitOfWork, described: Described, number: int, last: date) -> None:
    """Raise DoesNotFit where something is recorded of a fact, by its row number, after its `last` day to be."""
    refuse_what_happened(work, described, number, last)
    if described.letter == SENTENCE:
        _refuse_required(work, number, last)


def refuse_what_happened(work: UnitOfWork, described: Described, number: int, last: date) -> None:
    """Raise DoesNotFit where something happened after the `last` day to be of a fact, by its row number.

    A review of a marker and a session of a requirement happened. A requirement that was to begin later did not: the
    sentence may have ended before it began.
    """
    refuse = {MARKER: _refuse_reviewed, SENTENCE: _refuse_session}
    if described.letter in refuse:
        refuse[described.letter](work, number, last)


def _refuse_reviewed(work: UnitOfWork, marker: int, last: date) -> None:
    from iomctl.storage.tables.facts.markers import MarkerReview

    table: Any = MarkerReview
    query = select(table.from_on).where(table.marker_id == marker, table.from_on > last)
    day: date | None = work.session.scalar(query.order_by(table.from_on).limit(1))
    if day is not None:
        ref = reference(MARKER, marker)
        raise DoesNotFit(
            f"{ref} was reviewed on {spoken(day, work.today)}, so it went on then",
            advice=f"if it did not: iomctl marker withdraw {ref} --review --on {day} --reason WORDS",
        )


def _refuse_session(work: UnitOfWork, sentence: int, last: date) -> None:
    # Only here: what else is asked of sentences needs no requirements, and loading tables takes time.
    from iomctl.storage.tables.requirements import Requirement, RequirementStep

    table = RequirementStep
    query = select(col(Requirement.id), col(table.step_on)).join(
        table, col(table.requirement_id) == col(Requirement.id)
    )
    query = query.where(col(Requirement.sentence_id) == sentence, col(Requirement.withdrawn_in).is_(None))
    query = query.where(col(table.step) == SESSION, col(table.step_on) > last)
    row = work.session.execute(query.order_by(col(table.step_on), col(table.id)).limit(1)).first()
    if row is not None:
        its = reference(REQUIREMENT, row.id)
        raise DoesNotFit(
            f"{its}, a requirement of {reference(SENTENCE, sentence)}, has a session of"
            f" {spoken(row.step_on, work.today)}, so it went on then",
            advice=f"if it did not: iomctl requirement withdraw {its} --session --on {row.step_on} --reason WORDS",
        )


def _refuse_required(work: UnitOfWork, sentence: int, last: date) -> None:
    # Only here: what else is asked of sentences needs no requirements, and loading tables takes time.
    from iomctl.storage.tables.requirements import Requirement

    table = Requirement
    query = select(col(table.id), col(table.start_on)).where(
        col(table.sentence_id) == sentence, col(table.withdrawn_in).is_(None), col(table.start_on) > last
    )
    row = work.session.execute(query.order_by(col(table.start_on), col(table.id)).limit(1)).first()
    if row is not None:
        its, begins = reference(REQUIREMENT, row.id), spoken(row.start_on, work.today)
        raise DoesNotFit(
            f"{its}, a requirement of {reference(SENTENCE, sentence)}, begins on {begins}, so it went on then",
            advice=f"if it did not: iomctl requirement withdraw {its} --reason WORDS",
        )
