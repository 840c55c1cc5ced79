"""What is said of a requirement as it goes on: record it, withdraw it, put it right."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from iomctl.domain.days.days import spoken
from iomctl.domain.references import PERSON, reference
from iomctl.domain.requirements import SESSION
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import correcting
from iomctl.services.facts import rows as facts
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.withdrawing import Meant, meant_row, withdraw_rows
from iomctl.services.requirements.lists import last_day, requirement_now
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.requirements import Requirement, RequirementStep
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.inputs.requirements.steps import StepBounds
    from iomctl.inputs.typed_words import Typed


def record(work: UnitOfWork, word: str, words: "Typed[Any]") -> FactChange:
    """Record a step of the requirement with a reference; `words` are for one of `inputs.requirements.steps.TOLD`.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit as `facts.find`, and for a second of a day.
    """
    faults = EveryFault()
    row = faults.take(lambda: facts.find(work, Requirement, word))
    new = faults.take(lambda: words.read(_bounds(work, row)))
    if row is None or new is None:
        raise faults.refusal()
    step = words.model.step
    _refuse_second(work, row, step, new.on)
    work.session.add(RequirementStep(requirement_id=row.id, step=step, **new.stored(), **work.recorded))
    work.session.flush()
    return FactChange(requirement_now(work, row))


def withdraw_step(work: UnitOfWork, word: str, step: str, words: "Typed[DatedWithdrawal]") -> FactChange:
    """Withdraw the newest step of a kind of the requirement with a reference, or that of a day.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit as `facts.find` and `meant_row`.
    """
    faults = EveryFault()
    row = faults.take(lambda: facts.find(work, Requirement, word))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if row is None or asked is None:
        raise faults.refusal()
    gone = _meant(step, work, row, asked.on)
    withdraw_rows(work, gone)
    said = f"{_called(work, row, gone)}, {gone.outcome}, was withdrawn: it counts for nothing any more"
    return FactChange(requirement_now(work, row), said)


def correct_step(work: UnitOfWork, word: str, of: str | None, asked: correcting.Asked) -> FactChange:
    """Put right a step of the requirement with a reference: that of a day as typed, None for the newest.

    Raises as `facts.find`, `meant_row` and `correcting.understood`, and DoesNotFit for a second of a day.
    """
    told, step = asked.words.model.of_row, asked.words.model.step
    find = partial(facts.find, work, Requirement, word)
    (row, one), new = correcting.understood(
        work,
        lambda: correcting.part_of(work, find, of, partial(_meant, step, work)),
        asked,
        lambda found: _bounds(work, found[0]),
        lambda found: told(found[1]),
    )
    if new.on != one.step_on:
        _refuse_second(work, row, step, new.on)
    part = correcting.PartOf(_called(work, row, one), one, row.offender_id, ("note", "by"))
    said = correcting.store_part(work, part, asked.words, new.stored())
    return FactChange(requirement_now(work, row), said)


def refuse_outside_sessions(work: UnitOfWork, row: Requirement, start_on: date, until_on: date | None) -> None:
    """Raise DoesNotFit where a session of a requirement would be outside of its days as they are to be."""
    table = RequirementStep
    query = select(col(table.step_on)).where(col(table.requirement_id) == row.id, col(table.step) == SESSION)
    days = sorted(work.session.exec(query).all())
    stray = [day for day in days if day < start_on or (until_on is not None and day > until_on)]
    if stray:
        ref = reference_of(row)
        raise DoesNotFit(
            f"{ref} has a session of {spoken(stray[0], work.today)}, outside of these days",
            advice=f"if that is wrong: iomctl requirement withdraw {ref} --session --on {stray[0]} --reason WORDS",
        )


def _bounds(work: UnitOfWork, row: Requirement | None) -> "StepBounds":
    from iomctl.inputs.requirements.steps import StepBounds

    if row is None:
        return StepBounds(work.policy, work.today)
    born_on = work.session.get_one(Offender, row.offender_id).born_from
    return StepBounds(work.policy, work.today, born_on, row.start_on, last_day(work, row))


def _meant(step: str, work: UnitOfWork, row: Requirement, on: date | None) -> RequirementStep:
    """The step of a requirement of a day, None for the newest. Raises as `meant_row`."""
    table = RequirementStep
    advice = f"iomctl requirement steps {reference(PERSON, row.offender_id)} shows what was recorded"
    query = select(table).where(col(table.requirement_id) == row.id, col(table.step) == step)
    found: RequirementStep = meant_row(work, query, Meant(reference_of(row), step, "step_on", on, advice))
    return found


def _called(work: UnitOfWork, row: Requirement, one: RequirementStep) -> str:
    return f"The {one.step} of {reference_of(row)} of {spoken(one.step_on, work.today)}"


def _refuse_second(work: UnitOfWork, row: Requirement, step: str, on: date) -> None:
    """Raise DoesNotFit where a requirement has that step on a day already: it would count twice."""
    table = RequirementStep
    query = select(table).where(col(table.requirement_id) == row.id, col(table.step) == step, col(table.step_on) == on)
    found = work.session.exec(query).first()
    if found is not None:
        ref, day = reference_of(row), spoken(on, work.today)
        raise DoesNotFit(
            f"the {step} of {ref} of {day} is recorded already: {found.outcome}",
            advice=f"if that is wrong: iomctl requirement correct {ref} --{step} --of {on} --to WORD --reason WORDS",
        )
