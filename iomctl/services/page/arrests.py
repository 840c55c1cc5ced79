"""The arrests of one person's page: the newest as on a day, and how many there were before it."""

from datetime import date
from typing import NamedTuple

from iomctl.domain.references import PERSON, reference
from iomctl.services.lookup.listed_people import ListedPeople
from iomctl.storage.unit_of_work import UnitOfWork


class ArrestOnPage(NamedTuple):
    """An arrest as it was known on a day; `scope` is whether it was for neighbourhood crime: yes, no or ask."""

    arrest: str
    arrested_on: date
    codes: str | None
    code_names: str | None
    scope: str
    outcome: str | None
    outcome_on: date | None


class ArrestsOnPage(NamedTuple):
    """The newest arrest, and how many more there are."""

    last_arrest: ArrestOnPage | None = None
    more_arrests: int = 0


def arrests_on_page(work: UnitOfWork, person: int, on: date) -> ArrestsOnPage:
    """The arrests of the person with a row number by a day. The look is logged."""
    from iomctl.services.facts.arrests import WhichArrests, arrests

    found = arrests(work, on, WhichArrests(ListedPeople(reference(PERSON, person))))
    if not found:
        return ArrestsOnPage()
    told = (getattr(found[0], name) for name in ArrestOnPage._fields)
    return ArrestsOnPage(ArrestOnPage(*told), len(found) - 1)
