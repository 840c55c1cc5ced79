"""Conditions of contracts: agree one, say whether it was met, put it right, withdraw it."""

from functools import partial
from typing import TYPE_CHECKING, Any

from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import correcting
from iomctl.services.facts import rows as facts
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.programmes.condition_lists import condition_now
from iomctl.services.programmes.contracts import other_programme, refuse_against_completed
from iomctl.storage.tables.facts.conditions import ProgrammeCondition
from iomctl.storage.tables.facts.programmes import Membership
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.facts.conditions import ConditionOutcome, NewCondition
    from iomctl.inputs.typed_words import Typed


def add(work: UnitOfWork, membership: str, words: "Typed[NewCondition]") -> FactChange:
    """Record a condition of a membership; without a day it was agreed when they joined.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit where the policy has no conditions, for one of
    another programme, before they joined, and where the same is recorded already.
    """
    facts.refuse_without_kinds(work, ProgrammeCondition)
    faults = EveryFault()
    of = faults.take(lambda: facts.find(work, Membership, membership))
    told = words.also(agreed_on=words.given.get("agreed_on") or (of.joined_on if of else None))
    new = faults.take(lambda: told.read(Bounds(work.policy, work.today)))
    if of is None or new is None:
        raise faults.refusal()
    row = ProgrammeCondition(offender_id=of.offender_id, membership_id=of.id, **new.stored(), **work.recorded)
    _refuse(work, row, of)
    facts.store(work, row)
    return FactChange(condition_now(work, row))


def outcome(work: UnitOfWork, word: str, words: "Typed[ConditionOutcome]") -> FactChange:
    """Record whether a condition was met.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit as `facts.find`, for one of which it was said
    already, for a day before it was agreed, and for one that was not met of a contract that was completed.
    """
    faults = EveryFault()
    row = faults.take(lambda: facts.find(work, ProgrammeCondition, word))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if row is None or asked is None:
        raise faults.refusal()
    ref = reference_of(row)
    if row.outcome is not None and row.outcome_on is not None:
        raise DoesNotFit(
            f"{ref} was {row.outcome} on {spoken(row.outcome_on, work.today)} already",
            advice=f"if that is wrong: iomctl condition correct {ref} --outcome met|not-met --reason WORDS",
        )
    if asked.on < row.agreed_on:
        agreed, day = (spoken(one, work.today) for one in (row.agreed_on, asked.on))
        raise DoesNotFit(f"{ref} was agreed on {agreed}, after {day}")
    refuse_against_completed(work, row, asked.outcome)
    correcting.write(work, row, asked.stored() | {"outcome_in": work.event})
    work.session.flush()
    return FactChange(condition_now(work, row))


def correct(work: UnitOfWork, word: str, asked: correcting.Asked) -> FactChange:
    """Put the condition with a reference right; the day of its outcome goes with the outcome.

    Raises as `facts.find` and `correcting.correct`, and DoesNotFit where one that is added would be refused.
    """
    from iomctl.inputs.facts.offences import outcome_with_its_day

    asked = asked._replace(words=outcome_with_its_day(asked.words))
    find = partial(facts.find, work, ProgrammeCondition, word)
    return correcting.correct(work, find, asked, _now, _refuse_as_corrected)


def withdraw(work: UnitOfWork, word: str, reason: str) -> FactChange:
    """Withdraw the condition with this reference: its outcome goes along. Raises as `facts.withdraw`."""
    row = facts.withdraw(work, ProgrammeCondition, word, reason)
    gone = [f"that it was {row.outcome} on {spoken(row.outcome_on, work.today)}"] if row.outcome_on else []
    return FactChange(condition_now(work, row), facts.withdrawn(row, gone))


def _refuse(work: UnitOfWork, row: ProgrammeCondition, of: Membership) -> None:
    amiss = other_programme(work.policy.conditions[row.kind], of.programme)
    if amiss is not None:
        raise DoesNotFit(amiss.words, advice=amiss.advice)
    if row.agreed_on < of.joined_on:
        joined, agreed = (spoken(day, work.today) for day in (of.joined_on, row.agreed_on))
        raise DoesNotFit(f"{reference_of(of)} began on {joined}, after {agreed}")
    refuse_against_completed(work, row, row.outcome)


def _refuse_as_corrected(work: UnitOfWork, row: ProgrammeCondition, new: "NewCondition") -> None:
    said: dict[str, Any] = {"id": row.id, "offender_id": row.offender_id, "membership_id": row.membership_id}
    of = work.session.get_one(Membership, row.membership_id)
    _refuse(work, ProgrammeCondition(**said, **new.stored(), recorded_in=0), of)
    if (new.outcome, new.outcome_on) != (row.outcome, row.outcome_on):
        row.outcome_in = None if new.outcome is None else work.event


def _now(work: UnitOfWork, row: ProgrammeCondition) -> object:
    return condition_now(work, row)
