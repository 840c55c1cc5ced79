"""Returns of made-up schemes."""

from collections.abc import Sequence
from datetime import date

from iomctl.domain.disclosure.printed_counts import DisclosureRule
from iomctl.domain.measures.tally import Tallies, Tally
from iomctl.domain.returns.scheme_return import SchemeReturn
from iomctl.domain.returns.told_tally import ToldTally
from iomctl.domain.returns.withheld_tallies import told

AS_OF = date(2026, 10, 31)
RULE = DisclosureRule(threshold=5)
TALLIES = (
    Tally("people", 1, "", "", 60, None),
    Tally("people", 1, "tier", "fixed", 40, None),
    Tally("people", 1, "tier", "flex", 17, None),
    Tally("people", 1, "tier", "free", 3, None),
    Tally("releases_planned", 2, "", "", 51, 58),
)


def a_return(number: int = 1, as_of: date = AS_OF, events: int = 9, tallies: Sequence[Tally] = TALLIES) -> SchemeReturn:
    """The return of a scheme, by its number."""
    return with_told(told(Tallies(tallies), RULE), number, as_of, events)


def with_told(tallies: Sequence[ToldTally], number: int = 1, as_of: date = AS_OF, events: int = 9) -> SchemeReturn:
    """The return of a scheme with these figures."""
    return SchemeReturn(
        scheme_id=f"0199a000-0000-7000-8000-{number:012d}",
        scheme=f"Scheme {number:02d}",
        since=date(2026, 9, 1),
        as_of=as_of,
        moved_in=6,
        moved_out=None,
        trail="ab" * 32,
        events=events,
        disclosed_under=5,
        tallies=tuple(tallies),
    )
