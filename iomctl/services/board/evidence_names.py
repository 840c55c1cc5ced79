"""What the groups of evidence are called in a paper: as the policy and the rest of it call them, never by code."""

from collections.abc import Iterable
from dataclasses import replace

from iomctl.domain.facts.crime_groups import crime_group_names
from iomctl.domain.policy.policy import Policy
from iomctl.services.board.asked import NOT_RECORDED
from iomctl.services.evidence.figure_records import ReoffendingFigure
from iomctl.services.evidence.groups import NONE

WINDOW_NAMES = {"before": "Before", "on": "On the scheme", "after": "After"}


def by_name(policy: Policy, by: str, rows: Iterable[ReoffendingFigure]) -> list[ReoffendingFigure]:
    """Groups by tier or index offence under their names, in the order of the policy and of the groups of crime.

    Those of whom it is not recorded stand last.
    """
    names = {code: one.name for code, one in policy.tiers.items()} if by == "tier" else dict(crime_group_names())
    places = {group: place for place, group in enumerate(names)}
    ordered = sorted(rows, key=lambda one: places.get(one.group, len(places)))
    return [
        replace(one, group=NOT_RECORDED if one.group == NONE else names.get(one.group, one.group)) for one in ordered
    ]


def opening(words: str) -> str:
    """Words as they open a sentence or a row: `arrests, not proven` is `Arrests, not proven`."""
    return f"{words[:1].upper()}{words[1:]}"
