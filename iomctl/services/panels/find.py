"""A panel by its number, and those that follow it in its series."""

import re

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from iomctl.domain.days.days import spoken
from iomctl.domain.days.written_days import quotable
from iomctl.errors import DoesNotFit, NotFound
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.tables.withdrawable import ALSO_WITHDRAWN
from iomctl.storage.unit_of_work import UnitOfWork

_NUMBER = re.compile(r"0*([0-9]{1,9})").fullmatch


def find_panel(work: UnitOfWork, word: str) -> Panel:
    """The panel with a number. Raises NotFound, and DoesNotFit for one that was withdrawn."""
    number = _NUMBER(word.strip())
    found = work.session.get(Panel, int(number[1]), execution_options=ALSO_WITHDRAWN) if number else None
    if found is None:
        raise NotFound(f"no panel {quotable(word.strip())}", advice="iomctl panel list says which there are")
    if found.withdrawn_in is not None:
        gone = spoken(work.day_of(found.withdrawn_in), work.today)
        raise DoesNotFit(f"panel {found.id} was withdrawn on {gone}")
    return found


def of_its_series(panel: Panel) -> ColumnElement[bool]:
    """SQL for the panels of the series of a panel, or of its name where it is of none; itself among them."""
    if panel.series_id is not None:
        return col(Panel.series_id) == panel.series_id
    return col(Panel.search_name) == panel.search_name


def with_following(work: UnitOfWork, panel: Panel, following: bool) -> list[Panel]:
    """A panel, and where asked for those of its series on later days, by day. Raises DoesNotFit without a series."""
    if not following:
        return [panel]
    if panel.series_id is None:
        raise DoesNotFit(f"panel {panel.id} is of no series, so none follow it", advice="leave out --following")
    later = select(Panel).where(Panel.series_id == panel.series_id, col(Panel.meets_on) > panel.meets_on)
    return [panel, *work.session.exec(later.order_by(col(Panel.meets_on), col(Panel.id))).all()]
