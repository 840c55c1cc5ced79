"""Each measure over some quarters, as blocks and as numbers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from iomctl.domain.columns import column
from iomctl.domain.days.intervals import QUARTER, add_months, quarter_of
from iomctl.domain.disclosure.printed_counts import Cell
from iomctl.domain.measures.adding_up import withheld_of
from iomctl.domain.measures.blocks import blocks
from iomctl.domain.measures.catalogue import measures
from iomctl.domain.measures.hidden import hidden_in_all
from iomctl.domain.measures.measure import MIDDLE, SHARE
from iomctl.domain.measures.tally import Tallies, Tally
from iomctl.domain.reoffending.rounding import rounded
from iomctl.domain.worded import Worded
from iomctl.services.board.asked import BoardAsked, scope_of
from iomctl.services.board.counted import counted
from iomctl.services.board.telling import first_adoption
from iomctl.storage.unit_of_work import UnitOfWork

QUARTERS = 8
WITHHELD, TOO_FEW, UNRECORDED, NOTHING = "[c]", "[u]", "[w]", "[z]"


@dataclass(frozen=True)
class MeasureTrend:
    """One measure over quarters, the earliest first; the field names are a contract."""

    measure: str = column("Measure", "the measure's code", "reviews_on_time", rank=3, kept=True)
    name: str = column("Name", "what the paper calls it", "Reviews held on time", rank=0)
    unit: str = column("Unit", "per cent, or what is counted", "per cent", rank=2)
    trend: str = column("Trend", "a block for each quarter from nought; a dot: not told", "▆▇▇█▇▆██", rank=0)
    numbers: Worded = column("Numbers", "the figure of each quarter", "81.0 84.2 90.1", rank=0)
    counts: Worded | None = column(
        "Counts", "of a share, how many of how many in each quarter; absent for others", "81/100 64/76 100/111", rank=1
    )


class _Quarter(NamedTuple):
    """A quarter with what was counted and what is withheld, and whether the book had begun by its end."""

    first: date
    last: date
    tallies: Tallies
    withheld: frozenset[Cell] = frozenset()
    begun: bool = True

    @property
    def named(self) -> str:
        """`2026-Q1`."""
        return f"{self.first:%Y}-Q{1 + self.first.month // QUARTER}"


def trends(
    work: UnitOfWork, last: date, cohort: str | None, exact: bool, among: Sequence[str] = ()
) -> list[MeasureTrend]:
    """The measures that are counted in all, over QUARTERS whole calendar quarters up to a day, that of it not included.

    `among` are codes of measures, none for all. Nobody is named; that exact figures were taken is in the trail.
    Raises as `scope_of` and `counted`.
    """
    if exact:
        work.took_exact("--exact")
    found = [
        _Quarter(first, until, counted(scope_of(work, BoardAsked(first, until, cohort))))
        for first, until in _quarters(last)
    ]
    cells = frozenset() if exact else hidden_in_all([one.tallies for one in found], work.policy.board.disclosure)
    begins = first_adoption(scope_of(work, BoardAsked(last, last, cohort)))
    quarters = [
        one._replace(withheld=_of_quarter(cells, place), begun=begins is not None and begins <= one.last)
        for place, one in enumerate(found)
    ]
    return list(_each(work, quarters, among))


def _of_quarter(cells: frozenset[Cell], place: int) -> frozenset[Cell]:
    return frozenset(one[1:] for one in cells if one[0] == f"{place}")


def _quarters(last: date) -> Iterator[tuple[date, date]]:
    """The first and the last day of each quarter, the earliest first."""
    ends = quarter_of(last)
    for back in range(QUARTERS, 0, -1):
        first = add_months(ends, -QUARTER * back)
        yield first, add_months(first, QUARTER) - timedelta(days=1)


def _each(work: UnitOfWork, quarters: Sequence[_Quarter], among: Iterable[str]) -> Iterator[MeasureTrend]:
    least, wanted = work.policy.board.percent_from, set(among)
    for code, measure in measures().items():
        found = [(one, one.tallies.whole(code)) for one in quarters]
        if (wanted and code not in wanted) or not any(whole for _, whole in found):
            continue
        told = [_figure(quarter, whole, least) for quarter, whole in found]
        words = {one.named: figure for one, (_, figure) in zip(quarters, told, strict=True)}
        unit = {MIDDLE: "days", SHARE: "per cent"}.get(measure.kind, measure.unit)
        numbers = Worded(" ".join(words.values()), words)
        counts = _counts(found) if measure.kind == SHARE else None
        yield MeasureTrend(code, measure.name, unit, blocks([figure for figure, _ in told]), numbers, counts)


def _counts(found: Iterable[tuple[_Quarter, Tally | None]]) -> Worded:
    """How many of how many in each quarter; null for what is withheld, and for a quarter of which nothing is known."""
    parts, words = dict[str, dict[str, int | None]](), list[str]()
    for quarter, whole in found:
        so, of = (None, None) if whole is None or not quarter.begun else (whole.numerator, whole.denominator)
        untold = (False, False) if whole is None else withheld_of(whole.key, quarter.withheld)
        shown = [None if hidden else count for count, hidden in zip((so, of), untold, strict=True)]
        parts[quarter.named] = dict(zip(("numerator", "denominator"), shown, strict=True))
        missing = NOTHING if quarter.begun else UNRECORDED
        words.append(missing if of is None else "/".join(WITHHELD if one is None else f"{one:,}" for one in shown))
    return Worded(" ".join(words), parts)


def _figure(quarter: _Quarter, whole: Tally | None, least: int) -> tuple[Fraction | int | None, str]:
    """The figure of a quarter, None where it is not told, and in words."""
    if whole is None or whole.denominator == 0 or not quarter.begun:
        return None, NOTHING if quarter.begun else UNRECORDED
    if withheld_of(whole.key, quarter.withheld)[0]:
        return None, WITHHELD
    if measures()[whole.measure].kind == MIDDLE:
        return (None, NOTHING) if whole.middle is None else (Fraction(whole.middle), str(whole.middle))
    if whole.denominator is None:
        return whole.numerator, f"{whole.numerator:,}"
    if whole.denominator < least:
        return None, TOO_FEW
    share = Fraction(100 * whole.numerator, whole.denominator)
    return share, str(rounded(share, 1))
