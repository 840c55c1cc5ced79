"""How much a cohort changed since the run before: two reports of nearly the same people tell too much together."""

from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.services.rescopes.decisions.decisions import decided
from iomctl.services.rescopes.runs.runs import APPLIED, Run, find_run, runs
from iomctl.storage.tables.rescopes import RescopePerson
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
    actions = {person: one.action for person, one in decided(work, find_run(work, before[-1])).items()}
    leave = {person for person, action in actions.items() if action == "leave"}
    enter = {person for person, action in actions.items() if action == "admit"}
    moved = ((_cohort(work, before[-1]) | enter) - leave) ^ _cohort(work, run.number)
    return RunBefore(before[-1], len(leave), len(moved))


def _cohort(work: UnitOfWork, number: int) -> set[int]:
    """The people of the cohort on the day of a run."""
    inside = (col(RescopePerson.run_id) == number, col(RescopePerson.spell_id).is_not(None))
    return set(work.session.scalars(select(col(RescopePerson.offender_id)).where(*inside)))
