"""Exempt a case from review, and end the exemption."""

from iomctl.domain.days import spoken
from iomctl.domain.reviews import Window, full_day, resumed_due_by, window_set
from iomctl.errors import DoesNotFit
from iomctl.inputs.faults import Faults
from iomctl.services.people import person_reference
from iomctl.services.review_windows import Exemption, ahead_of, begin, close
from iomctl.services.reviews import ReviewAhead, answer, case_of
from iomctl.storage.unit_of_work import UnitOfWork


def exempt(work: UnitOfWork, offender: str, exemption: Exemption, cohort: str | None = None) -> ReviewAhead:
    """Take the review ahead out of the count of what is due, for a reason of the policy's exemption list.

    Raises BadValue for an unknown reason or an end that is past, DoesNotFit when the case is exempt already.
    """
    person, spell = case_of(work, offender, cohort)
    faults = Faults()
    with faults.about("--reason"):
        work.policy.reason("exemption", exemption.reason)
    if exemption.until is not None and exemption.until < work.today:
        faults.add(f"--until: {spoken(exemption.until, work.today)} is past")
    faults.refuse()
    review = ahead_of(work, spell)
    if review.exempt_reason is not None:
        since = spoken(review.made_on, work.today)
        raise DoesNotFit(f"{person_reference(person)} is exempt from review since {since}: {review.exempt_reason}")
    close(work, review, "exempted", work.today)
    code = work.policy.reason("exemption", exemption.reason).code
    kept = Window(review.due_from, review.due_by, review.basis)
    begin(work, spell, kept, work.today, Exemption(code, exemption.until))
    return answer(work, person, spell)


def end(work: UnitOfWork, offender: str, cohort: str | None = None) -> ReviewAhead:
    """Expect the review again: due by the later of its old day and today plus the policy's days.

    Raises DoesNotFit when the case is not exempt.
    """
    person, spell = case_of(work, offender, cohort)
    review = ahead_of(work, spell)
    if review.exempt_reason is None:
        raise DoesNotFit(f"{person_reference(person)} is not exempt from review")
    due_by = resumed_due_by(review.due_by, work.today, work.policy.exemption_resume_days)
    basis = review.basis if due_by == review.due_by else f"exemption ended {full_day(work.today)}"
    _, window_days = work.policy.review_interval(spell.colour, spell.custody == "custody")
    start = min(review.due_from, work.today)
    close(work, review, "resumed", work.today)
    begin(work, spell, window_set(due_by, window_days, start, basis), work.today)
    return answer(work, person, spell)
