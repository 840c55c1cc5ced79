"""Exempt a case from review, and end the exemption."""

from typing import TYPE_CHECKING

from sqlmodel import func, select

from iomctl.domain.days.days import spoken
from iomctl.domain.reviews import Window, full_day, resumed_due_by, window_set
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.cases.open_cases import Case, open_case
from iomctl.services.cases.review_windows import Exempt, ahead_of, begin, close
from iomctl.services.reviews.reviews import ReviewAhead, ahead_now, window_days
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.reviews import Exemption
    from iomctl.inputs.typed_words import Typed


def exempt(work: UnitOfWork, offender: str, cohort: str | None, words: "Typed[Exemption]") -> ReviewAhead:
    """Take the review ahead out of the count of what is due.

    Raises NotFound, BadValue with every fault at
    once, and DoesNotFit when the case is exempt already.
    """
    case = open_case(work, offender, cohort)
    asked = words.read(Bounds(work.policy, work.today))
    review = ahead_of(work, case.spell)
    if review.exempt_reason is not None:
        since = spoken(review.made_on, work.today)
        raise DoesNotFit(f"{case.reference} is exempt from review since {since}: {review.exempt_reason}")
    close(work, review, "exempted", work.today)
    kept = Window(review.due_from, review.due_by, review.basis)
    begin(work, case.spell, kept, work.today, Exempt(asked.reason, asked.until))
    return ahead_now(work, case)


def end(work: UnitOfWork, offender: str, cohort: str | None) -> ReviewAhead:
    """Expect the review again: due by the later of its old day and today plus the policy's days.

    An exemption that began today leaves the window as it was. Raises NotFound, and DoesNotFit when the case is
    not exempt.
    """
    case = open_case(work, offender, cohort)
    review = ahead_of(work, case.spell)
    if review.exempt_reason is None:
        raise DoesNotFit(f"{case.reference} is not exempt from review")
    window = _resumed(work, case, review)
    close(work, review, "resumed", work.today)
    begin(work, case.spell, window, work.today)
    return ahead_now(work, case)


def _resumed(work: UnitOfWork, case: Case, review: Review) -> Window:
    began = select(func.max(Review.closed_on)).where(Review.spell_id == case.spell.id, Review.outcome == "exempted")
    due_by = resumed_due_by(review.due_by, work.today, work.policy.exemption_resume_days)
    if due_by == review.due_by or work.session.exec(began).one() == work.today:
        return Window(review.due_from, review.due_by, review.basis)
    basis = f"exemption ended {full_day(work.today)}"
    return window_set(due_by, window_days(work, case.spell), min(review.due_from, work.today), basis)
