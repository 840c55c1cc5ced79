"""Runs: find one by its number, read its criteria again, and list them with what became of each."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, func, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.criteria.criteria import Criteria
from iomctl.domain.policy.policy import Policy
from iomctl.domain.reviews import full_day
from iomctl.errors import NotFound
from iomctl.inputs.criteria.file import read_criteria
from iomctl.services.rescopes.runs.left_by_undo import left_by_undo
from iomctl.storage.tables.cohorts import Cohort
from iomctl.storage.tables.policies import PolicyVersion
from iomctl.storage.tables.rescopes import RescopeDecision, RescopePerson, RescopeRun, RescopeStep
from iomctl.storage.unit_of_work import UnitOfWork

PLANNED, APPLIED, UNDONE = "planned", "applied", "undone"


@dataclass(frozen=True)
class RunRecord:
    """One run; the field names are a contract."""

    run: int = column("Run", "the run's number", "3", rank=0, right=True, kept=True)
    cohort: str = column("Cohort", "the cohort's code", "luton", rank=0)
    criteria: str = column("Criteria", "their name", "Neighbourhood crime 2020", rank=0)
    version: int = column("Version", "the version of the criteria", "2", rank=2, right=True)
    as_of: date = column("As of", "the day that was asked about", "2026-04-20", rank=0)
    candidates: bool = column("Candidates", "whether people outside the cohort were looked at", "yes", rank=2)
    people: int = column("People", "people in the run", "136", rank=0, right=True)
    decided: int = column("Decided", "people decided about", "38", rank=0, right=True)
    state: str = column("State", "planned, applied or undone", "planned", rank=0)
    state_on: date = column("State on", "the day it was planned, applied or undone", "2026-04-20", rank=2)
    meeting: str | None = column("Meeting", "the meeting that had it applied", "TFG 7 May", rank=3)
    but_for: int | None = column(
        "But for", "people whom the undo left as they are; absent unless undone", "2", rank=2, right=True
    )
    carried_from: int | None = column("Carried from", "the earlier run whose decisions were carried over", "2", rank=4)


@dataclass(frozen=True)
class Run:
    """A run with everything that is read again from it: it may be read when its unit of work has ended.

    `cohort` is the cohort's row number; `on` is the day that was asked about; `carried_from` is the number of the
    earlier run whose decisions were carried over.
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
    carried_from: int | None = None

    @property
    def title(self) -> str:
        """What it was that was asked: the cohort, the criteria and the day."""
        against = f'"{self.criteria.name}" version {self.criteria.version}'
        return f"Run {self.number}: {self.cohort_name} against {against}, as of {full_day(self.on)}"


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
        state=state_of(newest),
        carried_from=row.carried_from,
    )


def state_of(newest: RescopeStep | None) -> str:
    """The state of a run, by its newest step."""
    if newest is None:
        return PLANNED
    return APPLIED if newest.undone_in is None else UNDONE


def newest_step(work: UnitOfWork, number: int) -> RescopeStep | None:
    """The newest step of a run; None while it is only planned."""
    steps = select(RescopeStep).where(col(RescopeStep.run_id) == number).order_by(col(RescopeStep.id).desc())
    return work.session.scalars(steps.limit(1)).first()


def runs(work: UnitOfWork, cohort: int | None = None, number: int | None = None) -> list[RunRecord]:
    """Every run, the newest last: of one cohort or of all, or the one with a number."""
    of_run = col(RescopeRun.id)
    people = select(func.count()).where(col(RescopePerson.run_id) == of_run)
    whom = func.count(func.distinct(col(RescopeDecision.offender_id)))
    decided = select(whom).where(col(RescopeDecision.run_id) == of_run)
    newest = select(func.max(col(RescopeStep.id))).where(col(RescopeStep.run_id) == of_run).correlate(RescopeRun)
    query = (
        select(
            RescopeRun,
            col(Cohort.code).label("cohort"),
            RescopeStep,
            people.scalar_subquery().label("people"),
            decided.scalar_subquery().label("decided"),
        )
        .select_from(RescopeRun)
        .join(Cohort, col(Cohort.id) == col(RescopeRun.cohort_id))
        .outerjoin(RescopeStep, col(RescopeStep.id) == newest.scalar_subquery())
    )
    if cohort is not None:
        query = query.where(col(RescopeRun.cohort_id) == cohort)
    if number is not None:
        query = query.where(of_run == number)
    return [_record(work, row) for row in work.session.execute(query.order_by(of_run))]


def _record(work: UnitOfWork, row: Row[Any]) -> RunRecord:
    run, step = row.RescopeRun, row.RescopeStep
    return RunRecord(
        run=run.id,
        cohort=row.cohort,
        criteria=run.criteria_name,
        version=run.criteria_version,
        as_of=run.as_of_on,
        candidates=run.candidates,
        people=row.people,
        decided=row.decided,
        state=state_of(step),
        state_on=_state_on(work, run, step),
        meeting=step.meeting if step else None,
        but_for=len(left_by_undo(work, step)) if state_of(step) == UNDONE else None,
        carried_from=run.carried_from,
    )


def _state_on(work: UnitOfWork, run: RescopeRun, step: RescopeStep | None) -> date:
    if step is None:
        return work.day_of(run.recorded_in)
    return step.step_on if step.undone_in is None else work.day_of(step.undone_in)
