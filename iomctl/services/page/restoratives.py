"""The offers of restorative justice of one person's page."""

from datetime import date
from typing import NamedTuple

from iomctl.domain.references import PERSON, reference
from iomctl.services.lookup.listed_people import ListedPeople
from iomctl.storage.unit_of_work import UnitOfWork


class OfferOnPage(NamedTuple):
    """An offer on a person's page; `answer` is accepted or declined, absent while there is none."""

    restorative: str
    offered_on: date
    answer: str | None
    answered_on: date | None
    stage: str | None
    outcome: str | None
    outcome_on: date | None


def offers_on_page(work: UnitOfWork, person: int, on: date) -> tuple[OfferOnPage, ...]:
    """The offers to the person with a row number as they stood on a day, the newest first; the look is logged."""
    from iomctl.services.restorative.narrowing import WhichOffers
    from iomctl.services.restorative.offers import offers

    found = offers(work, on, WhichOffers(ListedPeople(reference(PERSON, person))))
    return tuple(
        OfferOnPage(
            one.restorative, one.offered_on, one.answer, one.answered_on, one.stage, one.outcome, one.outcome_on
        )
        for one in found
    )
