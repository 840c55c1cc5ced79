"""The steps of a panel: how it stands by them, and take the next one."""

from datetime import date
from typing import Any

from sqlmodel import col, or_, select

from iomctl.domain.panels.meetings import (
    AGENDA_FIXED,
    AGREED,
    AMENDED,
    CANCELLED,
    CLOSED,
    CORRECTED,
    FIXED,
    NOT_RUN,
    OPENED,
    PLANNED,
    RUNNING,
    WITH_MINUTES,
    may_follow,
    state_of,
)
from iomctl.errors import DoesNotFit
from iomctl.storage.tables.panels.meetings import PanelItem, PanelStep
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork

_DONE = {
    FIXED: "its agenda can't be fixed",
    OPENED: "it can't be opened",
    CLOSED: "it can't be closed",
    AMENDED: "its minutes can't be amended",
    AGREED: "its minutes can't be agreed",
    CORRECTED: "its minutes can't be corrected",
}
_NEXT = {
    PLANNED: "iomctl panel run {0}",
    NOT_RUN: "iomctl panel run {0}",
    AGENDA_FIXED: "iomctl panel run {0}",
    RUNNING: "iomctl panel run {0}, then iomctl panel close {0}",
    CLOSED: "iomctl panel amend {0} WORDS, iomctl panel agree {0}",
    AMENDED: "iomctl panel amend {0} WORDS, iomctl panel agree {0}",
    AGREED: "iomctl panel correct {0} WORDS",
    CANCELLED: "iomctl panel list says why",
}


def steps_of(work: UnitOfWork, panel: int, on: date) -> list[PanelStep]:
    """The steps that the panel with a row number had taken by a day, in their order."""
    query = select(PanelStep).where(PanelStep.panel_id == panel, col(PanelStep.taken_on) <= on)
    return list(work.session.exec(query.order_by(col(PanelStep.id))))


def standing(work: UnitOfWork, panel: Panel, on: date) -> str:
    """How a panel stands on a day, one of STATES."""
    taken = (one.step for one in steps_of(work, panel.id, on))
    return state_of(taken, panel.meets_on, panel.cancelled_in is not None, on)


def last_step(work: UnitOfWork, panel: int, step: str) -> PanelStep | None:
    """The newest step of one kind that the panel with a row number took."""
    return next((one for one in reversed(steps_of(work, panel, work.today)) if one.step == step), None)


def take(work: UnitOfWork, panel: Panel, step: str, **said: Any) -> PanelStep:
    """Take a step today; `said` are columns of it. Raises DoesNotFit for one that does not follow how it stands."""
    refuse_step(work, panel, step)
    nothing: dict[str, Any] = dict.fromkeys(("statement_version", "at_panel_id", "words", "withdrawn_in"))
    row = PanelStep(panel_id=panel.id, step=step, taken_on=work.today, **{**nothing, **said}, **work.recorded)
    work.session.add(row)
    work.session.flush()
    return row


def refuse_step(work: UnitOfWork, panel: Panel, step: str) -> None:
    """Raise DoesNotFit for a step that does not follow how a panel stands."""
    state = standing(work, panel, work.today)
    if not may_follow(step, state):
        raise DoesNotFit(f"panel {panel.id} is {state}: {_DONE[step]}", advice=_NEXT[state].format(panel.id))


def closed_as(work: UnitOfWork, number: int) -> str | None:
    """How the panel with a row number stands where it is closed and has minutes; else None."""
    panel = work.session.get(Panel, number)
    state = standing(work, panel, work.today) if panel is not None else None
    return state if state in WITH_MINUTES else None


def opened_since(work: UnitOfWork, panel: Panel) -> list[int]:
    """The row numbers of the later panels of the series or the name of a panel that were opened, by day."""
    alike = [col(Panel.search_name) == panel.search_name]
    if panel.series_id is not None:
        alike.append(col(Panel.series_id) == panel.series_id)
    later = select(Panel).where(or_(*alike), col(Panel.meets_on) > panel.meets_on)
    later = later.order_by(col(Panel.meets_on), col(Panel.id))
    opened = {RUNNING, *WITH_MINUTES}
    return [one.id for one in work.session.exec(later) if standing(work, one, work.today) in opened]


def last_word(work: UnitOfWork, number: int) -> str:
    """The command that says in the minutes of a closed panel what is to be read otherwise."""
    verb = "correct" if closed_as(work, number) == AGREED else "amend"
    return f"iomctl panel {verb} {number} WORDS"


def refuse_closed(work: UnitOfWork, panel: Panel, refused: str) -> None:
    """Raise DoesNotFit for a panel that is closed: what its minutes say stays, and only words are added to them."""
    state = closed_as(work, panel.id)
    if state is not None:
        raise DoesNotFit(
            f"panel {panel.id} is {state}: {refused}",
            advice=f"what is wrong in its minutes: {last_word(work, panel.id)}",
        )


def refuse_undecided(work: UnitOfWork, number: int, step: str) -> None:
    """Raise DoesNotFit where the panel with a row number can't take a step again that was taken back."""
    panel = work.session.get(Panel, number)
    if panel is not None:
        refuse_step(work, panel, step)
    of_panel = (PanelItem.panel_id == number, col(PanelItem.dropped_because).is_(None))
    query = select(PanelItem.id).where(*of_panel, col(PanelItem.settled_in).is_(None))
    if step == CLOSED and work.session.exec(query).first() is not None:
        raise DoesNotFit(
            f"panel {number} can't be closed again: cases have no decision",
            advice=f"iomctl panel run {number} goes on with them",
        )
