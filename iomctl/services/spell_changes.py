"""Changes within a spell: tier, colour, and custody or community, each a dated row."""

from collections.abc import Callable, Mapping
from datetime import date
from shlex import quote

from sqlmodel import col, select

from iomctl.domain.days import spoken
from iomctl.domain.reviews import Window
from iomctl.errors import DoesNotFit
from iomctl.inputs.spells import Imprisonment, Move, Recolour, Release
from iomctl.inputs.typed_words import Bounds, Read, read
from iomctl.services.every_fault import EveryFault
from iomctl.services.review_windows import Exempt, ahead_of, begin, close, recalculate
from iomctl.services.spells import (
    Case,
    SpellChange,
    add_row,
    newest_day,
    on_option,
    open_case,
    refuse_before_newest,
    refuse_before_review,
    state_of,
)
from iomctl.storage.tables.cohorts import Spell, SpellColour, SpellCustody, SpellTier
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork

Words = Mapping[str, object]


def move(work: UnitOfWork, offender: str, cohort: str | None, words: Words) -> SpellChange:
    """Put a person into another tier; `words` are the fields of `inputs.spells.Move` as typed.

    Raises NotFound and BadValue with every fault at once; DoesNotFit without an open spell, for the tier they
    are in, and for a day before the newest tier.
    """
    case, asked = _understood(work, lambda: open_case(work, offender, cohort), Move, words)
    was = case.spell.tier
    move_case(work, case, asked)
    return _changed(work, case, asked.on, f"tier {was} -> {asked.tier}", ("move", f"{was} --reason CODE"))


def move_case(work: UnitOfWork, case: Case, asked: Move) -> None:
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


def recolour(work: UnitOfWork, offender: str, cohort: str | None, words: Words) -> SpellChange:
    """Give a person in the community another colour; the review ahead is worked out anew from that day.

    A change that takes back the one before it, of the same day, puts back the review that stood before both.
    `words` are the fields of `inputs.spells.Recolour` as typed. Raises as `move`, and DoesNotFit in custody
    and for a day before the review ahead was set.
    """
    case, asked = _understood(work, lambda: open_case(work, offender, cohort), Recolour, words)
    was = case.spell.colour
    if case.spell.custody == "custody":
        raise DoesNotFit(
            f"{case.reference} is in custody and stays {was} until released",
            advice=f"record it: iomctl cohort custody {case.reference} --released --colour {asked.colour}"
            f" --cohort {case.cohort.code}",
        )
    if asked.colour == was:
        since = spoken(newest_day(work, case.spell, SpellColour), work.today)
        raise DoesNotFit(f"{case.reference} is {was} already, since {since}")
    refuse_before_newest(work, case, asked.on, SpellColour)
    refuse_before_review(work, case, asked.on)
    _add_colour(work, case, asked.colour, asked)
    _rerate(work, case.spell, asked.on)
    return _changed(work, case, asked.on, f"{was} -> {asked.colour}", ("colour", f"{was} --reason WORDS"))


def imprison(work: UnitOfWork, offender: str, cohort: str | None, words: Words) -> SpellChange:
    """Record custody, with the colour that means it and the review worked out anew; or another prison.

    `words` are the fields of `inputs.spells.Imprisonment` as typed. A move between prisons leaves the review
    alone. Raises as `recolour`, DoesNotFit for the prison they are in.
    """
    case, asked = _understood(work, lambda: open_case(work, offender, cohort), Imprisonment, words)
    was, colour, prison = case.spell.custody, case.spell.colour, case.spell.prison
    if was == "custody" and prison == asked.prison:
        since = spoken(newest_day(work, case.spell, SpellCustody), work.today)
        raise DoesNotFit(f"{case.reference} is in {prison} already, since {since}")
    refuse_before_newest(work, case, asked.on, SpellCustody)
    if was == "custody":
        _add_custody(work, case, asked.prison, asked)
        return _changed(work, case, asked.on, f"in {asked.prison}", _in_prison(prison))
    _refuse_early_custody(work, case, asked)
    _add_custody(work, case, asked.prison, asked)
    _add_colour(work, case, work.policy.custody.colour, asked)
    _rerate(work, case.spell, asked.on)
    said = f"in custody, {asked.prison}, {colour} -> {case.spell.colour}"
    return _changed(work, case, asked.on, said, ("custody", f"--released --colour {colour}"))


def release(work: UnitOfWork, offender: str, cohort: str | None, words: Words) -> SpellChange:
    """Record a release with the colour from then on; the review ahead is worked out anew from that day.

    `words` are the fields of `inputs.spells.Release` as typed. Raises as `recolour`, DoesNotFit for someone
    in the community, whatever else is wrong.
    """
    case, asked = _understood(work, lambda: _case_in_custody(work, offender, cohort), Release, words)
    colour, prison = case.spell.colour, case.spell.prison
    refuse_before_newest(work, case, asked.on, SpellCustody)
    _refuse_early_custody(work, case, asked)
    _add_custody(work, case, None, asked)
    _add_colour(work, case, asked.colour, asked)
    _rerate(work, case.spell, asked.on)
    return _changed(work, case, asked.on, f"released, {colour} -> {asked.colour}", _in_prison(prison))


def _case_in_custody(work: UnitOfWork, offender: str, cohort: str | None) -> Case:
    case = open_case(work, offender, cohort)
    if case.spell.custody != "custody":
        since = spoken(newest_day(work, case.spell, SpellCustody), work.today)
        raise DoesNotFit(f"{case.reference} is not in custody, but in the community since {since}")
    return case


def _understood(work: UnitOfWork, find: Callable[[], Case], model: type[Read], words: Words) -> tuple[Case, Read]:
    faults = EveryFault()
    case = faults.take(find)
    asked = faults.take(lambda: read(model, words, Bounds(work.policy, work.today)))
    if case is None or asked is None:
        raise faults.refusal()
    return case, asked


def _refuse_early_custody(work: UnitOfWork, case: Case, asked: Imprisonment | Release) -> None:
    refuse_before_newest(work, case, asked.on, SpellColour)
    refuse_before_review(work, case, asked.on)


def _add_custody(work: UnitOfWork, case: Case, prison: str | None, asked: Imprisonment | Release) -> None:
    custody = "community" if prison is None else "custody"
    row = SpellCustody(
        spell_id=0, custody=custody, prison=prison, from_on=asked.on, reason=asked.reason, **work.recorded
    )
    add_row(work, case.spell, row)


def _add_colour(work: UnitOfWork, case: Case, colour: str, asked: Recolour | Imprisonment | Release) -> None:
    if colour != case.spell.colour:
        row = SpellColour(spell_id=0, colour=colour, from_on=asked.on, reason=asked.reason, **work.recorded)
        add_row(work, case.spell, row)


def _rerate(work: UnitOfWork, spell: Spell, on: date) -> None:
    """The review ahead after a change of colour: worked out anew, or as it was when that takes a change back."""
    former = _former_review(work, spell, on)
    if former is None:
        recalculate(work, spell, on)
        return
    ahead = ahead_of(work, spell)
    close(work, ahead, "recalculated", on)
    window = Window(former.due_from, former.due_by, former.basis)
    begin(work, spell, window, on, Exempt(ahead.exempt_reason, ahead.exempt_until))


def _former_review(work: UnitOfWork, spell: Spell, on: date) -> Review | None:
    """The review that a change of colour on this day replaced, when the newest one brings that colour back."""
    colours = select(SpellColour).where(SpellColour.spell_id == spell.id)
    newest = work.session.exec(colours.order_by(col(SpellColour.from_on).desc(), col(SpellColour.id).desc()).limit(3))
    match [(row.from_on, row.colour) for row in newest]:
        case [(again_on, colour), (taken_back_on, _), (_, before)] if again_on == taken_back_on == on:
            closed = select(Review).where(Review.spell_id == spell.id, col(Review.closed_on).is_not(None))
            last = work.session.exec(closed.order_by(col(Review.id).desc()).limit(1)).one()
            return last if colour == before and (last.outcome, last.closed_on) == ("recalculated", on) else None
    return None


def _in_prison(prison: str | None) -> tuple[str, str]:
    return "custody", f"--prison {quote(prison) if prison else 'NAME'}"


def _changed(work: UnitOfWork, case: Case, on: date, said: str, back: tuple[str, str]) -> SpellChange:
    """A change in words; `back` is the verb that takes it back and what comes after the person."""
    verb, rest = back
    command = f"iomctl cohort {verb} {case.reference} {rest} --cohort {case.cohort.code}{on_option(on, work.today)}"
    return SpellChange(state_of(work, case), f"{case.reference}: {said} from {spoken(on, work.today)}", command)
