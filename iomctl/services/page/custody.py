"""The custody of one person's page: the stay they were in on a day, and the release ahead."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from iomctl.services.asked_day import AskedDay
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.services.custody.records import CustodyRecord


class CustodyOnPage(NamedTuple):
    """A stay that went on, and the day of release that was worked out, with the reason in a code and in words."""

    kind: str | None
    prison: str | None
    state: str
    from_on: date
    release_kind: str | None
    due_on: date | None
    release_on: date | None
    release_code: str | None
    release_basis: str | None


def custody_on_page(work: UnitOfWork, person: int, day: AskedDay) -> CustodyOnPage | None:
    """The stay in custody of the person with a row number as it stood on a day; None for none. The look is logged."""
    # Only now: the rules for days of release come with these.
    from sqlmodel import col

    from iomctl.services.custody.records import records
    from iomctl.services.custody.stays import in_custody_on
    from iomctl.storage.tables.custodies import Custody

    found = records(work, day, in_custody_on(day.on), col(Custody.offender_id) == person)
    return _on_page(found[0]) if found else None


def _on_page(one: "CustodyRecord") -> CustodyOnPage:
    names = ("release_kind", "due_on", "release_on", "release_code", "release_basis")
    release = {name: getattr(one, name) for name in names}
    return CustodyOnPage(one.kind, one.prison, one.state, one.from_on, **release)
