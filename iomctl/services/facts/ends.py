"""When what lasts, as a sentence does, ends; and that there is none is refused while one goes on."""

from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.domain.references import PERSON, reference
from iomctl.errors import DoesNotFit
from iomctl.services.facts.kinds import Fact, FactKind
from iomctl.storage.unit_of_work import UnitOfWork


def set_end(work: UnitOfWork, kind: FactKind[Fact], row: Fact, on: date | None) -> str:
    """Set the last day of a row, None for no known end, and answer the command that takes that back.

    Raises DoesNotFit for a day before it began, and for a last day that is recorded already.
    """
    ref = kind.reference(row)
    start: date = getattr(row, kind.day)
    was: date | None = getattr(row, kind.last_day)
    if on is not None and on < start:
        raise DoesNotFit(f"{ref} began on {spoken(start, work.today)}, after {spoken(on, work.today)}")
    if on == was:
        said = f"{ref} has no known end" if on is None else f"the last day of {ref} is {spoken(on, work.today)}"
        raise DoesNotFit(f"{said} already")
    setattr(row, kind.last_day, on)
    work.session.add(row)
    work.session.flush()
    back = "--not-ended" if was is None else f"--on {was.isoformat()}"
    return f"iomctl {kind.noun} end {ref} {back}"


def refuse_going_on(work: UnitOfWork, kind: FactKind[Fact], row: Fact, what: ColumnElement[bool]) -> None:
    """Raise DoesNotFit where the person of a new row, which says that there is none, has `what` on its day."""
    day, last = getattr(row, kind.day), kind.column(kind.last_day)
    query = select(kind.table).where(
        kind.column("offender_id") == row.offender_id,
        kind.column("withdrawn_on").is_(None),
        what,
        kind.column(kind.day) <= day,
        or_(last.is_(None), last >= day),
    )
    other = work.session.execute(query.order_by(col(kind.column("id"))).limit(1)).scalar()
    if other is not None:
        ref, since = kind.reference(other), spoken(getattr(other, kind.day), work.today)
        raise DoesNotFit(
            f"{reference(PERSON, row.offender_id)} has {other.kind} from {since}: {ref}",
            advice=f"end that one first: iomctl {kind.noun} end {ref} --on DAY",
        )
