"""Panels as lists tell them: read at once, with chair, minute-taker and rhythm in words."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.names import fold
from iomctl.domain.panels.meetings import PLANNED, STATES
from iomctl.domain.panels.rhythms import in_words
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.find_agency_or_worker import find_worker
from iomctl.services.lookup.find_person import find_cohort
from iomctl.services.panels.steps import standing
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Cohort
from iomctl.storage.tables.panels.attendances import PanelAttendance
from iomctl.storage.tables.panels.panels import Panel, PanelSeries
from iomctl.storage.unit_of_work import UnitOfWork

CHAIR, TAKER = aliased(Worker), aliased(Worker)


@dataclass(frozen=True)
class PanelRecord:
    """One panel; the field names are a contract."""

    panel: int = column("Panel", "the panel's number", "7", rank=0, right=True, kept=True)
    name: str = column("Name", "what it is called", "Luton panel", rank=0)
    meets_on: date = column("Meets on", "its day", "2026-05-12", rank=0, spoken=True)
    starts_at: str | None = column("Starts at", "its hour by the clock on the wall", "14:00", rank=2)
    place: str | None = column("Place", "a room or a link", "Town Hall, room 2", rank=2)
    chair: str | None = column("Chair", "the worker who chairs it", "S Okafor", rank=2)
    minute_taker: str | None = column("Minute taker", "the worker who takes the minutes", "J Byrne", rank=2)
    cohort: str | None = column("Cohort", "the code of the cohort whose cases it is about", "luton", rank=3)
    state: str = column("State", ", ".join(STATES), PLANNED, rank=2)
    reason: str | None = column("Reason", "why it was cancelled", "no room", rank=3)
    rhythm: str | None = column("Rhythm", "how often its series meets", "2nd Tuesday of every month", rank=3)
    planned_on: date | None = column(
        "Planned on", "the day of the rhythm, where it was moved from that", "2026-05-05", rank=3
    )


@dataclass(frozen=True)
class PanelShown(PanelRecord):
    """One panel with who was there; the field names are a contract."""

    present: str | None = column("Present", "who was there, by agency", "Probation Service: J Byrne", rank=0)
    sorry: str | None = column("Sorry", "who sent apologies, by agency", "Luton Council: P Lane", rank=0)


class ScheduledFrom(NamedTuple):
    """The stored row of a panel with the names of its chair and minute-taker, when they left, and its rhythm."""

    panel: Panel
    chair: str | None
    chair_left_on: date | None
    taker: str | None
    taker_left_on: date | None
    rule: str | None
    cohort: str | None


def read_panels(work: UnitOfWork, *narrowed: ColumnElement[bool]) -> list[ScheduledFrom]:
    """Panels that were not withdrawn, by day, hour and number."""
    query = select(
        Panel,
        col(CHAIR.name),
        col(CHAIR.left_on),
        col(TAKER.name),
        col(TAKER.left_on),
        col(PanelSeries.rule),
        col(Cohort.code),
    )
    query = query.join(CHAIR, col(CHAIR.id) == col(Panel.chair_id), isouter=True)
    query = query.join(TAKER, col(TAKER.id) == col(Panel.minute_taker_id), isouter=True)
    query = query.join(PanelSeries, col(PanelSeries.id) == col(Panel.series_id), isouter=True)
    query = query.join(Cohort, col(Cohort.id) == col(Panel.cohort_id), isouter=True)
    order = (col(Panel.meets_on), col(Panel.starts_at).is_(None), col(Panel.starts_at), col(Panel.id))
    rows: Iterable[Row[Any]] = work.session.execute(query.where(*narrowed).order_by(*order))
    return [ScheduledFrom(*tuple(row)) for row in rows]


def record_of(work: UnitOfWork, told: ScheduledFrom, on: date) -> PanelRecord:
    """A panel as it stands on a day."""
    row = told.panel
    moved = row.planned_on is not None and row.planned_on != row.meets_on
    return PanelRecord(
        panel=row.id,
        name=row.name,
        meets_on=row.meets_on,
        starts_at=row.starts_at,
        place=row.place,
        chair=told.chair,
        minute_taker=told.taker,
        cohort=told.cohort,
        state=standing(work, row, on),
        reason=row.cancelled_because,
        rhythm=in_words(told.rule) if told.rule else None,
        planned_on=row.planned_on if moved else None,
    )


def shown_panel(work: UnitOfWork, panel: Panel, on: date) -> PanelShown:
    """A stored panel as it stands on a day, with who was there."""
    (told,) = read_panels(work, col(Panel.id) == panel.id)
    return shown_of(work, told, on)


def shown_of(work: UnitOfWork, told: ScheduledFrom, on: date) -> PanelShown:
    """A panel as it stands on a day, with who was there."""
    people: dict[str, dict[str, list[str]]] = {"present": {}, "sorry": {}}
    row = PanelAttendance
    query = select(col(row.state), col(Agency.name), func.coalesce(col(row.name), col(Worker.name)))
    query = query.join(Agency, col(Agency.id) == col(row.agency_id))
    query = query.join(Worker, col(Worker.id) == col(row.worker_id), isouter=True)
    query = query.where(col(row.panel_id) == told.panel.id).order_by(col(Agency.search_name), col(row.id))
    for state, agency, name in work.session.execute(query):
        people[state].setdefault(agency, []).append(name)
    said = {state: "; ".join(f"{one}: {', '.join(who)}" for one, who in of.items()) for state, of in people.items()}
    record = record_of(work, told, on)
    return PanelShown(
        **{one.name: getattr(record, one.name) for one in fields(record)},
        present=said["present"] or None,
        sorry=said["sorry"] or None,
    )


class WhichPanels(NamedTuple):
    """Which panels a list is of, in words as typed; None for all.

    Those whose `name` holds some words, which a `worker` chairs or takes the minutes of, about the cases of a `cohort`.
    """

    name: str | None = None
    worker: str | None = None
    cohort: str | None = None


class PanelsMeant(NamedTuple):
    """What the words of `WhichPanels` stand for: the folded name, and row numbers; None for all."""

    name: str | None
    worker: int | None
    cohort: int | None

    @property
    def sql(self) -> list[ColumnElement[bool]]:
        """SQL for the panels."""
        found: list[ColumnElement[bool]] = []
        if self.name is not None:
            found.append(col(Panel.search_name).contains(self.name, autoescape=True))
        if self.worker is not None:
            found.append(or_(col(Panel.chair_id) == self.worker, col(Panel.minute_taker_id) == self.worker))
        return found if self.cohort is None else [*found, col(Panel.cohort_id) == self.cohort]

    def holds(self, row: Panel) -> bool:
        """Whether a panel is one of them."""
        named = self.name is None or self.name in row.search_name
        led = self.worker is None or self.worker in (row.chair_id, row.minute_taker_id)
        return named and led and self.cohort in (None, row.cohort_id)


def panels_meant(work: UnitOfWork, which: WhichPanels) -> PanelsMeant:
    """Find what the words stand for. Raises NotFound with every unknown one at once."""
    faults = EveryFault()
    worker = None if which.worker is None else faults.take(partial(find_worker, work, which.worker))
    cohort = None if which.cohort is None else faults.take(partial(find_cohort, work, which.cohort))
    if faults.met:
        raise faults.refusal()
    name = None if which.name is None else fold(which.name)
    return PanelsMeant(name, None if worker is None else worker.id, None if cohort is None else cohort.id)
