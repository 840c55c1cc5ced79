"""Panels as diary entries: those that meet, and for a while those that don't after all."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, select
from sqlmodel import col

from iomctl.domain.days.diary import KEPT_CANCELLED, DiaryEntry
from iomctl.services.calendars.revisions import Revised, book_of, of_rows, of_tables
from iomctl.services.calendars.undone_panels import undone_panels
from iomctl.services.panels.records import CHAIR, TAKER, WhichPanels, panels_meant
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.tables.withdrawable import ALSO_WITHDRAWN
from iomctl.storage.unit_of_work import UnitOfWork


class _PanelTold(NamedTuple):
    panel: Panel
    chair: str | None
    taker: str | None


def panel_entries(work: UnitOfWork, on: date, which: WhichPanels) -> list[DiaryEntry]:
    """The panels asked for from thirty days before a day on, the soonest first, with how they were changed.

    One that was cancelled, withdrawn or undone is told for thirty days. It names nobody but workers, and does not say
    why one was cancelled: those words can name anybody. Raises NotFound.
    """
    meant, first_on = panels_meant(work, which), on - KEPT_CANCELLED
    book, since = book_of(work), work.stamp.now - KEPT_CANCELLED
    undone = [one for one in undone_panels(work, since) if meant.holds(one) and one.meets_on >= first_on]
    found = [*_read(work, [*meant.sql, col(Panel.meets_on) >= first_on]), *_with_names(work, undone)]
    if not found:
        return []
    found.sort(key=lambda one: (one.panel.meets_on, one.panel.id))
    first = min(one.panel.recorded_in for one in found)
    revised = of_rows(work, "panel", {one.panel.id for one in found}, first)
    lengths = of_tables(work, ("policy_version",), first)
    changes = {one.panel.id: _changes(one.panel, revised.get(one.panel.id, []), lengths) for one in found}
    made = [_entry(work, book, one, changes[one.panel.id]) for one in found]
    return [one for one in made if not one.cancelled or one.changed_at >= since]


def _changes(row: Panel, own: list[Revised], lengths: list[Revised]) -> list[Revised]:
    """The changes of a panel. How long it lasts is the policy's: a new version of it changes each that is not gone."""
    gone = row.cancelled_in is not None or row.withdrawn_in is not None
    until = own[-1].event if gone and own else None
    since = (one for one in lengths if one.event > row.recorded_in and (until is None or one.event < until))
    return sorted({*own, *since})


def _read(work: UnitOfWork, narrowed: list[ColumnElement[bool]]) -> list[_PanelTold]:
    """The panels, those too that were withdrawn, by day and number."""
    query = select(Panel, col(CHAIR.name), col(TAKER.name))
    query = query.join(CHAIR, col(CHAIR.id) == col(Panel.chair_id), isouter=True)
    query = query.join(TAKER, col(TAKER.id) == col(Panel.minute_taker_id), isouter=True)
    query = query.where(*narrowed).order_by(col(Panel.meets_on), col(Panel.id))
    return [_PanelTold(*row) for row in work.session.execute(query, execution_options=ALSO_WITHDRAWN)]


def _with_names(work: UnitOfWork, rows: list[Panel]) -> list[_PanelTold]:
    wanted = {number for row in rows for number in (row.chair_id, row.minute_taker_id)}
    known: dict[int | None, str] = {}
    if rows:
        query = select(col(Worker.id), col(Worker.name)).where(col(Worker.id).in_(wanted))
        known = {row.id: row.name for row in work.session.execute(query)}
    return [_PanelTold(row, known.get(row.chair_id), known.get(row.minute_taker_id)) for row in rows]


def _entry(work: UnitOfWork, book: str, told: _PanelTold, revised: list[Revised]) -> DiaryEntry:
    row = told.panel
    first, last = _moments(work, row, revised)
    who = {"Chair": told.chair, "Minutes": told.taker}
    said = ", ".join(f"{role} {name}" for role, name in who.items() if name)
    return DiaryEntry(
        uid=f"panel-{row.id}@{book}.iomctl.invalid",
        title=row.name,
        on=row.meets_on,
        at=row.starts_at,
        revision=max(len(revised) - 1, 0),
        recorded_at=first,
        changed_at=last,
        cancelled=row.cancelled_in is not None or row.withdrawn_in is not None,
        busy=True,
        place=row.place,
        about=said or None,
        minutes=work.policy.panel.lasts_minutes,
    )


def _moments(work: UnitOfWork, row: Panel, revised: list[Revised]) -> tuple[datetime, datetime]:
    if revised:
        return revised[0].at, revised[-1].at
    at = work.recorders([row.recorded_in])[row.recorded_in][1]
    return at, at
