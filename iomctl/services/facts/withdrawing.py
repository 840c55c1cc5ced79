"""Rows without a reference of their own, which are meant by what they belong to and their day: found and withdrawn."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select

from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.storage.tables.withdrawable import ALSO_WITHDRAWN
from iomctl.storage.unit_of_work import UnitOfWork


class Meant(NamedTuple):
    """Which row is meant: `what` is what a message calls one, `day` the column with its day.

    `on` is the day that was asked for, None for the newest; `advice` says how to see those that are there.
    """

    whose: str
    what: str
    day: str
    on: date | None
    advice: str


def meant_row(work: UnitOfWork, query: Select[Any], meant: Meant) -> Any:
    """The newest row of a query for rows of one table that is meant and not withdrawn.

    Raises DoesNotFit where there is none, or where it was withdrawn already.
    """
    rows = work.session.execute(query, execution_options=ALSO_WITHDRAWN).scalars().all()
    fitting = [row for row in rows if meant.on in {None, getattr(row, meant.day)}]
    fitting.sort(key=lambda row: (row.withdrawn_in is None, getattr(row, meant.day), row.id))
    if not fitting:
        on = f" of {spoken(meant.on, work.today)}" if meant.on else ""
        raise DoesNotFit(f"{meant.whose} has no {meant.what}{on}", advice=meant.advice)
    found = fitting[-1]
    if found.withdrawn_in is not None:
        day, gone = (spoken(one, work.today) for one in (getattr(found, meant.day), work.day_of(found.withdrawn_in)))
        raise DoesNotFit(
            f"the {meant.what} of {meant.whose} of {day} was withdrawn on {gone} already", advice=meant.advice
        )
    return found


def kept_beside(work: UnitOfWork, row: Any, newest: Any) -> str:
    """What is said of a dated row that was recorded late: it counts from its day on, until the newest one does."""
    if newest is None or newest.from_on <= row.from_on:
        return ""
    kept, counts = (spoken(one.from_on, work.today) for one in (row, newest))
    return f"kept from {kept} on; what was recorded from {counts} on stays as it is"


def with_it(gone: Sequence[str]) -> str:
    """The end of what is said of something that was withdrawn, where more goes along: what that is, in words."""
    return f"; with it goes {' and '.join(gone)}" if gone else ""


def withdraw_rows(work: UnitOfWork, *rows: Any) -> None:
    """Mark rows as recorded by mistake: no query finds them any more."""
    for row in rows:
        row.withdrawn_in = work.event
        work.session.add(row)
    work.session.flush()
