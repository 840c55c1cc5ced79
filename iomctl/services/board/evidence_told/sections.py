"""The sections of evidence of a paper: proven reoffending, and three windows, as tables and in words."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from iomctl.domain.counts import counted
from iomctl.domain.documents import Section, Table
from iomctl.domain.policy.board_rules import BoardSection
from iomctl.domain.reoffending.rounding import rounded
from iomctl.domain.reviews import full_day
from iomctl.services.board.asked import Scope
from iomctl.services.board.evidence_told.found import REOFFENDING, WINDOWS, EvidenceFound
from iomctl.services.board.evidence_told.names import WINDOW_NAMES, called, from_to, opening
from iomctl.services.board.evidence_told.tables import OF_COHORT, OF_LIBERTY, OF_WINDOW, figures_table
from iomctl.services.evidence.figure_records import Reoffending
from iomctl.services.evidence.histories import GAPS
from iomctl.services.evidence.publishing import WITHHELD

HEADINGS = {"tier": "Tier at entry", "index-group": "Index offence"}
"""Of what the entries of a year are told by."""


def evidence_sections(scope: Scope, found: EvidenceFound) -> Mapping[str, Section]:
    """The sections that the policy has, by their words, of figures as they may be told."""
    made = {REOFFENDING: _reoffending, WINDOWS: _windows}
    asked = [one for one in scope.work.policy.board.sections if one.section in made]
    return {one.section: made[one.section](scope, one, found) for one in asked}


def in_short(found: EvidenceFound) -> str:
    """What the newest final year of entry says in a sentence; "" where the policy has no such section."""
    if not found.years:
        return ""
    told = found.years[0]
    one, entries = told.everyone, f"Reoffending of the entries of {_named(told)}"
    if one.people == 0:
        return f"{entries}: nobody entered then."
    if one.why == WITHHELD:
        return f"{entries}: the rate is withheld."
    if one.rate is None:
        return f"{entries}: no rate, {one.why}."
    low, high = (rounded(limit, 1) for limit in (one.low or 0, one.high or 0))
    said = f"{one.reoffenders} of {one.people} ({one.rate} per cent, between {low} and {high})"
    beside = "".join(f"; {nation.group}: {nation.rate} per cent, not a like group" for nation in _nation(found))
    return f"{entries}: {said}{beside}."


def _reoffending(scope: Scope, asked: BoardSection, found: EvidenceFound) -> Section:
    """By year of entry, the newest that is final beside the nation, and by tier and index offence."""
    told = found.years[0]
    about = f"{opening(told.measure)}, entries of {_named(told)}, as of {full_day(scope.last)}."
    gaps = tuple(f"{opening(GAPS[name])} ({count:,})." for name, count in told.gaps.items() if count)
    said = (about, *_gaps(found, "reoffended", "arrests_at_liberty"), *told.sentences, *_all_small(found))
    return Section(asked.called, said, tuple(_of_entries(found)), gaps, id=asked.section)


def _of_entries(found: EvidenceFound) -> Iterator[Table]:
    rows: list[Any] = [replace(one.everyone, group=_named(one)) for one in found.years]
    by_year = figures_table(
        "By year of entry", "reoffending_by_year", "Year of entry", [*rows, *_nation(found)], OF_COHORT
    )
    nation = "" if found.nation is None else f"; {found.nation.source}, as of {full_day(found.nation.source_on)}"
    yield replace(by_year, source=f"Case book of the scheme{nation}")
    of_year = _named(found.years[0])
    for by, listed in found.by.items():
        if any(one.people is not None for one in listed):
            name, heading = f"reoffending_by_{by.replace('-', '_')}", HEADINGS[by]
            yield figures_table(f"Entries of {of_year}, by {heading.lower()}", name, heading, listed, OF_COHORT)
    if found.liberty:
        said = "A month at liberty, entries of the same year: arrests and charges are not proven"
        free = [replace(one, counted=opening(one.counted)) for one in found.liberty]
        yield figures_table(said, "per_month_at_liberty", "Counted", free, OF_LIBERTY)


def _windows(_scope: Scope, asked: BoardSection, found: EvidenceFound) -> Section:
    """Of the people who were in all three: offences for each month at liberty, and what they cost."""
    if found.windows is None:
        return Section(asked.called, id=asked.section)
    first, told = found.windows
    length = f"{told.window_months} months each, adoptions from {full_day(first)} to {full_day(told.last)}"
    left = tuple(f"Left out, {why}: {counted(people, 'person', 'people')}" for why, people in told.left_out.items())
    if all(one.people == 0 for one in told.rows):
        return Section(asked.called, (f"{length}: nobody was in all three.",), bullets=left, id=asked.section)
    rows = [replace(one, window=WINDOW_NAMES[one.window]) for one in told.rows]
    table = figures_table("Before, on and after", "three_windows", "Window", rows, OF_WINDOW)
    said = (f"{length}.", *_gaps(found, "offences_in_windows"), *told.sentences)
    return Section(asked.called, said, (table,), left, id=asked.section)


def _gaps(found: EvidenceFound, *codes: str) -> Iterator[str]:
    for code in codes:
        if why := found.missing.get(code):
            yield f"{opening(why)} in the case book, so nothing of it is told: a nought would be no finding."


def _all_small(found: EvidenceFound) -> Iterator[str]:
    for by, listed in found.by.items():
        if listed and all(one.people is None for one in listed):
            yield f"By {HEADINGS[by].lower()} nothing can be told: the groups are too small."


def _nation(found: EvidenceFound) -> list[Any]:
    if found.nation is None:
        return []
    return [replace(one, group=called(found.nation)) for one in found.years[0].beside]


def _named(made: Reoffending) -> str:
    """`Oct 2023 to Sep 2024`."""
    return from_to(made.first, made.last)
