"""Where needs are not met, by pathway: who was asked, who needs something, and how far their referrals came."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from sqlmodel import col

from iomctl.domain.medians import median_of
from iomctl.domain.pathway_gaps import NAMES
from iomctl.domain.policy.choices import Pathway
from iomctl.domain.referrals import REFUSED
from iomctl.domain.worded import Worded
from iomctl.inputs.referrals.pathways import asked_pathway
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.figures.counts import (
    BEGUN,
    DONE,
    REFERRED,
    TAKEN,
    NeedsCounted,
    came_to_nothing,
    levels,
    reached,
    sizes,
)
from iomctl.services.figures.gap_records import PathwayGap
from iomctl.services.figures.groups import Grouping, grouping
from iomctl.services.lookup.areas import find_area
from iomctl.services.lookup.find_person import find_cohort
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class GapsAsked:
    """What gaps are asked for, as typed; `by` is one of `pathway_groups.BY`."""

    by: str = "pathway"
    cohort: str | None = None
    area: str | None = None
    pathway: str | None = None


@dataclass
class GapTally:
    """The counts of a group on a pathway by their names in PathwayGap, and what they are made up of."""

    counts: Counter[str] = field(default_factory=Counter)
    days: Counter[int] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)


class GapTallies(NamedTuple):
    """Each pathway with the tallies of its groups, in the order to show them, and how many people there are in all."""

    people: int
    pathways: list[tuple[Pathway, dict[str, GapTally]]]


def in_words(groups: Mapping[str, int]) -> Worded | None:
    """Counts by reason group, the most first: `capacity 4, risk 2`; None where there are none."""
    if not groups:
        return None
    counts = dict(sorted(groups.items(), key=lambda one: (-one[1], one[0])))
    return Worded(", ".join(f"{group} {count}" for group, count in counts.items()), counts)


def gaps(work: UnitOfWork, on: date, asked: GapsAsked) -> list[PathwayGap]:
    """Gaps by pathway in the order of the policy that counts on a day, and on each by group; nobody is named.

    Groups and pathways with nobody to be asked are left out. Raises BadValue and NotFound for unknown words.
    """
    found = tallied(work, on, asked)
    return [
        _record(one.code, None if asked.by == "pathway" else group, tally)
        for one, groups in found.pathways
        for group, tally in groups.items()
        if tally.counts["people"]
    ]


def tallied(work: UnitOfWork, on: date, asked: GapsAsked) -> GapTallies:
    """The counts that gaps are shown from: every pathway in use then, and a retired one that somebody was asked about.

    Who is to be asked about a pathway is told by their gender, as for `need list`; who was asked counts in any case.
    Groups have everyone in `pathway_groups.Grouping.listed`. Raises as `gaps`.
    """
    scope, groups = _scope(work, AskedDay(work, on), asked)
    pathways = {code: one for code, one in scope.day.policy.pathways.items() if code in scope.pathways}
    found = {code: {group: GapTally() for group in groups.listed} for code in pathways}
    people = 0
    for row in sizes(work, scope):
        people += row.people
        for code, one in pathways.items():
            if one.active and one.is_asked_of(row.gender):
                found[code][groups.group(row.key)].counts["people"] += row.people
    _add_levels(work, scope, groups, found)
    _add_referrals(work, scope, lambda row: found[row.pathway][groups.group(row.key)])
    _add_reasons(work, scope, lambda row: found[row.pathway][groups.group(row.key)])
    for tally in (tally for of_groups in found.values() for tally in of_groups.values()):
        tally.counts["not_asked"] = tally.counts["people"] - tally.counts["asked"]
    return GapTallies(people, [(one, found[code]) for code, one in pathways.items()])


def _scope(work: UnitOfWork, day: AskedDay, asked: GapsAsked) -> tuple[NeedsCounted, Grouping]:
    faults = EveryFault()
    cohort = faults.take(lambda: None if asked.cohort is None else find_cohort(work, asked.cohort))
    areas = faults.take(lambda: None if asked.area is None else find_area(work, asked.area))
    code = faults.take(lambda: None if asked.pathway is None else asked_pathway(day.policy, asked.pathway))
    if faults.met:
        raise faults.refusal()
    narrowed = []
    if cohort is not None:
        narrowed.append(col(Spell.cohort_id) == cohort.id)
    if areas is not None:
        narrowed.append(col(Offender.area).in_(areas))
    groups = grouping(work, asked.by, day.spells)
    pathways = tuple(day.policy.pathways) if code is None else (code,)
    return NeedsCounted(day, groups.key, pathways, tuple(narrowed)), groups


Found = Mapping[str, Mapping[str, GapTally]]
"""GapTallies by pathway and group."""


def _add_levels(work: UnitOfWork, scope: NeedsCounted, groups: Grouping, found: Found) -> None:
    pathways = scope.day.policy.pathways
    for row in levels(work, scope, tuple(code for code, one in pathways.items() if one.gender)):
        counts = found[row.pathway][groups.group(row.key)].counts
        one = pathways[row.pathway]
        names = ["asked", "no_need"] if row.level == "none" else ["asked", "need", row.level]
        if not (one.active and one.is_asked_of(row.gender)):
            names.append("people")
        counts.update(dict.fromkeys(names, row.people))


def _add_referrals(work: UnitOfWork, scope: NeedsCounted, tally: Callable[[Any], GapTally]) -> None:
    steps = {REFERRED: "referred", TAKEN: "accepted", BEGUN: "started", DONE: "achieved"}
    for row in reached(work, scope):
        one = tally(row)
        one.counts.update({name: row.people for came, name in steps.items() if row.came >= came})
        if row.days is not None:
            # The work may have begun before the need was recorded.
            one.days[max(0, row.days)] += row.people


def _add_reasons(work: UnitOfWork, scope: NeedsCounted, tally: Callable[[Any], GapTally]) -> None:
    for row in came_to_nothing(work, scope):
        refused = row.status == REFUSED
        known = scope.day.policy.reasons["refusal" if refused else "ending"].get(row.reason)
        one = tally(row)
        one.counts["refused" if refused else "ended_early"] += row.people
        (one.refused if refused else one.ended)[known.group if known else row.reason] += row.people


def _record(pathway: str, group: str | None, tally: GapTally) -> PathwayGap:
    counts = tally.counts
    return PathwayGap(
        pathway=pathway,
        group=group,
        **{name: counts[name] for name in (*NAMES, "refused", "ended_early")},
        median_days=median_of(tally.days),
        why_refused=in_words(tally.refused),
        why_ended=in_words(tally.ended),
    )
