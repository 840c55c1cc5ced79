"""Wrap-around support of a placement: a referral is tied to it, made for it, or taken from it."""

from typing import TYPE_CHECKING

from sqlmodel import select

from iomctl.domain.days.days import spoken
from iomctl.domain.references import PERSON, REFERRAL, reference
from iomctl.domain.referrals import ENDED, REFUSED
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.accommodation.placement_rows import placement_now
from iomctl.services.accommodation.support_rows import Support, supports_of
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.withdrawing import withdraw_rows
from iomctl.services.referrals.making import make
from iomctl.services.referrals.records import ReferralRecord
from iomctl.services.referrals.steps import find_referral
from iomctl.storage.tables.placement_supports import PlacementSupport
from iomctl.storage.tables.placements import Placement
from iomctl.storage.tables.referrals import Referral
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.referrals.referrals import Making
    from iomctl.inputs.typed_words import Typed


def support(work: UnitOfWork, word: str, referral: str) -> FactChange:
    """Tie a referral of the person to the placement with a reference.

    Raises NotFound with every fault at once, and DoesNotFit for one that is tied already, is of somebody else, was
    refused, ended before the placement began, or was made after it ended.
    """
    faults = EveryFault()
    row = faults.take(lambda: facts.find(work, Placement, word))
    at = faults.take(lambda: find_referral(work, referral))
    if row is None or at is None:
        raise faults.refusal()
    _tie(work, row, at)
    return FactChange(placement_now(work, row))


def make_for(
    work: UnitOfWork, who: tuple[str, str], words: "Typed[Making]", placement: str
) -> tuple[ReferralRecord, str]:
    """Refer a person (as typed) to a provider to support them in a placement; answer the referral, and what is said.

    Raises as `making.make` and `support`, with every fault at once.
    """
    faults = EveryFault()
    row = faults.take(lambda: facts.find(work, Placement, placement))
    made = faults.take(lambda: make(work, *who, words))
    if row is None or made is None:
        raise faults.refusal()
    _tie(work, row, find_referral(work, made.referral))
    return made, f"It supports {reference_of(row)}, {row.kind}"


def withdraw_support(work: UnitOfWork, word: str, referral: str, reason: str) -> FactChange:
    """Take a referral from the placement with a reference; the referral itself stays.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit for one that is not tied to it.
    """
    from iomctl.inputs.choices import Withdrawal

    faults = EveryFault()
    row = faults.take(lambda: facts.find(work, Placement, word))
    at = faults.take(lambda: find_referral(work, referral))
    faults.take(lambda: Withdrawal.typed(reason=reason).read(Bounds(work.policy, work.today)))
    if row is None or at is None or faults.met:
        raise faults.refusal()
    tie, ref = _tie_of(work, row, at), reference(REFERRAL, at.id)
    if tie is None:
        advice = f"iomctl placement list {reference(PERSON, row.offender_id)} shows which referrals do"
        raise DoesNotFit(f"{ref} does not support {reference_of(row)}", advice=advice)
    withdraw_rows(work, tie)
    return FactChange(placement_now(work, row), f"{ref} supports {reference_of(row)} no more; the referral stays")


def goes_on(work: UnitOfWork, row: Placement) -> str:
    """What is said of the support of a placement that ends: no referral ends by itself; empty for none that is open."""
    left = [one for one in now_of(work, row) if one.is_open]
    if not left:
        return ""
    which = ", ".join(f"{one.told} ({one.pathway}, {one.provider})" for one in left)
    which_ends = left[0].referral if len(left) == 1 else "REFERRAL"
    return f"Its support goes on: {which}; to end it: iomctl referral end {which_ends}"


def now_of(work: UnitOfWork, row: Placement) -> list[Support]:
    """The referrals that support a placement, as they stand now."""
    return supports_of(work, AskedDay(work, work.today), [row.id]).get(row.id, [])


def _tie(work: UnitOfWork, row: Placement, at: Referral) -> None:
    ref, placed = reference(REFERRAL, at.id), reference_of(row)
    if _tie_of(work, row, at) is not None:
        raise DoesNotFit(f"{ref} supports {placed} already")
    lines = []
    if at.offender_id != row.offender_id:
        others, own = (reference(PERSON, number) for number in (at.offender_id, row.offender_id))
        lines.append(f"{ref} is of {others}, {placed} of {own}")
    if at.status == REFUSED:
        lines.append(f"{ref} was refused on {spoken(at.status_on, work.today)}")
    if at.status == ENDED and at.status_on < row.from_on:
        ended, began = (spoken(day, work.today) for day in (at.status_on, row.from_on))
        lines.append(f"{ref} ended on {ended}, before {placed} began, {began}")
    if row.left_on is not None and at.made_on >= row.left_on:
        made, left = (spoken(day, work.today) for day in (at.made_on, row.left_on))
        lines.append(f"{ref} was made on {made}, and {placed} ended on {left}")
    if lines:
        raise DoesNotFit(
            *lines, advice=f"iomctl referral list {reference(PERSON, row.offender_id)} shows those that fit"
        )
    work.session.add(PlacementSupport(placement_id=row.id, referral_id=at.id, **work.recorded))
    work.session.flush()


def _tie_of(work: UnitOfWork, row: Placement, at: Referral) -> PlacementSupport | None:
    query = select(PlacementSupport).where(
        PlacementSupport.placement_id == row.id, PlacementSupport.referral_id == at.id
    )
    return work.session.exec(query).first()
