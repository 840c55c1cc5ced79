"""What was said of reviews by mistake: withdrawn, or a review that was held put right."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from iomctl.domain.course.kept_facts import EXEMPT, EXPECTED, HELD, RECALCULATED, SET, TOLD
from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.services.cases.correcting import Amended, Correction, columns, given_of, put_right
from iomctl.services.cases.open_cases import Case, understood
from iomctl.services.cases.recording import check_and_settle, place_of, withdraw_rows
from iomctl.services.reviews.reviews import ReviewChange, ahead_now
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.reviews import CorrectedReview, MistakenReview
    from iomctl.inputs.typed_words import Typed

OF_REVIEWS = {
    HELD: "a review held",
    SET: "a review set to another day",
    EXEMPT: "an exemption",
    EXPECTED: "the end of an exemption",
    RECALCULATED: "that the review counts by another policy",
    TOLD: "a window from another book",
}
"""What may be withdrawn of reviews, by the word for it."""

OF_HELD = {"held_on": "from_on", **{name: name for name in ("kind", "colour", "next_by", "decision", "note")}}
"""The columns that the fields of the input go to."""


def withdraw(work: UnitOfWork, who: tuple[str, str | None], words: "Typed[MistakenReview]") -> ReviewChange:
    """Withdraw what was said of the review of a case on a day: the case is as if it had not been said.

    `who` is the person and the cohort as typed. Raises NotFound and BadValue with every fault at once, DoesNotFit where
    nothing was said on that day, or more than one thing and none was named.
    """
    case, asked = understood(work, who, words)
    row = _the_one(work, case, asked.on, [asked.what] if asked.what is not None else list(OF_REVIEWS))
    said = f"{OF_REVIEWS[row.what]} on {spoken(asked.on, work.today)} was withdrawn: it counts for nothing any more"
    withdraw_rows(work, [place_of(row)])
    check_and_settle(work, (case.person.id,), ())
    return ReviewChange(ahead_now(work, case), f"{case.reference}: {said}")


def correct(
    work: UnitOfWork, who: tuple[str, str | None], words: "Typed[CorrectedReview]", instead: bool = False
) -> ReviewChange:
    """Put right what was said of the review held on a day; what is not given stays as it was said.

    Raises as `withdraw`, NotUnderstood as `given_of`, and DoesNotFit as `put_right`.
    """
    case, asked = understood(work, who, words)
    values = columns(given_of(asked, tuple(OF_HELD), "a review held"), OF_HELD)
    row = _the_one(work, case, asked.on, [HELD])
    if values.get("colour") == work.policy.custody.colour:
        values["colour"] = None
    what = f"{case.reference}: the review of {spoken(asked.on, work.today)}"
    said = put_right(work, case.person, Correction(what, [Amended(row, values)]), instead)
    return ReviewChange(ahead_now(work, case), said)


def _the_one(work: UnitOfWork, case: Case, on: date, whats: Sequence[str]) -> SpellFact:
    table: Any = SpellFact
    query = select(SpellFact).where(SpellFact.spell_id == case.spell.id, SpellFact.from_on == on)
    found = work.session.exec(query.where(col(table.what).in_(whats)).order_by(col(table.id))).all()
    day = spoken(on, work.today)
    if not found:
        what = OF_REVIEWS[whats[0]] if len(whats) == 1 else "anything of a review"
        raise DoesNotFit(
            f"{what} of {case.reference} is not recorded on {day}",
            advice=f"iomctl review list {case.reference} shows the days",
        )
    if len(found) > 1:
        kinds = " and ".join(OF_REVIEWS[one.what] for one in found)
        words = ", ".join(one.what for one in found)
        raise DoesNotFit(f"of {case.reference} {kinds} are recorded on {day}", advice=f"say which: --what {words}")
    return found[0]
