"""Hold the review ahead of a case, or set its day."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, func, select

from iomctl.domain.columns import column
from iomctl.domain.course.kept_facts import HELD, SET
from iomctl.domain.references import name_column, offender_column
from iomctl.errors import DoesNotFit
from iomctl.services.cases.colours_inside import is_inside, said_inside
from iomctl.services.cases.open_cases import Case, understood
from iomctl.services.cases.recording import put_aside, record, spell_fact
from iomctl.services.cases.review_windows import shown_basis
from iomctl.services.lookup.find_person import shown_name
from iomctl.services.policy_then import wording
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.reviews import Holding, Setting
    from iomctl.inputs.typed_words import Typed


@dataclass(frozen=True)
class ReviewAhead:
    """The review ahead of a case after a change, and how its window came about; no days for a case that has ended."""

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


@dataclass(frozen=True)
class ReviewChange:
    """The review ahead after a change, and what is said of it."""

    ahead: ReviewAhead
    said: str = ""


def hold(work: UnitOfWork, who: tuple[str, str | None], words: "Typed[Holding]", instead: bool = False) -> ReviewChange:
    """Record that a review was held; it closes the window that stood that morning, and gives the next.

    `who` is the person and the cohort as typed. Raises NotFound and BadValue with every fault at once, DoesNotFit for
    the colour that means custody where nobody was in custody, and as `record` does.
    """
    case, held = understood(work, who, words)
    row = spell_fact(
        work,
        case.spell,
        HELD,
        held.on,
        kind=held.kind,
        colour=_said_colour(work, case, held),
        next_by=held.next_by,
        decision=held.decision,
        note=held.note,
    )
    replaced = record(work, (case.person.id,), [row], instead)
    inside = said_inside(work, case.spell, held.colour, held.on)
    said = (f"{case.reference}: {inside}" if inside else "") + put_aside(replaced)
    return ReviewChange(ahead_now(work, case), said.removeprefix("; "))


def set_day(
    work: UnitOfWork, who: tuple[str, str | None], words: "Typed[Setting]", instead: bool = False
) -> ReviewChange:
    """Move the review ahead to end on another day, with a reason; an exemption stays. Raises as `hold`."""
    case, asked = understood(work, who, words)
    row = spell_fact(work, case.spell, SET, asked.on, due_by=asked.due_by, reason=asked.reason)
    replaced = record(work, (case.person.id,), [row], instead)
    return ReviewChange(ahead_now(work, case), put_aside(replaced).removeprefix("; "))


def _said_colour(work: UnitOfWork, case: Case, held: "Holding") -> str | None:
    """The colour for outside that was said at a review. In custody its own colour says nothing of that."""
    if held.colour != work.policy.custody.colour:
        return held.colour
    if not is_inside(work, case.spell, held.on):
        fault = work.policy.rating_fault(held.colour, in_custody=False)
        raise DoesNotFit(f"--colour: {fault}", advice="in custody since? iomctl custody begin --help")
    return None


def ahead_now(work: UnitOfWork, case: Case) -> ReviewAhead:
    """The record of the review ahead after a change."""
    ahead = select(Review).where(Review.spell_id == case.spell.id, col(Review.closed_on).is_(None))
    review = work.session.exec(ahead).first()
    held = select(func.max(Review.closed_on)).where(Review.spell_id == case.spell.id, Review.outcome == "held")
    return ReviewAhead(
        offender=case.reference,
        name=shown_name(work, case.person),
        cohort=case.cohort.code,
        colour=case.spell.colour,
        held_on=work.session.exec(held).one(),
        due_from=review.due_from if review else None,
        due_by=review.due_by if review else None,
        basis=shown_basis(work, review.basis, case.person.restricted) if review else None,
        exempt_reason=review.exempt_reason if review else None,
        exempt_reason_words=wording(work.policy, "exemption", review.exempt_reason) if review else None,
        exempt_until=review.exempt_until if review else None,
    )
