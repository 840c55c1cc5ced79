"""A fact that says there is none, and one that goes on that day: the second of them is refused."""

from typing import Any

from sqlalchemy import select

from iomctl.domain.references import PERSON, reference
from iomctl.errors import DoesNotFit
from iomctl.services.facts.kinds import OfPerson, column_of, reference_of
from iomctl.storage.unit_of_work import UnitOfWork


def refuse_contradicting(work: UnitOfWork, row: OfPerson) -> None:
    """Raise DoesNotFit where a fact of the person that is not withdrawn contradicts a row, which need not be stored."""
    table: Any = type(row)
    claim = getattr(row, "claim", None)
    if claim is None:
        return
    alike = select(table).where(
        column_of(table, "offender_id") == row.offender_id, column_of(table, "withdrawn_in").is_(None)
    )
    with work.session.no_autoflush:
        others = work.session.scalars(alike.order_by(column_of(table, "id"))).all()
    for other in others:
        if other is not row and claim.contradicts(other.claim):
            ref = reference_of(other)
            raise DoesNotFit(
                f"{reference(PERSON, row.offender_id)} {other.claim.said(work.today)}: {ref}",
                advice=other.claim.mended(table.described.noun, ref),
            )
