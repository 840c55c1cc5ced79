"""Actions as lists tell them: with owner, panel and how often they were carried over."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, label, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.panels.actions import carried_over, state_on
from iomctl.domain.panels.meetings import OPENED
from iomctl.domain.references import name_column, offender_column
from iomctl.services.facts import rows as facts
from iomctl.services.facts.words import free_words
from iomctl.storage.bulk import read
from iomctl.storage.made_once import made_once, with_more
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.panels.actions import Action
from iomctl.storage.tables.panels.meetings import PanelStep
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ActionRecord:
    """One action; the field names are a contract."""

    action: str = column("Action", "the action's reference", "W00042", rank=0, kept=True)
    panel: str | None = column("Panel", "its panel, and which action of it", "7/3", rank=2)
    offender: str = offender_column()
    name: str = name_column()
    task: str = column("Task", "what is to be done", "Ring the council", rank=0)
    owner: str = column("Owner", "the worker who is to do it", "S Okafor", rank=0)
    agency: str = column("Agency", "the agency they work for", "Bedfordshire Police", rank=2)
    due_on: date = column("Due on", "by which day", "2026-05-05", rank=0, spoken=True)
    state: str = column("State", "open, overdue, done or dropped", "open", rank=0)
    carried_over: int = column("Carried over", "at how many later panels held it was open", "1", rank=2, right=True)
    outcome_on: date | None = column("Outcome on", "since when it is done or dropped", "2026-04-20", rank=3)
    outcome_note: str | None = column("Outcome note", "how it was done, or why dropped", "moved away", rank=3)
    agreed_on: date = column("Agreed on", "the day it was agreed", "2026-04-14", rank=3)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)


@dataclass(frozen=True)
class ActionOverdue:
    """An action that was to be done by a day that is past; the field names are a contract."""

    action: str = column("Action", "the action's reference", "W00042", rank=0, kept=True)
    panel: str | None = column("Panel", "its panel, and which action of it", "7/3", rank=2)
    offender: str = offender_column()
    name: str = name_column()
    task: str = column("Task", "what is to be done", "Ring the council", rank=0)
    owner: str = column("Owner", "the worker who is to do it", "S Okafor", rank=0)
    agency: str = column("Agency", "the agency they work for", "Bedfordshire Police", rank=2)
    due_on: date = column("Due on", "by which day", "2026-04-14", rank=0, spoken=True)
    days_overdue: int = column("Days overdue", "whole days since then", "6", rank=0, right=True)
    carried_over: int = column("Carried over", "at how many later panels held it was open", "1", rank=2, right=True)


def records(work: UnitOfWork, on: date, *narrowed: ColumnElement[bool]) -> list[ActionRecord]:
    """Actions as they stand on a day, those to be done in front, the soonest due first. The look is logged."""
    rows = read(work, with_more(_agreed_by(on), *narrowed))
    return sorted(_told(work, on, rows), key=lambda one: one.outcome_on is not None)


def action_now(work: UnitOfWork, row: Action) -> ActionRecord:
    """A stored action, withdrawn or not, as it stands today."""
    found = work.session.execute(_query().where(col(Action.id) == row.id)).all()
    (record,) = _told(work, work.today, found)
    return record


@made_once
def _agreed_by(on: date) -> Select[Any]:
    live = (col(Action.withdrawn_in).is_(None), col(Action.agreed_on) <= on)
    return _query().where(*live).order_by(col(Action.due_on), col(Action.id))


def _query() -> Select[Any]:
    query = facts.rows_of(Action).add_columns(col(Worker.name).label("owner"), col(Agency.name).label("agency"))
    query = query.join(Worker, col(Worker.id) == col(Action.worker_id))
    return query.join(Agency, col(Agency.id) == col(Worker.agency_id))


def _told(work: UnitOfWork, on: date, rows: Iterable[Row[Any]]) -> Iterator[ActionRecord]:
    after: dict[int, list[date]] | None = None
    for row in rows:
        if after is None:
            after = _later_meetings(work)
        over = row.outcome_on if row.outcome_on is not None and row.outcome_on <= on else None
        meetings = after.get(row.panel_id, ())
        yield ActionRecord(
            **facts.shown(work, Action, row),
            **{**free_words(work, Action, row), **({} if over else {"outcome_note": None})},
            **{name: getattr(row, name) for name in ("owner", "agency", "due_on", "agreed_on")},
            panel=f"{row.panel_id}/{row.panel_place}" if row.panel_id is not None else None,
            state=state_on(on, row.due_on, row.outcome, row.outcome_on),
            carried_over=carried_over(on, meetings, over),
            outcome_on=over,
            withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
        )


def _later_meetings(work: UnitOfWork) -> dict[int, list[date]]:
    """The days of the panels after each panel that were opened: of its series, or of its name where it is of none."""
    together: dict[Any, list[date]] = defaultdict(list)
    opened = select(col(PanelStep.panel_id)).where(col(PanelStep.step) == OPENED)
    columns = (col(Panel.id), col(Panel.series_id), col(Panel.search_name), col(Panel.meets_on))
    query = select(*columns, label("held", col(Panel.id).in_(opened) & col(Panel.cancelled_in).is_(None)))
    days: dict[int, tuple[Any, date]] = {}
    for row in work.session.execute(query):
        key = row.series_id or row.search_name
        days[row.id] = key, row.meets_on
        if row.held:
            together[key].append(row.meets_on)
    return {number: [day for day in together[key] if day > on] for number, (key, on) in days.items()}
