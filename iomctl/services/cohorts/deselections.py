"""The end of a spell: de-select a person from a cohort."""

from typing import TYPE_CHECKING, Any

from iomctl.domain.course.facts import Deselected
from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit, NotFound
from iomctl.services.cases.fact_rows import OF_END, place_of
from iomctl.services.cases.one_open import make_room_to_end
from iomctl.services.cases.open_cases import SpellChange, open_case, state_of, understood
from iomctl.services.cases.recording import check_and_settle, put_aside
from iomctl.services.cohorts.exit_plans import newest_plan
from iomctl.services.lookup.deaths import death_of, means_death
from iomctl.storage.owners import Place
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.spells import Deselection
    from iomctl.inputs.typed_words import Typed


def deselect(
    work: UnitOfWork, who: tuple[str, str | None], words: "Typed[Deselection]", instead: bool = False
) -> SpellChange:
    """End a spell of a person.

    `who` is the person and the cohort as typed. The day is the first one on which the person is no longer in the
    cohort; the review ahead is closed on it. The exit plan is the one that was planned, where no other is given.
    Raises NotFound and BadValue with every fault at once, DoesNotFit without a spell that was open then, and as
    `record` does.
    """
    case, asked = understood(work, who, _with_plan(work, who, words))
    ended = Deselected(asked.on, work.event, "", asked.reason, asked.decision, asked.exit_plan)
    replaced = make_room_to_end(work, case.spell, ended, instead)
    end_spell(work, case.spell, asked)
    places = [place_of(case.spell), *death_told(work, case.spell)]
    replaced += check_and_settle(work, (case.person.id,), places, instead)
    said = f"{case.reference} is out of {case.cohort.code} from {spoken(asked.on, work.today)}"
    said += f"{', the day they died' if means_death(work, asked.reason) else ''}{put_aside(replaced)}"
    return SpellChange(state_of(work, case), said, _left_open(work, case.spell, asked))


def death_told(work: UnitOfWork, spell: Spell) -> list[Place]:
    """Write that somebody whose case ended because they died is dead; answer the rows, none where it is recorded so.

    What follows is for the caller. Raises DoesNotFit as `told_by_death`.
    """
    on, reason = spell.deselected_on, spell.deselection_reason
    if on is None or reason is None or not means_death(work, reason):
        return []
    known = death_of(work, spell.offender_id)
    if known is not None and known.died_on == on:
        return []
    from iomctl.services.cases.ended_by_death import told_by_death

    return told_by_death(work, spell.offender_id, on)


def settle_death(work: UnitOfWork, spell: Spell) -> None:
    """Record the death that the end of a case tells, with what follows. Raises as `death_told`."""
    if places := death_told(work, spell):
        check_and_settle(work, (spell.offender_id,), places)


def _left_open(work: UnitOfWork, spell: Spell, asked: "Deselection") -> tuple[str, ...]:
    if not means_death(work, asked.reason):
        return ()
    from iomctl.services.people.left_open import left_open

    return tuple(left_open(work, spell.offender_id))


def end_spell(work: UnitOfWork, spell: Spell, asked: "Deselection") -> None:
    """Say that a spell ended; what follows is for the caller."""
    for name, value in told_by_deselection(work, asked).items():
        setattr(spell, name, value)
    work.session.add(spell)
    work.session.flush()


def told_by_deselection(work: UnitOfWork, asked: "Deselection") -> dict[str, Any]:
    """The columns of a spell that say how it ended."""
    said = (asked.on, asked.reason, asked.decision, asked.exit_plan, work.event)
    return dict(zip(OF_END, said, strict=True))


def _with_plan(work: UnitOfWork, who: tuple[str, str | None], words: "Typed[Deselection]") -> "Typed[Deselection]":
    """The words of a de-selection, with the exit plan that was planned where no other is given."""
    if words.given.get("exit_plan") is not None:
        return words
    try:
        planned = newest_plan(work, open_case(work, *who).spell.id, work.today)
    except (NotFound, DoesNotFit):
        return words  # whoever is meant by it is told then
    return words if planned is None else words.also(exit_plan=planned.plan)
