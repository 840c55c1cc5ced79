"""What holds between a contract and its conditions: of which programme they are, and that all are met when done."""

from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.policy.programme_choices import ConditionKind
from iomctl.domain.programmes.conditions import MET, NOT_MET
from iomctl.domain.references import CONDITION, MEMBERSHIP, reference
from iomctl.errors import DoesNotFit
from iomctl.services.policy_then import reasons_then
from iomctl.services.programmes.records import COMPLETED
from iomctl.storage.tables.facts.conditions import ProgrammeCondition
from iomctl.storage.tables.facts.programmes import Membership
from iomctl.storage.unit_of_work import UnitOfWork


class Amiss(NamedTuple):
    """What does not go together, in words, and what to do."""

    words: str
    advice: str


def other_programme(kind: ConditionKind, programme: str) -> Amiss | None:
    """What is said of a condition of another programme; None where it is of this one."""
    if kind.programme == programme:
        return None
    advice = "iomctl policy show conditions shows which are of which programme"
    return Amiss(f"{kind.code} is a condition of {kind.programme}, not of {programme}", advice)


def conditions_of(work: UnitOfWork, membership: int) -> list[ProgrammeCondition]:
    """The conditions of the membership with a row number, by reference."""
    table = ProgrammeCondition
    query = select(table).where(col(table.membership_id) == membership, col(table.withdrawn_in).is_(None))
    return list(work.session.scalars(query.order_by(col(table.id))))


def is_completed(work: UnitOfWork, reason: str | None) -> bool:
    """Whether a reason for leaving says that all of a programme was done."""
    known = work.policy.reasons["programme"].get(reason or "")
    return known is not None and known.group == COMPLETED


def unmet(work: UnitOfWork, membership: int) -> list[str]:
    """A line for each condition of the membership with a row number of which nobody said that it was met."""
    ref = reference(MEMBERSHIP, membership)
    said = {None: "nobody said whether it was met", NOT_MET: "it was not met"}
    left = [one for one in conditions_of(work, membership) if one.outcome != MET]
    return [f"{reference(CONDITION, one.id)} {one.kind} of {ref}: {said[one.outcome]}" for one in left]


def refuse_unmet(work: UnitOfWork, row: Membership, reason: str | None) -> None:
    """Raise DoesNotFit for a contract that is to be completed, by its reason for leaving, with a condition not met."""
    lines = unmet(work, row.id) if is_completed(work, reason) else []
    if lines:
        first = lines[0].split()[0]
        raise DoesNotFit(
            *lines,
            advice=f"say so first: iomctl condition outcome {first} met --on DAY; or give another reason for leaving",
        )


def refuse_against_completed(work: UnitOfWork, row: ProgrammeCondition, outcome: str | None) -> None:
    """Raise DoesNotFit for a condition that is not met of a contract that was completed."""
    of = work.session.get_one(Membership, row.membership_id)
    if outcome == MET or of.end_reason is None:
        return
    known = reasons_then(work)(of.left_in or of.recorded_in, "programme", of.end_reason)
    if known is not None and known.group == COMPLETED:
        ref = reference(MEMBERSHIP, of.id)
        raise DoesNotFit(
            f"{ref} was completed, so each of its conditions was met",
            advice=f"if that is wrong: iomctl programme correct {ref} --because CODE --reason WORDS",
        )
