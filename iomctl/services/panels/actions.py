"""Actions: agree one, say that it is done or dropped, put it right, and withdraw it."""

import re
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select
from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.domain.references import ACTION, reference
from iomctl.errors import BadValue, DoesNotFit, NotUnderstood
from iomctl.inputs.bounds import Bounds
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import correcting
from iomctl.services.facts import rows as facts
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.lookup.find_agency_or_worker import find_worker
from iomctl.services.panels.action_records import action_now
from iomctl.services.panels.find import find_panel
from iomctl.storage.tables.panels.actions import Action
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.facts.actions import ActionCorrection, ActionDropped, ActionOver, NewAction
    from iomctl.inputs.typed_words import Typed

OF_A_PANEL = re.compile(r"0*([0-9]{1,9})/0*([0-9]{1,9})").fullmatch


class ToDo(NamedTuple):
    """Who is to do it, and the panel at which it was agreed, as typed; None for no panel."""

    owner: str
    panel: str | None = None


def add(work: UnitOfWork, offender: str, words: "Typed[NewAction]", to_do: ToDo) -> FactChange:
    """Record an action; one of a panel was agreed on its day where no other is typed.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit for a panel that was withdrawn or cancelled,
    and where the same is recorded already.
    """
    faults = EveryFault()
    panel = faults.take(partial(_panel_held, work, to_do.panel)) if to_do.panel is not None else None
    if panel is not None and words.given.get("agreed_on") is None:
        words = words.also(agreed_on=panel.meets_on)
    owner = faults.take(partial(find_worker, work, to_do.owner))
    asked = faults.take(lambda: facts.understood(work, offender, words))
    if owner is None or asked is None or faults.met:
        raise faults.refusal()
    if panel is not None and panel.cancelled_in is not None:
        raise DoesNotFit(f"panel {panel.id} was cancelled: {panel.cancelled_because}")
    person, new = asked
    nothing: dict[str, Any] = dict.fromkeys(("outcome", "outcome_on", "outcome_note", "outcome_in", "withdrawn_in"))
    at: dict[str, Any] = {"panel_id": panel and panel.id, "panel_place": panel and _next_place(work, panel)}
    row = Action(offender_id=person, worker_id=owner.id, **at, **new.stored(), **nothing, **work.recorded)
    facts.store(work, row)
    return FactChange(action_now(work, row))


def finish(work: UnitOfWork, word: str, outcome: str, words: "Typed[ActionOver] | Typed[ActionDropped]") -> FactChange:
    """Say that an action is done or dropped from a day on.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit for one that is over already.
    """
    faults = EveryFault()
    row = faults.take(lambda: find_action(work, word))
    asked: Any = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if row is None or asked is None:
        raise faults.refusal()
    if row.outcome is not None:
        raise DoesNotFit(
            f"{reference_of(row)} is {row.outcome} already",
            advice=f"if that is wrong: iomctl action withdraw {reference_of(row)} --outcome --reason WORDS",
        )
    if asked.on < row.agreed_on:
        agreed, day = spoken(row.agreed_on, work.today), spoken(asked.on, work.today)
        raise BadValue(f"--on: {day} is before it was agreed, {agreed}")
    values = {"outcome": outcome, "outcome_on": asked.on, "outcome_note": asked.note, "outcome_in": work.event}
    correcting.write(work, row, values)
    work.session.flush()
    return FactChange(action_now(work, row), f"{reference_of(row)} is {outcome}")


def correct(work: UnitOfWork, word: str, owner: str | None, words: "Typed[ActionCorrection]") -> FactChange:
    """Put the action with a reference right; what is left out stays.

    Raises BadValue or NotFound with every fault at once, NotUnderstood when nothing is corrected, and DoesNotFit for
    one that is recorded so already.
    """
    faults = EveryFault()
    row = faults.take(lambda: find_action(work, word))
    by = None if owner is None else faults.take(lambda: find_worker(work, owner))
    asked = faults.take(lambda: words.read(correcting.bounds_of_owner(work, row) if row else _plain(work)))
    if row is None or asked is None or faults.met:
        raise faults.refusal()
    if by is None and not any((asked.task, asked.agreed_on, asked.due_on)):
        raise NotUnderstood("nothing is corrected", advice="give --task, --due, --owner or --on")
    was = action_now(work, row)
    values: dict[str, Any] = {"task": asked.task or row.task, "worker_id": by.id if by else row.worker_id}
    values |= {"agreed_on": asked.agreed_on or row.agreed_on, "due_on": asked.due_on or row.due_on}
    correcting.refuse_unchanged(reference_of(row), row, values)
    if values["due_on"] < values["agreed_on"]:
        raise BadValue(f"--due: {spoken(values['due_on'], work.today)} is before it was agreed")
    correcting.store(work, row, values)
    now = action_now(work, row)
    return FactChange(now, correcting.put_right(row, was, now))


def withdraw(work: UnitOfWork, word: str, reason: str, only_outcome: bool = False) -> FactChange:
    """Withdraw an action that was recorded by mistake, or only that it is done or dropped: it is open again.

    Raises as `facts.withdraw`, and DoesNotFit for the outcome of one that is open.
    """
    if not only_outcome:
        row = facts.withdraw(work, Action, _reference_in(work, word), reason)
        return FactChange(action_now(work, row), facts.withdrawn(row))
    row = find_action(work, word)
    if row.outcome is None:
        raise DoesNotFit(f"{reference_of(row)} is neither done nor dropped")
    was = row.outcome
    correcting.write(work, row, dict.fromkeys(("outcome", "outcome_on", "outcome_note", "outcome_in")))
    work.session.flush()
    return FactChange(action_now(work, row), f"{reference_of(row)} is open again: that it was {was} was withdrawn")


def find_action(work: UnitOfWork, word: str) -> Action:
    """The action with a reference, its own or that of its panel like 7/3. Raises as `facts.find`."""
    return facts.find(work, Action, _reference_in(work, word))


def _reference_in(work: UnitOfWork, word: str) -> str:
    typed = OF_A_PANEL(word.strip())
    if typed is None:
        return word
    of = (col(Action.panel_id) == int(typed[1]), col(Action.panel_place) == int(typed[2]))
    number = work.session.execute(select(col(Action.id)).where(*of)).scalar()
    return word if number is None else reference(ACTION, number)


def _panel_held(work: UnitOfWork, word: str) -> Panel:
    """The panel with a number. Raises as `find_panel`, and BadValue for one that is ahead."""
    panel = find_panel(work, word)
    if panel.meets_on > work.today:
        day = spoken(panel.meets_on, work.today)
        raise BadValue(
            f"--panel: panel {panel.id} meets on {day}, which is in the future: nothing was agreed at it yet",
            advice="leave out --panel, or record the action once it has met",
        )
    return panel


def _next_place(work: UnitOfWork, panel: Panel) -> int:
    highest = select(func.max(col(Action.panel_place))).where(col(Action.panel_id) == panel.id)
    return (work.session.execute(highest).scalar() or 0) + 1


def _plain(work: UnitOfWork) -> Bounds:
    return Bounds(work.policy, work.today)
