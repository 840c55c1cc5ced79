"""Which placements of one person share a night: nobody is in two places."""

from datetime import date

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.accommodation.placements import lasts_until, overlap
from iomctl.domain.days.days import spoken
from iomctl.domain.references import PERSON, PLACEMENT, reference
from iomctl.errors import DoesNotFit
from iomctl.services.accommodation.records import expected_until, slept_in
from iomctl.storage.tables.placements import Placement
from iomctl.storage.unit_of_work import UnitOfWork


def refuse_overlapping(
    work: UnitOfWork, person: int, kind: str, stay: tuple[date, date | None], but: int | None = None
) -> None:
    """Raise DoesNotFit, naming the others, where a stay of the person with a row number shares a night with another.

    A stay in a `kind` of placement goes from its first day to its day of leaving, None for no end in sight; `but` is
    the row number of the placement that the stay is of. In money nobody sleeps: it shares no night.
    """
    kinds = work.policy.placements
    if kinds[kind].money:
        return
    query = select(Placement, expected_until(work.today)).where(slept_in(kinds))
    query = query.where(col(Placement.offender_id) == person, col(Placement.withdrawn_in).is_(None))
    lines, advice = [], ""
    for row, leaves_on in work.session.execute(query.order_by(col(Placement.from_on), col(Placement.id))):
        last = lasts_until(work.today, leaves_on, row.left_on)
        if row.id != but and overlap(stay, (row.from_on, last)):
            ref = reference(PLACEMENT, row.id)
            lines.append(f"{reference(PERSON, person)} is in {row.kind} {_days(work, row.from_on, last)}: {ref}")
            advice = advice or _advice(ref, row.left_on)
    if lines:
        raise DoesNotFit(*lines, advice=advice)


def _days(work: UnitOfWork, from_on: date, last: date | None) -> str:
    until = f"until {spoken(last, work.today)}" if last else "and nobody ended it"
    return f"from {spoken(from_on, work.today)} {until}"


def _advice(ref: str, left_on: date | None) -> str:
    if left_on is not None:
        return f"if that one is wrong: iomctl placement withdraw {ref} --reason WORDS"
    return f"end that one first: iomctl placement end {ref} --on DAY --reason CODE --to CODE"
