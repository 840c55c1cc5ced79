"""The scheme, its cohorts, and the spells that people spend in them."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

import iomctl.storage.tables.agencies
import iomctl.storage.tables.people  # noqa: F401 a foreign key names it
from iomctl.storage.tables.partial import only_where
from iomctl.storage.tables.row import TableRow

CUSTODY_CHECK = "custody = 'community' OR custody = 'custody'"


class Scheme(TableRow, table=True):
    """A partnership's IOM: one row in each database. `nation` decides its bank holidays.

    `book_id` is its own for ever, whatever its name: see `storage/book_ids.py`.
    """

    __table_args__ = (
        CheckConstraint(
            "nation = 'england-and-wales' OR nation = 'scotland' OR nation = 'northern-ireland'",
            name="ck_scheme_nation",
        ),
    )

    id: int = Field(default=None, primary_key=True)
    name: str
    nation: str
    recorded_in: int
    book_id: str


class Cohort(TableRow, table=True):
    """A set of people managed together; `code` is the word used on the command line."""

    __table_args__ = (UniqueConstraint("code", name="uq_cohort_code"),)

    id: int = Field(default=None, primary_key=True)
    scheme_id: int = Field(foreign_key="scheme.id")
    code: str
    name: str
    recorded_in: int


class Spell(TableRow, table=True):
    """One stay in a cohort, from adoption to de-selection.

    Tier, colour, worker, agency, custody and prison are those of its newest state, which the course works out.
    """

    worked_out: ClassVar[Mapping[str, Any]] = MappingProxyType(
        {"tier": "", "colour": "", "worker_id": None, "agency_id": None, "custody": "community", "prison": None}
    )

    __table_args__ = (
        CheckConstraint(CUSTODY_CHECK, name="ck_spell_custody"),
        CheckConstraint(
            "deselected_on IS NULL OR deselected_on >= adopted_on", name="ck_spell_deselected_after_adopted"
        ),
        Index(
            "uq_spell_open",
            "offender_id",
            "cohort_id",
            unique=True,
            **only_where("deselected_on IS NULL"),
        ),
        Index("ix_spell_offender_id", "offender_id"),
        Index("ix_spell_cohort_id_deselected_on", "cohort_id", "deselected_on"),
        Index("ix_spell_worker_id", "worker_id"),
    )

    id: int = Field(default=None, primary_key=True)
    offender_id: int = Field(foreign_key="offender.id")
    cohort_id: int = Field(foreign_key="cohort.id")
    adopted_on: date
    adoption_reason: str
    adoption_note: str | None
    decision: str | None
    tier: str
    colour: str
    worker_id: int | None = Field(foreign_key="worker.id")
    agency_id: int | None = Field(foreign_key="agency.id")
    custody: str
    prison: str | None
    deselected_on: date | None
    deselection_reason: str | None
    deselection_decision: str | None
    exit_plan: str | None
    deselected_in: int | None = None
    recorded_in: int
