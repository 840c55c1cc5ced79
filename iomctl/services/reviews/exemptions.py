"""Exempt a case from review, and end the exemption."""

from typing import TYPE_CHECKING

from sqlmodel import col, select

from iomctl.domain.course.kept_facts import EXEMPT, EXPECTED
from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.services.cases.open_cases import Case, understood
from iomctl.services.cases.recording import put_aside, record, spell_fact
from iomctl.services.reviews.reviews import ReviewChange, ahead_now
from iomctl.storage.tables.spell_facts import SpellFact
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
    replaced = record(work, (case.person.id,), [row], instead)
    return ReviewChange(ahead_now(work, case), put_aside(replaced).removeprefix("; "))


def end(
    work: UnitOfWork, who: tuple[str, str | None], words: "Typed[ExemptionEnd]", instead: bool = False
) -> ReviewChange:
    """Expect the review again from a day on: due by the later of its old day and that day plus the policy's days.

    What was overdue when the exemption began is overdue still. Raises as `exempt`, and DoesNotFit when the case was not
    exempt on that day.
    """
    case, asked = understood(work, who, words)
    if not _is_exempt(work, case, asked):
        raise DoesNotFit(f"{case.reference} is not exempt from review on {spoken(asked.on, work.today)}")
    row = spell_fact(work, case.spell, EXPECTED, asked.on)
    replaced = record(work, (case.person.id,), [row], instead)
    return ReviewChange(ahead_now(work, case), put_aside(replaced).removeprefix("; "))


def _is_exempt(work: UnitOfWork, case: Case, asked: "ExemptionEnd") -> bool:
    """Whether an exemption was said by a day, and not ended before it; to end none is a mistake, no contradiction."""
    said = select(col(SpellFact.what), col(SpellFact.from_on)).where(
        SpellFact.spell_id == case.spell.id,
        SpellFact.from_on <= asked.on,
        col(SpellFact.what).in_((EXEMPT, EXPECTED, "held")),
    )
    newest = said.order_by(col(SpellFact.from_on).desc(), col(SpellFact.id).desc()).limit(1)
    row = work.session.exec(newest).first()
    return row is not None and (row[0] == EXEMPT or row == (EXPECTED, asked.on))
