"""How much a cohort changed since the run before: two reports of nearly the same people tell too much together."""

from typing import Any, NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.services.rescopes.decisions.decisions import newest_about_person
from iomctl.services.rescopes.runs.runs import APPLIED, Run, find_run, runs
from iomctl.storage.tables.rescopes import RescopeDecision, RescopePerson
from iomctl.storage.unit_of_work import UnitOfWork


class RunBefore(NamedTuple):
    """The run before that was applied, how many left by it, and how many came in or left since but by it."""

    run: int
    left: int
    moved: int


def since_before(work: UnitOfWork, run: Run) -> RunBefore | None:
    """The same for the newest run of the cohort before this one that was applied; None where there is none."""
    before = [one.run for one in runs(work, run.cohort) if one.run < run.number and one.state == APPLIED]
    if not before:
        return None
    told = _people(work, find_run(work, before[-1]))
    leave = {one.offender_id for one in told if one.action == "leave"}
    remain = {one.offender_id for one in told if one.spell_id is not None or one.action == "admit"} - leave
    now = {one.offender_id for one in _people(work, run) if one.spell_id is not None}
    return RunBefore(before[-1], len(leave), len(remain ^ now))


def _people(work: UnitOfWork, run: Run) -> list[Any]:
    columns: tuple[Any, ...] = (RescopePerson.offender_id, RescopePerson.spell_id, RescopeDecision.action)
    query = select(*columns).select_from(RescopePerson).outerjoin(RescopeDecision, newest_about_person(run))
    return list(work.session.execute(query.where(col(RescopePerson.run_id) == run.number)))
