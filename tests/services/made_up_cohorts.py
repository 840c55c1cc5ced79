"""Made-up people of a run, who in number and in what becomes of them are like those of a real scheme."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from iomctl.domain.documents import Figure, Section, Table
from iomctl.domain.policy.policy import Policy
from iomctl.inputs.policy.file import default_policy_text, read_policy
from iomctl.services.rescopes.reports.breakdowns import by_result
from iomctl.services.rescopes.reports.figures import published
from iomctl.services.rescopes.reports.people_counted import (
    AGAINST,
    AS_THE_PLAN,
    KEPT,
    LEAVE,
    MOVE,
    NO_DECISION,
    PLAN_UNKNOWN,
    PUT_OFF,
    STAY,
    UNDECIDED,
    DecisionCounted,
    PersonCounted,
)

GROUPS = {
    "gender": ["Female", "Male", "Other", "Not recorded"],
    "age": ["Under 25", "25 and over", "Not recorded"],
    "ethnicity": ["Other ethnic groups", "White", "Not stated", "Not recorded"],
    "area": ["Bedford", "Central Bedfordshire", "Luton", "Elsewhere", "Not recorded"],
}
_SHARES = {
    "gender": (10, 88, 1, 1),
    "age": (30, 69, 1),
    "ethnicity": (22, 72, 4, 2),
    "area": (30, 20, 42, 4, 4),
}
TIERS = {"fixed": 45, "flex": 35, "free": 20}
REASONS = {
    LEAVE: ("leave", {"out-of-scope": 5, "completed": 3, "custody-long": 2}),
    MOVE: ("move", {"rescope": 6, "judgement": 2}),
    STAY: ("keep", {"judgement": 1}),
}
_WAYS = {NO_DECISION: 60, KEPT: 20, PUT_OFF: 20}
MEETINGS = {"TFG 7 May": 4, "panel 14 May": 1}


@cache
def policy() -> Policy:
    """The policy that is shipped."""
    return read_policy(default_policy_text(), "default.toml")


def cohort(people: int, seed: int, undecided: int = 0) -> list[PersonCounted]:
    """So many people, of whom of a hundred so many are not decided about."""
    made = random.Random(seed)  # noqa: S311 made-up facts, the same in every run
    shares = {STAY: 55 + made.randint(-8, 8), MOVE: 15 + made.randint(-8, 8), LEAVE: 30, UNDECIDED: undecided}
    return [_somebody(made, shares) for _ in range(people)]


def a_quarter_later(before: list[PersonCounted], come: int, go: int, seed: int) -> list[PersonCounted]:
    """Who remains of a cohort, less some who went and with some who came, and what becomes of them by the next run."""
    made = random.Random(seed)  # noqa: S311 as above
    remain = [one for one in before if one.result != LEAVE]
    made.shuffle(remain)
    shares = {STAY: 60, MOVE: 15, LEAVE: 25}
    new = [_somebody(made, shares) for _ in range(come)]
    old = [_with(_of(made, one.tier_to or "flex", shares), _who(one)) for one in remain[go:]]
    return [*old, *new]


def told_of(people: list[PersonCounted], settled: bool = True) -> list[Section]:
    """What is published of them."""
    counts = by_result(people, outside=False, settled=settled)
    return published((policy(), policy()), counts, GROUPS)


ASKED = {
    "People of the cohort by tier": (3, 2),
    "How many people": (3, 1),
    "With the plan and against it": (3, 1),
    "Reasons given": (3, 1),
    "Decisions by meeting, and by who recorded them": (2, 1),
    "By gender": (2, 2),
    "By age": (2, 2),
    "By ethnicity": (2, 2),
    "By area": (3, 2),
}
"""The tables that are asked for: rows and columns of counts, once categories are merged, without what is in sum."""


def numbers_in(sections: list[Section], sums: bool = False) -> tuple[int, int]:
    """How many cells are numbers, and how many there are, of all tables of counts that are asked for.

    What is left out, a table or a column, counts as withheld. Capacity is no count; `sums` says whether rows that add
    the others up are counted.
    """
    tables = {table.caption: table for section in sections for table in section.tables}
    numbers = cells = 0
    for caption, (rows, columns) in ASKED.items():
        table = tables.get(caption)
        told = list(_cells(table, sums)) if table else []
        wide = max(map(len, told), default=0)
        numbers += sum(cell.least == cell.most for row in told for cell in row)
        high = len(told) or rows + (sums and columns > 1)
        cells += high * max(columns, wide)
    return numbers, cells


def _cells(table: Table, sums: bool) -> Iterator[list[Figure]]:
    for row in table.rows:
        if sums or row[0] != "all":
            told = zip(table.headings, row, strict=True)
            yield [cell for heading, cell in told if isinstance(cell, Figure) and heading != "Capacity"]


def _somebody(made: random.Random, shares: dict[str, int]) -> PersonCounted:
    who = {name: _one(made, dict(zip(groups, _SHARES[name], strict=True))) for name, groups in GROUPS.items()}
    return _with(_of(made, _one(made, TIERS), shares), who)


def _of(made: random.Random, tier: str, shares: dict[str, int]) -> PersonCounted:
    result = _one(made, shares)
    how = _one(made, _WAYS) if result == STAY else ""
    to = {MOVE: _one(made, {one: share for one, share in TIERS.items() if one != tier}), STAY: tier}.get(result)
    plan = _one(made, {AS_THE_PLAN: 80, AGAINST: 12, PLAN_UNKNOWN: 8})
    decided = result != UNDECIDED and how != NO_DECISION
    return PersonCounted(
        result=result,
        how=how,
        tier_from=tier,
        tier_to=to,
        plan=plan if decided else AS_THE_PLAN,
        decision=_decision(made, result, to) if decided else None,
        gender="",
        age="",
        ethnicity="",
        area="",
    )


def _decision(made: random.Random, result: str, tier: str | None) -> DecisionCounted:
    action, reasons = REASONS[result]
    where = _one(made, MEETINGS)
    return DecisionCounted(action, tier, _one(made, reasons), where, "m.adeyemi", date(2026, 5, 7))


def _with(one: PersonCounted, who: dict[str, str]) -> PersonCounted:
    return replace(one, gender=who["gender"], age=who["age"], ethnicity=who["ethnicity"], area=who["area"])


def _who(one: PersonCounted) -> dict[str, str]:
    return {name: getattr(one, name) for name in GROUPS}


def _one(made: random.Random, shares: dict[str, int]) -> str:
    return made.choices(list(shares), list(shares.values()))[0]
