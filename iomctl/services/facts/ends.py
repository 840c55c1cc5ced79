"""When a sentence, a marker or a requirement ends."""

from datetime import date
from typing import Any

from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.services.facts.contradictions import refuse_contradicting
from iomctl.services.facts.kinds import Fact, reference_of
from iomctl.services.facts.rows import find
from iomctl.storage.unit_of_work import UnitOfWork


def set_end(work: UnitOfWork, table: type[Fact], word: str, on: date | None) -> Fact:
    """Set the last day of the row with a reference, None for no known end; answer the row.

    Raises as `facts.find`, and DoesNotFit for a day before it began, a last day that is recorded already, one that
    says there is none, and where it would go on while another says that there is none.
    """
    row = find(work, table, word)
    ref, described = reference_of(row), table.described
    start: date = getattr(row, described.day)
    was: date | None = getattr(row, described.last)
    claim: Any = getattr(row, "claim", None)
    if claim is not None and not claim.present:
        raise DoesNotFit(f"{ref} says that there is no {claim.what}, so it can't end")
    if on is not None and on < start:
        raise DoesNotFit(f"{ref} began on {spoken(start, work.today)}, after {spoken(on, work.today)}")
    if on == was:
        said = f"{ref} has no known end" if on is None else f"the last day of {ref} is {spoken(on, work.today)}"
        raise DoesNotFit(f"{said} already")
    setattr(row, described.last, on)
    refuse_contradicting(work, row)
    work.session.add(row)
    work.session.flush()
    return row
