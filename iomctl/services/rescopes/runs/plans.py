"""Plan a re-scope: hold criteria against a cohort and keep what they say of each person as a numbered run."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Select, insert, literal, select
from sqlmodel import col

from iomctl.domain.criteria.criteria import Criteria
from iomctl.domain.days.days import spoken
from iomctl.errors import BadValue
from iomctl.inputs.criteria.file import find_criteria, read_criteria
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.areas import find_area
from iomctl.services.lookup.find_person import find_cohort
from iomctl.services.rescopes.rules.arrest_rules import codes_recorded
from iomctl.services.rescopes.rules.asked import CriteriaAsked
from iomctl.services.rescopes.rules.custody_rules import days_of_release
from iomctl.services.rescopes.rules.home_rules import with_homes
from iomctl.services.rescopes.rules.statement import judged, people
from iomctl.services.rescopes.runs.runs import PLANNED, Run
from iomctl.storage.bulk import make_room
from iomctl.storage.tables.cohorts import Cohort
from iomctl.storage.tables.rescopes import RescopePerson, RescopeRun
from iomctl.storage.unit_of_work import UnitOfWork

JUDGED = ("offender_id", "spell_id", "outcome", "tier_from", "tier_to", "watch", "edge", "answers")


@dataclass(frozen=True)
class ToPlan:
    """What somebody asks for: a cohort and criteria by the words they typed, and a day."""

    cohort: str
    criteria: str
    on: date
    candidates: bool = False


def plan(work: UnitOfWork, wanted: ToPlan) -> Run:
    """A new run, with everyone it says something about; nothing else changes, and the look at them is logged.

    Raises NotFound for a cohort or criteria that are not there, BadValue for criteria with a fault, criteria that came
    into force later, and a day that is still to come.
    """
    cohort, text, run = understood(work, wanted)
    row = RescopeRun(
        cohort_id=cohort.id,
        as_of_on=wanted.on,
        candidates=wanted.candidates,
        criteria_name=run.criteria.name,
        criteria_version=run.criteria.version,
        criteria_text=text,
        policy_version=run.policy.version,
        **work.recorded,
    )
    work.session.add(row)
    work.session.flush()
    make_room(work)
    asked = asked_of(work, run)
    who = whom(work, asked, cohort, wanted.candidates)
    found = judged(with_homes(work, asked, who), who).subquery()
    rows = select(literal(row.id).label("run_id"), *(found.c[name] for name in JUDGED))
    work.session.execute(insert(RescopePerson).from_select(["run_id", *JUDGED], rows))
    run = replace(run, number=row.id)
    work.looked_at(work.session.scalars(select(col(RescopePerson.offender_id)).where(of_run(run))))
    return run


def understood(work: UnitOfWork, wanted: ToPlan) -> tuple[Cohort, str, Run]:
    """The cohort, the text of the criteria, and the run that they would make, which is not kept and has number 0.

    Raises as `plan`.
    """
    if wanted.on > work.today:
        raise BadValue(f"--as-of: {spoken(wanted.on, work.today)} is in the future")
    cohort = find_cohort(work, wanted.cohort)
    policy = AskedDay(work, wanted.on).policy
    text, source = find_criteria(wanted.criteria)
    criteria = read_criteria(text, source, policy)
    if criteria.in_force_from > wanted.on:
        began, asked = spoken(criteria.in_force_from, work.today), spoken(wanted.on, work.today)
        raise BadValue(f'"{criteria.name}" version {criteria.version} is in force from {began}, after {asked}')
    run = Run(
        number=0,
        cohort=cohort.id,
        cohort_code=cohort.code,
        cohort_name=cohort.name,
        on=wanted.on,
        candidates=wanted.candidates,
        policy=policy,
        criteria=criteria,
        state=PLANNED,
    )
    return cohort, text, run


def asked_of(work: UnitOfWork, run: Run) -> CriteriaAsked:
    """What a run asks, with all that its rules name and ask for: areas, cohorts, days of release, and codes of arrests.

    Homes are read of those alone who are asked about: see `home_rules.with_homes`.
    Raises NotFound for an area or a cohort that is not there.
    """
    areas, cohorts = _named(run.criteria, "area"), _named(run.criteria, "other-cohort")
    ahead = any(rule.field == "release-due" for rule in run.criteria.rules.values())
    return CriteriaAsked(
        on=run.on,
        policy=run.policy,
        criteria=run.criteria,
        areas={word: find_area(work, word) for word in areas},
        cohort=run.cohort,
        cohorts={word: find_cohort(work, word).id for word in cohorts},
        releases=days_of_release(work, run.on) if ahead else {},
        arrested_for=codes_recorded(work, run.criteria),
    )


def _named(criteria: Criteria, field: str) -> set[str]:
    rules = (rule for rule in criteria.rules.values() if rule.field == field and isinstance(rule.value, tuple))
    return {word for rule in rules for word in rule.value}


def whom(work: UnitOfWork, asked: CriteriaAsked, cohort: Cohort, candidates: bool) -> Select[Any]:
    """The people whom a run asks about; see `statement.people`."""
    final: Sequence[str] | None = None
    if candidates:
        final = [code for code, one in asked.policy.reasons["deselection"].items() if one.final]
    return people(cohort.id, AskedDay(work, asked.on).spells, final)


def of_run(run: Run) -> Any:
    """The SQL for the people of a run."""
    return col(RescopePerson.run_id) == run.number
