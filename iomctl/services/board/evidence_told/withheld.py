"""The evidence of a paper without what is withheld from its readers, and without noughts that are only gaps."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from typing import Any

from iomctl.domain.board.told import not_begun
from iomctl.domain.disclosure.printed_counts import Cell, DisclosureRule
from iomctl.domain.measures.adding_up import REOFFENDED, SO, cell
from iomctl.services.board.evidence_told.counts import left_out, of_group, of_liberty, of_window, of_year
from iomctl.services.board.evidence_told.found import EvidenceFound
from iomctl.services.board.evidence_told.names import AT_LIBERTY
from iomctl.services.evidence.figure_records import Reoffending, ReoffendingFigure
from iomctl.services.evidence.liberty import LibertyFigure, untold
from iomctl.services.evidence.liberty import for_others as liberty_for_others
from iomctl.services.evidence.publishing import figure_for_others, whole_for_others
from iomctl.services.evidence.windows import OFFENCES, ThreeWindowsTold
from iomctl.services.evidence.windows import for_others as window_for_others

GAP = "nothing recorded: "
"""How the reason opens where there is no figure because nobody records what it counts."""
_OF_PROVEN = tuple("reoffenders reoffences rate low high per_reoffender per_100 median_days".split())
_OF_OFFENCES = ("offences", "at_liberty", "per_month", "pounds", "costed", "without_cost", "crimes")


def for_others(found: EvidenceFound, cells: AbstractSet[Cell], rule: DisclosureRule) -> EvidenceFound:
    """The same for readers outside: what is withheld of its counts, and all that is made of them, is None."""
    windows = found.windows
    return replace(
        found,
        years=[whole_for_others(one, of_year(one), cells, rule) for one in found.years],
        by={
            by: [figure_for_others(one, of_group(found, by, one), cells, rule) for one in rows]
            for by, rows in found.by.items()
        },
        liberty=[_liberty(found, one, cells, rule) for one in found.liberty],
        windows=windows and windows._replace(told=_windows(windows.told, cells, rule)),
    )


def _liberty(found: EvidenceFound, one: LibertyFigure, cells: AbstractSet[Cell], rule: DisclosureRule) -> LibertyFigure:
    # Who entered less who was at liberty is who was in custody all the year.
    inside = (found.years[0].everyone.people or 0) - (one.people or 0)
    if 0 < inside < rule.threshold:
        return untold(one)
    return liberty_for_others(one, rule, cell(of_liberty(found, one), SO) in cells)


def withheld_beside(found: EvidenceFound) -> frozenset[Cell]:
    """The cells of the figures that are not told, for what is known of their people too."""
    return frozenset(cell(key, SO) for key, one in _beside(found) if one["numerator"] is None)


def _windows(told: ThreeWindowsTold, cells: AbstractSet[Cell], rule: DisclosureRule) -> ThreeWindowsTold:
    left = {why: people for why, people in told.left_out.items() if cell(left_out(why), SO) not in cells}
    if not any(one.people for one in told.rows):
        return replace(told, left_out=left)
    rows = tuple(window_for_others(one, rule, cell(of_window(one), SO) in cells) for one in told.rows)
    return replace(told, rows=rows, left_out=left)


def without_gaps(found: EvidenceFound, begins: date | None) -> EvidenceFound:
    """The same with no figure of what nobody records, and none of days before the first adoption of all, `begins`."""
    found = replace(found, years=[_begun(one, begins) for one in found.years])
    if REOFFENDED in found.missing:
        why = f"{GAP}{found.missing[REOFFENDED]}"
        found = replace(
            found,
            years=[replace(one, everyone=_unproven(one.everyone, why), sentences=()) for one in found.years],
            by={by: [_unproven(one, why) for one in rows] for by, rows in found.by.items()},
        )
    if OFFENCES in found.missing and found.windows is not None:
        nothing: dict[str, Any] = dict.fromkeys(_OF_OFFENCES)
        told, why = found.windows.told, f"{GAP}{found.missing[OFFENCES]}"
        rows = tuple(replace(one, why=why, **nothing) for one in told.rows)
        found = replace(found, windows=found.windows._replace(told=replace(told, rows=rows)))
    free = [
        replace(one, number=None, per_month=None, why=f"{GAP}{found.missing[AT_LIBERTY[one.counted]]}")
        if AT_LIBERTY[one.counted] in found.missing
        else one
        for one in found.liberty
    ]
    return replace(found, liberty=free)


def _begun(made: Reoffending, begins: date | None) -> Reoffending:
    why = not_begun(begins, made.last)
    if not why:
        return made
    one = replace(_unproven(made.everyone, f"{GAP}{why}"), people=None)
    return replace(made, everyone=one, sentences=())


def _unproven(one: ReoffendingFigure, why: str) -> ReoffendingFigure:
    nothing: dict[str, Any] = dict.fromkeys(_OF_PROVEN)
    # Of whom not even the number is told, not more is said.
    return one if one.people is None else replace(one, why=why, **nothing)


def beside(found: EvidenceFound) -> Mapping[tuple[str, str, str], Mapping[str, Any]]:
    """What stands beside the counts of each figure, by its key, as JSON has it; null is what is not told."""
    return dict(_beside(found))


def _beside(found: EvidenceFound) -> Iterator[tuple[tuple[str, str, str], dict[str, Any]]]:
    for made in found.years:
        yield of_year(made), _of_cohort(made.everyone, made)
    for by, rows in found.by.items():
        for row in rows:
            yield of_group(found, by, row), _of_cohort(row, found.years[0])
    for one in found.liberty:
        yield of_liberty(found, one), {"numerator": one.number, "denominator": _text(one.months), "unit": "months"}
    for window in () if found.windows is None else found.windows.told.rows:
        months = {"numerator": window.offences, "denominator": _text(window.months), "unit": "months"}
        yield of_window(window), months | {"pounds": window.pounds}


def _of_cohort(one: ReoffendingFigure, made: Reoffending) -> dict[str, Any]:
    counts = {"numerator": one.reoffenders, "denominator": one.people}
    interval = {"low": _text(one.low), "high": _text(one.high)}
    return {**counts, **interval, "reoffences": one.reoffences, "status": made.status}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
