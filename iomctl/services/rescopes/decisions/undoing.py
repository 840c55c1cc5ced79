"""Undo a run that was applied: every row back as it was; and undo an undo, which applies the run again."""

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import col

from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.rescopes import Application
from iomctl.services.lookup.find_person import named
from iomctl.services.rescopes.decisions.applying import OF_CASES, Applied, add_step, carry_out, summed_up
from iomctl.services.rescopes.decisions.decisions import decided
from iomctl.services.rescopes.runs.runs import APPLIED, PLANNED, UNDONE, Run, find_run, newest_step
from iomctl.services.undo.rows import table_of, typed
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.rescopes import RescopeChange, RescopeDecision, RescopeStep
from iomctl.storage.unit_of_work import UnitOfWork


def undo(work: UnitOfWork, number: int) -> Applied:
    """Take the newest step of a run back: an applied run is undone, an undone one is applied as it was before.

    Raises NotFound, DoesNotFit for a run that is only planned, with the names of people whose case somebody changed
    since, and for an undone run whose decisions are no longer those that were applied.
    """
    run = find_run(work, number)
    newest = newest_step(work, number)
    if newest is None or run.state == PLANNED:
        raise DoesNotFit(f"run {number} was never applied", advice=f"iomctl rescope apply {number} --meeting REF")
    applied = _newest(work, run, APPLIED)
    kept = {name: getattr(applied, name) for name in ("meeting", "colour", "over_capacity")}
    if run.state == UNDONE:
        _refuse_other_decisions(work, run, newest)
        words = Application.typed(**kept, on=applied.step_on)
        return carry_out(work, run, words.read(Bounds(work.policy, work.today)))
    changes = list(work.session.scalars(_changes(applied)))
    work.looked_at(one.offender_id for one in changes)
    _refuse_changed_since(work, run, applied, changes)
    for change in reversed(changes):
        _put_back(work, change)
    words = Application.typed(**kept, on=work.today)
    step = add_step(work, run, UNDONE, words.read(Bounds(work.policy, work.today)))
    return summed_up(run, step, [one.action for one in decided(work, run).values()])


def _newest(work: UnitOfWork, run: Run, step: str) -> RescopeStep:
    steps = select(RescopeStep).where(col(RescopeStep.run_id) == run.number, col(RescopeStep.step) == step)
    return work.session.scalars(steps.order_by(col(RescopeStep.id).desc()).limit(1)).one()


def _changes(step: RescopeStep) -> Select[Any]:
    """What a step changed, in the order in which it did so."""
    return select(RescopeChange).where(col(RescopeChange.step_id) == step.id).order_by(col(RescopeChange.id))


def _refuse_other_decisions(work: UnitOfWork, run: Run, undone: RescopeStep) -> None:
    newest = select(func.max(col(RescopeDecision.recorded_in))).where(col(RescopeDecision.run_id) == run.number)
    if (work.session.scalar(newest) or 0) > undone.recorded_in:
        raise DoesNotFit(
            f"run {run.number} has other decisions since it was undone",
            advice=f"apply it with them: iomctl rescope apply {run.number} --meeting REF",
        )


def _refuse_changed_since(work: UnitOfWork, run: Run, applied: RescopeStep, changes: Sequence[RescopeChange]) -> None:
    people = {one.offender_id for one in changes}
    since = {*_not_as_left(work, changes), *_added_since(work, run, applied, people)}
    if not since:
        return
    changed = [work.session.get_one(Offender, number) for number in sorted(since)]
    raise DoesNotFit(
        *(f"{named(work, one)}: somebody has changed the case since" for one in changed),
        advice="undoing would lose what they recorded; iomctl offender history OFFENDER shows it",
    )


def _not_as_left(work: UnitOfWork, changes: Sequence[RescopeChange]) -> Iterator[int]:
    """People with a row that is not as applying the run left it."""
    left: dict[tuple[str, int], dict[str, Any]] = {}
    whose: dict[tuple[str, int], int] = {}
    for change in changes:
        place = (change.table_name, change.row_id)
        left.setdefault(place, {}).update(json.loads(change.after))
        whose[place] = change.offender_id
    for (name, number), values in left.items():
        table = OF_CASES[name]
        if table is Spell:
            values.setdefault("deselected_on", None)  # a stay that applying did not end was open then
        row = work.session.get(table, number)
        if row is None or any(
            getattr(row, column) != typed(table_of(name), column, value) for column, value in values.items()
        ):
            yield whose[name, number]


def _added_since(work: UnitOfWork, run: Run, applied: RescopeStep, people: Collection[int]) -> set[int]:
    """People with a spell in the cohort, or a dated row or a review of one, that was added after the run."""
    of_cohort = select(col(Spell.offender_id), col(Spell.id)).where(col(Spell.cohort_id) == run.cohort)
    spells = {row.id: row.offender_id for row in rows_among(work, of_cohort, col(Spell.offender_id), people)}
    found: set[int] = set()
    for table in OF_CASES.values():
        rows: Any = table
        spell = rows.id if table is Spell else rows.spell_id
        later = select(spell.label("spell")).where(rows.recorded_in > applied.recorded_in)
        found |= {spells[row.spell] for row in rows_among(work, later, spell, spells)}
    return found


def _put_back(work: UnitOfWork, change: RescopeChange) -> None:
    table = OF_CASES[change.table_name]
    row = work.session.get_one(table, change.row_id)
    if change.before is None:
        work.session.delete(row)
    else:
        for column, value in json.loads(change.before).items():
            setattr(row, column, typed(table_of(change.table_name), column, value))
    work.session.flush()  # in this order: foreign keys and the one review ahead must hold at each step
