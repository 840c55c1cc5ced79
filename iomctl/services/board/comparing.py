"""Two reports beside each other: what each measure counted in either."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from iomctl.domain.board.told import EXACT
from iomctl.domain.columns import column
from iomctl.domain.disclosure.printed_counts import Cell
from iomctl.domain.measures.adding_up import OF, SO, cell
from iomctl.domain.measures.catalogue import measures
from iomctl.domain.measures.kept_counts import from_json
from iomctl.domain.measures.tally import Tallies, Tally
from iomctl.domain.reoffending.rounding import rounded
from iomctl.errors import DoesNotFit
from iomctl.services.board.reports import KeptWords, report
from iomctl.storage.tables.board.reports import BoardReportText
from iomctl.storage.unit_of_work import UnitOfWork

WITHHELD, NONE = "[c]", "[z]"


@dataclass(frozen=True)
class ComparedFigure:
    """One figure of two reports; the field names are a contract. A count that either withholds is [c]."""

    measure: str = column("Measure", "the measure's code", "reviews_on_time", rank=2, kept=True)
    name: str = column("Name", "what the paper calls it", "Reviews held on time", rank=0)
    by: str | None = column("By", "what the groups are; absent: of all", "tier", rank=3)
    group: str | None = column("Group", "the group; absent: of all", "Fixed", rank=0)
    first: str = column("First", "what the first report counted", "94 of 101", rank=0, right=True)
    second: str = column("Second", "what the second one counted", "88 of 99", rank=0, right=True)
    change: str | None = column(
        "Change", "more or fewer in the second, of a share in points; absent: not told", "-6", rank=0, right=True
    )


def compare(work: UnitOfWork, first: int, second: int, every: bool = False) -> list[ComparedFigure]:
    """The figures that differ, or with `every` all of them, in the order of a paper.

    That an exact report was taken is in the trail. Raises NotFound and DatabaseUnusable as `report`, and DoesNotFit for
    reports of different cohorts or forms, and for a measure that counted otherwise then.
    """
    one, other = report(work, first), report(work, second)
    _refuse_unlike(first, second, one, other)
    told = [from_json(work.session.get_one(BoardReportText, number).figures) for number in (first, second)]
    (was, hidden), (now, also) = told
    _refuse_redefined(was, now)
    cells = frozenset() if one.record.form == EXACT else hidden | also
    found = list(_compared(was, now, cells))
    return found if every else [record for record in found if record.first != record.second]


def _refuse_unlike(first: int, second: int, one: KeptWords, other: KeptWords) -> None:
    faults = [
        f"report {first} is {a}, report {second} {b}: ask for two alike"
        for a, b in (
            (one.record.form, other.record.form),
            (f"of {one.record.cohort or 'the whole scheme'}", f"of {other.record.cohort or 'the whole scheme'}"),
        )
        if a != b
    ]
    if faults:
        raise DoesNotFit(*faults, advice="iomctl report list shows the form and the cohort of each")


def _refuse_redefined(was: Tallies, now: Tallies) -> None:
    before = {one.measure: one.version for one in was}
    faults = dict.fromkeys(
        f"{one.measure}: version {before[one.measure]} in the first, {one.version} in the second: it counts otherwise"
        for one in now
        if before.get(one.measure, one.version) != one.version
    )
    if faults:
        raise DoesNotFit(*faults)


def _compared(was: Tallies, now: Tallies, cells: frozenset[Cell]) -> Iterator[ComparedFigure]:
    keys = dict.fromkeys(one.key for one in (*was, *now))
    order = list(measures())
    for key in sorted(keys, key=lambda one: order.index(one[0])):
        measure, by, group = key
        before, after = was.of(*key), now.of(*key)
        hidden = cell(key, SO) in cells
        told = (_in_words(before, cells), _in_words(after, cells), None if hidden else _change(before, after, cells))
        yield ComparedFigure(measure, measures()[measure].name, by or None, group or None, *told)


def _change(before: Tally | None, after: Tally | None, cells: frozenset[Cell]) -> str | None:
    """More or fewer, of a share in points; None where that can't be told."""
    if before is None or after is None:
        return None
    if after.denominator is None:
        return f"{after.numerator - before.numerator:+,}"
    if not before.denominator or not after.denominator or cell(after.key, OF) in cells:
        return None
    was, now = (Fraction(100 * one.numerator, one.denominator or 1) for one in (before, after))
    return f"{rounded(now - was, 1):+} points"


def _in_words(one: Tally | None, cells: frozenset[Cell]) -> str:
    if one is None:
        return NONE
    so = WITHHELD if cell(one.key, SO) in cells else f"{one.numerator:,}"
    if one.denominator is None:
        return so
    return f"{so} of {WITHHELD if cell(one.key, OF) in cells else f'{one.denominator:,}'}"
