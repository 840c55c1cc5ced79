"""Changes within a spell: tier, colour, and custody or community, each a dated row."""

from collections.abc import Callable, Mapping
from shlex import quote

from iomctl.domain.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.inputs.spells import Imprisonment, Move, Recolour, Release
from iomctl.inputs.typed_words import Bounds, Read, read
from iomctl.services.every_fault import EveryFault
from iomctl.services.review_windows import recalculate
from iomctl.services.spells import (
    Case,
    SpellChange,
    add_row,
    newest_day,
    open_case,
    refuse_before_newest,
    refuse_before_review,
    state_of,
)
from iomctl.storage.tables import SpellColour, SpellCustody, SpellTier
from iomctl.storage.unit_of_work import UnitOfWork

Words = Mapping[str, object]


def move(work: UnitOfWork, offender: str, cohort: str | None, words: Words) -> SpellChange:
    """Put a person into another tier; `words` are the fields of `inputs.spells.Move` as typed.

    Raises NotFound and BadValue with every fault at once; DoesNotFit without an open spell, for the tier they
    are in, and for a day before the newest tier.
    """
    case, asked = _understood(work, lambda: open_case(work, offender, cohort), Move, words)
    was = case.spell.tier
    if asked.tier == was:
        since = spoken(newest_day(work, case.spell, SpellTier), work.today)
        raise DoesNotFit(f"{case.reference} is in tier {was} already, since {since}")
    refuse_before_newest(work, case, asked.on, SpellTier)
    row = SpellTier(
        spell_id=0, tier=asked.tier, from_on=asked.on, reason=asked.reason, decision=asked.decision, **work.recorded
    )
    add_row(work, case.spell, row)
    said = f"{case.reference}: tier {was} -> {asked.tier} from {spoken(asked.on, work.today)}"
    return SpellChange(state_of(work, case), said, _back(case, "move", f"{was} --reason CODE"))


def recolour(work: UnitOfWork, offender: str, cohort: str | None, words: Words) -> SpellChange:
    """Give a person in the community another colour; the review ahead is worked out anew from that day.

    `words` are the fields of `inputs.spells.Recolour` as typed. Raises as `move`, and DoesNotFit in custody
    and for a day before the review ahead was set.
    """
    case, asked = _understood(work, lambda: open_case(work, offender, cohort), Recolour, words)
    was = case.spell.colour
    if case.spell.custody == "custody":
        raise DoesNotFit(
            f"{case.reference} is in custody and stays {was} until released",
            advice=f"record it: iomctl cohort custody {case.reference} --released --colour {asked.colour}",
        )
    if asked.colour == was:
        since = spoken(newest_day(work, case.spell, SpellColour), work.today)
        raise DoesNotFit(f"{case.reference} is {was} already, since {since}")
    refuse_before_newest(work, case, asked.on, SpellColour)
    refuse_before_review(work, case, asked.on)
    _add_colour(work, case, asked.colour, asked)
    recalculate(work, case.spell, asked.on)
    said = f"{case.reference}: {was} -> {asked.colour} from {spoken(asked.on, work.today)}"
    return SpellChange(state_of(work, case), said, _back(case, "colour", f"{was} --reason WORDS"))


def imprison(work: UnitOfWork, offender: str, cohort: str | None, words: Words) -> SpellChange:
    """Record custody, with the colour that means it and the review worked out anew; or another prison.

    `words` are the fields of `inputs.spells.Imprisonment` as typed. A move between prisons leaves the review
    alone. Raises as `recolour`, DoesNotFit for the prison they are in.
    """
    case, asked = _understood(work, lambda: open_case(work, offender, cohort), Imprisonment, words)
    was, colour, prison = case.spell.custody, case.spell.colour, case.spell.prison
    on = spoken(asked.on, work.today)
    if was == "custody" and prison == asked.prison:
        since = spoken(newest_day(work, case.spell, SpellCustody), work.today)
        raise DoesNotFit(f"{case.reference} is in {prison} already, since {since}")
    refuse_before_newest(work, case, asked.on, SpellCustody)
    if was == "custody":
        _add_custody(work, case, asked.prison, asked)
        back = f"--prison {quote(prison or 'NAME')}"
        return SpellChange(state_of(work, case), f"{case.reference}: in {asked.prison} from {on}", _custody(case, back))
    _refuse_early_custody(work, case, asked)
    _add_custody(work, case, asked.prison, asked)
    _add_colour(work, case, work.policy.custody.colour, asked)
    recalculate(work, case.spell, asked.on)
    said = f"{case.reference}: in custody, {asked.prison}, {colour} -> {case.spell.colour} from {on}"
    return SpellChange(state_of(work, case), said, _custody(case, f"--released --colour {colour}"))


def release(work: UnitOfWork, offender: str, cohort: str | None, words: Words) -> SpellChange:
    """Record a release with the colour from then on; the review ahead is worked out anew from that day.

    `words` are the fields of `inputs.spells.Release` as typed. Raises as `recolour`, DoesNotFit for someone
    in the community.
    """
    case, asked = _understood(work, lambda: open_case(work, offender, cohort), Release, words)
    colour, prison = case.spell.colour, case.spell.prison
    if case.spell.custody != "custody":
        since = spoken(newest_day(work, case.spell, SpellCustody), work.today)
        raise DoesNotFit(f"{case.reference} is in the community already, since {since}")
    refuse_before_newest(work, case, asked.on, SpellCustody)
    _refuse_early_custody(work, case, asked)
    _add_custody(work, case, None, asked)
    _add_colour(work, case, asked.colour, asked)
    recalculate(work, case.spell, asked.on)
    said = f"{case.reference}: released, {colour} -> {asked.colour} from {spoken(asked.on, work.today)}"
    return SpellChange(state_of(work, case), said, _custody(case, f"--prison {quote(prison or 'NAME')}"))


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


def _custody(case: Case, rest: str) -> str:
    return _back(case, "custody", rest)


def _back(case: Case, verb: str, rest: str) -> str:
    return f"iomctl cohort {verb} {case.reference} {rest} --cohort {case.cohort.code}"
