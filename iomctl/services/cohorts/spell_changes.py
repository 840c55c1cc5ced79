"""Changes within a spell: tier and colour, each a dated row."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.cases.open_cases import (
    Case,
    SpellChange,
    add_row,
    newest_day,
    open_case,
    refuse_before_newest,
    refuse_before_review,
    state_of,
)
from iomctl.services.custody.cases_follow import add_colour, rerate
from iomctl.services.every_fault import EveryFault
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellTier
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.spells import Move, Recolour
    from iomctl.inputs.typed_words import Read, Typed


def move(work: UnitOfWork, offender: str, cohort: str | None, words: "Typed[Move]") -> SpellChange:
    """Put a person into another tier.

    Raises NotFound and BadValue with every fault at once; DoesNotFit without an open spell, for the tier they
    are in, and for a day before the newest tier.
    """
    case, asked = _understood(work, lambda: open_case(work, offender, cohort), words)
    was = case.spell.tier
    move_case(work, case, asked)
    return _changed(work, case, asked.on, f"tier {was} -> {asked.tier}")


def move_case(work: UnitOfWork, case: Case, asked: "Move") -> None:
    """Put an open spell into another tier. Raises DoesNotFit as `move`."""
    was = case.spell.tier
    if asked.tier == was:
        since = spoken(newest_day(work, case.spell, SpellTier), work.today)
        raise DoesNotFit(f"{case.reference} is in tier {was} already, since {since}")
    refuse_before_newest(work, case, asked.on, SpellTier)
    row = SpellTier(
        spell_id=0, tier=asked.tier, from_on=asked.on, reason=asked.reason, decision=asked.decision, **work.recorded
    )
    add_row(work, case.spell, row)


def recolour(work: UnitOfWork, offender: str, cohort: str | None, words: "Typed[Recolour]") -> SpellChange:
    """Give a person in the community another colour; the review ahead is worked out anew from that day.

    A change that takes back the one before it, of the same day, puts back the review that stood before both.
    Raises as `move`, and DoesNotFit in custody
    and for a day before the review ahead was set.
    """
    case, asked = _understood(work, lambda: open_case(work, offender, cohort), words)
    was = case.spell.colour
    if case.spell.custody == "custody":
        raise DoesNotFit(
            f"{case.reference} is in custody and stays {was} until released",
            advice=f"record it: iomctl release happened {case.reference} --to CODE --colour {asked.colour}",
        )
    if asked.colour == was:
        since = spoken(newest_day(work, case.spell, SpellColour), work.today)
        raise DoesNotFit(f"{case.reference} is {was} already, since {since}")
    refuse_before_newest(work, case, asked.on, SpellColour)
    refuse_before_review(work, case, asked.on)
    add_colour(work, case, asked.colour, asked.on, asked.reason)
    rerate(work, case.spell, asked.on)
    return _changed(work, case, asked.on, f"{was} -> {asked.colour}")


def _understood(work: UnitOfWork, find: Callable[[], Case], words: "Typed[Read]") -> "tuple[Case, Read]":
    faults = EveryFault()
    case = faults.take(find)
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if case is None or asked is None:
        raise faults.refusal()
    return case, asked


def _changed(work: UnitOfWork, case: Case, on: date, said: str) -> SpellChange:
    return SpellChange(state_of(work, case), f"{case.reference}: {said} from {spoken(on, work.today)}")
