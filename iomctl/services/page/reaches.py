"""How the person of a page is reached on a day."""

from datetime import date
from typing import NamedTuple

from iomctl.domain.references import PERSON, reference
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.listed_people import ListedPeople
from iomctl.storage.unit_of_work import UnitOfWork


class ReachOnPage(NamedTuple):
    """One way to reach somebody; a limited-access mark hides all but its kind."""

    reach: str
    kind: str
    details: str | None
    postcode: str | None
    from_on: date
    not_contacted: str | None


def reaches_on_page(work: UnitOfWork, person: int, day: AskedDay) -> tuple[ReachOnPage, ...]:
    """What had begun and not ended by a day, the newest first."""
    from iomctl.services.people.reaches import WhichReaches, reaches

    found = reaches(work, day.on, WhichReaches(ListedPeople(reference(PERSON, person)), still=True))
    return tuple(ReachOnPage(*(getattr(one, name) for name in ReachOnPage._fields)) for one in found)
