"""The size of a cohort by the threshold of one rule: criteria held against it for each value, and nothing kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, func, select

from iomctl.domain.columns import column
from iomctl.domain.criteria.criteria import Rule
from iomctl.inputs.criteria.ranges import read_range
from iomctl.inputs.faults import Faults
from iomctl.services.rescopes.rules.asked import CriteriaAsked
from iomctl.services.rescopes.rules.home_rules import with_homes
from iomctl.services.rescopes.rules.statement import COMES_IN, LEAVES, UNKNOWN, judged
from iomctl.services.rescopes.runs.plans import ToPlan, asked_of, understood, whom
from iomctl.services.rescopes.runs.runs import Run
from iomctl.services.rescopes.runs.summaries import Flow, PlanLine, tier_lines
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class SizeAtValue:
    """The cohort under criteria in which one rule has this value; the field names are a contract."""

    rule: str = column("Rule", "the rule's name", "ogrs-75", rank=9, shown=False)
    value: float = column("Value", "the value that was tried", "75", rank=0, right=True, kept=True)
    in_file: bool = column("In file", "whether it is the file's own value", "yes", rank=2)
    people: int = column("People", "people in the cohort under the plan, with who comes in", "98", rank=0, right=True)
    change: int = column("Change", "how many more that is than now", "-20", rank=2, right=True)
    leave: int = column("Leave", "people who would leave", "14", rank=2, right=True)
    not_known: int = column("Not known", "people of the cohort of whom it is not known", "6", rank=2, right=True)
    come_in: int | None = column("Come in", "people from outside, if they were looked at", "18", rank=2, right=True)
    capacity: int = column("Capacity", "people all tiers are meant to hold", "125", rank=4, right=True)
    elsewhere: int = column("Elsewhere", "people in those tiers of other cohorts", "0", rank=5, right=True)
    tiers: str = column("Tiers", "people in each tier, and what is over capacity", "fixed 48, flex 39", rank=3)


@dataclass(frozen=True)
class Varied:
    """The sizes for a rule's values, as the file has the rule; `run` is one that was never kept and has no number."""

    run: Run
    rule: Rule
    sizes: list[SizeAtValue]


def varied(work: UnitOfWork, wanted: ToPlan, vary: str) -> Varied:
    """The size of the cohort for each value of a range; nobody is named, so no look is logged, and nothing is kept.

    Raises as `plans.plan`, and BadValue for a range that can't be tried, see `inputs.criteria.ranges`.
    """
    cohort, _, run = understood(work, wanted)
    faults = Faults()
    with faults.about("--vary"):
        rule, values = read_range(vary, run.criteria, run.policy)
    faults.refuse()
    tried = ((value, replace(rule, value=value)) for value in values)
    asked = asked_of(work, run)
    people = whom(work, asked, cohort, run.candidates)
    asked = with_homes(work, asked, people)
    sizes = [_size(work, run, rule, (one, list(_flows(work, asked, people, one)))) for _, one in tried]
    return Varied(run, rule, sizes)


def _flows(work: UnitOfWork, asked: CriteriaAsked, people: Select[Any], rule: Rule) -> Iterator[Flow]:
    criteria = replace(asked.criteria, rules={**asked.criteria.rules, rule.name: rule})
    found = judged(replace(asked, criteria=criteria), people).subquery()
    by = (found.c.outcome, found.c.tier_from, found.c.tier_to)
    for row in work.session.execute(select(*by, func.count()).group_by(*by)):
        yield Flow(*row)


def _size(work: UnitOfWork, run: Run, own: Rule, tried: tuple[Rule, list[Flow]]) -> SizeAtValue:
    rule, flows = tried
    tiers = tier_lines(work, run, flows)
    people = sum(one.plan + (one.come_in or 0) for one in tiers)
    return SizeAtValue(
        rule=rule.name,
        value=rule.value,
        in_file=rule.value == own.value,
        people=people,
        change=people - sum(one.now or 0 for one in tiers),
        leave=_people(one for one in flows if one.outcome == LEAVES),
        not_known=_people(one for one in flows if one.outcome == UNKNOWN and one.tier_from is not None),
        come_in=_people(one for one in flows if one.outcome == COMES_IN) if run.candidates else None,
        capacity=sum(one.capacity or 0 for one in tiers),
        elsewhere=sum(one.elsewhere or 0 for one in tiers),
        tiers=", ".join(map(_tier_words, tiers)),
    )


def _people(flows: Iterable[Flow]) -> int:
    return sum(one.people for one in flows)


def _tier_words(line: PlanLine) -> str:
    over = f" ({line.about})" if line.about else ""
    return f"{line.part} {line.plan + (line.come_in or 0)}{over}"
