"""The tables of a run's report about tiers and about what becomes of people."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from iomctl.domain.documents import Cell, Chart, Figure, Section, Table, figure, number
from iomctl.domain.merged_counts import Together
from iomctl.domain.policy.policy import Policy
from iomctl.domain.small_counts import Count, added
from iomctl.services.rescopes.reports.breakdowns import Breakdowns
from iomctl.services.rescopes.reports.people_counted import (
    AGAINST,
    AS_THE_PLAN,
    ENTER,
    INSIDE,
    LEAVE,
    MOVE,
    NO_DECISION,
    PLAN_UNKNOWN,
    PUT_OFF,
    STAY,
    UNDECIDED,
    PersonCounted,
)

AFTER = (STAY, MOVE, ENTER)
"""Who is in the cohort once the decisions are carried out, those about whom there is none left aside."""

FOLLOWED = (*INSIDE, ENTER)
"""Who is in a tier before or after."""

Row = tuple[Cell, ...]
Step = tuple[str | None, str | None]
"""From which tier to which; None for outside, and for who is not decided about."""


class TierFlows:
    """What is published of each result by the tiers that people are in and come to; steps nobody takes left out."""

    def __init__(self, tiers: Sequence[str], counts: Breakdowns) -> None:
        self.tiers = tiers
        self.steps: list[Step] = [(one, other) for one in (*self.tiers, None) for other in (*self.tiers, None)]
        self.broken = counts.by_found(step_of, FOLLOWED, self.steps)
        self._counts = counts

    def before(self, tier: str) -> Count:
        """How many of the cohort were in a tier."""
        return self._sum(INSIDE, tier, 0)

    def after(self, tier: str) -> Count:
        """How many are in it then, without those who are not decided about."""
        return self._sum(AFTER, tier, 1)

    def undecided(self, tier: str) -> Count:
        """How many of the tier are not decided about."""
        return self._sum((UNDECIDED,), tier, 0)

    def _sum(self, results: Iterable[str], tier: str, end: int) -> Count:
        chosen = ((result, [step for step in self.steps if step[end] == tier]) for result in results)
        return self._counts.sum_of(self.broken, chosen)


def tiers_of(policies: Iterable[Policy], counts: Breakdowns) -> list[str]:
    """Every tier that anybody may be in before or after, in the order of the policies."""
    found = {tier for those in counts.people.values() for one in those for tier in step_of(one) if tier is not None}
    # A policy of between, by which a decision was taken, may have had one more.
    return list(dict.fromkeys([*(tier for one in policies for tier in one.tiers), *sorted(found)]))


def tiers(policy: Policy, counts: Breakdowns, found: TierFlows) -> Section:
    """The tiers before and after, beside their capacity."""
    undecided = UNDECIDED in counts.totals
    rows: list[Row] = []
    for tier in found.tiers:
        figures = (found.before(tier), found.after(tier), *((found.undecided(tier),) if undecided else ()))
        rows.append((tier, *map(figure, figures), *capacity(policy, [tier])))
    ends = (INSIDE, AFTER, *(((UNDECIDED,),) if undecided else ()))
    sums = (added(counts.totals[result] for result in results if result in counts.totals) for results in ends)
    rows.append(("all", *map(figure, sums), *capacity(policy, found.tiers)))
    headings = ("Tier", "Before", "After", *(("Not decided",) if undecided else ()), "Capacity")
    about = ("Who is not decided about has a column of their own, and is not in After.",) if undecided else ()
    charts = (Chart(("Before", "After")),)
    table = Table("People of the cohort by tier", headings, tuple(rows), charts, total="all")
    return Section("From and to, by tier", about, (table,))


def flows(counts: Breakdowns, decisions: Breakdowns, found: TierFlows) -> Section:
    """How many people have each result, from which tier to which, and how many of them against the plan."""
    steps: list[Row] = [
        (of_step(result, step), figure(count)) for result, told in found.broken.items() for step, count in told.items()
    ]
    judged = [result for result in decisions.totals if not result.endswith((PUT_OFF, NO_DECISION))]
    plan = decisions.by_found(lambda one: one.plan, judged, (AS_THE_PLAN, AGAINST, PLAN_UNKNOWN))
    planned: list[Row] = [(result, one, figure(count)) for result, told in plan.items() for one, count in told.items()]
    tables = [
        Table("How many people", ("What becomes of them", "People"), tuple(fates(counts, decisions))),
        *whole_table("From tier to tier", ("From and to", "People"), steps),
        *whole_table("With the plan and against it", ("What was decided", "Plan", "People"), planned),
    ]
    by_tier = [result for result in counts.totals if result in FOLLOWED]
    about = (*left_out("by tier", by_tier, found.broken), *left_out("by plan", judged, plan))
    return Section("What becomes of people", about, tuple(tables))


def capacity(policy: Policy, tiers: Iterable[str]) -> Iterator[Figure]:
    """How many people some tiers are meant to hold together."""
    yield number(room_of(policy, tiers))


def room_of(policy: Policy, tiers: Iterable[str]) -> int:
    """The same as a number."""
    return sum(policy.tiers[one].capacity for one in tiers if one in policy.tiers)


def fates(counts: Breakdowns, decisions: Breakdowns) -> Iterator[Row]:
    """Each result with its people, and below it how that came to be, where it is told."""
    for result, count in counts.totals.items():
        yield result, figure(count)
        for name, part in decisions.totals.items():
            if name.startswith(f"{result}: "):
                yield name, figure(part)


def whole_table(caption: str, headings: tuple[str, ...], rows: Sequence[Row]) -> Iterator[Table]:
    """A table, or none where it has no rows."""
    if rows:
        yield Table(caption, headings, tuple(rows))


def together(names: Sequence[str], places: Together) -> str:
    """The names of what is told as one: `flex and free`."""
    *others, last = dict.fromkeys(names[at] for at in places)
    return f"{', '.join(others)} and {last}" if others else last


def left_out(how: str, results: Sequence[str], broken: Collection[str]) -> Iterator[str]:
    """The sentence that says which results are not broken down; none when all are."""
    missing = [result for result in results if result not in broken]
    if missing:
        yield f"Not shown {how}, as too few people would be told apart: {'; '.join(missing)}."


def step_of(one: PersonCounted) -> Step:
    """From which tier somebody comes to which."""
    return one.tier_from, one.tier_to


def of_step(result: str, step: Step) -> str:
    """`stays in fixed`, `moves from fixed to flex`, `leaves free`."""
    before, after = step
    if result == MOVE:
        return f"moves from {before} to {after}"
    return {
        STAY: f"stays in {before}",
        LEAVE: f"leaves {before}",
        UNDECIDED: f"not decided, in {before}",
        ENTER: f"comes into {after}",
    }[result]
