"""SQL for what says where people sleep: stays in custody, first nights, placements, and what was said of homes.

Each loads its table only when it is asked: not every book keeps them all.
"""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlmodel import SQLModel, col

from iomctl.services.dated_rows import newest_then
from iomctl.storage.made_once import made_once


@made_once
def stays(on: date, past: bool) -> Select[Any]:
    """The stays that had begun by a day: whose, which, from, to, and whether somebody was unlawfully at large."""
    from iomctl.services.lookup.stays_begun import has_begun
    from iomctl.storage.tables.custodies import Custody
    from iomctl.storage.tables.dated.custody_states import CustodyState

    at_large: Any = col(Custody.at_large)
    if past:
        at_large = newest_then(CustodyState, Custody.id, "custody_id", on, "at_large")
    columns = (col(Custody.offender_id), col(Custody.id), col(Custody.from_on), col(Custody.to_on), at_large)
    return select(*columns).where(has_begun(on))


@made_once
def first_nights(table: type[SQLModel], day: str) -> Select[Any]:
    """What releases, or the plans for them, say of the first night: of which stay, which, what, and its `day`."""
    rows: Any = table
    query = select(rows.custody_id, rows.id, rows.accommodation, getattr(rows, day))
    return query.where(rows.accommodation.is_not(None), rows.withdrawn_in.is_(None))


@made_once
def placements(on: date, slept: ColumnElement[bool]) -> Select[Any]:
    """The placements that had begun by a day and that are `slept` in, with the expected day of leaving (`until`)."""
    from iomctl.services.accommodation.records import counts_on, expected_until
    from iomctl.storage.tables.placements import Placement

    names = ("offender_id", "id", "kind", "from_on", "funded_leaves_on", "left_on", "moved_to", "area")
    query = select(*(getattr(Placement, name) for name in names), expected_until(on).label("until"))
    return query.where(counts_on(on), col(Placement.from_on) <= on, slept)


@made_once
def said(on: date) -> Select[Any]:
    """What was said of homes for a day or before it: whose, which, what kind, from when, to when, and where."""
    from iomctl.storage.tables.facts.homes import SaidHome

    names = ("offender_id", "id", "kind", "from_on", "leaves_on", "area")
    query = select(*(getattr(SaidHome, name) for name in names))
    return query.where(col(SaidHome.withdrawn_in).is_(None), col(SaidHome.from_on) <= on)
