"""Record where somebody sleeps, and say what counts before it where that is not what was said."""

from typing import TYPE_CHECKING

from iomctl.domain.accommodation.home import CUSTODY, PLACEMENT, SAID, HomeOn
from iomctl.domain.days.days import spoken
from iomctl.domain.references import HOME, PERSON, reference
from iomctl.domain.references import PLACEMENT as LETTER
from iomctl.services.asked_day import AskedDay
from iomctl.services.facts.homes import said
from iomctl.services.facts.rows import FactChange
from iomctl.services.homes.homes import Homes
from iomctl.storage.tables.facts.homes import SaidHome
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.facts.homes import NewHome
    from iomctl.inputs.typed_words import Typed


def add(work: UnitOfWork, offender: str, asked: "Typed[NewHome]") -> FactChange:
    """Record where somebody sleeps, and say what counts before it. Raises as `said.add`."""
    row = said.add(work, offender, asked)
    return FactChange(said.home_now(work, row), _what_counts(work, row))


def _what_counts(work: UnitOfWork, row: SaidHome) -> str:
    """What is said where on that day something else counts before what was recorded; "" where it counts."""
    home = Homes(work, AskedDay(work, row.from_on), (row.offender_id,)).of(row.offender_id)
    if home.source == SAID and home.number == row.id:
        return ""
    ref, since = reference(PERSON, row.offender_id), spoken(home.since or row.from_on, work.today)
    if home.source == CUSTODY:
        return f"{ref} has been in custody since {since}, which counts first"
    if home.source == PLACEMENT and home.number is not None:
        return _placement_counts(home, reference(LETTER, home.number), since, row.kind)
    counts = f"{reference(HOME, home.number)} of {since}" if home.number else f"what is known since {since}"
    return f"{counts} counts before it"


def _placement_counts(home: HomeOn, placement: str, since: str, kind: str) -> str:
    left = f"if they left it: iomctl placement end {placement} --on DAY --reason REASON --to {kind}"
    return f"placement {placement} ({home.kind}) has gone on since {since} and counts first; {left}"
