"""Exempt a case from review, and end the exemption."""

from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, select

from iomctl.domain.course.kept_facts import EXEMPT, EXPECTED
from iomctl.domain.days.days import spoken
from iomctl.services.cases.fact_rows import spell_fact
from iomctl.services.cases.open_cases import Case, understood
from iomctl.services.reviews.reviews import ReviewChange, recorded
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.reviews import Exemption, ExemptionEnd
    from iomctl.inputs.typed_words import Typed


def exempt(
    work: UnitOfWork, who: tuple[str, str | None], words: "Typed[Exemption]", instead: bool = False
) -> ReviewChange:
    """Take the review ahead out of the count of what is due, from a day on.

    `who` is the person and the cohort as typed. Raises NotFound and BadValue with every fault at once, and DoesNotFit
    as `record` does.
    """
    case, asked = understood(work, who, words)
    row = spell_fact(work, case.spell, EXEMPT, asked.on, reason=asked.reason, due_by=asked.until)
    return recorded(work, case, row, instead)


def end(
    work: UnitOfWork, who: tuple[str, str | None], words: "Typed[ExemptionEnd]", instead: bool = False
) -> ReviewChange:
    """Expect the review again from a day on: due by the later of its old day and that day plus the policy's days.

    What was overdue when the exemption began is overdue still. Where nobody was exempt so far the end is kept, for
    facts are typed in any order; the answer says so. Raises as `exempt`.
    """
    case, asked = understood(work, who, words)
    change = recorded(work, case, spell_fact(work, case.spell, EXPECTED, asked.on), instead)
    if _ended_one(work, case, asked.on):
        return change
    day = spoken(asked.on, work.today)
    none = f"{case.reference} is not exempt on {day} so far: the end is kept, and changes nothing yet"
    return ReviewChange(change.ahead, f"{change.said}; {none}".removeprefix("; "))


def _ended_one(work: UnitOfWork, case: Case, on: date) -> bool:
    """Whether an exemption that stood in the morning of a day ended on it."""
    ended = select(Review.id).where(Review.spell_id == case.spell.id, Review.closed_on == on)
    return work.session.exec(ended.where(col(Review.exempt_reason).is_not(None))).first() is not None
