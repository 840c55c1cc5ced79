"""What the board agreed to do: take an action on, say that it is done or dropped, list them."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.days.days import spoken
from iomctl.errors import BadValue, DoesNotFit, NotFound
from iomctl.inputs.bounds import Bounds
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import correcting
from iomctl.storage.bulk import read
from iomctl.storage.tables.board.actions import BoardAction
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.board import BoardActionDropped, BoardActionOver, NewBoardAction
    from iomctl.inputs.typed_words import Typed

OPEN, OVERDUE = "open", "overdue"
STATES = (OPEN, OVERDUE, "done", "dropped")


@dataclass(frozen=True)
class BoardActionRecord:
    """One action of the board; the field names are a contract."""

    action: int = column("Action", "its number", "4", rank=0, right=True, kept=True)
    task: str = column("Task", "what is to be done", "ring round each week", rank=0, kept=True)
    who: str = column("Who", "who does it: a name, a post, an agency", "Neighbourhood inspector", rank=0)
    due_on: date = column("Due", "by which day", "2026-04-30", rank=0, spoken=True)
    state: str = column("State", "open, overdue, done or dropped", "open", rank=0)
    measure: str | None = column("Measure", "the measure that it is about", "reviews_on_time", rank=2)
    agreed_on: date = column("Agreed", "the day it was agreed", "2026-04-08", rank=3, spoken=True)
    outcome_on: date | None = column("Outcome on", "the day it was done or dropped", "2026-04-28", rank=3, spoken=True)
    note: str | None = column("Note", "how or why", "all teams ring on Mondays", rank=5)


def act(work: UnitOfWork, words: "Typed[NewBoardAction]") -> BoardActionRecord:
    """Take on an action. Raises BadValue with every fault at once."""
    new = words.read(Bounds(work.policy, work.today))
    nothing: dict[str, Any] = dict.fromkeys(("outcome", "outcome_on", "outcome_note", "outcome_in"))
    row = BoardAction(**new.stored(), **nothing, **work.recorded)
    work.session.add(row)
    work.session.flush()
    return _record(row, work.today)


def finish(
    work: UnitOfWork, number: str, outcome: str, words: "Typed[BoardActionOver] | Typed[BoardActionDropped]"
) -> BoardActionRecord:
    """Say that an action is done or dropped from a day on.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit for one that is over already.
    """
    faults = EveryFault()
    row = faults.take(lambda: _find(work, number))
    asked: Any = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if row is None or asked is None:
        raise faults.refusal()
    if row.outcome is not None:
        since = spoken(row.outcome_on or row.agreed_on, work.today)
        raise DoesNotFit(f"action {row.id} of the board is {row.outcome} already, since {since}")
    if asked.on < row.agreed_on:
        raise BadValue(f"--on: {spoken(asked.on, work.today)} is before it was agreed")
    values = {"outcome": outcome, "outcome_on": asked.on, "outcome_note": asked.note, "outcome_in": work.event}
    correcting.write(work, row, values)
    work.session.flush()
    return _record(row, work.today)


def actions(work: UnitOfWork, on: date, state: str | None = None) -> list[BoardActionRecord]:
    """Actions agreed by a day as they stood on it, the soonest due first; of one of STATES, or all."""
    rows = read(work, select(*BoardAction.__table__.columns).where(col(BoardAction.agreed_on) <= on))  # type: ignore[attr-defined]  # every table class has it
    found = [_record(row, on) for row in rows]
    if state is not None:
        wanted = (OPEN, OVERDUE) if state == OPEN else (state,)
        found = [one for one in found if one.state in wanted]
    return sorted(found, key=lambda one: (one.state not in {OPEN, OVERDUE}, one.due_on, one.action))


def _find(work: UnitOfWork, number: str) -> BoardAction:
    row = work.session.get(BoardAction, int(number)) if number.isascii() and number.isdigit() else None
    if row is None:
        raise NotFound(f"no action {number[:20]} of the board", advice="iomctl report actions lists them")
    return row


def _record(row: Any, on: date) -> BoardActionRecord:
    over = row.outcome_on is not None and row.outcome_on <= on
    state = row.outcome if over else OVERDUE if row.due_on < on else OPEN
    return BoardActionRecord(
        action=row.id,
        task=row.task,
        who=row.who,
        due_on=row.due_on,
        state=state,
        measure=row.measure,
        agreed_on=row.agreed_on,
        outcome_on=row.outcome_on if over else None,
        note=row.outcome_note if over else None,
    )
