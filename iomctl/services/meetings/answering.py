"""Understand an answer that was typed at a panel, and keep it."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.days.days import parse_day, spoken
from iomctl.domain.names import fold
from iomctl.domain.panels.meetings import (
    ACTION,
    BECAUSE,
    CODE,
    COLOUR,
    DECISION,
    DECISIONS,
    DESELECT,
    DIFFERED,
    EXIT_PLAN,
    NEXT,
    RUNNING,
    TIER,
    UPDATE,
)
from iomctl.domain.policy.choices import Tier
from iomctl.errors import BadValue, DoesNotFit, NotFound
from iomctl.inputs.choices import one_of
from iomctl.inputs.names import free_words
from iomctl.services.cases.open_cases import Case
from iomctl.services.lookup.find_agency_or_worker import find_worker
from iomctl.services.meetings.agenda_rows import items_of, not_listed
from iomctl.services.meetings.answers import answers_of, keep
from iomctl.services.panels.steps import standing
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.panels.attendances import PanelAttendance
from iomctl.storage.tables.panels.meetings import PanelAnswer
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork

Columns = dict[str, Any]


class SaidAtPanel(NamedTuple):
    """What was typed as an answer: words, who said it or is to do it, and by which day; None where not asked."""

    question: str
    words: str
    who: str | None = None
    due: str | None = None


def answer(work: UnitOfWork, panel: Panel, case: Case, said: SaidAtPanel) -> PanelAnswer:
    """Keep an answer about a case at a panel that is running.

    Raises BadValue for words that are none, NotFound for an unknown worker, and DoesNotFit for a panel that is not
    running, a case that is not on its agenda, and one that was decided already.
    """
    refuse_not_running(work, panel)
    item = next((one for one in items_of(work, panel) if one.spell_id == case.spell.id), None)
    if item is None or item.dropped_because is not None:
        raise not_listed(panel, case)
    if item.settled_in is not None:
        raise DoesNotFit(
            f"panel {panel.id} decided of {case.reference} already", advice=f"iomctl undo {item.settled_in} first"
        )
    words, columns = _understood(work, panel, case, said)
    return keep(work, panel, case.spell.id, said.question, words, **columns)


def refuse_not_running(work: UnitOfWork, panel: Panel) -> None:
    """Raise DoesNotFit for a panel that was not opened, or is closed."""
    state = standing(work, panel, work.today)
    if state != RUNNING:
        opened = f"to open it: iomctl panel open {panel.id} --statement-read"
        closed = f"what was wrong: iomctl panel amend {panel.id} WORDS"
        after = state in {"closed", "amended", "agreed"}
        raise DoesNotFit(f"panel {panel.id} is {state}, not running", advice=closed if after else opened)


def _understood(work: UnitOfWork, panel: Panel, case: Case, said: SaidAtPanel) -> tuple[str, Columns]:
    """The words to keep for an answer, and the other columns of it."""
    policy = work.policy
    one: dict[str, Callable[[], str]] = {
        COLOUR: lambda: policy.outside_colour(said.words),
        DECISION: lambda: one_of("decision", said.words, DECISIONS),
        TIER: lambda: policy.pick(Tier, said.words).code,
        CODE: lambda: policy.reason(_list_of_codes(work, panel, case), said.words).code,
        NEXT: lambda: _after(work, panel, said.words).isoformat(),
    }
    if said.question in one:
        return one[said.question](), {}
    words = free_words(said.words)
    if said.question == ACTION:
        return words, {"worker_id": _owner(work, said).id, "due_on": _due(work, panel, said)}
    if said.question in {UPDATE, DIFFERED} and said.who is not None:
        return words, _speaker(work, panel, said.who)
    if said.question in {BECAUSE, EXIT_PLAN, DIFFERED, UPDATE}:
        return words, {}
    raise ValueError(f"no question of a panel: {said.question}")


def _list_of_codes(work: UnitOfWork, panel: Panel, case: Case) -> str:
    decided = answers_of(work, panel)[case.spell.id].one(DECISION)
    return "deselection" if decided == DESELECT else "tier"


def _after(work: UnitOfWork, panel: Panel, words: str) -> date:
    day = parse_day(words, work.today)
    if day <= panel.meets_on:
        raise BadValue(f"{spoken(day, work.today)} is not after the panel")
    return day


def _owner(work: UnitOfWork, said: SaidAtPanel) -> Worker:
    if not said.who:
        raise BadValue("an action has an owner: say which worker is to do it")
    return find_worker(work, said.who)


def _due(work: UnitOfWork, panel: Panel, said: SaidAtPanel) -> date:
    if not said.due:
        raise BadValue("an action has a day: say by when it is to be done")
    day = parse_day(said.due, work.today)
    if day < panel.meets_on:
        raise BadValue(f"{spoken(day, work.today)} is before the panel")
    return day


def _speaker(work: UnitOfWork, panel: Panel, who: str) -> Columns:
    """Who said something: somebody who was there by name, or a worker."""
    came = select(col(PanelAttendance.name), col(PanelAttendance.agency_id))
    came = came.where(col(PanelAttendance.panel_id) == panel.id, col(PanelAttendance.name).is_not(None))
    for name, agency in work.session.execute(came):
        if fold(name) == fold(who):
            return {"name": name, "agency_id": agency}
    try:
        worker = find_worker(work, who)
    except NotFound as fault:
        raise NotFound(
            *fault.faults,
            advice=f"somebody who is no worker: iomctl panel attend {panel.id} --name NAME --agency AGENCY",
        ) from None
    return {"worker_id": worker.id, "agency_id": worker.agency_id}
