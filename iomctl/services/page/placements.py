"""The placements of one person's page: those that had not ended on a day, and how many had."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from iomctl.domain.accommodation.placements import AGREED, PAID
from iomctl.domain.money import Money
from iomctl.domain.references import PERSON, reference
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.listed_people import ListedPeople
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.services.accommodation.records import PlacementRecord


class PlacementOnPage(NamedTuple):
    """A placement as it was known on a day; `state` is ahead or open, `leaves_on` the expected day of leaving."""

    placement: str
    kind: str
    settled: str
    provider: str | None
    area: str | None
    from_on: date
    leaves_on: date | None
    leaves_basis: str | None
    funded_leaves_on: date | None
    state: str
    days_left: int | None
    overstay: int | None
    amount: Money | None
    paid_on: date | None
    weeks: int | None

    @property
    def is_money(self) -> bool:
        """Whether nobody sleeps in it."""
        return self.state in {AGREED, PAID}

    planned_to: str | None
    plan_due_on: date | None
    support: list[str]


class PlacementsOnPage(NamedTuple):
    """Placements that had not ended, the first to begin in front, and how many had ended; absent when there is none."""

    now: tuple[PlacementOnPage, ...]
    ended: int


def placements_on_page(work: UnitOfWork, person: int, day: AskedDay) -> PlacementsOnPage | None:
    """The placements of the person with a row number as they stood on a day; the look is logged."""
    from iomctl.services.accommodation.lists import WhichPlacements, placements_as_of

    newest_first = placements_as_of(work, day, WhichPlacements(ListedPeople(reference(PERSON, person))))
    now = tuple(_on_page(one) for one in reversed(newest_first) if one.left_on is None)
    return PlacementsOnPage(now, len(newest_first) - len(now)) if newest_first else None


def _on_page(one: "PlacementRecord") -> PlacementOnPage:
    return PlacementOnPage(
        one.placement,
        one.kind,
        one.settled,
        one.provider,
        one.area,
        one.from_on,
        one.leaves_on,
        one.leaves_basis,
        one.funded_leaves_on,
        one.state,
        one.days_left,
        one.overstay,
        one.amount,
        one.paid_on,
        one.weeks,
        one.planned_to,
        one.plan_due_on,
        one.support,
    )
