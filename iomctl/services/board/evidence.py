"""The evidence in a paper of the board: proven reoffending by year of entry, and three windows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from iomctl.domain.columns import columns_of
from iomctl.domain.counts import counted
from iomctl.domain.days.intervals import QUARTER, add_months, quarter_of
from iomctl.domain.documents import Cell, Section, Table, instead, number
from iomctl.domain.policy.board_rules import BoardSection
from iomctl.domain.reoffending.asked import FIRST_YEAR
from iomctl.domain.reoffending.baselines import ReoffendingBaseline, shipped_baselines
from iomctl.domain.reoffending.edges import WAIT_ENDS, months_on
from iomctl.domain.reoffending.rounding import rounded
from iomctl.domain.reviews import full_day
from iomctl.services.board.asked import A_DAY, Scope
from iomctl.services.board.evidence_names import WINDOW_NAMES, by_name, opening
from iomctl.services.evidence import reoffending, windows
from iomctl.services.evidence.asked import EvidenceAsked, ReadBeside
from iomctl.services.evidence.asked import scope_of as evidence_scope
from iomctl.services.evidence.figure_records import Reoffending, ReoffendingFigure
from iomctl.services.evidence.histories import GAPS
from iomctl.services.evidence.liberty import AtLiberty, LibertyFigure
from iomctl.services.evidence.reoffending import HowTold
from iomctl.services.evidence.tallying import tallied_by
from iomctl.services.evidence.windows import WindowFigure

REOFFENDING, WINDOWS = "reoffending", "windows"
SO_FAR = 2
"""How many years of entry are told that are not final yet."""
YEAR = 12
"""Months."""
GROUPED = {"tier": "Tier at entry", "index-group": "Index offence"}
"""By what the entries of a final year are told beside all together, each with its heading."""
WINDOW_YEARS = 5
"""Over how many years of adoptions the three windows are told."""
LIMITS = ("low", "high")
"""Printed with as many decimals as the rate between them."""
OF_COHORT = tuple("people reoffenders rate low high per_reoffender per_100 median_days status why".split())
OF_LIBERTY = ("people", "months", "number", "per_month", "status", "why")
OF_WINDOW = ("people", "offences", "months", "per_month", "pounds", "costed", "without_cost", "why")


class _Entries(NamedTuple):
    """The entries of a year: all together, by each of GROUPED, and in their months at liberty."""

    told: Reoffending
    by: Mapping[str, Reoffending]
    liberty: Sequence[LibertyFigure]
    source: str


class EvidenceTold(NamedTuple):
    """The sections of evidence by their words, and what the newest final year says in a sentence; "" for nothing."""

    sections: Mapping[str, Section]
    in_short: str


def evidence(scope: Scope, exact: bool) -> EvidenceTold:
    """What the policy has of it, exact or for readers outside."""
    asked, sections, said = {one.section: one for one in scope.work.policy.board.sections}, dict[str, Section](), ""
    if REOFFENDING in asked:
        sections[REOFFENDING], said = _reoffending(scope, asked[REOFFENDING], exact)
    if WINDOWS in asked:
        sections[WINDOWS] = _windows(scope, asked[WINDOWS], exact)
    return EvidenceTold(sections, said)


def _reoffending(scope: Scope, asked: BoardSection, exact: bool) -> tuple[Section, str]:
    """By year of entry, the newest that is final beside the nation, and by tier and index offence; in a sentence."""
    final, *others = _years(scope.last)
    entered = _entries(scope, final, exact)
    told = entered.told
    of_year = reoffending.figures_of if exact else reoffending.published
    years = [told, *(of_year(scope.work, _entered(scope, year)) for year in others)]
    rows = [replace(one.everyone, group=_named((one.first, one.last))) for one in years]
    about = f"{opening(told.measure)}, entries of {_named(final)}, as of {full_day(scope.last)}"
    by_year = _table("By year of entry", "reoffending_by_year", "Year of entry", [*rows, *told.beside], OF_COHORT)
    tables = [replace(by_year, source=f"Case book of the scheme{entered.source}")]
    for by, heading in GROUPED.items():
        if found := entered.by[by].rows:
            name = f"reoffending_by_{by.replace('-', '_')}"
            called = by_name(scope.work.policy, by, found)
            tables.append(_table(f"Entries of {_named(final)}, by {heading.lower()}", name, heading, called, OF_COHORT))
    if free := entered.liberty:
        said = "A month at liberty, entries of the same year: arrests and charges are not proven"
        free = [replace(one, counted=opening(one.counted)) for one in free]
        tables.append(_table(said, "per_month_at_liberty", "Counted", free, OF_LIBERTY))
    gaps = tuple(f"{opening(GAPS[name])} ({count:,})." for name, count in told.gaps.items() if count)
    section = Section(asked.called, (f"{about}.", *told.sentences), tuple(tables), gaps, id=asked.section)
    return section, _in_short(told)


def _entries(scope: Scope, year: tuple[date, date], exact: bool) -> _Entries:
    """The entries of a year beside the nation, by each of GROUPED and at liberty: everybody is read once for all."""
    work, asked = scope.work, evidence_scope(scope.work, _entered(scope, year))
    nation = [one for one in shipped_baselines() if one.category == "all"]
    free = AtLiberty(asked.asked)
    found = tallied_by(work, asked, ("", *GROUPED), ReadBeside(arrests=True, liberty=True), free.add)
    # That nobody entered says nothing of anybody.
    exact = exact or not found[""].everyone.people
    told = reoffending.recorded(work, found[""], HowTold(against=nation[-1].name if nation else None), exact)
    told = replace(told, beside=tuple(replace(one, group=_of_nation(nation[-1])) for one in told.beside))
    by = {one: reoffending.recorded(work, found[one], HowTold(by=one), exact) for one in GROUPED}
    source = "".join(f"; {one.source}, as of {full_day(one.source_on)}" for one in nation[-1:])
    return _Entries(told, by, free.figures(exact), source)


def _in_short(told: Reoffending) -> str:
    one, entries = told.everyone, f"Reoffending of the entries of {_named((told.first, told.last))}"
    if one.people == 0:
        return f"{entries}: nobody entered then."
    if one.rate is None:
        return f"{entries}: no rate, {one.why}."
    low, high = (rounded(limit, 1) for limit in (one.low or 0, one.high or 0))
    said = f"{one.reoffenders} of {one.people} ({one.rate} per cent, between {low} and {high})"
    beside = "".join(f"; {nation.group}: {nation.rate} per cent, not a like group" for nation in told.beside)
    return f"{entries}: {said}{beside}."


def _windows(scope: Scope, asked: BoardSection, exact: bool) -> Section:
    """Of the people who were in all three: offences for each month at liberty, and what they cost."""
    first = date(max(scope.last.year - WINDOW_YEARS + 1, FIRST_YEAR), 1, 1)
    period = EvidenceAsked(first, scope.last, scope.last, cohort=_cohort(scope))
    told = (windows.windows if exact else windows.published)(scope.work, period)
    length = f"{told.window_months} months each, adoptions from {full_day(first)} to {full_day(scope.last)}"
    if not told.rows:
        return Section(asked.called, (f"{length}: nobody was in all three.",), id=asked.section)
    rows = [replace(one, window=WINDOW_NAMES[one.window]) for one in told.rows]
    table = _table("Before, on and after", "three_windows", "Window", rows, OF_WINDOW)
    left = tuple(f"Left out, {why}: {counted(people, 'person', 'people')}" for why, people in told.left_out.items())
    return Section(asked.called, (f"{length}.", *told.sentences), (table,), left, id=asked.section)


def _of_nation(one: ReoffendingBaseline) -> str:
    return f"{one.region}, {one.cohort}"


def _years(last: date) -> list[tuple[date, date]]:
    """The newest twelve months, to the end of a quarter, of which every outcome that may count has had its time; and
    those after them, as far as they have begun."""
    ends = quarter_of(last)
    while months_on(ends - A_DAY, WAIT_ENDS) > last:
        ends = add_months(ends, -QUARTER)
    begin = (add_months(ends, YEAR * ahead) for ahead in range(-1, SO_FAR))
    return [(first, min(add_months(first, YEAR) - A_DAY, last)) for first in begin if first <= last]


def _entered(scope: Scope, year: tuple[date, date]) -> EvidenceAsked:
    return EvidenceAsked(*year, scope.last, cohort=_cohort(scope))


def _named(year: tuple[date, date]) -> str:
    """`Oct 2023 to Sep 2024`."""
    return " to ".join(full_day(day).partition(" ")[2] for day in year)


def _cohort(scope: Scope) -> str | None:
    return None if scope.cohort is None else scope.cohort.code


def _table(caption: str, name: str, heading: str, rows: Iterable[Any], fields: Sequence[str]) -> Table:
    """Records as rows, the first of their fields as what each row is about."""
    listed = list(rows)
    kind = type(listed[0])
    told = columns_of(kind)
    headings = (heading, *(_headed(told[one].heading, one) for one in fields))
    first = next(iter(told))
    cells = tuple((str(getattr(row, first)), *_cells(row, fields)) for row in listed)
    return Table(caption, headings, cells, id=name)


def _headed(heading: str, field: str) -> str:
    units = {"people": "number", "rate": "per cent", "low": "per cent", "high": "per cent", "median_days": "days"}
    return f"{heading} ({units[field]})" if field in units else heading


def _cells(row: ReoffendingFigure | LibertyFigure | WindowFigure, fields: Sequence[str]) -> Iterator[Cell]:
    for name in fields:
        value = getattr(row, name)
        if value is None:
            yield "" if name == "why" else instead(_mark(row.why))
        elif isinstance(value, str):
            yield value
        else:
            yield number(rounded(value, 1) if name in LIMITS else value)


def _mark(why: str | None) -> str:
    """What stands where there is no value: withheld, too few, or nothing that could have one."""
    if why is None:
        return "z"
    return "c" if why.startswith("withheld") else "u"
