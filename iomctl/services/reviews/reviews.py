"""Hold the review ahead of a case, or set its day."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, func, select

from iomctl.domain.columns import column
from iomctl.domain.days.days import spoken
from iomctl.domain.references import name_column, offender_column
from iomctl.domain.reviews import Window, full_day, set_because, window_set
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.cases.open_cases import Case, add_row, open_case, refuse_before_review
from iomctl.services.cases.review_windows import ahead_of, begin, close, shown_basis, usual_window
from iomctl.services.lookup.find_person import shown_name
from iomctl.services.policy_then import wording
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.dated.spell_states import SpellColour
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.reviews import Holding, Setting
    from iomctl.inputs.typed_words import Typed


@dataclass(frozen=True)
class ReviewAhead:
    """The review ahead of a case after a change, and how its window came about."""

    offender: str = offender_column()
    name: str = name_column()
    cohort: str = column("Cohort", "the cohort's code", "luton")
    colour: str = column("Colour", "the colour's code", "amber")
    held_on: date | None = column("Held", "when a review was last held", "2026-04-20", spoken=True)
    due_from: date = column("Due from", "the first day the next review may be held", "2026-05-11")
    due_by: date = column("Due by", "the last day it is due", "2026-05-18", spoken=True)
    basis: str = column("Basis", "how the window came about", "amber, every 4 weeks from 20 Apr 2026")
    exempt_reason: str | None = column("Exempt reason code", "code of why no review is expected", "health", shown=False)
    exempt_reason_words: str | None = column("Exempt reason", "why no review is expected", "too ill, or in hospital")
    exempt_until: date | None = column(
        "Exempt until", "the last day of the exemption, if known", "2026-06-01", spoken=True
    )


def hold(work: UnitOfWork, offender: str, cohort: str | None, words: "Typed[Holding]") -> ReviewAhead:
    """Record that the review ahead was held, and put the next one ahead.

    Raises NotFound, BadValue with every fault at
    once, and DoesNotFit when a review was held on that day or later already, when the review ahead was made
    after that day, or for a colour that does not go with custody.
    """
    case = open_case(work, offender, cohort)
    held = words.read(Bounds(work.policy, work.today, case.person.born_on))
    _refuse_held_since(work, case, held.on)
    refuse_before_review(work, case, held.on)
    spell = case.spell
    if held.colour is not None and held.colour != spell.colour:
        _recolour(work, case, held)
    review = ahead_of(work, spell)
    close(work, review, "held", held.on)
    review.kind, review.colour, review.decision, review.note = held.kind, spell.colour, held.decision, held.note
    begin(work, spell, _next_window(work, spell, held), held.on)
    return ahead_now(work, case)


def set_day(work: UnitOfWork, offender: str, cohort: str | None, words: "Typed[Setting]") -> ReviewAhead:
    """Move the review ahead to end on another day, with a reason.

    Raises as `hold`, and DoesNotFit for a case
    that is exempt.
    """
    case = open_case(work, offender, cohort)
    asked = words.read(Bounds(work.policy, work.today))
    review = ahead_of(work, case.spell)
    if review.exempt_reason is not None:
        raise DoesNotFit(
            f"{case.reference} is exempt from review: {review.exempt_reason}",
            advice=f"end that first: iomctl review exempt {case.reference} --end",
        )
    window = window_set(asked.due_by, window_days(work, case.spell), work.today, set_because(asked.reason))
    close(work, review, "moved", work.today)
    begin(work, case.spell, window, work.today)
    return ahead_now(work, case)


def window_days(work: UnitOfWork, spell: Spell) -> int:
    """How many days before its last day a review of this spell may be held."""
    return work.policy.review_interval(spell.colour, spell.custody == "custody")[1]


def _refuse_held_since(work: UnitOfWork, case: Case, on: date) -> None:
    query = select(Review).where(
        Review.spell_id == case.spell.id, Review.outcome == "held", col(Review.closed_on) >= on
    )
    last = work.session.exec(query.order_by(col(Review.closed_on).desc()).limit(1)).first()
    if last is not None and last.closed_on is not None:
        held = spoken(last.closed_on, work.today)
        by = work.recorders([last.closed_in])[last.closed_in][0] if last.closed_in else "nobody known"
        raise DoesNotFit(f"a review of {case.reference} was already held on {held}, by {by}")


def _recolour(work: UnitOfWork, case: Case, held: "Holding") -> None:
    colour = held.colour or case.spell.colour
    fault = work.policy.rating_fault(colour, case.spell.custody == "custody")
    if fault is not None:
        raise DoesNotFit(f"--colour: {fault}", advice=f"released? iomctl release happened {case.reference} --help")
    row = SpellColour(spell_id=0, colour=colour, from_on=held.on, reason=held.decision or "review", **work.recorded)
    add_row(work, case.spell, row)


def _next_window(work: UnitOfWork, spell: Spell, held: "Holding") -> Window:
    if held.next_by is None:
        usual = usual_window(work.policy, spell, held.on)
        return Window(usual.due_from, usual.due_by, f"{usual.basis} (held)")
    why = f"set by the review of {full_day(held.on)}"
    return window_set(held.next_by, window_days(work, spell), held.on, why)


def ahead_now(work: UnitOfWork, case: Case) -> ReviewAhead:
    """The record of the review ahead after a change."""
    work.session.flush()
    review = ahead_of(work, case.spell)
    held = select(func.max(Review.closed_on)).where(Review.spell_id == case.spell.id, Review.outcome == "held")
    return ReviewAhead(
        offender=case.reference,
        name=shown_name(work, case.person),
        cohort=case.cohort.code,
        colour=case.spell.colour,
        held_on=work.session.exec(held).one(),
        due_from=review.due_from,
        due_by=review.due_by,
        basis=shown_basis(work, review.basis, case.person.restricted),
        exempt_reason=review.exempt_reason,
        exempt_reason_words=wording(work.policy, "exemption", review.exempt_reason),
        exempt_until=review.exempt_until,
    )
