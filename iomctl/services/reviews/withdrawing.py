"""What was said of reviews by mistake: withdrawn, or found to be put right."""

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from iomctl.domain.course.kept_facts import EXEMPT, EXPECTED, HELD, RECALCULATED, SET, TOLD
from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.services.cases.fact_rows import place_of
from iomctl.services.cases.open_cases import Case, understood
from iomctl.services.cases.recording import check_and_settle
from iomctl.services.cases.taking_away import withdraw_rows
from iomctl.services.reviews.reviews import ReviewChange, ahead_now
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.reviews import MistakenReview
    from iomctl.inputs.typed_words import Typed

OF_REVIEWS = {
    HELD: "a review held",
    SET: "a review set to another day",
    EXEMPT: "an exemption",
    EXPECTED: "the end of an exemption",
    RECALCULATED: "a count by another policy",
    TOLD: "a window from another book",
}
"""What may be withdrawn of reviews, by the word for it."""

NOT_SAID = {
    HELD: "no review of {} was held on {}",
    SET: "no review of {} was set to another day on {}",
    EXEMPT: "no exemption of {} is recorded from {}",
    EXPECTED: "no end of an exemption of {} is recorded on {}",
    RECALCULATED: "no review of {} was counted by another policy from {}",
    TOLD: "no window of {} from another book is recorded from {}",
}


def withdraw(work: UnitOfWork, who: tuple[str, str | None], words: "Typed[MistakenReview]") -> ReviewChange:
    """Withdraw what was said of the review of a case on a day: the case is as if it had not been said.

    `who` is the person and the cohort as typed. Raises NotFound and BadValue with every fault at once, DoesNotFit where
    nothing was said on that day, or more than one thing and none was named.
    """
    case, asked = understood(work, who, words)
    row = the_one(work, case, asked.on, asked.what)
    said = f"{OF_REVIEWS[row.what]} on {spoken(asked.on, work.today)} was withdrawn: it counts for nothing any more"
    before = ahead_now(work, case)
    withdraw_rows(work, [place_of(row)])
    check_and_settle(work, (case.person.id,), ())
    return ReviewChange(ahead_now(work, case, before), f"{case.reference}: {said}")


def the_one(work: UnitOfWork, case: Case, on: date, what: str | None) -> SpellFact:
    """What was said of the review of a case on a day, of one kind if it was named.

    Raises DoesNotFit where nothing was, or more than one thing; what else was said on that day is named.
    """
    table: Any = SpellFact
    query = select(SpellFact).where(SpellFact.spell_id == case.spell.id, SpellFact.from_on == on)
    that_day = work.session.exec(query.where(col(table.what).in_(OF_REVIEWS)).order_by(col(table.id))).all()
    found = [one for one in that_day if what in {None, one.what}]
    if len(found) == 1:
        return found[0]
    day, kinds = spoken(on, work.today), " and ".join(OF_REVIEWS[one.what] for one in that_day)
    ways = " or ".join(f"--what {one.what}" for one in that_day)
    if found:
        raise DoesNotFit(f"{kinds} are recorded of {case.reference} on {day}", advice=f"say which: {ways}")
    none = NOT_SAID[what] if what is not None else "nothing is recorded of a review of {} on {}"
    advice = f"that day has {kinds}: {ways}" if that_day else ""
    raise DoesNotFit(
        none.format(case.reference, day),
        advice=advice or f"the days: iomctl review list {case.reference}",
    )
