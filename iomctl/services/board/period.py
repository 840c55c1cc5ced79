"""The days that a paper is of where they are not typed: from the last report on, to today."""

from datetime import date, timedelta

from sqlalchemy import func, select
from sqlmodel import col

from iomctl.domain.days.intervals import add_months
from iomctl.services.board.asked import BoardAsked, scope_of
from iomctl.storage.tables.board.reports import BoardReport
from iomctl.storage.unit_of_work import UnitOfWork

MONTHS = 2
"""How long a period is where there was no report before: boards meet every two months [SEED0]."""


def asked_period(
    work: UnitOfWork, first: date | None, last: date | None, cohort: str | None
) -> tuple[BoardAsked, bool]:
    """What is asked for, and whether no report of these days is kept though they are over.

    Without a first day it is that after the newest report of the same cohort, or MONTHS before the last. Raises as
    `scope_of`.
    """
    until = last or work.today
    found = scope_of(work, BoardAsked(first or until, until, cohort)).cohort
    number = None if found is None else found.id
    same = col(BoardReport.cohort_id).is_not_distinct_from(number)
    newest: date | None = work.session.scalar(
        select(func.max(col(BoardReport.last_on))).where(same, col(BoardReport.last_on) < until)
    )
    began = first or (newest or add_months(until, -MONTHS)) + timedelta(days=1)
    asked = BoardAsked(began, until, cohort)
    scope_of(work, asked)
    days = (col(BoardReport.first_on) == began, col(BoardReport.last_on) == until)
    kept = work.session.scalar(select(func.count()).select_from(BoardReport).where(same, *days))
    return asked, until < work.today and not kept
