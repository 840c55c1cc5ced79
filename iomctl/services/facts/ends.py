"""When a sentence, a marker or a requirement ends; and that there is none is refused while one goes on."""

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.domain.references import PERSON, reference
from iomctl.errors import DoesNotFit
from iomctl.services.facts.kinds import FactKind
from iomctl.services.facts.rows import find
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.storage.tables.markers import Marker
    from iomctl.storage.tables.requirements import Requirement
    from iomctl.storage.tables.sentences import Sentence

Lasting = TypeVar("Lasting", bound="Sentence | Marker | Requirement")


def set_end(work: UnitOfWork, kind: FactKind[Lasting], word: str, on: date | None) -> tuple[Lasting, str]:
    """Set the last day of the row with a reference, None for no known end; answer it and what takes that back.

    Raises as `facts.find`, and DoesNotFit for a day before it began, a last day that is recorded already, and a
    marker that says there is none.
    """
    row = find(work, kind, word)
    ref, column = kind.reference(row), _last_day(kind)
    start: date = getattr(row, kind.day)
    was: date | None = getattr(row, column)
    if not getattr(row, "present", True):
        raise DoesNotFit(f"{ref} says that there is no {row.kind} marker, so it can't end")
    if on is not None and on < start:
        raise DoesNotFit(f"{ref} began on {spoken(start, work.today)}, after {spoken(on, work.today)}")
    if on == was:
        said = f"{ref} has no known end" if on is None else f"the last day of {ref} is {spoken(on, work.today)}"
        raise DoesNotFit(f"{said} already")
    setattr(row, column, on)
    work.session.add(row)
    work.session.flush()
    back = "--not-ended" if was is None else f"--on {was.isoformat()}"
    return row, f"iomctl {kind.noun} end {ref} {back}"


def refuse_going_on(work: UnitOfWork, kind: FactKind[Lasting], row: Lasting, what: ColumnElement[bool]) -> None:
    """Raise DoesNotFit where the person of a new row, which says that there is none, has `what` on its day."""
    day, last = getattr(row, kind.day), kind.column(_last_day(kind))
    query = select(kind.table).where(
        *(kind.column("offender_id") == row.offender_id, kind.column("withdrawn_on").is_(None), what),
        *(kind.column(kind.day) <= day, or_(last.is_(None), last >= day)),
    )
    other = work.session.execute(query.order_by(col(kind.column("id"))).limit(1)).scalar()
    if other is not None:
        ref, since = kind.reference(other), spoken(getattr(other, kind.day), work.today)
        raise DoesNotFit(
            f"{reference(PERSON, row.offender_id)} has {other.kind} from {since}: {ref}",
            advice=f"end that one first: iomctl {kind.noun} end {ref} --on DAY",
        )


def _last_day(kind: FactKind[Lasting]) -> str:
    return "to_on" if hasattr(kind.table, "to_on") else "end_on"
