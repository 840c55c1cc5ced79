"""Custody and release as a person's open cases tell them: the colour and the review ahead follow by themselves."""

from collections.abc import Callable
from datetime import date

from sqlmodel import col, select

from iomctl.domain.reviews import Window
from iomctl.errors import DoesNotFit
from iomctl.services.cases.open_cases import Case, add_row, refuse_before_newest, refuse_before_review
from iomctl.services.cases.review_windows import Exempt, ahead_of, begin, close, recalculate
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellCustody
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork


def cases_of(work: UnitOfWork, person: Offender) -> list[Case]:
    """The open cases of a person, by the code of their cohort."""
    query = select(Spell, Cohort).join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
    query = query.where(Spell.offender_id == person.id, col(Spell.deselected_on).is_(None))
    return [Case(person, spell, cohort) for spell, cohort in work.session.exec(query.order_by(col(Cohort.code)))]


def imprison(work: UnitOfWork, person: Offender, on: date, prison: str | None, reason: str | None) -> None:
    """Put every open case into custody from a day on, or from its adoption if that is later; or into another prison.

    Custody brings the colour that means it and works out the review ahead anew; another prison does neither.
    Raises DoesNotFit, a line for each fault, where something newer is recorded for a case.
    """

    def one(case: Case) -> None:
        day = max(on, case.spell.adopted_on)
        if case.spell.custody == "custody":
            if case.spell.prison != prison:
                refuse_before_newest(work, case, day, SpellCustody)
                _add_custody(work, case, day, ("custody", prison), reason)
            return
        _refuse_early(work, case, day)
        _add_custody(work, case, day, ("custody", prison), reason)
        add_colour(work, case, work.policy.custody.colour, day, reason)
        rerate(work, case.spell, day)

    _each(work, person, one)


def let_out(work: UnitOfWork, person: Offender, on: date, colour: str | None, reason: str | None) -> None:
    """Let every open case that is in custody into the community from a day on.

    The colour is the one given, or for None the one before custody; the review ahead is worked out anew, or is the
    one that stood before when custody began on that very day. Raises as `imprison`, and for None where there was no
    other colour.
    """

    def one(case: Case) -> None:
        if case.spell.custody != "custody":
            return
        day = max(on, case.spell.adopted_on)
        again = colour or _colour_before(work, case)
        _refuse_early(work, case, day)
        _add_custody(work, case, day, ("community", None), reason)
        add_colour(work, case, again, day, reason)
        rerate(work, case.spell, day)

    _each(work, person, one)


def add_colour(work: UnitOfWork, case: Case, colour: str, on: date, reason: str | None) -> None:
    """Give an open case a colour from a day on, unless it has it."""
    if colour != case.spell.colour:
        row = SpellColour(spell_id=0, colour=colour, from_on=on, reason=reason, **work.recorded)
        add_row(work, case.spell, row)


def rerate(work: UnitOfWork, spell: Spell, on: date) -> None:
    """The review ahead after a change of colour: worked out anew, or as it was when that takes a change back."""
    former = _former_review(work, spell, on)
    if former is None:
        recalculate(work, spell, on)
        return
    ahead = ahead_of(work, spell)
    close(work, ahead, "recalculated", on)
    window = Window(former.due_from, former.due_by, former.basis)
    begin(work, spell, window, on, Exempt(ahead.exempt_reason, ahead.exempt_until))


def _each(work: UnitOfWork, person: Offender, change: Callable[[Case], None]) -> None:
    faults: list[str] = []
    for case in cases_of(work, person):
        try:
            change(case)
        except DoesNotFit as fault:
            faults += fault.faults
        work.looked_at((person.id,))
    if faults:
        raise DoesNotFit(*dict.fromkeys(faults))
    work.session.flush()


def _add_custody(work: UnitOfWork, case: Case, on: date, where: tuple[str, str | None], reason: str | None) -> None:
    custody, prison = where
    row = SpellCustody(spell_id=0, custody=custody, prison=prison, from_on=on, reason=reason, **work.recorded)
    add_row(work, case.spell, row)


def _refuse_early(work: UnitOfWork, case: Case, on: date) -> None:
    refuse_before_newest(work, case, on, SpellCustody)
    refuse_before_newest(work, case, on, SpellColour)
    refuse_before_review(work, case, on)


def _colour_before(work: UnitOfWork, case: Case) -> str:
    """The newest colour of a case that does not mean custody."""
    colours = select(SpellColour.colour).where(
        SpellColour.spell_id == case.spell.id, SpellColour.colour != work.policy.custody.colour
    )
    found = work.session.exec(colours.order_by(col(SpellColour.from_on).desc(), col(SpellColour.id).desc())).first()
    if found is None:
        raise DoesNotFit(f"{case.reference} had no other colour in {case.cohort.code}: say which with --colour")
    return found


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
