"""Agencies of the partnership and the workers who lead cases for them."""

from datetime import date

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from iomctl.storage.tables.row import TableRow


class Agency(TableRow, table=True):
    """A partner: a police force, a probation unit, a council, a charity.

    Nothing new is done for it from `closed_on` on. `merged_into` is the row number of the agency that it went into,
    which its name finds from then on.
    """

    __table_args__ = (UniqueConstraint("search_name", name="uq_agency_search_name"),)

    id: int = Field(default=None, primary_key=True)
    name: str
    search_name: str
    recorded_in: int
    telephone: str | None = None
    email: str | None = None
    closed_on: date | None = None
    merged_into: int | None = None


class Worker(TableRow, table=True):
    """A person who leads cases; active until `left_on`, the first day they are no longer there.

    `left_in` is the event that recorded that they left; `email` is where their reminders go, None for nowhere.
    """

    __table_args__ = (
        UniqueConstraint("search_name", "agency_id", name="uq_worker_search_name_agency_id"),
        Index("ix_worker_agency_id", "agency_id"),
    )

    id: int = Field(default=None, primary_key=True)
    name: str
    search_name: str
    agency_id: int = Field(foreign_key="agency.id")
    left_on: date | None
    recorded_in: int
    left_in: int | None = None
    email: str | None = None
