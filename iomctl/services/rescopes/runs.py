"""Runs: find one by its number, read its criteria again, and list them with what became of each."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.criteria import Criteria
from iomctl.domain.policy import Policy
from iomctl.errors import NotFound
from iomctl.inputs.criteria_file import read_criteria
from iomctl.storage.tables.cohorts import Cohort
from iomctl.storage.tables.policies import PolicyVersion
from iomctl.storage.tables.rescopes import RescopeDecision, RescopePerson, RescopeRun, RescopeStep
from iomctl.storage.unit_of_work import UnitOfWork

PLANNED, APPLIED, UNDONE = "planned", "applied", "undone"


@dataclass(frozen=True)
class RunRecord:
    """One run; the field names are a contract."""

    run: int = column("Run", "the run's number", "3", rank=0, right=True)
    cohort: str = column("Cohort", "the cohort's code", "luton", rank=0)
    criteria: str = column("Criteria", "their name", "Neighbourhood crime 2020", rank=0)
    version: int = column("Version", "the version of the criteria", "2", rank=1, right=True)
    as_of: date = column("As of", "the day that was asked about", "2026-04-20", rank=0)
    candidates: bool = column("Candidates", "whether people outside the cohort were looked at", "yes", rank=2)
    people: int = column("People", "people in the run", "136", rank=0, right=True)
    decided: int = column("Decided", "people decided about", "38", rank=0, right=True)
    state: str = column("State", "planned, applied or undone", "planned", rank=0)
    state_on: date = column("Since", "the day it was planned, applied or undone", "2026-04-20", rank=1)
    meeting: str | None = column("Meeting", "the meeting that had it applied", "TFG 7 May", rank=3)


@dataclass(frozen=True)
class Run:
    """A run with everything that is read again from it: it may be read when its unit of work has ended.

    `cohort` is the cohort's row number; `on` is the day that was asked about.
    """

    number: int
    cohort: int
    cohort_code: str
    cohort_name: str
    on: date
    candidates: bool
    policy: Policy
    criteria: Criteria
    state: str


def find_run(work: UnitOfWork, number: int) -> Run:
    """The run with a number. Raises NotFound."""
    row = work.session.get(RescopeRun, number)
    if row is None:
        raise NotFound(f"no run {number}", advice="iomctl rescope list says which there are")
    policy = work.built(work.session.get_one(PolicyVersion, row.policy_version))
    criteria = read_criteria(row.criteria_text, f"run {number}", policy)
    newest = newest_step(work, number)
    cohort = work.session.get_one(Cohort, row.cohort_id)
    return Run(
        number=number,
        cohort=row.cohort_id,
        cohort_code=cohort.code,
        cohort_name=cohort.name,
        on=row.as_of_on,
        candidates=row.candidates,
        policy=policy,
        criteria=criteria,
        state=newest.step if newest else PLANNED,
    )


def newest_step(work: UnitOfWork, number: int) -> RescopeStep | None:
    """The newest step of a run; None while it is only planned."""
    steps = select(RescopeStep).where(col(RescopeStep.run_id) == number).order_by(col(RescopeStep.id).desc())
    return work.session.scalars(steps.limit(1)).first()


def runs(work: UnitOfWork, cohort: int | None = None) -> list[RunRecord]:
    """Every run, of one cohort or of all, the newest last."""
    query = select(RescopeRun, Cohort).join(Cohort, col(Cohort.id) == col(RescopeRun.cohort_id))
    if cohort is not None:
        query = query.where(col(RescopeRun.cohort_id) == cohort)
    return [run_record(work, row, of) for row, of in work.session.execute(query.order_by(col(RescopeRun.id)))]


def run_record(work: UnitOfWork, row: RescopeRun, cohort: Cohort) -> RunRecord:
    """One run as it is now."""
    number = row.id or 0
    decided = func.count(func.distinct(col(RescopeDecision.offender_id)))
    people = select(func.count()).where(col(RescopePerson.run_id) == number)
    newest = newest_step(work, number)
    return RunRecord(
        run=number,
        cohort=cohort.code,
        criteria=row.criteria_name,
        version=row.criteria_version,
        as_of=row.as_of_on,
        candidates=row.candidates,
        people=work.session.scalar(people) or 0,
        decided=work.session.scalar(select(decided).where(col(RescopeDecision.run_id) == number)) or 0,
        state=newest.step if newest else PLANNED,
        state_on=newest.step_on if newest else row.recorded_at.astimezone().date(),
        meeting=newest.meeting if newest else None,
    )
