"""Exempt a case from review, and end the exemption."""

from iomctl.domain.days import spoken
from iomctl.domain.reviews import Window, full_day, resumed_due_by, window_set
from iomctl.errors import DoesNotFit
from iomctl.inputs.reviews import Exemption
from iomctl.inputs.typed_words import Bounds, read
from iomctl.services.review_windows import Exempt, ahead_of, begin, close
from iomctl.services.reviews import ReviewAhead, Words, answer, window_days
from iomctl.services.spells import open_case
from iomctl.storage.unit_of_work import UnitOfWork


def exempt(work: UnitOfWork, offender: str, cohort: str | None, words: Words) -> ReviewAhead:
    """Take the review ahead out of the count of what is due.

    `words` are the fields of `inputs.reviews.Exemption` as typed. Raises NotFound, BadValue with every fault at
    once, and DoesNotFit when the case is exempt already.
    """
    case = open_case(work, offender, cohort)
    asked = read(Exemption, words, Bounds(work.policy, work.today))
    review = ahead_of(work, case.spell)
    if review.exempt_reason is not None:
        since = spoken(review.made_on, work.today)
        raise DoesNotFit(f"{case.reference} is exempt from review since {since}: {review.exempt_reason}")
    close(work, review, "exempted", work.today)
    kept = Window(review.due_from, review.due_by, review.basis)
    begin(work, case.spell, kept, work.today, Exempt(asked.reason, asked.until))
    return answer(work, case)


def end(work: UnitOfWork, offender: str, cohort: str | None) -> ReviewAhead:
    """Expect the review again: due by the later of its old day and today plus the policy's days.

    Raises NotFound, and DoesNotFit when the case is not exempt.
    """
    case = open_case(work, offender, cohort)
    review = ahead_of(work, case.spell)
    if review.exempt_reason is None:
        raise DoesNotFit(f"{case.reference} is not exempt from review")
    due_by = resumed_due_by(review.due_by, work.today, work.policy.exemption_resume_days)
    basis = review.basis if due_by == review.due_by else f"exemption ended {full_day(work.today)}"
    start = min(review.due_from, work.today)
    close(work, review, "resumed", work.today)
    begin(work, case.spell, window_set(due_by, window_days(work, case.spell), start, basis), work.today)
    return answer(work, case)
