"""Apply a run: every decision of it at once, so that undoing its event puts all of it back."""

from collections import Counter
from collections.abc import Mapping, Sequence
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
from iomctl.services.cases.recording import check_and_settle
from iomctl.services.cohorts.adoptions import spell_values, told_by_adoption
from iomctl.services.cohorts.deselections import death_told, told_by_deselection
from iomctl.services.cohorts.spell_changes import told_by_move
from iomctl.services.imports.engine.ledger import Ledger
from iomctl.services.lookup.deaths import means_death
from iomctl.services.rescopes.decisions.decisions import refuse_before_run
from iomctl.services.rescopes.decisions.intended_steps import IntendedStep, intended_steps
from iomctl.services.rescopes.runs.runs import APPLIED, Run, find_run, newest_step
from iomctl.storage.bulk import stored
from iomctl.storage.owners import Place
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.dated.spell_states import SpellTier
from iomctl.storage.tables.rescopes import RescopeStep
from iomctl.storage.tables.row import TableRow
from iomctl.storage.unit_of_work import UnitOfWork


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
    but_for: tuple[str, ...] = column("But for", "people whom an undo left as they are", "N00017", shown=False)


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
    done = _CarriedOut(work, run)
    for one in changes:
        done.take(one)
    done.finish()
    told = {name: getattr(how, name) for name in ("meeting", "colour")}
    work.session.add(RescopeStep(run_id=run.number, step_on=how.on, **told, **work.recorded))
    return summed_up(run, (APPLIED, how.on, how.meeting), [one.decision.action for one in changes])


def summed_up(
    run: Run, state: tuple[str, date, str | None], actions: Sequence[str], but_for: Sequence[str] = ()
) -> Applied:
    """What was done with a run: its state since which day, by which meeting, and the `actions` for its people.

    `but_for` are the references of those whom an undo left as they are.
    """
    done = Counter(actions)
    return Applied(
        run.number,
        run.cohort_code,
        *state,
        moved=done["move"],
        left=done["leave"],
        admitted=done["admit"],
        kept=done["keep"],
        deferred=done["defer"],
        but_for=tuple(but_for),
    )


class _CarriedOut:
    """The facts that decisions tell, written past the session, for they are thousands of rows."""

    def __init__(self, work: UnitOfWork, run: Run) -> None:
        self._work, self._cohort = work, run.cohort
        self._ledger = Ledger(work)
        self._places: list[Place] = []
        self._died: list[Spell] = []

    def take(self, step: IntendedStep) -> None:
        """Write what a decision changes; nothing for one that changes nothing."""
        asked, spell = step.asked, step.spell
        if isinstance(asked, Adoption):
            self._adopt(step.person.id, asked)
        elif spell is not None and isinstance(asked, Move):
            self._ledger.spells[spell.id] = step.person.id
            self._add(SpellTier, told_by_move(spell.id, asked))
        elif spell is not None and isinstance(asked, Deselection):
            self._ledger.spells[spell.id] = step.person.id
            told = told_by_deselection(self._work, asked)
            self._ledger.change(
                Spell, spell.id, dict.fromkeys(told), dict(zip(told, stored(told.values()), strict=True))
            )
            self._places.append(("spell", spell.id))
            if means_death(self._work, asked.reason):
                self._died.append(spell)

    def finish(self) -> None:
        """Send it to the database, and write what follows."""
        whose = dict(self._ledger.spells)
        self._ledger.write()
        self._places += [place for spell in self._died for place in _told(self._work, spell)]
        check_and_settle(self._work, set(whose.values()), self._places, spells=whose)

    def _adopt(self, person: int, asked: Adoption) -> None:
        spell = self._add(Spell, spell_values(person, self._cohort, asked))
        self._ledger.spells[spell] = person
        for table, values in told_by_adoption(self._work, spell, None, asked):
            self._add(table, values)

    def _add(self, table: type[TableRow], values: Mapping[str, Any]) -> int:
        number = self._ledger.add(table, values)
        self._places.append((str(table.__tablename__), number))
        return number


def _told(work: UnitOfWork, spell: Spell) -> list[Place]:
    """The rows of the death of somebody whose case a decision ended; it was written past the session."""
    work.session.refresh(spell)
    return death_told(work, spell)
