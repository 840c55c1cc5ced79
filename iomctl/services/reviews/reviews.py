"""Hold the review ahead of a case, or set its day."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_
from sqlmodel import col, func, select

from iomctl.domain.columns import column
from iomctl.domain.course.kept_facts import HELD, SET
from iomctl.domain.days.days import spoken
from iomctl.domain.references import name_column, offender_column
from iomctl.services.cases.colours_inside import said_inside
from iomctl.services.cases.fact_rows import spell_fact
from iomctl.services.cases.followed import cases_now, stands
from iomctl.services.cases.open_cases import Case, understood
from iomctl.services.cases.recording import put_aside, record
from iomctl.services.cases.review_windows import shown_basis
from iomctl.services.dated_rows import newest_row
from iomctl.services.lookup.find_person import shown_name
from iomctl.services.policy_then import wording
from iomctl.storage.tables.dated.spell_states import SpellColour
from iomctl.storage.tables.reviews import Review
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.reviews import Holding, Setting
    from iomctl.inputs.typed_words import Typed


@dataclass(frozen=True)
class ReviewAhead:
    """The review ahead of a case after a change, and how its window came about; no days for a case that has ended.

    After a review was held, or one held put right, `held_on`, `colour` and the window before are those of that review.
    """

    offender: str = offender_column()
    name: str = name_column()
    cohort: str = column("Cohort", "the cohort's code", "luton")
    colour: str = column("Colour", "the colour's code", "amber")
    held_on: date | None = column("Held", "when a review was last held", "2026-04-20", spoken=True)
    due_from: date | None = column("Due from", "the first day the next review may be held", "2026-05-11")
    due_by: date | None = column("Due by", "the last day it is due", "2026-05-18", spoken=True)
    basis: str | None = column("Basis", "how the window came about", "amber, every 4 weeks from 20 Apr 2026")
    exempt_reason: str | None = column("Exempt reason code", "code of why no review is expected", "health", shown=False)
    exempt_reason_words: str | None = column("Exempt reason", "why no review is expected", "too ill, or in hospital")
    exempt_until: date | None = column(
        "Exempt until", "the last day of the exemption, if known", "2026-06-01", spoken=True
    )
    was_due_from: date | None = column("Was due from", "the first day it was due before the change", "2026-04-03")
    was_due_by: date | None = column(
        "Was due by", "the last day it was due before the change", "2026-04-10", spoken=True
    )


@dataclass(frozen=True)
class ReviewChange:
    """The review ahead after a change, and what is said of it."""

    ahead: ReviewAhead
    said: str = ""


def hold(work: UnitOfWork, who: tuple[str, str | None], words: "Typed[Holding]", instead: bool = False) -> ReviewChange:
    """Record that a review was held; it closes the window that stood that morning, and gives the next.

    `who` is the person and the cohort as typed. Raises NotFound and BadValue with every fault at once,
    BadValue for the colour that means custody too, and DoesNotFit as `record` does.
    """
    case, held = understood(work, who, words)
    row = spell_fact(
        work,
        case.spell,
        HELD,
        held.on,
        kind=held.kind,
        colour=held.colour,
        next_by=held.next_by,
        decision=held.decision,
        note=held.note,
    )
    replaced = record(work, (case.person.id,), [row], instead)
    inside = said_inside(work, case.spell, held.colour, held.on)
    said = (f"{case.reference}: {inside}" if inside else "") + put_aside(replaced)
    answer = held_then(work, case, held.on)
    return ReviewChange(answer.ahead, "; ".join(filter(None, (said.removeprefix("; "), answer.said))))


def set_day(
    work: UnitOfWork, who: tuple[str, str | None], words: "Typed[Setting]", instead: bool = False
) -> ReviewChange:
    """Move the review ahead to end on another day, with a reason; an exemption stays. Raises as `hold`."""
    case, asked = understood(work, who, words)
    row = spell_fact(work, case.spell, SET, asked.on, due_by=asked.due_by, reason=asked.reason)
    return recorded(work, case, row, instead)


def recorded(work: UnitOfWork, case: Case, row: SpellFact, instead: bool) -> ReviewChange:
    """Record a fact of the reviews of a case; the answer is the review ahead, and says so where that stays as it was.

    Raises as `record`.
    """
    before = ahead_now(work, case)
    replaced = put_aside(record(work, (case.person.id,), [row], instead)).removeprefix("; ")
    now = ahead_now(work, case, before)
    stays = now == replace(before, was_due_from=before.due_from, was_due_by=before.due_by)
    same = f"the review ahead of {case.reference} stays as it was" if now.due_by else how_it_stands(work, case)
    return ReviewChange(now, "; ".join(filter(None, (replaced, same if stays else ""))))


def ahead_now(work: UnitOfWork, case: Case, before: ReviewAhead | None = None) -> ReviewAhead:
    """The record of the review ahead; `before` is that before a change."""
    held = select(func.max(Review.closed_on)).where(Review.spell_id == case.spell.id, Review.outcome == "held")
    said = {"held_on": work.session.exec(held).one(), "colour": case.spell.colour}
    was = (before.due_from, before.due_by) if before else (None, None)
    return _shown(work, case, _ahead(work, case), was, **said)


def held_then(work: UnitOfWork, case: Case, on: date) -> ReviewChange:
    """The review held on a day, with the window that it closed, and the review ahead.

    How the case stands is said in words where something later than that review decides it.
    """
    of_day = or_(col(Review.closed_on) == on, col(Review.made_on) == on, col(Review.closed_on).is_(None))
    found = work.session.exec(select(Review).where(Review.spell_id == case.spell.id, of_day)).all()
    closed = next(one for one in found if one.closed_on == on and one.outcome == "held")
    given = next((one for one in found if one.made_on == on and one is not closed), None)
    ahead = next((one for one in found if one.closed_on is None), None)
    was = (closed.due_from, closed.due_by)
    colour = newest_row(work, SpellColour, case.spell.id, on).colour
    answer = _shown(work, case, ahead, was, held_on=on, colour=colour)
    newest = ahead is given and colour == case.spell.colour
    return ReviewChange(answer, "" if newest else how_it_stands(work, case))


def how_it_stands(work: UnitOfWork, case: Case) -> str:
    """How a case stands now, in words."""
    now = cases_now(work, (case.person.id,)).get(case.spell.id)
    if now is not None:
        return stands(now, work.today)
    left = case.spell.deselected_on or work.today
    return f"{case.reference} left {case.cohort.code} on {spoken(left, work.today)}"


def _ahead(work: UnitOfWork, case: Case) -> Review | None:
    ahead = select(Review).where(Review.spell_id == case.spell.id, col(Review.closed_on).is_(None))
    return work.session.exec(ahead).first()


def _shown(
    work: UnitOfWork, case: Case, review: Review | None, was: tuple[date | None, date | None], **said: Any
) -> ReviewAhead:
    """The record of a window of a case, where there is one, with the one before it and what else is said."""
    return ReviewAhead(
        offender=case.reference,
        name=shown_name(work, case.person),
        cohort=case.cohort.code,
        due_from=review.due_from if review else None,
        due_by=review.due_by if review else None,
        basis=shown_basis(work, review.basis, case.person.restricted) if review else None,
        exempt_reason=review.exempt_reason if review else None,
        exempt_reason_words=wording(work.policy, "exemption", review.exempt_reason) if review else None,
        exempt_until=review.exempt_until if review else None,
        was_due_from=was[0],
        was_due_by=was[1],
        **said,
    )
