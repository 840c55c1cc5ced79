"""Members of programmes: somebody joins, leaves, is put right, is withdrawn."""

from functools import partial
from typing import TYPE_CHECKING

from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import correcting
from iomctl.services.facts import rows as facts
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.withdrawing import withdraw_rows
from iomctl.services.programmes.contracts import conditions_of, refuse_unmet
from iomctl.services.programmes.records import membership_now
from iomctl.services.programmes.room import refuse_without_room
from iomctl.storage.tables.facts.programmes import Membership
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.facts.programmes import MembershipLeft, NewMembership
    from iomctl.inputs.typed_words import Typed


def join(work: UnitOfWork, offender: str, words: "Typed[NewMembership]") -> FactChange:
    """Record that a person joined a programme.

    Raises as `facts.understood` and `facts.store`, and DoesNotFit where the policy has no programmes, and as
    `refuse_without_room`.
    """
    facts.refuse_without_kinds(work, Membership)
    person, new = facts.understood(work, offender, words)
    row = Membership(offender_id=person, **new.stored(), **work.recorded)
    refuse_without_room(work, row)
    facts.store(work, row)
    return FactChange(membership_now(work, row))


def leave(work: UnitOfWork, word: str, words: "Typed[MembershipLeft]") -> FactChange:
    """Record that a member left, and why.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit as `facts.find`, for one who left already, for
    a day before they joined, and as `refuse_unmet`.
    """
    faults = EveryFault()
    row = faults.take(lambda: _not_left(work, word))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if row is None or asked is None:
        raise faults.refusal()
    if asked.on < row.joined_on:
        raise DoesNotFit(
            f"{reference_of(row)} began on {spoken(row.joined_on, work.today)}, after {spoken(asked.on, work.today)}",
            advice=f"if nothing came of it: iomctl programme withdraw {reference_of(row)} --reason WORDS",
        )
    refuse_unmet(work, row, asked.reason)
    correcting.write(work, row, asked.stored() | {"left_in": work.event})
    work.session.flush()
    return FactChange(membership_now(work, row))


def correct(work: UnitOfWork, word: str, asked: correcting.Asked) -> FactChange:
    """Put the membership with a reference right; without a day of leaving there is no reason for it either.

    Raises as `facts.find` and `correcting.correct`, and DoesNotFit as `refuse_without_room` and `refuse_unmet`.
    """
    given = asked.words.given
    if given.get("left_on") == "" and given.get("reason") is None:
        asked = asked._replace(words=asked.words.also(reason=""))
    return correcting.correct(work, partial(facts.find, work, Membership, word), asked, _now, _refuse)


def withdraw(work: UnitOfWork, word: str, reason: str) -> FactChange:
    """Withdraw the membership with this reference: that they left goes along, and its conditions.

    Raises as `facts.withdraw`.
    """
    row = facts.withdraw(work, Membership, word, reason)
    conditions = conditions_of(work, row.id)
    withdraw_rows(work, *conditions)
    gone = [f"that they left on {spoken(row.left_on, work.today)}"] if row.left_on else []
    gone += [reference_of(one) for one in conditions]
    return FactChange(membership_now(work, row), facts.withdrawn(row, gone))


def _refuse(work: UnitOfWork, row: Membership, new: "NewMembership") -> None:
    """Hold what a membership is to be against the room there is; what it says of the family needs none."""
    if new.programme != row.programme and (conditions := conditions_of(work, row.id)):
        own = ", ".join(reference_of(one) for one in conditions)
        raise DoesNotFit(f"{reference_of(row)} has conditions of {row.programme}: {own}", advice="withdraw those first")
    agreed = [one for one in conditions_of(work, row.id) if one.agreed_on < new.joined_on]
    if agreed:
        before, joined = (spoken(day, work.today) for day in (agreed[0].agreed_on, new.joined_on))
        raise DoesNotFit(f"{reference_of(agreed[0])} of it was agreed on {before}, before {joined}")
    days = (new.programme, new.joined_on, new.left_on)
    if days != (row.programme, row.joined_on, row.left_on):
        refuse_without_room(work, Membership(id=row.id, offender_id=row.offender_id, **new.stored(), recorded_in=0))
    if new.reason != row.end_reason:
        refuse_unmet(work, row, new.reason)
    if new.left_on != row.left_on or new.reason != row.end_reason:
        row.left_in = None if new.left_on is None else work.event


def _now(work: UnitOfWork, row: Membership) -> object:
    return membership_now(work, row)


def _not_left(work: UnitOfWork, word: str) -> Membership:
    row = facts.find(work, Membership, word)
    if row.left_on is not None:
        ref = reference_of(row)
        raise DoesNotFit(
            f"{ref} ended on {spoken(row.left_on, work.today)} already",
            advice=f'if that is wrong: iomctl programme correct {ref} --left "" --reason WORDS',
        )
    return row
