"""Who was at a panel: record it, and show agencies by meeting."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import make_dataclass
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.days.days import short, spoken
from iomctl.domain.days.intervals import add_months
from iomctl.domain.names import fold
from iomctl.errors import BadValue, DoesNotFit, NotUnderstood
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.panels import Somebody
from iomctl.inputs.typed_words import Typed
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.find_agency_or_worker import find_agency, find_worker
from iomctl.services.panels.find import find_panel
from iomctl.services.panels.records import (
    PanelShown,
    ScheduledFrom,
    WhichPanels,
    panels_meant,
    read_panels,
    shown_panel,
)
from iomctl.services.panels.steps import refuse_closed
from iomctl.storage.tables.agencies import Agency
from iomctl.storage.tables.panels.attendances import PanelAttendance
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork

PRESENT, SORRY = "present", "sorry"
MONTHS_BACK = 6


class WhoCame(NamedTuple):
    """Workers as typed, and somebody else by name and agency; None for nobody."""

    workers: Sequence[str]
    somebody: "Typed[Somebody] | None" = None


class AttendanceGrid(NamedTuple):
    """A row for each agency, and the class of the rows: its columns are the meetings."""

    rows: list[Any]
    kind: type


class _One(NamedTuple):
    """Somebody who may be at a panel for an agency (row numbers): a worker, or another by `name`."""

    worker: int | None
    name: str | None
    agency: int
    called: str


def attend(work: UnitOfWork, word: str, who: WhoCame, state: str | None) -> PanelShown:
    """Record that people were at a panel, or are sorry not to be, in place of what was said of them; None: neither.

    Apologies may come before the day. Raises BadValue or NotFound with every fault at once, and DoesNotFit for a panel
    that was withdrawn, cancelled or closed, for one ahead where somebody is present, and where it is recorded so
    already.
    """
    faults = EveryFault()
    panel = faults.take(lambda: find_panel(work, word))
    people = faults.take(lambda: _people(work, who))
    if panel is None or people is None:
        raise faults.refusal()
    if panel.cancelled_in is not None:
        raise DoesNotFit(f"panel {panel.id} was cancelled: {panel.cancelled_because}")
    refuse_closed(work, panel, "who was there can't be changed")
    if state == PRESENT and panel.meets_on > work.today:
        raise DoesNotFit(f"panel {panel.id} meets on {spoken(panel.meets_on, work.today)}: nobody was there yet")
    for one in people:
        _say(work, panel, one, state)
    work.session.flush()
    return shown(work, work.today, word)


def shown(work: UnitOfWork, on: date, word: str) -> PanelShown:
    """The panel with a number as it stands on a day, with who was there. Raises as `find_panel`."""
    return shown_panel(work, find_panel(work, word), on)


def grid(work: UnitOfWork, first: date | None, until: date, which: WhichPanels) -> AttendanceGrid:
    """All agencies, each with whether it was there, by the panels from a day to a day of which that was recorded.

    For six months back where no first day is given. Raises BadValue for a last day before the first, and NotFound.
    """
    start = first or add_months(until, -MONTHS_BACK)
    if until < start:
        raise BadValue(f"--until {spoken(until, work.today)} is before --from {spoken(start, work.today)}")
    asked = panels_meant(work, which).sql
    wanted = (col(Panel.cancelled_in).is_(None), col(Panel.meets_on).between(start, until), *asked)
    states: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    query = select(col(PanelAttendance.panel_id), col(PanelAttendance.agency_id), col(PanelAttendance.state))
    for panel, agency, state in work.session.execute(query.join(Panel, col(Panel.id) == PanelAttendance.panel_id)):
        states[panel][agency].add(state)
    meetings = [one for one in read_panels(work, *wanted) if one.panel.id in states]
    kind = _kind(work, meetings)
    agencies = work.session.execute(select(col(Agency.id), col(Agency.name)).order_by(col(Agency.search_name)))
    rows = []
    for number, called in agencies:
        cells = [_cell(states[one.panel.id][number]) for one in meetings]
        rows.append(kind(called, cells.count(PRESENT), len(cells), *cells))
    return AttendanceGrid(rows if meetings else [], kind)


def _people(work: UnitOfWork, who: WhoCame) -> list[_One]:
    faults, found = EveryFault(), list[_One]()
    for word in who.workers:
        worker = faults.take(partial(find_worker, work, word))
        if worker is not None:
            found.append(_One(worker.id, None, worker.agency_id, worker.name))
    if who.somebody is not None:
        asked = who.somebody
        other = faults.take(lambda: asked.read(Bounds(work.policy, work.today)))
        agency = faults.take(lambda: find_agency(work, str(asked.given["agency"])))
        if other is not None and agency is not None:
            found.append(_One(None, other.name, agency.id, other.name))
    if faults.met:
        raise faults.refusal()
    if not found:
        raise NotUnderstood("nobody is named", advice="give workers, or --name NAME --agency AGENCY")
    return list(dict.fromkeys(found))


def _say(work: UnitOfWork, panel: Panel, one: _One, state: str | None) -> None:
    said = select(PanelAttendance).where(col(PanelAttendance.panel_id) == panel.id)
    rows = work.session.execute(said).scalars().all()
    before = next((row for row in rows if _is(row, one)), None)
    if (before.state if before else None) == state:
        so = f"{one.called} is recorded as {state} already" if state else f"nothing is recorded of {one.called}"
        raise DoesNotFit(f"panel {panel.id}: {so}")
    if before is not None:
        before.withdrawn_in = work.event
        work.session.add(before)
    if state is not None:
        values: dict[str, Any] = {"worker_id": one.worker, "name": one.name, "agency_id": one.agency, "state": state}
        work.session.add(PanelAttendance(panel_id=panel.id, **values, withdrawn_in=None, **work.recorded))


def _is(row: PanelAttendance, one: _One) -> bool:
    if one.worker is not None:
        return row.worker_id == one.worker
    return row.agency_id == one.agency and fold(row.name or "") == fold(one.name or "")


def _cell(states: set[str]) -> str | None:
    """What a grid says of an agency: there if any of its people were."""
    return PRESENT if PRESENT in states else SORRY if states else None


def _kind(work: UnitOfWork, meetings: Sequence[ScheduledFrom]) -> type:
    columns: list[Any] = [
        ("agency", str, column("Agency", "the agency", "Probation Service", rank=0)),
        ("present", int, column("Present", "at how many of the meetings it was there", "4", rank=0, right=True)),
        ("meetings", int, column("Meetings", "how many meetings are shown", "5", rank=0, right=True)),
    ]
    for back, one in enumerate(reversed(meetings), 1):
        told = f"panel {one.panel.id}: {PRESENT}, {SORRY}, or nothing"
        heading = f"{short(one.panel.meets_on, work.today)}"
        columns.insert(3, (f"panel_{one.panel.id}", str | None, column(heading, told, PRESENT, rank=back)))
    return make_dataclass("AttendanceOfAgency", columns, frozen=True)
