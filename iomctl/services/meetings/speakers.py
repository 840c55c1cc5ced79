"""Who is at a panel, and who said something at it: somebody named, or an agency whose turn it is."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlmodel import col

from iomctl.domain.names import fold
from iomctl.errors import NotFound
from iomctl.inputs.names import free_words
from iomctl.services.lookup.find_agency_or_worker import find_worker
from iomctl.services.panels.attendances import PRESENT
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.panels.attendances import PanelAttendance
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork

Columns = dict[str, Any]


class AgencyThere(NamedTuple):
    """An agency that is at a panel, with its row number, and the names of its people who are."""

    id: int
    name: str
    people: tuple[str, ...]


class _Named(NamedTuple):
    """Somebody by name, for which agency (its name), and the columns of an answer that say so."""

    name: str
    agency: str
    columns: Columns


def who_is_there(work: UnitOfWork, panel: Panel) -> list[AgencyThere]:
    """The agencies at a panel with their people, by the agency's name; the people as they came."""
    found: dict[tuple[int, str], list[str]] = {}
    for one in _recorded(work, panel, col(PanelAttendance.state) == PRESENT):
        found.setdefault((one.columns["agency_id"], one.agency), []).append(one.name)
    return [AgencyThere(*agency, tuple(names)) for agency, names in found.items()]


def workers_there_are(work: UnitOfWork) -> tuple[str, ...]:
    """The names of the workers who have not left, by name."""
    query = select(col(Worker.name)).where(col(Worker.left_on).is_(None))
    return tuple(work.session.execute(query.order_by(col(Worker.name))).scalars())


def speaker(work: UnitOfWork, panel: Panel, who: str) -> Columns:
    """Who said something: somebody who was there by name, or a worker. Raises NotFound."""
    for one in _recorded(work, panel, col(PanelAttendance.name).is_not(None)):
        if fold(one.name) == fold(who):
            return one.columns
    try:
        return _of_worker(find_worker(work, who))
    except NotFound as fault:
        raise NotFound(
            *fault.faults,
            advice=f"somebody who is no worker: iomctl panel attend {panel.id} --name NAME --agency AGENCY",
        ) from None


def said_for(work: UnitOfWork, panel: Panel, agency: str, text: str) -> tuple[str, Columns]:
    """What was said when an agency that is there was asked, and who said it.

    Whoever the words open with, as in `byrne: seen twice`, else the only one of the agency who is there. Where it has
    more there it is the agency's: nobody is guessed. Raises NotFound for a name that several have.
    """
    before, colon, words = text.partition(":")
    named = _who_opens(work, panel, agency, before) if colon else None
    if named is not None:
        return free_words(words), named.columns
    there = [one for one in _recorded(work, panel, col(PanelAttendance.state) == PRESENT) if one.agency == agency]
    if len(there) == 1:
        return text, there[0].columns
    of = work.session.execute(select(col(Agency.id)).where(col(Agency.name) == agency)).scalar_one()
    return text, {"agency_id": of}


def _who_opens(work: UnitOfWork, panel: Panel, agency: str, who: str) -> _Named | None:
    """Whom the word before a colon names: one of the agency, else of the panel, else a worker; None for no name.

    By a whole name or a whole word of one, so that `home: a flat` is nobody called Homer.
    """
    wanted = fold(who)
    recorded = list(_recorded(work, panel, col(PanelAttendance.id).is_not(None)))
    for among in ([one for one in recorded if one.agency == agency], recorded, _workers(work, wanted)):
        meant = [one for one in among if wanted and (wanted == fold(one.name) or wanted in fold(one.name).split())]
        if len(meant) > 1:
            names = ", ".join(f"{one.name} ({one.agency})" for one in meant)
            raise NotFound(f"{who} could be several: {names}", advice="give the whole name")
        if meant:
            return meant[0]
    return None


def _recorded(work: UnitOfWork, panel: Panel, wanted: Any) -> Iterator[_Named]:
    """Who was recorded of a panel, by the agency's name, then as they came."""
    row = PanelAttendance
    query = select(row, col(Agency.name), func.coalesce(col(row.name), col(Worker.name)))
    query = query.join(Agency, col(Agency.id) == col(row.agency_id))
    query = query.join(Worker, col(Worker.id) == col(row.worker_id), isouter=True)
    query = query.where(col(row.panel_id) == panel.id, wanted)
    for one, agency, name in work.session.execute(query.order_by(col(Agency.search_name), col(row.id))):
        said_by = {"worker_id": one.worker_id} if one.worker_id else {"name": one.name}
        yield _Named(name, agency, {**said_by, "agency_id": one.agency_id})


def _workers(work: UnitOfWork, wanted: str) -> list[_Named]:
    """The workers who have not left and whose name holds this."""
    query = select(Worker, col(Agency.name)).join(Agency, col(Agency.id) == col(Worker.agency_id))
    query = query.where(col(Worker.left_on).is_(None), col(Worker.search_name).contains(wanted, autoescape=True))
    return [_Named(one.name, agency, _of_worker(one)) for one, agency in work.session.execute(query)]


def _of_worker(worker: Worker) -> Columns:
    return {"worker_id": worker.id, "agency_id": worker.agency_id}
