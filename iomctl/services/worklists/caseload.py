"""The caseload: one row for every case open on a day, with needs, referrals and the review ahead."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Row, Select
from sqlmodel import col

from iomctl.domain.accommodation.home import HomeOn
from iomctl.domain.columns import column
from iomctl.domain.days.births import age_on, birth
from iomctl.domain.need_marks import has_level, legend
from iomctl.domain.policy.policy import Policy
from iomctl.domain.references import PERSON, name_column, offender_column, reference
from iomctl.domain.reviews import standing
from iomctl.domain.worded import Worded
from iomctl.services.asked_day import AskedDay
from iomctl.services.cases.custody_columns import custody_column, prison_column
from iomctl.services.homes.homes import Homes
from iomctl.services.lookup.ages import NotTold, not_told, of_age
from iomctl.services.lookup.areas import names_of_areas
from iomctl.services.worklists.caseload_filters import Found, Wanted, conditions, described, look_up
from iomctl.services.worklists.caseload_marks import Marks, read_marks
from iomctl.services.worklists.caseload_rows import open_cases, shown_name
from iomctl.storage.bulk import read
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class CaseloadRow:
    """One open case, as `caseload` answers it; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    cohort: str = column("Cohort", "the cohort's code", "luton", rank=10)
    tier: str = column("Tier", "the tier's code", "fixed", rank=2)
    colour: str = column("Colour", "the colour's code", "amber", rank=0)
    custody: str = custody_column(rank=2)
    prison: str | None = prison_column()
    worker: str | None = column("Worker", "the lead worker", "S Okafor", rank=1)
    agency: str | None = column("Agency", "the lead worker's agency", "Bedfordshire Police", rank=11)
    area: str | None = column("Area", "the person's area, as the scheme writes it", "Luton", rank=12)
    days_on_scheme: int = column("Days", "days since adoption", "212", rank=8, right=True)
    needs: Worded = column("Needs", "pathways with a need; ! severe, after ? not asked", "A! E D! ?CT", rank=0)
    referrals: list[Worded] = column(
        "Referrals", "open ones, and the working days without an answer", "accommodation waiting 9d", rank=6
    )
    held_last_on: date | None = column("Held last", "when a review was last held", "2026-03-13", rank=9)
    due_from: date | None = column("Due from", "the first day the review may be held", "2026-04-03", shown=False)
    due_by: date | None = column("Due by", "the last day the review is due", "2026-04-10", rank=0)
    standing: str | None = column("Standing", "overdue, due soon, later or exempt", "due soon", rank=3)
    days_overdue: int | None = column("Overdue", "days overdue", "10", rank=0, right=True)
    home: Worded = column("Home", "settled, transient, homeless, custody, not-known or not-asked", "homeless", rank=4)
    age: int | None = column("Age", "completed years that day; absent where not known", "31", right=True, shown=False)


class Caseload(NamedTuple):
    """The rows, whose they are in words, and what else a reader should know.

    `orders` are the tiers and the colours in the order of the policy.
    """

    of: str
    rows: list[CaseloadRow]
    legend: str
    fault: str
    orders: Mapping[str, Sequence[str]]
    not_told: NotTold = NotTold()

    @property
    def people(self) -> int:
        """How many people they are: somebody in two cohorts is one person with two rows."""
        return len({row.offender for row in self.rows})

    @property
    def overdue(self) -> int:
        """How many have an overdue review."""
        return sum(1 for row in self.rows if row.days_overdue)


def caseload(work: UnitOfWork, on: date, wanted: Wanted, group_by: str | None = None) -> Caseload:
    """Every case open on a day that answers to `wanted`, the review due first in front; as it stood on a past day.

    With `group_by`, a key of `_keys`, so within each of its values.

    A past day is told by the policy that was in force then. The area of a person and the leaving of a worker
    have no history beyond what is recorded now. `fault` says why waiting days could not be counted. The look is
    logged. Raises NotFound and BadValue for words of `wanted` that nothing answers to.
    """
    day = AskedDay(work, on)
    policy, as_of = day.policy, day.spells
    asked = look_up(work, policy, wanted)
    narrowed = list(conditions(as_of, asked))
    aged = [] if asked.age is None else [of_age(work, asked.age, on)]
    cases = read(work, open_cases(as_of, *narrowed, *aged))
    people = {row.person for row in cases}
    marks, homes = read_marks(work, day, people), Homes(work, day, people)
    home_of = {person: homes.of(person) for person in people}
    found = [row for row in cases if _answers(marks, row.person, asked) and _lives(home_of[row.person], asked)]
    work.looked_at(row.person for row in found)
    # Of several spellings the one recorded first stands for the others.
    found.sort(key=lambda row: row.person)
    areas = names_of_areas(work, [*(asked.whose.areas or ()), *(row.area for row in found)])
    found.sort(key=_sort_key(group_by, policy, areas))
    rows = [
        CaseloadRow(
            **_case(work, row),
            **_review(row, on, policy.look_ahead_days),
            area=areas[row.area],
            days_on_scheme=(on - row.adopted_on).days,
            age=_age(work, row, on),
            needs=marks.needs_worded(row.person, row.gender),
            referrals=marks.referrals_worded(row.person),
            home=homes.worded(home_of[row.person]),
        )
        for row in found
    ]
    orders = {"tier": tuple(policy.tiers), "colour": tuple(policy.colours)}
    apart = _not_told(work, asked, open_cases(as_of, *narrowed), as_of.on)
    return Caseload(described(work, asked), rows, legend(policy.pathways), marks.fault, orders, apart)


def _not_told(work: UnitOfWork, asked: Found, cases: Select[Any], on: date) -> NotTold:
    """Whom a caseload of an age says nothing of, of the cases that are asked for otherwise."""
    if asked.age is None or asked.age.youngest is None:
        return NotTold()
    return not_told(work, cases.with_only_columns(col(Offender.id)), (asked.age, on))


def _age(work: UnitOfWork, row: Row[Any], on: date) -> int | None:
    known = birth(row.born_on, row.born_within)
    return None if known is None or work.hides(row.restricted) else age_on(known, on)


def _answers(marks: Marks, person: int, asked: Found) -> bool:
    if asked.wanted.needs is not None:
        return has_level(marks.needs.get(person, {}), asked.wanted.needs, asked.pathway)
    return asked.pathway is None or marks.has_pathway(person, asked.pathway)


def _lives(home: HomeOn, asked: Found) -> bool:
    return asked.wanted.home in {None, home.standing}


def _case(work: UnitOfWork, row: Row[Any]) -> dict[str, Any]:
    same = ("cohort", "tier", "colour", "custody", "prison", "worker", "agency")
    shown = {name: getattr(row, name) for name in same}
    return {"offender": reference(PERSON, row.person), "name": shown_name(work, row), **shown}


def _review(row: Row[Any], on: date, look_ahead_days: int) -> dict[str, Any]:
    stands = _standing(row, on, look_ahead_days)
    return {
        "held_last_on": row.held_last_on,
        "due_from": row.due_from,
        "due_by": row.due_by,
        "standing": stands,
        "days_overdue": (on - row.due_by).days if stands == "overdue" else None,
    }


def _standing(row: Row[Any], on: date, look_ahead_days: int) -> str | None:
    if row.due_by is None:
        return None
    return "exempt" if row.exempt_reason else standing(row.due_by, on, look_ahead_days)


Areas = Mapping[str | None, str | None]
Key = Callable[[Row[Any]], Any]


def _sort_key(group_by: str | None, policy: Policy, areas: Areas) -> Key:
    by = _keys(policy, areas)
    keys = [*([by[group_by]] if group_by else []), by["due"], by["offender"]]
    return lambda row: tuple(key(row) for key in keys)


def _keys(policy: Policy, areas: Areas) -> dict[str, Key]:
    tiers = {code: place for place, code in enumerate(policy.tiers)}
    colours = {code: place for place, code in enumerate(policy.colours)}
    return {
        "due": lambda row: (row.due_by is None, bool(row.exempt_reason), row.due_by),
        "tier": lambda row: (tiers.get(row.tier, len(tiers)), row.tier),
        "colour": lambda row: (colours.get(row.colour, len(colours)), row.colour),
        "worker": lambda row: (row.worker is None, row.worker or ""),
        "area": lambda row: (row.area is None, areas[row.area] or ""),
        "offender": lambda row: row.person,
    }
