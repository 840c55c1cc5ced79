"""The tables of a run's report about tiers and about what becomes of people."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from iomctl.domain.documents import Figure, Section, Table, figure
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
from iomctl.services.rescopes.runs.runs import Run
from iomctl.storage.unit_of_work import UnitOfWork

AFTER = (STAY, MOVE, ENTER)
"""Who is in the cohort once the decisions are carried out, those about whom there is none left aside."""

FOLLOWED = (*INSIDE, ENTER)
"""Who is in a tier before or after."""

Row = tuple[str | Figure, ...]
Step = tuple[str | None, str | None]
"""From which tier to which; None for outside, and for who is not decided about."""


class TierFlows:
    """What is published of each result by the tiers that people are in and come to; steps nobody takes left out."""

    def __init__(self, work: UnitOfWork, run: Run, counts: Breakdowns) -> None:
        found = {tier for those in counts.people.values() for one in those for tier in _step(one) if tier is not None}
        # A policy of between, by which a decision was taken, may have had one more.
        self.tiers = list(dict.fromkeys([*run.policy.tiers, *work.policy.tiers, *sorted(found)]))
        self.steps: list[Step] = [(one, other) for one in (*self.tiers, None) for other in (*self.tiers, None)]
        self.broken = counts.by_found(_step, FOLLOWED, self.steps)
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


def tiers(run: Run, counts: Breakdowns, found: TierFlows) -> Section:
    """The tiers before and after, beside their capacity."""
    undecided = UNDECIDED in counts.totals
    rows: list[Row] = []
    for tier in found.tiers:
        figures = (found.before(tier), found.after(tier), *((found.undecided(tier),) if undecided else ()))
        rows.append((tier, *map(figure, figures), *_capacity(run, [tier])))
    ends = (INSIDE, AFTER, *(((UNDECIDED,),) if undecided else ()))
    sums = (added(counts.totals[result] for result in results if result in counts.totals) for results in ends)
    rows.append(("all", *map(figure, sums), *_capacity(run, found.tiers)))
    headings = ("Tier", "Before", "After", *(("Not decided",) if undecided else ()), "Capacity")
    about = ("Who is not decided about has a column of their own, and is not in After.",) if undecided else ()
    return Section("From and to, by tier", about, (Table("People of the cohort by tier", headings, tuple(rows)),))


def flows(counts: Breakdowns, decisions: Breakdowns, found: TierFlows) -> Section:
    """How many people have each result, from which tier to which, and how many of them against the plan."""
    steps: list[Row] = [
        (_of_step(result, step), figure(count)) for result, told in found.broken.items() for step, count in told.items()
    ]
    judged = [result for result in decisions.totals if not result.endswith((PUT_OFF, NO_DECISION))]
    plan = decisions.by_found(lambda one: one.plan, judged, (AS_THE_PLAN, AGAINST, PLAN_UNKNOWN))
    planned: list[Row] = [(result, one, figure(count)) for result, told in plan.items() for one, count in told.items()]
    tables = [
        Table("How many people", ("What becomes of them", "People"), tuple(_fates(counts, decisions))),
        *whole_table("From tier to tier", ("From and to", "People"), steps),
        *whole_table("With the plan and against it", ("What was decided", "Plan", "People"), planned),
    ]
    by_tier = [result for result in counts.totals if result in FOLLOWED]
    about = (*left_out("by tier", by_tier, found.broken), *left_out("by plan", judged, plan))
    return Section("What becomes of people", about, tuple(tables))


def _capacity(run: Run, tiers: Iterable[str]) -> Iterator[Figure]:
    people = sum(run.policy.tiers[one].capacity for one in tiers if one in run.policy.tiers)
    yield figure(Count(people, people))


def _fates(counts: Breakdowns, decisions: Breakdowns) -> Iterator[Row]:
    for result, count in counts.totals.items():
        yield result, figure(count)
        for name, part in decisions.totals.items():
            if name.startswith(f"{result}: "):
                yield name, figure(part)


def whole_table(caption: str, headings: tuple[str, ...], rows: Sequence[Row]) -> Iterator[Table]:
    """A table, or none where it has no rows."""
    if rows:
        yield Table(caption, headings, tuple(rows))


def left_out(how: str, results: Sequence[str], broken: Collection[str]) -> Iterator[str]:
    """The sentence that says which results are not broken down; none when all are."""
    missing = [result for result in results if result not in broken]
    if missing:
        yield f"Not shown {how}, as too few people would be told apart: {'; '.join(missing)}."


def _step(one: PersonCounted) -> Step:
    return one.tier_from, one.tier_to


def _of_step(result: str, step: Step) -> str:
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
