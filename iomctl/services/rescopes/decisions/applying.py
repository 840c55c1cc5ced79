"""Apply a run: every decision of it at once, so that undoing its event puts all of it back."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from iomctl.domain.columns import column
from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.rescopes import Application
from iomctl.inputs.spells import Adoption, Deselection, Move
from iomctl.inputs.typed_words import Typed
from iomctl.services.cases.recording import record
from iomctl.services.cohorts.adoptions import new_spell, rows_of_spell
from iomctl.services.cohorts.deselections import end_spell
from iomctl.services.cohorts.spell_changes import tier_row
from iomctl.services.rescopes.decisions.decisions import refuse_before_run
from iomctl.services.rescopes.decisions.intended_steps import IntendedStep, intended_steps
from iomctl.services.rescopes.runs.runs import APPLIED, Run, find_run, newest_step
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.rescopes import RescopeStep
from iomctl.storage.unit_of_work import UnitOfWork

ACTIONS = ("move", "leave", "admit", "keep", "defer")


@dataclass(frozen=True)
class Applied:
    """What was done with a run, in numbers of people; the field names are a contract."""

    run: int = column("Run", "the run's number", "3", right=True)
    cohort: str = column("Cohort", "the cohort's code", "luton")
    state: str = column("State", "applied or undone", "applied")
    on: date = column("On", "the day from which it counts", "2026-05-07", spoken=True)
    meeting: str | None = column("Meeting", "the meeting that had it applied", "TFG 7 May")
    moved: int = column("Moved", "people whose tier was decided to change", "9", right=True)
    left: int = column("Left", "people decided to leave", "14", right=True)
    admitted: int = column("Admitted", "people decided to come in", "11", right=True)
    kept: int = column("Kept", "people decided to be kept as they are", "3", right=True)
    deferred: int = column("Deferred", "people whose decision was put off", "2", right=True)


def apply(work: UnitOfWork, number: int, words: Typed[Application]) -> Applied:
    """Carry out every decision of a run, or nothing.

    A run that was undone may be applied anew. Why a tier may be over its capacity is the reason of the event: so these
    words, which may name anybody, are a part of its detail that can be erased. Raises NotFound, BadValue with every
    fault, DoesNotFit for a run that is applied, and as `intended_steps`.
    """
    run = find_run(work, number)
    if run.state == APPLIED:
        step = newest_step(work, number)
        since = f" since {spoken(step.step_on, work.today)}" if step else ""
        raise DoesNotFit(
            f"run {number} is applied already{since}",
            advice=f"to take it back: iomctl rescope undo {number} --reason WORDS",
        )
    how = words.read(Bounds(work.policy, work.today))
    refuse_before_run(run, how.on, work.today)
    changes = intended_steps(work, run, how)
    cohort = work.session.get_one(Cohort, run.cohort)
    begun = {
        one.person.id: new_spell(work, one.person, cohort, one.asked)
        for one in changes
        if isinstance(one.asked, Adoption)
    }
    rows = [row for one in changes for row in _rows(work, begun.get(one.person.id), one)]
    record(work, {one.person.id for one in changes if one.asked is not None}, rows)
    told = {name: getattr(how, name) for name in ("meeting", "colour")}
    work.session.add(RescopeStep(run_id=run.number, step_on=how.on, **told, **work.recorded))
    return summed_up(run, (APPLIED, how.on, how.meeting), [one.decision.action for one in changes])


def summed_up(run: Run, state: tuple[str, date, str | None], actions: Sequence[str]) -> Applied:
    """What was done with a run: its state since which day, by which meeting, and the `actions` for its people."""
    done = Counter(actions)
    return Applied(run.number, run.cohort_code, *state, *(done[action] for action in ACTIONS))


def _rows(work: UnitOfWork, begun: Spell | None, one: IntendedStep) -> list[Any]:
    """The rows of the facts that a decision tells; none where nothing changes. `begun` is the spell of who comes in."""
    if begun is not None and isinstance(one.asked, Adoption):
        return rows_of_spell(work, begun, None, one.asked)
    if one.spell is not None and isinstance(one.asked, Move):
        return [tier_row(work, one.spell, one.asked)]
    if one.spell is not None and isinstance(one.asked, Deselection):
        end_spell(work, one.spell, one.asked)
        return [one.spell]
    return []
