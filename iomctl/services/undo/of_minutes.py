"""What no undo changes: the minutes of a panel that is closed, and its steps in another order than they were taken."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row
from sqlalchemy import select as columns
from sqlmodel import col, select

from iomctl.errors import DoesNotFit
from iomctl.services.undo.rows import RowChange
from iomctl.storage.integrity import table_of
from iomctl.storage.unit_of_work import UnitOfWork

STEP = "panel_step"
SAID = {"panel", "panel_item", "panel_answer", "panel_attendance"}
"""Tables of which the minutes of a panel are made, but for its steps."""


def refuse_of_minutes(work: UnitOfWork, event: Row[Any], batch: Sequence[RowChange]) -> None:
    """Raise DoesNotFit where taking an event back would change what the minutes of a closed panel say.

    A step of a panel is taken back while it is the last one, and nobody was given minutes that tell of it.
    """
    for number, of_panel in _by_panel(work, batch).items():
        for one in of_panel:
            if one.table == STEP:
                _refuse_step(work, event, number, one)
        if any(one.table in SAID for one in of_panel):
            _refuse_said(work, event, number)


def _by_panel(work: UnitOfWork, batch: Sequence[RowChange]) -> Mapping[int, list[RowChange]]:
    found: dict[int, list[RowChange]] = {}
    for one in batch:
        if one.table in SAID or one.table == STEP:
            found.setdefault(_panel_of(work, one), []).append(one)
    return found


def _panel_of(work: UnitOfWork, one: RowChange) -> int:
    """The number of the panel that a row is of; a change of one does not tell it."""
    if one.table == "panel":
        return int(one.id)
    told = {**(one.before or {}), **(one.after or {})}
    if "panel_id" in told:
        return int(told["panel_id"])
    table = table_of(one.table)
    return int(work.session.execute(columns(table.c.panel_id).where(table.c.id == one.id)).scalar() or 0)


def _refuse_step(work: UnitOfWork, event: Row[Any], number: int, one: RowChange) -> None:
    # Only now, here and below: few events are about panels, and tables take time to load.
    from iomctl.domain.panels.meetings import FIXED, OPENED
    from iomctl.services.panels.steps import last_word, refuse_undecided, steps_of

    later = [step for step in steps_of(work, number, work.today) if step.id > one.id and step.recorded_in != event.id]
    if later:
        raise DoesNotFit(
            f"event {event.id}, {event.command}, can't be taken back: panel {number} was {later[-1].step} since",
            advice=f"take that back first: iomctl undo {later[-1].recorded_in}",
        )
    step = str((one.before or one.after or {})["step"])
    if one.after is None:
        refuse_undecided(work, number, step)
    elif step not in {FIXED, OPENED} and _given_since(work, number, event.id):
        raise DoesNotFit(
            f"event {event.id}, {event.command}, can't be taken back: minutes of panel {number} that tell of it were"
            " given out since",
            advice=f"say in them what is to be read otherwise: {last_word(work, number)}",
        )


def _refuse_said(work: UnitOfWork, event: Row[Any], number: int) -> None:
    from iomctl.domain.panels.meetings import CLOSED
    from iomctl.services.panels.steps import closed_as, last_step, last_word, steps_of

    state = closed_as(work, number)
    if state is None:
        return
    closed, newest = last_step(work, number, CLOSED), steps_of(work, number, work.today)[-1]
    advice = (
        f"say in them what is to be read otherwise: {last_word(work, number)}; facts are put right by themselves, with"
        " review, cohort or action withdraw"
    )
    if closed is not None and closed is newest and not _given_since(work, number, closed.recorded_in):
        advice = f"nobody was given them yet, so the panel may be opened again: iomctl undo {closed.recorded_in}"
    raise DoesNotFit(
        f"event {event.id}, {event.command}, can't be taken back: panel {number} is {state}, its minutes tell of it",
        advice=advice,
    )


def _given_since(work: UnitOfWork, number: int, event: int) -> bool:
    """Whether minutes of a panel were given to anybody after an event."""
    from iomctl.domain.panels.meetings import MINUTES
    from iomctl.storage.tables.panels.meetings import PanelDisclosure

    query = select(PanelDisclosure.id).where(PanelDisclosure.panel_id == number, PanelDisclosure.paper == MINUTES)
    return work.session.exec(query.where(col(PanelDisclosure.recorded_in) > event)).first() is not None
