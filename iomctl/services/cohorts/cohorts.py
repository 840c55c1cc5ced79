"""Cohorts: make or rename one, count who is in each by tier, and list who is in one."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, func, label, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.names import fold
from iomctl.domain.references import PERSON, listed_name, listing_key, name_column, offender_column, reference
from iomctl.errors import DoesNotFit
from iomctl.inputs.faults import Faults
from iomctl.inputs.names import cohort_code, partner_name
from iomctl.services.as_of import AsOf
from iomctl.services.asked_day import AskedDay
from iomctl.services.cases.custody_columns import custody_column, prison_column
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.find_person import find_cohort
from iomctl.services.lookup.whose_cases import CasesMeant, WhoseCases, cases_meant
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Cohort, Scheme, Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class CohortMade:
    """A cohort by its code and name."""

    cohort: str = column("Cohort", "the cohort's code", "luton", rank=0, kept=True)
    name: str = column("Name", "the cohort's name", "IOM Luton", rank=0)


@dataclass(frozen=True)
class CohortRenamed:
    """A cohort after its name changed, and the name it had."""

    cohort: CohortMade
    was: str


@dataclass(frozen=True)
class TierCount:
    """How many people a cohort holds in one tier."""

    cohort: str = column("Cohort", "the cohort's code", "luton", rank=0, kept=True)
    name: str = column("Name", "the cohort's name", "IOM Luton")
    tier: str = column("Tier", "the tier's code", "fixed", rank=0, kept=True)
    people: int = column("People", "people of the cohort in the tier on the day", "61", rank=0, right=True)


@dataclass(frozen=True)
class Member:
    """A person in a cohort on a day."""

    offender: str = offender_column()
    name: str = name_column()
    tier: str = column("Tier", "the tier's code", "fixed", rank=2)
    colour: str = column("Colour", "the colour's code", "amber", rank=0)
    custody: str = custody_column(rank=2)
    prison: str | None = prison_column()
    worker: str | None = column("Worker", "the lead worker", "S Okafor", rank=1)
    agency: str | None = column("Agency", "the agency they lead it for", "Bedfordshire Police", rank=4)
    adopted_on: date = column("Adopted", "the first day in the cohort", "2026-01-05", rank=3)


@dataclass(frozen=True)
class CohortMembers:
    """Who is in a cohort on a day; `colours` are (letter, name, people), `of` says what they are narrowed to."""

    cohort: CohortMade
    tiers: tuple[TierCount, ...]
    colours: tuple[tuple[str, str, int], ...]
    members: tuple[Member, ...]
    of: tuple[str, ...]


def create(work: UnitOfWork, code: str, name: str) -> CohortMade:
    """Make a cohort.

    Raises BadValue with every fault of the two at once, DoesNotFit when a cohort has either already.
    """
    faults = Faults()
    with faults.about("CODE"):
        code = cohort_code(code)
    with faults.about("--name"):
        name = partner_name(name)
    faults.refuse()
    _refuse_taken(work, {fold(code), fold(name)}, None)
    scheme_id = work.session.execute(select(col(Scheme.id))).scalar_one()
    work.session.add(Cohort(scheme_id=scheme_id, code=code, name=name, **work.recorded))
    work.session.flush()
    return CohortMade(code, name)


def edit(work: UnitOfWork, cohort: str, name: str) -> CohortRenamed:
    """Rename the cohort that `cohort` means; its code stays.

    Raises NotFound and BadValue with every fault at once, DoesNotFit when another cohort has the name.
    """
    faults = EveryFault()
    found = faults.take(lambda: find_cohort(work, cohort))
    stored = faults.take(lambda: _stored_name(name))
    if found is None or stored is None:
        raise faults.refusal()
    _refuse_taken(work, {fold(stored)}, found)
    was, found.name = found.name, stored
    work.session.flush()
    return CohortRenamed(CohortMade(found.code, stored), was)


def _stored_name(typed: str) -> str:
    faults = Faults()
    name = typed
    with faults.about("--name"):
        name = partner_name(typed)
    faults.refuse()
    return name


def _refuse_taken(work: UnitOfWork, words: set[str], renamed: Cohort | None) -> None:
    for one in work.session.execute(select(Cohort)).scalars():
        if one is not renamed and words & {fold(one.code), fold(one.name)}:
            raise DoesNotFit(f"there is a cohort {one.code}, {one.name}, already")


def counted(work: UnitOfWork, on: date) -> list[TierCount]:
    """Every cohort on a day with a count for each tier of the policy, and for any tier the policy has dropped."""
    as_of = AskedDay(work, on).spells
    spells = select(col(Spell.cohort_id), label("tier", as_of.tier)).where(as_of.is_open).subquery()
    query = select(spells.c.cohort_id, spells.c.tier, func.count()).group_by(spells.c.cohort_id, spells.c.tier)
    found: dict[int, Counter[str]] = {}
    for cohort_id, tier, people in work.session.execute(query):
        found.setdefault(cohort_id, Counter())[tier] = people
    cohorts = work.session.execute(select(Cohort).order_by(col(Cohort.code))).scalars()
    return [count for one in cohorts for count in _tiers(work, one, found.get(one.id, Counter()))]


def members(work: UnitOfWork, word: str, on: date, whose: WhoseCases) -> CohortMembers:
    """Who is in the cohort that `word` means on a day, narrowed, by name. The look is logged. Raises NotFound."""
    cohort = find_cohort(work, word)
    meant = cases_meant(work, whose)
    rows = _rows(work, cohort, meant, AskedDay(work, on).spells)
    work.looked_at(row.person for row in rows)
    people = tuple(_member(work, row) for row in rows)
    tiers = _tiers(work, cohort, Counter(one.tier for one in people))
    colours = Counter(one.colour for one in people)
    named = work.policy.colours
    return CohortMembers(
        cohort=CohortMade(cohort.code, cohort.name),
        tiers=tuple(tiers),
        colours=tuple(
            (named[code].letter if code in named else "?", code, colours[code])
            for code in sorted(colours, key=lambda code: [*named, code].index(code))
        ),
        members=people,
        of=meant.words,
    )


def _tiers(work: UnitOfWork, cohort: Cohort, people: Counter[str]) -> list[TierCount]:
    in_policy = work.policy.tiers
    codes = [*in_policy, *sorted(set(people) - set(in_policy))]
    return [TierCount(cohort.code, cohort.name, code, people[code]) for code in codes]


def _rows(work: UnitOfWork, cohort: Cohort, meant: CasesMeant, as_of: AsOf) -> list[Row[Any]]:
    columns: list[Any] = [
        col(Offender.id).label("person"),
        *(col(one) for one in (Offender.surname, Offender.forenames, Offender.search_name, Offender.restricted)),
        *(label(name, getattr(as_of, name)) for name in ("tier", "colour", "custody", "prison")),
        col(Spell.adopted_on),
        col(Worker.name).label("worker"),
        col(Agency.name).label("agency"),
    ]
    query = (
        select(*columns)
        .select_from(Spell)
        .join(Offender, col(Offender.id) == col(Spell.offender_id))
        .outerjoin(Worker, col(Worker.id) == as_of.worker_id)
        .outerjoin(Agency, col(Agency.id) == as_of.agency_id)
        .where(col(Spell.cohort_id) == cohort.id, as_of.is_open, *meant.cases(as_of), *meant.people())
    )
    rows = work.session.execute(query)
    return sorted(rows, key=lambda row: listing_key(row.search_name, row.person, work.hides(row.restricted)))


def _member(work: UnitOfWork, row: Row[Any]) -> Member:
    same = ("tier", "colour", "custody", "prison", "worker", "agency", "adopted_on")
    return Member(
        offender=reference(PERSON, row.person),
        name=listed_name(row.surname, row.forenames, work.hides(row.restricted)),
        **{name: getattr(row, name) for name in same},
    )
