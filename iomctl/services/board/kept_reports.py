"""The reports of the board that are kept, with the counts that their readers have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlmodel import col

from iomctl.domain.board.told import SUPPRESSED
from iomctl.domain.disclosure.printed_counts import Cell
from iomctl.domain.measures.cohorts_beside import CohortsBeside
from iomctl.domain.measures.kept_counts import GivenOut, from_json
from iomctl.domain.measures.tally import Tallies
from iomctl.services.board.asked import Scope
from iomctl.storage.tables.board.reports import BoardReport, BoardReportText


@dataclass(frozen=True)
class KeptReport:
    """A report that is kept, with what it counted and what it withheld, which are read when they are asked for."""

    row: Any

    @property
    def tallies(self) -> Tallies:
        """What it counted."""
        return self._read[0]

    @property
    def withheld(self) -> frozenset[Cell]:
        """The cells that it withheld."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[Tallies, frozenset[Cell]]:
        return from_json(self.row.figures)

    @property
    def given_out(self) -> GivenOut:
        """What its readers have."""
        return GivenOut(self.row.first_on, self.row.last_on, self.tallies, self.withheld)

    def is_of(self, scope: Scope) -> bool:
        """Whether it is of the same period."""
        return (self.row.first_on, self.row.last_on) == (scope.first, scope.last)


def kept_of(scope: Scope) -> Iterator[KeptReport]:
    """The reports of the same cohort, or of the whole scheme, by their numbers."""
    yield from _reports(scope, col(BoardReport.cohort_id).is_not_distinct_from(_cohort(scope)))


def cohorts_beside(scope: Scope) -> CohortsBeside | None:
    """The newest papers for others that end on the same day: of the whole scheme and of each other cohort.

    None where no paper of the whole is among them, and so nothing follows from one for another.
    """
    others = col(BoardReport.cohort_id).is_distinct_from(_cohort(scope))
    ends = (col(BoardReport.last_on) == scope.last, col(BoardReport.form) == SUPPRESSED)
    # That of the same period is nearer than any other that ends with it.
    found = {
        one.row.cohort_id: one.given_out
        for one in sorted(_reports(scope, others, *ends), key=lambda one: one.is_of(scope))
    }
    whole = found.pop(None, None)
    if whole is None and scope.cohort is not None:
        return None
    return CohortsBeside(whole, list(found.values()))


def neighbours(scope: Scope, kept: Sequence[KeptReport]) -> Iterator[KeptReport]:
    """The papers for others that a reader would lay beside this one: those of the same period, before it and after."""
    others = [one for one in kept if one.row.form == SUPPRESSED]
    yield from (one for one in others if one.is_of(scope))
    earlier_ones = [one for one in others if one.row.last_on < scope.last]
    later_ones = [one for one in others if one.row.last_on > scope.last]
    if earlier_ones:
        yield max(earlier_ones, key=lambda one: (one.row.last_on, one.row.id))
    if later_ones:
        yield min(later_ones, key=lambda one: (one.row.last_on, -one.row.id))


def _cohort(scope: Scope) -> int | None:
    return None if scope.cohort is None else scope.cohort.id


def _reports(scope: Scope, *which: ColumnElement[bool]) -> Iterator[KeptReport]:
    query = select(*BoardReport.__table__.columns, col(BoardReportText.figures))  # type: ignore[attr-defined]  # every table class has it
    query = query.join(BoardReportText, col(BoardReportText.report_id) == col(BoardReport.id))
    for row in scope.work.session.execute(query.where(*which).order_by(col(BoardReport.id))):
        yield KeptReport(row)
