"""Whom the papers of a panel that is closed reached, by what was recorded of each that was given out."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlmodel import col

from iomctl.domain.names import fold
from iomctl.domain.panels.meetings import ACTION, ACTIONS, AGENCY, FULL, MINUTES
from iomctl.services.panels.attendances import PRESENT
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.panels.attendances import PanelAttendance
from iomctl.storage.tables.panels.meetings import PanelAnswer, PanelDisclosure, PanelItem
from iomctl.storage.unit_of_work import UnitOfWork

_BETWEEN = re.compile(r"[,;]|\band\b")
_TELL = {ACTIONS: (FULL, ACTIONS), MINUTES: (FULL,)}


class PaperReader(NamedTuple):
    """Somebody who is to have a paper: a person by name, and their agency by its row number and name."""

    name: str
    agency: int
    called: str


class PapersSent:
    """All minutes that were given out by a day, by the panel.

    One went to all where its recipient begins with the word "all". Else it reached the agency whose form it is, and
    those people and agencies that the recipient names, with commas between them.
    """

    def __init__(self, work: UnitOfWork, on: date) -> None:
        self._work = work
        self._given: dict[int, list[PanelDisclosure]] = defaultdict(list)
        query = select(PanelDisclosure).where(col(PanelDisclosure.paper) == MINUTES, col(PanelDisclosure.sent_on) <= on)
        for row in work.session.scalars(query):
            self._given[row.panel_id].append(row)

    def is_out(self, panel: int, paper: str) -> bool:
        """Whether ACTIONS or MINUTES of the panel with a row number are with all who are to have them.

        Actions go to everybody who owns one, alone, in full or in their agency's form; without any there is nothing
        to go out. Minutes go to everybody who was there, in full or in their agency's form.
        """
        given = [one for one in self._given[panel] if one.form in _TELL[paper]]
        if any(_names(one.recipient)[0].partition(" ")[0] == "all" for one in given):
            return True
        readers = set(self._owners(panel) if paper == ACTIONS else self._present(panel))
        if not readers:
            return paper == ACTIONS
        agencies = {one.agency_id for one in self._given[panel] if one.form == AGENCY}
        named = {name for one in given for name in _names(one.recipient)}
        return all(one.agency in agencies or not named.isdisjoint((one.name, one.called)) for one in readers)

    def _owners(self, panel: int) -> Iterable[PaperReader]:
        """Who owns an action of the minutes: of a case that was left out of the agenda there is none."""
        row = PanelAnswer
        listed = select(col(PanelItem.spell_id)).where(col(PanelItem.panel_id) == panel)
        listed = listed.where(col(PanelItem.dropped_because).is_(None))
        query = _readers(col(Worker.name)).join(Worker, col(Worker.agency_id) == col(Agency.id))
        query = query.join(row, col(row.worker_id) == col(Worker.id))
        return self._read(
            query.where(col(row.panel_id) == panel, col(row.question) == ACTION, col(row.spell_id).in_(listed))
        )

    def _present(self, panel: int) -> Iterable[PaperReader]:
        row = PanelAttendance
        query = _readers(func.coalesce(col(row.name), col(Worker.name))).join(row, col(row.agency_id) == col(Agency.id))
        query = query.join(Worker, col(Worker.id) == col(row.worker_id), isouter=True)
        return self._read(query.where(col(row.panel_id) == panel, col(row.state) == PRESENT))

    def _read(self, query: Select[Any]) -> Iterable[PaperReader]:
        for name, agency, called in self._work.session.execute(query):
            yield PaperReader(fold(name), agency, fold(called))


def _readers(name: Any) -> Select[Any]:
    return select(name, col(Agency.id), col(Agency.name)).select_from(Agency)


def _names(recipient: str) -> list[str]:
    return [fold(one.strip()) for one in _BETWEEN.split(recipient)]
