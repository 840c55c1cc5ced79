"""The days on which panels meet, with what speaks against each of them; and the list of all panels."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.days.days import short, spoken
from iomctl.domain.days.intervals import add_months
from iomctl.domain.days.written_days import WEEKDAYS
from iomctl.domain.names import fold
from iomctl.domain.panels.clashes import at_once
from iomctl.errors import BadValue
from iomctl.services.panels.holiday_titles import title_of
from iomctl.services.panels.records import PanelRecord, ScheduledFrom, WhichPanels, panels_meant, read_panels, record_of
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork

MONTHS_AHEAD = 3


@dataclass(frozen=True)
class ScheduledPanel:
    """A panel that is to meet, with what speaks against its day; the field names are a contract."""

    meets_on: date = column("Meets on", "its day", "2026-05-12", rank=0, spoken=True)
    starts_at: str | None = column("Starts at", "its hour by the clock on the wall", "14:00", rank=2)
    panel: int = column("Panel", "the panel's number", "7", rank=0, right=True, kept=True)
    name: str = column("Name", "what it is called", "Luton panel", rank=0)
    place: str | None = column("Place", "a room or a link", "Town Hall, room 2", rank=3)
    chair: str | None = column("Chair", "the worker who chairs it", "S Okafor", rank=2)
    minute_taker: str | None = column("Minute taker", "the worker who takes the minutes", "J Byrne", rank=2)
    warnings: str | None = column(
        "Warnings",
        "a bank holiday, another panel of the same worker or place, nobody who chairs",
        "Easter Monday",
        rank=0,
    )


def panels(work: UnitOfWork, on: date, which: WhichPanels) -> list[PanelRecord]:
    """The panels asked for as they stand on a day, the latest first. Raises NotFound."""
    return [record_of(work, one, on) for one in reversed(read_panels(work, *panels_meant(work, which).sql))]


def schedule(work: UnitOfWork, first: date, until: date | None, which: WhichPanels) -> list[ScheduledPanel]:
    """The panels that meet from a day to a day, both included, that were not cancelled, the soonest first.

    For three months where no last day is given. Raises BadValue for a last day before the first, and NotFound.
    """
    end = until or add_months(first, MONTHS_AHEAD)
    if end < first:
        raise BadValue(f"--until {spoken(end, work.today)} is before --from {spoken(first, work.today)}")
    then = (col(Panel.cancelled_in).is_(None), col(Panel.meets_on).between(first, end))
    there = read_panels(work, *then)
    return [_scheduled(work, one, there) for one in read_panels(work, *then, *panels_meant(work, which).sql)]


def scheduled(work: UnitOfWork, rows: Sequence[Panel]) -> list[ScheduledPanel]:
    """Some stored panels as the schedule tells them."""
    days, numbers = {one.meets_on for one in rows}, {one.id for one in rows}
    there = read_panels(work, col(Panel.meets_on).between(min(days), max(days)))
    going = [one for one in there if one.panel.cancelled_in is None]
    return [_scheduled(work, one, going) for one in there if one.panel.id in numbers]


def _scheduled(work: UnitOfWork, told: ScheduledFrom, there: Sequence[ScheduledFrom]) -> ScheduledPanel:
    row = told.panel
    return ScheduledPanel(
        meets_on=row.meets_on,
        starts_at=row.starts_at,
        panel=row.id,
        name=row.name,
        place=row.place,
        chair=told.chair,
        minute_taker=told.taker,
        warnings="; ".join(_warnings(work, told, there)) or None,
    )


def _warnings(work: UnitOfWork, told: ScheduledFrom, there: Sequence[ScheduledFrom]) -> Iterator[str]:
    row = told.panel
    yield from _of_day(work, row.meets_on)
    yield from _clashes(told, there)
    yield from _same_place(told, there, work.policy.panel.lasts_minutes)
    for role, name, left_on in (
        ("chair", told.chair, told.chair_left_on),
        ("minute-taker", told.taker, told.taker_left_on),
    ):
        if name is None:
            yield f"no {role}"
        elif left_on is not None and left_on <= row.meets_on:
            yield f"{name} left on {short(left_on, row.meets_on)}"


def _of_day(work: UnitOfWork, day: date) -> Iterator[str]:
    if not work.calendar.knows(day):
        yield f"bank holidays of {day.year} are not known"
    elif day in work.calendar.holidays:
        yield title_of(work.calendar.nation, day)
    elif day.weekday() > 4:
        yield f"a {WEEKDAYS[day.weekday()]}"


def _clashes(told: ScheduledFrom, there: Sequence[ScheduledFrom]) -> Iterator[str]:
    """The other panels of the day that have a worker of this one, by the worker."""
    ours = {told.panel.chair_id: told.chair, told.panel.minute_taker_id: told.taker}
    busy: dict[str, list[str]] = defaultdict(list)
    for other in _of_same_day(told, there):
        for worker in {other.chair_id, other.minute_taker_id} & ours.keys() - {None}:
            busy[str(ours[worker])].append(_with_hour(other))
    for name, panels in sorted(busy.items()):
        yield f"{name} is at {', '.join(panels)} too"


def _same_place(told: ScheduledFrom, there: Sequence[ScheduledFrom], minutes: int) -> Iterator[str]:
    """The other panels of the day that are to meet in the place of this one while it lasts."""
    ours = told.panel
    place = fold(ours.place or "")
    for other in _of_same_day(told, there):
        if place and fold(other.place or "") == place and at_once(ours.starts_at, other.starts_at, minutes):
            yield f"{_with_hour(other)} is in {ours.place} too"


def _of_same_day(told: ScheduledFrom, there: Sequence[ScheduledFrom]) -> list[Panel]:
    panels = (one.panel for one in there)
    return [one for one in panels if one.meets_on == told.panel.meets_on and one.id != told.panel.id]


def _with_hour(panel: Panel) -> str:
    return f"panel {panel.id}{f' at {panel.starts_at}' if panel.starts_at else ''}"
