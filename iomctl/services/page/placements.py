"""The placements of one person's page: those that had not ended on a day, and how many had."""

from datetime import date
from typing import NamedTuple

from iomctl.services.accommodation.lists import WhichPlacements, placements
from iomctl.services.accommodation.records import PlacementRecord
from iomctl.services.lookup.listed_people import ListedPeople
from iomctl.storage.unit_of_work import UnitOfWork


class PlacementOnPage(NamedTuple):
    """A placement as it was known on a day; `state` is ahead or open, `until_on` the expected day of leaving."""

    placement: str
    kind: str
    settled: str
    provider: str | None
    area: str | None
    from_on: date
    until_on: date | None
    until_basis: str | None
    funded_until_on: date | None
    state: str
    days_left: int | None
    overstay: int | None


class PlacementsOnPage(NamedTuple):
    """Placements that had not ended, the first to begin in front, and how many had ended; absent when there is none."""

    now: tuple[PlacementOnPage, ...]
    ended: int


def placements_on_page(work: UnitOfWork, offender: str, on: date) -> PlacementsOnPage | None:
    """The placements of the person with a reference as they stood on a day; the look is logged."""
    newest_first = placements(work, on, WhichPlacements(ListedPeople(offender)))
    now = tuple(_on_page(one) for one in reversed(newest_first) if one.state != "ended")
    return PlacementsOnPage(now, len(newest_first) - len(now)) if newest_first else None


def _on_page(one: PlacementRecord) -> PlacementOnPage:
    return PlacementOnPage(
        one.placement,
        one.kind,
        one.settled,
        one.provider,
        one.area,
        one.from_on,
        one.until_on,
        one.until_basis,
        one.funded_until_on,
        one.state,
        one.days_left,
        one.overstay,
    )
