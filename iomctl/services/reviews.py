"""Hold the review ahead of a case, or set its day."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import col, func, select

from iomctl.domain.columns import column
from iomctl.domain.days import spoken
from iomctl.domain.references import name_column, offender_column
from iomctl.domain.reviews import Window, full_day, window_set
from iomctl.errors import BadValue, DoesNotFit
from iomctl.inputs.faults import Faults
from iomctl.services.people import find_one, open_spell, person_reference, shown_name
from iomctl.services.review_windows import ahead_of, begin, close, usual_window
from iomctl.storage.tables import Cohort, Offender, Review, Spell, SpellColour
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ReviewAhead:
    """The review ahead of a case after a change, and how its window came about."""

    offender: str = offender_column()
    name: str = name_column()
    cohort: str = column("Cohort", "the cohort's code", "luton")
    colour: str = column("Colour", "the colour's code", "amber")
    held_on: date | None = column("Held", "when a review was last held", "2026-04-20")
    due_from: date = column("Due from", "the first day the next review may be held", "2026-05-11")
    due_by: date = column("Due by", "the last day it is due", "2026-05-18")
    basis: str = column("Because", "how the window came about", "amber, every 4 weeks from 20 Apr 2026")
    exempt_reason: str | None = column("Exempt", "why no review is expected", "health")
    exempt_until: date | None = column("Exempt until", "the last day of the exemption, if known", "2026-06-01")


@dataclass(frozen=True)
class Held:
    """What a review decided, as typed; no `colour` leaves it as it is, no `next_by` leaves the day to the policy."""

    on: date
    kind: str = "case"
    colour: str | None = None
    next_by: date | None = None
    decision: str | None = None
    note: str | None = None


def hold(work: UnitOfWork, offender: str, held: Held, cohort: str | None = None) -> ReviewAhead:
    """Record that the review ahead was held, and put the next one ahead.

    Raises BadValue for a wrong word or a day in the future; DoesNotFit when a review was held on that day or
    later already, when the case has changed since that day, or for a colour that custody does not allow.
    """
    person, spell = case_of(work, offender, cohort)
    review = ahead_of(work, spell)
    kind, colour = _checked(work, held)
    _refuse_held_before(work, person, spell, held.on)
    if held.on < review.made_on:
        made = spoken(review.made_on, work.today)
        raise DoesNotFit(
            f"the review ahead of {person_reference(person)} was made on {made}, so it can't have been held before",
            advice="bring past reviews in with: iomctl import reviews FILE",
        )
    if colour is not None and colour != spell.colour:
        _recolour(work, spell, colour, held)
    close(work, review, "held", held.on)
    review.kind, review.colour, review.decision, review.note = kind, spell.colour, held.decision, held.note
    begin(work, spell, _next_window(work, spell, held), held.on)
    return answer(work, person, spell)


def set_day(work: UnitOfWork, offender: str, due_by: date, why: str, cohort: str | None = None) -> ReviewAhead:
    """Move the review ahead to end on another day, with a reason.

    Raises BadValue for a day that is past, DoesNotFit for a case that is exempt.
    """
    person, spell = case_of(work, offender, cohort)
    review = ahead_of(work, spell)
    if due_by < work.today:
        raise BadValue(f"{spoken(due_by, work.today)} is past; a review can only be set ahead")
    if review.exempt_reason is not None:
        raise DoesNotFit(
            f"{person_reference(person)} is exempt from review: {review.exempt_reason}",
            advice=f"end that first: iomctl review exempt {person_reference(person)} --end",
        )
    _, window_days = work.policy.review_interval(spell.colour, spell.custody == "custody")
    close(work, review, "moved", work.today)
    begin(work, spell, window_set(due_by, window_days, work.today, f"set by hand: {why}"), work.today)
    return answer(work, person, spell)


def case_of(work: UnitOfWork, offender: str, cohort: str | None) -> tuple[Offender, Spell]:
    """The person that is meant and their open spell. Raises NotFound and DoesNotFit."""
    person = find_one(work, offender)
    return person, open_spell(work, person, cohort)


def _checked(work: UnitOfWork, held: Held) -> tuple[str, str | None]:
    faults = Faults()
    kind, colour = held.kind, held.colour
    with faults.about("--kind"):
        kind = work.policy.review_kind(held.kind).code
    if held.colour is not None:
        with faults.about("--colour"):
            colour = work.policy.colour(held.colour).code
    if held.on > work.today:
        faults.add(f"--on: {spoken(held.on, work.today)} is in the future")
    if held.next_by is not None and held.next_by <= held.on:
        faults.add(f"--next: {spoken(held.next_by, work.today)} is not after the review")
    faults.refuse()
    return kind, colour


def _refuse_held_before(work: UnitOfWork, person: Offender, spell: Spell, on: date) -> None:
    query = select(Review).where(Review.spell_id == spell.id, Review.outcome == "held", col(Review.closed_on) >= on)
    last = work.session.exec(query.order_by(col(Review.closed_on).desc()).limit(1)).first()
    if last is not None and last.closed_on is not None:
        held = spoken(last.closed_on, work.today)
        raise DoesNotFit(f"a review of {person_reference(person)} was already held on {held}, by {last.closed_by}")


def _recolour(work: UnitOfWork, spell: Spell, colour: str, held: Held) -> None:
    custody_colour = work.policy.custody.colour
    if spell.custody == "custody" and colour != custody_colour:
        raise DoesNotFit(f"a person in custody is {custody_colour}", advice="record the release: iomctl cohort custody")
    spell.colour = colour
    row = SpellColour(
        spell_id=spell.id or 0, colour=colour, from_on=held.on, reason=held.decision or "review", **work.recorded
    )
    work.session.add_all((spell, row))


def _next_window(work: UnitOfWork, spell: Spell, held: Held) -> Window:
    if held.next_by is None:
        usual = usual_window(work.policy, spell, held.on)
        return Window(usual.due_from, usual.due_by, f"{usual.basis} (held)")
    _, window_days = work.policy.review_interval(spell.colour, spell.custody == "custody")
    return window_set(held.next_by, window_days, held.on, f"set by the review of {full_day(held.on)}")


def answer(work: UnitOfWork, person: Offender, spell: Spell) -> ReviewAhead:
    """The record of the review ahead after a change."""
    work.session.flush()
    review = ahead_of(work, spell)
    held = select(func.max(Review.closed_on)).where(Review.spell_id == spell.id, Review.outcome == "held")
    return ReviewAhead(
        offender=person_reference(person),
        name=shown_name(work, person),
        cohort=work.session.get_one(Cohort, spell.cohort_id).code,
        colour=spell.colour,
        held_on=work.session.exec(held).one(),
        due_from=review.due_from,
        due_by=review.due_by,
        basis=review.basis,
        exempt_reason=review.exempt_reason,
        exempt_until=review.exempt_until,
    )
