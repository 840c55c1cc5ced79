"""The tables of a small cohort's report for readers outside: rows and columns are merged before any is withheld."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from iomctl.domain.documents import Chart, Section, Table, figure
from iomctl.domain.merged_counts import Together, listed, pooled, told_by_ends
from iomctl.domain.policy.policy import Policy
from iomctl.domain.small_counts import Count, added
from iomctl.services.rescopes.reports.breakdowns import OR, Breakdowns
from iomctl.services.rescopes.reports.capacity import TiersTold
from iomctl.services.rescopes.reports.people_counted import (
    AGAINST,
    AS_THE_PLAN,
    ENTER,
    INSIDE,
    LEAVE,
    MOVE,
    PLAN_UNKNOWN,
    PUT_OFF,
    STAY,
    UNDECIDED,
    PersonCounted,
)
from iomctl.services.rescopes.reports.tables import (
    FOLLOWED,
    Row,
    Step,
    capacity,
    fates,
    of_step,
    step_of,
    together,
    whole_table,
)

CAPTION = "People of the cohort by tier"
ALL, BEFORE, AFTER = "all", "Before", "After"

REMAIN = ({STAY, MOVE}, {f"{STAY}{OR}{MOVE}"})


def cohort_of(counts: Breakdowns) -> list[PersonCounted]:
    """Everyone of the cohort."""
    return list(chain.from_iterable(those for result, those in counts.people.items() if is_inside(result)))


def is_inside(result: str) -> bool:
    """Whether a result, or several as one, is of people of the cohort."""
    return result.partition(OR)[0] in INSIDE


def merged_tiers(policy: Policy, names: Sequence[str], counts: Breakdowns) -> Section:
    """The tiers before and after, those with few people as one, beside their capacity."""
    title, (rows, columns) = "From and to, by tier", _tier_rows(names, counts)
    ends = list(columns.values())
    if not rows:
        return Section(title, ("Not shown by tier, as too few people would be told apart.",))
    table: list[Row] = [
        (
            together(names, row),
            *(figure(_sum(column[at] for at in row)) for column in ends),
            *capacity(policy, [names[at] for at in row]),
        )
        for row in rows
    ]
    table.append((ALL, *(figure(_sum(column)) for column in ends), *capacity(policy, names)))
    about = _NO_AFTER if AFTER not in columns else "Who comes in, and who is not decided about, is not in After."
    headings = ("Tier", *columns, "Capacity")
    charts = (Chart(tuple(columns)),)
    return Section(title, (about,), (Table(CAPTION, headings, tuple(table), charts, total=ALL),))


def tiers_told(names: Sequence[str], counts: Breakdowns) -> TiersTold | None:
    """How many are in each tier after, or before where that is not told; None where neither is.

    After, who comes in is there too, and so is who is not decided about: in any tier, where each is not told by tier.
    """
    rows, columns = _tier_rows(names, counts)
    *_, (when, people) = columns.items()
    more = _others_there(names, counts) if when == AFTER else [Count(0, 0)] * len(names)
    found: dict[str, Count] = {}
    for row in rows or ():
        whole = sum(people[at] for at in row)
        told = Count(whole if len(row) == 1 else 0, whole)
        found |= {names[at]: added((told, more[at])) for at in row}
    if not found:
        return None
    about = () if all(one.exact for one in more) else (_ANYWHERE,)
    return TiersTold(when.lower(), {name: found[name] for name in names}, about)


_ANYWHERE = "Who comes in, and who is not decided about, is not shown by tier: each may be in any of them after."


def _others_there(names: Sequence[str], counts: Breakdowns) -> list[Count]:
    """How many more than those of After are in each tier: who comes in, and who is not decided about."""
    found, steps = [Count(0, 0)] * len(names), _steps(counts)
    for result in (one for one in (ENTER, UNDECIDED) if one in counts.totals):
        there = Counter({to or before: people for (one, (before, to)), people in steps.items() if one == result})
        anywhere = Count(0, counts.totals[result].most)
        those = [Count(there[one], there[one]) if there else anywhere for one in names]
        found = [added(pair) for pair in zip(found, those, strict=True)]
    return found


def _tier_rows(names: Sequence[str], counts: Breakdowns) -> tuple[list[Together] | None, dict[str, list[int]]]:
    columns = _ends_told(names, counts)
    # Where each step is told, so is each tier.
    return [(at,) for at in range(len(names))] if _steps(counts) else pooled(list(columns.values())), columns


_NO_AFTER = "How many are in each tier after is not shown, as too few people would be told apart."


def _ends_told(names: Sequence[str], counts: Breakdowns) -> dict[str, list[int]]:
    """How many are in each tier before, and after where that can be told."""
    people = cohort_of(counts)
    before = _by(Counter(one.tier_from for one in people), names)
    after = _by(Counter(one.tier_to for one in people if one.result in {STAY, MOVE}), names)
    both = {BEFORE: before, AFTER: after}
    told = _steps(counts) or (pooled([before, after]) and _after_can_be_told(counts, names))
    return both if told else {BEFORE: before}


def merged_flows(counts: Breakdowns, decisions: Breakdowns, by_step: bool = True) -> Section:
    """How many people have each result, how many take each step where that is told, and how many as planned."""
    found = Counter(map(_planned, cohort_of(counts)))
    plans = [one for one in (AS_THE_PLAN, AGAINST, PLAN_UNKNOWN, PUT_OFF, UNDECIDED) if found[one]]
    rows = listed([found[one] for one in plans]) or ()
    planned: list[Row] = [(together(plans, row), figure(_sum(found[plans[at]] for at in row))) for row in rows]
    told = _steps(counts) if by_step else {}
    steps: list[Row] = [(of_step(*step), figure(_sum((people,)))) for step, people in told.items()]
    tables = [
        Table("How many people", ("What becomes of them", "People"), tuple(fates(counts, decisions))),
        *whole_table("From tier to tier", ("From and to", "People"), steps),
        *whole_table("With the plan and against it", ("Plan", "People"), planned),
    ]
    missing = [name for name, rows in (("from tier to tier", steps), ("by plan", planned)) if not rows]
    about = [f"Not shown {' and '.join(missing)}, as too few people would be told apart."] if missing else []
    about += [_OF_COHORT] if planned else []
    return Section("What becomes of people", tuple(about), tuple(tables))


_OF_COHORT = (
    "By plan only people of the cohort are counted: those who stay without a decision as the plan says, and nobody who"
    " comes in."
)


def _steps(counts: Breakdowns) -> dict[tuple[str, Step], int]:
    """How many take each step from tier to tier, where none that anybody takes is small."""
    results = [result for result in counts.people if result in FOLLOWED and counts.totals[result].exact]
    found = Counter((result, step_of(one)) for result in results for one in counts.people[result])
    whole = {result for result in counts.people if is_inside(result)} <= set(results)
    told = whole and all(people >= counts.threshold for people in found.values())
    return {step: found[step] for step in sorted(found, key=str)} if told else {}


def _planned(one: PersonCounted) -> str:
    if one.result == UNDECIDED:
        return UNDECIDED
    return PUT_OFF if one.how == PUT_OFF else one.plan


def _after_can_be_told(counts: Breakdowns, names: Sequence[str]) -> bool:
    results = {result for result in counts.totals if is_inside(result)}
    if not any(remain <= results for remain in REMAIN):
        return False
    flows = Counter((str(one.tier_from), one.tier_to or one.result) for one in cohort_of(counts))
    ends = [*names, *(result for result in (LEAVE, UNDECIDED) if result in results)]
    return not told_by_ends(flows, names, ends, steady=MOVE in results)


def _by(found: Counter[str | None], names: Sequence[str]) -> list[int]:
    return [found[one] for one in names]


def _sum(counts: Iterable[int]) -> Count:
    whole = sum(counts)
    return Count(whole, whole)
