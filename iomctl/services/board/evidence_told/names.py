"""What the groups of evidence are called in a paper: as the policy and the rest of it call them, never by code."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from iomctl.domain.days.intervals import add_months
from iomctl.domain.facts.crime_groups import crime_group_names
from iomctl.domain.policy.policy import Policy
from iomctl.domain.reoffending.baselines import ReoffendingBaseline
from iomctl.domain.reviews import full_day
from iomctl.services.board.asked import A_DAY, NOT_RECORDED
from iomctl.services.evidence.figure_records import ReoffendingFigure
from iomctl.services.evidence.groups import NONE
from iomctl.services.evidence.liberty import ARRESTS, CHARGES, PROVEN

WINDOW_NAMES = {"before": "Before", "on": "On the scheme", "after": "After"}
AT_LIBERTY = {PROVEN: "proven_at_liberty", ARRESTS: "arrests_at_liberty", CHARGES: "charges_at_liberty"}
"""The codes of the measures of a year at liberty, by what each counts."""
YEAR = 12
"""Months."""


def by_name(policy: Policy, by: str, rows: Iterable[ReoffendingFigure]) -> list[ReoffendingFigure]:
    """Groups by tier or index offence under their names, in the order of the policy and of the groups of crime.

    Those of whom it is not recorded stand last.
    """
    names = {code: one.name for code, one in policy.tiers.items()} if by == "tier" else dict(crime_group_names())
    places = {group: place for place, group in enumerate(names)}
    ordered = sorted(rows, key=lambda one: places.get(one.group, len(places)))
    names[NONE] = NOT_RECORDED
    return [replace(one, group=names.get(one.group, opening(one.group))) for one in ordered]


def from_to(first: date, last: date) -> str:
    """`Oct 2023 to Sep 2024`."""
    return " to ".join(full_day(day).partition(" ")[2] for day in (first, last))


def entry_year(first: date) -> str:
    """The year of entry that begins on a day, whole also where it is not over: `Oct 2025 to Sep 2026`."""
    return from_to(first, add_months(first, YEAR) - A_DAY)


def called(nation: ReoffendingBaseline) -> str:
    """`England and Wales, 2023/24`."""
    return f"{nation.region}, {nation.cohort}"


def opening(words: str) -> str:
    """Words as they open a sentence or a row: `arrests, not proven` is `Arrests, not proven`."""
    return f"{words[:1].upper()}{words[1:]}"
