"""The cells behind a run's report, and those of them that are small."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from iomctl.services.rescopes.reports.people_counted import (
    AGAINST,
    AS_THE_PLAN,
    LEAVE,
    MOVE,
    PLAN_UNKNOWN,
    PUT_OFF,
    STAY,
    UNDECIDED,
    PersonCounted,
)
from tests.services.attacks import SMALL, Cell, Sum, sum_of
from tests.services.made_up_cohorts import GROUPS, MEETINGS, REASONS, TIERS

PLANS = (AS_THE_PLAN, AGAINST, PLAN_UNKNOWN, PUT_OFF, UNDECIDED)
WHERE = "Decisions by meeting, and by who recorded them"
LISTED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "plan": {"": PLANS},
    "reason": {result: tuple(one) for result, (_, one) in REASONS.items()},
    "meeting": {LEAVE: tuple(MEETINGS), MOVE: tuple(MEETINGS)},
}
"""What may be listed of each result; of a plan, of all."""


@dataclass(frozen=True)
class Reported:
    """The cells behind one report: `when` tells reports apart, `results` are those that somebody may have."""

    when: int
    results: tuple[str, ...]

    def result(self, result: str) -> dict[Cell, int]:
        """Who has a result."""
        ends = [*TIERS, *(one for one in (LEAVE, UNDECIDED) if one in self.results)]
        steps = product(TIERS, ends)
        return sum_of((self.when, "step", one, to) for one, to in steps if result == _result(one, to))

    def before(self, tier: str) -> dict[Cell, int]:
        """Who was in a tier."""
        return sum_of(cell for result in self.results for cell in self.result(result) if cell[2] == tier)

    def after(self, tier: str) -> dict[Cell, int]:
        """Who is in a tier then."""
        return sum_of(cell for result in (STAY, MOVE) for cell in self.result(result) if cell[3] == tier)

    def group(self, name: str, group: str, results: Sequence[str] = ()) -> dict[Cell, int]:
        """Who is in a group with one of some results, or with any."""
        return sum_of((self.when, name, group, result) for result in results or self.results)

    def of(self, *names: str) -> dict[Cell, int]:
        """Who has one of some plans, reasons or meetings: what, which result, which ones."""
        what, result, *listed = names
        return sum_of((self.when, what, result, one) for one in listed)


def _result(tier: str, end: str) -> str:
    if end in TIERS:
        return STAY if end == tier else MOVE
    return end


def small_of(one: Reported, people: Sequence[PersonCounted]) -> list[tuple[Sum, int]]:
    """Each count of people that a report could tell and that is small, with what it is.

    That nobody has a reason or was decided about at a meeting is told by what is not listed.
    """
    found = [*_of_tiers(one, people), *_of_groups(one, people), *_of_decisions(one, people)]
    found += [(one.result(name), sum(p.result == name for p in people)) for name in one.results]
    return [(cells, count) for cells, count in found if count <= SMALL]


Found = list[tuple[Sum, int]]


def _of_tiers(one: Reported, people: Sequence[PersonCounted]) -> Found:
    found: Found = []
    for tier in TIERS:
        found.append((one.before(tier), sum(p.tier_from == tier for p in people)))
        found.append((one.after(tier), sum(p.tier_to == tier for p in people)))
        for end in (*TIERS, *({LEAVE, UNDECIDED} & set(one.results))):
            step = sum(p.tier_from == tier and (p.tier_to or p.result) == end for p in people)
            found.append(({(one.when, "step", tier, end): 1}, step))
    return found


def _of_groups(one: Reported, people: Sequence[PersonCounted]) -> Found:
    found: Found = []
    for name, group in ((name, group) for name, groups in GROUPS.items() for group in groups):
        those = [p.result for p in people if getattr(p, name) == group]
        found.append((one.group(name, group), len(those)))
        found += [(one.group(name, group, [result]), those.count(result)) for result in one.results]
    return found


def _of_decisions(one: Reported, people: Sequence[PersonCounted]) -> Found:
    found: Found = []
    for result in (LEAVE, MOVE):
        said = [p.decision for p in people if p.result == result and p.decision]
        for name in LISTED["reason"][result]:
            found.append((one.of("reason", result, name), sum(d.reason == name for d in said)))
        for name in LISTED["meeting"][result]:
            found.append((one.of("meeting", result, name), sum(d.meeting == name for d in said)))
    return [(cells, count) for cells, count in found if count]
