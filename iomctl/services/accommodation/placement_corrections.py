"""Put a placement right that was recorded wrongly, or an extension of it, or its end."""

from functools import partial
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.accommodation.first_nights import refuse_inside, refuse_planned_otherwise
from iomctl.services.accommodation.funded import days_left_to, funded_until, paid_for, rent_until
from iomctl.services.accommodation.move_on_plans import refuse_planned_before
from iomctl.services.accommodation.payments import beside
from iomctl.services.accommodation.placement_parts import ended_on, meant_extension, stays
from iomctl.services.accommodation.placement_rows import placement_now
from iomctl.services.accommodation.placements import before_it_began
from iomctl.services.accommodation.places import held_by
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import correcting
from iomctl.services.facts import rows as facts
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.lookup.find_service import find_provider
from iomctl.services.lookup.placement_areas import area_as_written
from iomctl.storage.tables.placements import Placement, PlacementExtension
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.placements import NewPlacement, PlaceBounds, StayBounds
    from iomctl.inputs.typed_words import Typed


def correct(work: UnitOfWork, word: str, asked: correcting.Asked) -> FactChange:
    """Put the placement with a reference right; `asked.more` is its provider, "" for none.

    A day of leaving that the funded nights give follows the first day and the kind. Raises as `facts.find` and
    `correcting.understood`, and DoesNotFit for what is recorded so already, where it would have ended or been extended
    before it began, where the person is somewhere else then, where the provider is full, and as `refuse_inside` and
    `refuse_planned_otherwise` do.
    """
    standing = partial(_standing, work, asked.words)
    (row, provider), new = correcting.understood(
        work,
        partial(_meant, work, word, asked.more[0]),
        asked,
        lambda found: _place(work, found[0]),
        lambda found: standing(found[0]),
    )
    had, was = held_by(work, row), placement_now(work, row)
    values = _columns(work, row, new) | {"provider_id": provider}
    correcting.refuse_unchanged(reference_of(row), row, values)
    _refuse_before(work, row, values)
    if values["from_on"] != row.from_on and not work.policy.placements[values["kind"]].money:
        refuse_inside(work, row.offender_id, values["from_on"])
    correcting.write(work, row, values)
    work.session.flush()
    refuse_planned_before(work, row)
    now = stays(work, row, had)
    if row.left_on is None:
        refuse_planned_otherwise(work, row, now.leaves_on)
    return FactChange(now, correcting.put_right(row, was, now))


def correct_extension(work: UnitOfWork, word: str, of: str | None, asked: correcting.Asked) -> FactChange:
    """Put an extension of the placement with a reference right: that decided on a day as typed, None for the newest.

    Raises as `facts.find`, `meant_row` and `correcting.understood`: past the funded nights a reason is needed. Raises
    DoesNotFit for what is recorded so already, days before the placement was arranged or began, and where the person
    is somewhere else then.
    """
    told = asked.words.model.of_row
    (row, one), new = correcting.understood(
        work, partial(_extension_of, work, word, of), asked, partial(_stay, work), lambda found: told(found[1])
    )
    ref = reference_of(row)
    if new.until < row.from_on:
        raise DoesNotFit(before_it_began(work, row, new.until))
    if new.on < row.made_on:
        made, day = (spoken(day, work.today) for day in (row.made_on, new.on))
        raise DoesNotFit(f"{ref} was arranged on {made}, after {day}")
    called = f"The extension of {ref} of {spoken(one.from_on, work.today)}"
    part, had = correcting.PartOf(called, one, row.offender_id, ("reason", "decision")), held_by(work, row)
    said = correcting.store_part(work, part, asked.words, new.stored())
    return FactChange(stays(work, row, had), said)


def correct_end(work: UnitOfWork, word: str, asked: correcting.Asked) -> FactChange:
    """Put right on which day the placement with a reference ended, why, and where to.

    Raises as `facts.find` and `correcting.understood`, and DoesNotFit for one that goes on, for what is recorded so
    already, a day before it began, and where the person is somewhere else by then.
    """
    told = asked.words.model.of_row
    row, new = correcting.understood(
        work, partial(_ended, work, word), asked, lambda _: Bounds(work.policy, work.today), told
    )
    correcting.refuse_unchanged(f"the end of {reference_of(row)}", row, new.stored())
    if new.on < row.from_on:
        raise DoesNotFit(before_it_began(work, row, new.on))
    was = placement_now(work, row)
    # A reason is worded as in the policy of the event that recorded it.
    ended_in = row.ended_in if new.reason == row.end_reason else work.event
    correcting.write(work, row, new.stored() | {"ended_in": ended_in})
    work.session.flush()
    now = stays(work, row, None)
    return FactChange(now, correcting.put_right(row, was, now))


def _meant(work: UnitOfWork, word: str, provider: str | None) -> tuple[Placement, int | None]:
    """The placement, and the row number of the provider that it is to have."""
    faults = EveryFault()
    row = faults.take(lambda: facts.find(work, Placement, word))
    at = faults.take(lambda: find_provider(work, provider)) if provider else None
    if row is None or faults.met:
        raise faults.refusal()
    if provider is None:
        return row, row.provider_id
    return row, at.id if at else None


def _place(work: UnitOfWork, row: Placement) -> "PlaceBounds":
    from iomctl.inputs.placements import PlaceBounds

    owner = correcting.bounds_of_owner(work, row)
    limits = (paid_for(work, row.offender_id, row), beside(work, row.offender_id, row))
    return PlaceBounds(owner.policy, owner.today, owner.born_on, *limits)


def _standing(work: UnitOfWork, words: "Typed[Any]", row: Placement) -> dict[str, object]:
    told: dict[str, object] = words.model.of_row(row)
    given = days_left_to(paid_for(work, row.offender_id, row)(row.kind, row.from_on))
    given = given or rent_until(work, row.kind, row.from_on, row.weeks)
    return told | ({"until": None} if row.leaves_on == given else {})


def _columns(work: UnitOfWork, row: Placement, new: "NewPlacement") -> dict[str, Any]:
    values = new.stored()
    if new.area is not None and new.area != row.area:
        values["area"] = area_as_written(work, new.area)
    moved = new.on != row.from_on
    # The nights of its kind are those of the policy of the day on which it was recorded.
    funded = funded_until(work, new.kind, new.on) if moved or new.kind != row.kind else row.funded_leaves_on
    made_on = min(new.on, work.day_of(row.recorded_in)) if moved else row.made_on
    leaves_on = new.until or days_left_to(paid_for(work, row.offender_id, row)(new.kind, new.on))
    leaves_on = leaves_on or rent_until(work, new.kind, new.on, new.weeks)
    return values | {"made_on": made_on, "leaves_on": leaves_on, "funded_leaves_on": funded}


def _refuse_before(work: UnitOfWork, row: Placement, values: dict[str, Any]) -> None:
    """Raise DoesNotFit for what would lie before the first day of a placement, or before it was arranged."""
    ref, first = reference_of(row), f"put that right first: iomctl placement correct {reference_of(row)}"
    made, begins = (spoken(values[name], work.today) for name in ("made_on", "from_on"))
    if row.left_on is not None and row.left_on < values["from_on"]:
        left = spoken(row.left_on, work.today)
        raise DoesNotFit(f"{ref} ended on {left}, before {begins}", advice=f"{first} --end --on DAY --reason WORDS")
    table = PlacementExtension
    query = select(table).where(table.placement_id == row.id).order_by(col(table.from_on), col(table.id))
    for one in work.session.exec(query):
        decided, advice = spoken(one.from_on, work.today), f"{first} --extension --of {one.from_on}"
        if one.from_on < values["made_on"]:
            raise DoesNotFit(
                f"{ref} was extended on {decided}, before {made}", advice=f"{advice} --on DAY --reason WORDS"
            )
        if one.leaves_on < values["from_on"]:
            until = spoken(one.leaves_on, work.today)
            raise DoesNotFit(
                f"{ref} was extended to {until}, before {begins}", advice=f"{advice} --until DAY --reason WORDS"
            )


def _extension_of(work: UnitOfWork, word: str, of: str | None) -> tuple[Placement, PlacementExtension]:
    return correcting.part_of(work, partial(facts.find, work, Placement, word), of, partial(meant_extension, work))


def _stay(work: UnitOfWork, found: tuple[Placement, PlacementExtension]) -> "StayBounds":
    from iomctl.inputs.placements import StayBounds

    row, _ = found
    funded = paid_for(work, row.offender_id, row)(row.kind, row.from_on)
    return StayBounds(work.policy, work.today, None, funded)


def _ended(work: UnitOfWork, word: str) -> Placement:
    row = facts.find(work, Placement, word)
    ended_on(row)
    return row
