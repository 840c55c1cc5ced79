"""What was recorded of a sentence or a marker and says that it went on: a review, a requirement."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.domain.references import MARKER, REQUIREMENT, SENTENCE, reference
from iomctl.errors import DoesNotFit
from iomctl.storage.tables.described import Described
from iomctl.storage.unit_of_work import UnitOfWork


def refuse_what_went_on(work: UnitOfWork, described: Described, number: int, last: date) -> None:
    """Raise DoesNotFit where something is recorded of a fact, by its row number, after its `last` day to be."""
    refuse = {MARKER: _refuse_reviewed, SENTENCE: _refuse_required}
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
