"""Placements of people: arrange one, extend it, end it, withdraw it."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.services.accommodation.first_nights import refuse_inside, refuse_planned_otherwise
from iomctl.services.accommodation.funded import Paid, days_left_to, funded_until, paid_for, rent_until
from iomctl.services.accommodation.move_on_plans import plans_of
from iomctl.services.accommodation.overlaps import refuse_overlapping
from iomctl.services.accommodation.payments import beside
from iomctl.services.accommodation.placement_rows import placement_now
from iomctl.services.accommodation.places import refuse_full, stay_of
from iomctl.services.accommodation.records import expected_until
from iomctl.services.accommodation.supports import goes_on, now_of
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.lookup.deaths import refuse_fact_after_death
from iomctl.services.lookup.find_person import find_one
from iomctl.services.lookup.find_service import find_provider
from iomctl.services.lookup.placement_areas import area_as_written
from iomctl.storage.tables.placements import Placement, PlacementExtension
from iomctl.storage.tables.referrals import Provider
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.placements import Extension, NewPlacement, PlacementEnd
    from iomctl.inputs.typed_words import Read, Typed


def add(
    work: UnitOfWork, offender: str, words: "Typed[NewPlacement]", provider: str | None = None, instead: bool = False
) -> FactChange:
    """Record a placement.

    Without a day of leaving it is worked out from the funded nights that are left. Raises BadValue or NotFound with
    every fault at once: past those nights a reason is needed. Raises DoesNotFit where the person is somewhere else on
    one of the nights, where the provider is full on one, as `refuse_inside` and `refuse_planned_otherwise` do, or where
    the policy has no kinds of placement.
    """
    from iomctl.inputs.placements import PlaceBounds

    facts.refuse_without_kinds(work, Placement)
    faults = EveryFault()
    person = faults.take(lambda: find_one(work, offender))
    at = faults.take(lambda: None if provider is None else find_provider(work, provider))
    whose = person.id if person else None
    funded = paid_for(work, whose)
    bounds = PlaceBounds(work.policy, work.today, person.born_from if person else None, funded, beside(work, whose))
    new = faults.take(lambda: words.read(bounds))
    if person is None or new is None or faults.met:
        raise faults.refusal()
    row = _new_row(work, person.id, new, at, funded(new.kind, new.on))
    refuse_fact_after_death(work, row)
    refuse_overlapping(work, row.offender_id, row.kind, (row.from_on, row.leaves_on))
    if not work.policy.placements[row.kind].money:
        refuse_inside(work, row.offender_id, row.from_on)
    said = refuse_planned_otherwise(work, row, row.leaves_on, instead)
    refuse_full(work, row, (row.from_on, row.leaves_on))
    work.session.add(row)
    work.session.flush()
    return FactChange(placement_now(work, row), said)


def extend(work: UnitOfWork, word: str, words: "Typed[Extension]") -> FactChange:
    """Set a further expected day of leaving.

    Raises BadValue or NotFound with every fault at once: past the funded nights a reason is needed. Raises DoesNotFit
    for a placement that ended, a day before it began, one that is set already, one decided before the newest
    extension, where the person is somewhere else then, and where the provider is full.
    """
    row, asked = _of_row(work, word, words)
    _refuse_extending(work, row, asked, _until(work, row))
    refuse_overlapping(work, row.offender_id, row.kind, (row.from_on, asked.until), row.id)
    refuse_full(work, row, (row.from_on, asked.until), stay_of(work, row))
    new = PlacementExtension(
        placement_id=row.id,
        **asked.stored(),
        **work.recorded,
    )
    work.session.add(new)
    work.session.flush()
    return FactChange(placement_now(work, row))


def end(work: UnitOfWork, word: str, words: "Typed[PlacementEnd]") -> FactChange:
    """End a placement.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit for one that ended already, a day before it
    began, and where the person is somewhere else by then.
    """
    row, asked = _of_row(work, word, words)
    if asked.on < row.from_on:
        raise DoesNotFit(
            before_it_began(work, row, asked.on),
            advice=f"if nothing comes of it: iomctl placement withdraw {reference_of(row)} --reason WORDS",
        )
    refuse_overlapping(work, row.offender_id, row.kind, (row.from_on, asked.on), row.id)
    for name, value in (asked.stored() | {"ended_in": work.event}).items():
        setattr(row, name, value)
    work.session.add(row)
    work.session.flush()
    return FactChange(placement_now(work, row), goes_on(work, row))


def withdraw(work: UnitOfWork, word: str, reason: str) -> FactChange:
    """Withdraw the placement with this reference: its extensions and its end go along. Raises as `facts.withdraw`."""
    row = facts.withdraw(work, Placement, word, reason)
    table = PlacementExtension
    query = select(table).where(col(table.placement_id) == row.id).order_by(col(table.from_on), col(table.id))
    gone = [f"the extension of {spoken(one.from_on, work.today)}" for one in work.session.scalars(query)]
    gone += [f"the move-on plan of {spoken(one.from_on, work.today)}" for one in plans_of(work, row.id)]
    gone += [f"that {one.referral} supports it" for one in now_of(work, row)]
    gone += [f"that it ended on {spoken(row.left_on, work.today)}"] if row.left_on else []
    return FactChange(placement_now(work, row), facts.withdrawn(row, gone))


def _new_row(work: UnitOfWork, person: int, new: "NewPlacement", at: Provider | None, funded: Paid) -> Placement:
    leaves_on = new.until or days_left_to(funded) or rent_until(work, new.kind, new.on, new.weeks)
    told = new.stored() | {"leaves_on": leaves_on, "funded_leaves_on": funded_until(work, new.kind, new.on)}
    return Placement(
        offender_id=person,
        provider_id=at.id if at else None,
        made_on=min(new.on, work.today),
        **told | {"area": area_as_written(work, new.area) if new.area else None},
        **work.recorded,
    )


def _of_row(work: UnitOfWork, word: str, words: "Typed[Read]") -> "tuple[Placement, Read]":
    """The placement with a reference, which goes on, and the input that the typed words make."""
    from iomctl.inputs.placements import StayBounds

    faults = EveryFault()
    row = faults.take(lambda: _not_ended(work, word))
    funded = paid_for(work, row.offender_id, row)(row.kind, row.from_on) if row else None
    asked = faults.take(lambda: words.read(StayBounds(work.policy, work.today, None, funded)))
    if row is None or asked is None:
        raise faults.refusal()
    return row, asked


def _refuse_extending(work: UnitOfWork, row: Placement, asked: "Extension", was: date | None) -> None:
    ref, lines = reference_of(row), []
    if asked.until < row.from_on:
        lines.append(before_it_began(work, row, asked.until))
    if asked.until == was:
        lines.append(f"{ref} is expected to end on {spoken(was, work.today)} already")
    table = PlacementExtension
    newest = select(col(table.from_on)).where(col(table.placement_id) == row.id).order_by(col(table.from_on).desc())
    known_on = work.session.execute(newest.limit(1)).scalar() or row.made_on
    if asked.on < known_on:
        day = spoken(known_on, work.today)
        lines.append(f"{ref} was arranged or last extended on {day}, after {spoken(asked.on, work.today)}")
    if lines:
        raise DoesNotFit(*lines)


def _not_ended(work: UnitOfWork, word: str) -> Placement:
    row = facts.find(work, Placement, word)
    if row.left_on is not None:
        ref = reference_of(row)
        raise DoesNotFit(
            f"{ref} ended on {spoken(row.left_on, work.today)} already",
            advice=f"if that is wrong: iomctl placement withdraw {ref} --end --reason WORDS",
        )
    return row


def before_it_began(work: UnitOfWork, row: Placement, day: date) -> str:
    """What is said of a day before the first of a placement."""
    began = spoken(row.from_on, work.today)
    return f"{reference_of(row)} begins on {began}, after {spoken(day, work.today)}"


def _until(work: UnitOfWork, row: Placement) -> date | None:
    """The expected day of leaving as it is known today."""
    query = select(expected_until(work.today)).select_from(Placement).where(col(Placement.id) == row.id)
    found: date | None = work.session.execute(query).scalar()
    return found
