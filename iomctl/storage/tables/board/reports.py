"""Reports of the board that were made and are kept: when, of what, and their words."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.cohorts  # noqa: F401 a foreign key names it
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow


class BoardReport(TableRow, table=True):
    """One report, of the days from `first_on` to `last_on`, both included, as known on `known_on`.

    `form` is suppressed or exact; of several made for the same days, cohort and form `edition` counts them. Its words
    and figures stand in `BoardReportText`, and `digest` is over all of them. `trail_event` and `trail_head` are the
    number and hash of the newest event when it was made. One that was published says where and on which day.
    """

    described: ClassVar[Described] = Described("report", "", "last_on", bare=True)

    __tablename__ = "board_report"
    __table_args__ = (
        CheckConstraint("form = 'suppressed' OR form = 'exact'", name="ck_board_report_form"),
        CheckConstraint("first_on <= last_on AND last_on <= known_on", name="ck_board_report_days"),
        CheckConstraint(
            "(published_on IS NULL AND published_where IS NULL AND published_in IS NULL)"
            " OR (published_on IS NOT NULL AND published_where IS NOT NULL AND published_in IS NOT NULL)",
            name="ck_board_report_published_whole",
        ),
        Index("ix_board_report_last_on", "last_on"),
        Index("ix_board_report_cohort_id", "cohort_id"),
    )

    id: int = Field(default=None, primary_key=True)
    first_on: date
    last_on: date
    known_on: date
    cohort_id: int | None = Field(foreign_key="cohort.id")
    form: str
    edition: int
    title: str
    policy_version: int
    trail_event: int
    trail_head: str
    digest: str
    published_on: date | None = None
    published_where: str | None = None
    published_in: int | None = None
    recorded_in: int


class BoardReportText(TableRow, table=True):
    """The words of a report, byte for byte as it was made: `as_json` and `as_markdown`.

    `figures` are its exact counts and which of them are withheld, as JSON. They are written once and never changed;
    no event holds them, but the digest that the report's own row has, with which they go where the book is turned back.
    """

    __tablename__ = "board_report_text"

    report_id: int = Field(foreign_key="board_report.id", ondelete="CASCADE", primary_key=True)
    figures: str
    as_json: str
    as_markdown: str
