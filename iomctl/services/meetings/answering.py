"""Understand an answer that was typed at a panel and keep it, or take the last one back."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from iomctl.domain.days.days import parse_day, spoken
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
    OF_DECISION,
    RUNNING,
    SINCE,
    STOOD,
    TIER,
    UPDATE,
    WITH_MINUTES,
    questions_of,
)
from iomctl.domain.policy.choices import Tier
from iomctl.errors import BadValue, DoesNotFit
from iomctl.inputs.choices import one_of
from iomctl.inputs.names import free_words
from iomctl.services.cases.open_cases import Case
from iomctl.services.dated_rows import newest_row
from iomctl.services.lookup.find_agency_or_worker import find_worker
from iomctl.services.lookup.find_person import words_about
from iomctl.services.meetings.agenda_rows import decided_already, items_of, not_listed
from iomctl.services.meetings.answers import Answers, answers_of, keep, withdraw
from iomctl.services.meetings.speakers import Columns, said_for, speaker
from iomctl.services.panels.steps import last_word, standing
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.dated.spell_states import SpellTier
from iomctl.storage.tables.panels.meetings import PanelAnswer, PanelItem
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork


class SaidAtPanel(NamedTuple):
    """What was typed as an answer: words, who said it or is to do it, and by which day; None where not asked.

    `agency` is the whole name of the one that was asked for its update, and whose words they are.
    """

    question: str
    words: str
    who: str | None = None
    due: str | None = None
    agency: str | None = None


def answer(work: UnitOfWork, panel: Panel, case: Case, said: SaidAtPanel) -> PanelAnswer:
    """Keep an answer about a case at a panel that is running; a decision takes away what was said for another.

    Raises BadValue for words that are none or do not go with the decision, NotFound for an unknown worker, and as
    `open_item`.
    """
    open_item(work, panel, case)
    answers = answers_of(work, panel)[case.spell.id]
    _refuse_strange(said.question, answers.one(DECISION))
    words, columns = _understood(work, panel, case, said)
    if said.question == DECISION:
        withdraw(work, _of_another(answers, words))
    return keep(work, panel, case.spell.id, said.question, words, **columns)


class AnswerTakenBack(NamedTuple):
    """An answer that does not stand any more: its question, its words as they may be shown, and its agency by name."""

    question: str
    words: str
    agency: str | None


def take_back(work: UnitOfWork, panel: Panel, case: Case) -> AnswerTakenBack | None:
    """Withdraw the last answer about a case, and say which it was; None where there is none. Raises as `open_item`."""
    open_item(work, panel, case)
    rows = answers_of(work, panel)[case.spell.id].rows
    if not rows:
        return None
    last = rows[-1]
    withdraw(work, (last,))
    agency = work.session.get_one(Agency, last.agency_id).name if last.agency_id else None
    return AnswerTakenBack(last.question, "".join(words_about(work, case.person.id, last.words)), agency)


def open_item(work: UnitOfWork, panel: Panel, case: Case) -> PanelItem:
    """The line of a case on the agenda of a panel that is running.

    Raises DoesNotFit for a panel that is not running, a case that is not on its agenda, and one that was decided.
    """
    _refuse_not_running(work, panel)
    item = next((one for one in items_of(work, panel) if one.spell_id == case.spell.id), None)
    if item is None or item.dropped_because is not None:
        raise not_listed(panel, case)
    if item.settled_in is not None:
        raise decided_already(panel, case, item.settled_in)
    return item


def _refuse_strange(question: str, decided: str | None) -> None:
    """Raise BadValue for an answer to what is not asked after a decision, None before any."""
    if question not in questions_of(decided):
        raise BadValue(f"--{question} does not go with {decided}" if decided else f"--{question} goes with --decision")


def _of_another(answers: Answers, decision: str) -> list[PanelAnswer]:
    """What was said for the decision before, and what is not asked after this one."""
    asked, again = questions_of(decision), answers.one(DECISION) is not None
    foreign = [row for row in answers.rows if row.question not in asked and row.question not in {STOOD, SINCE}]
    return foreign + [row for row in answers.rows if row.question in asked and again and row.question in OF_DECISION]


def _refuse_not_running(work: UnitOfWork, panel: Panel) -> None:
    """Raise DoesNotFit for a panel that was not opened, or is closed."""
    state = standing(work, panel, work.today)
    if state != RUNNING:
        opened = f"to open it: iomctl panel open {panel.id} --statement-read"
        closed = f"what was wrong: {last_word(work, panel.id)}"
        advice = closed if state in WITH_MINUTES else opened
        raise DoesNotFit(f"panel {panel.id} is {state}, not running", advice=advice)


def _understood(work: UnitOfWork, panel: Panel, case: Case, said: SaidAtPanel) -> tuple[str, Columns]:
    """The words to keep for an answer, and the other columns of it."""
    policy = work.policy
    one: dict[str, Callable[[], str]] = {
        COLOUR: lambda: policy.outside_colour(said.words),
        DECISION: lambda: one_of("decision", said.words, DECISIONS),
        TIER: lambda: _other_tier(work, panel, case, said.words),
        CODE: lambda: policy.reason(_list_of_codes(work, panel, case), said.words).code,
        NEXT: lambda: _after(work, panel, said.words).isoformat(),
    }
    if said.question in one:
        return one[said.question](), {}
    words = free_words(said.words)
    if said.question == ACTION:
        return words, {"worker_id": _owner(work, said.who).id, "due_on": _due(work, panel, said.due)}
    if said.question == UPDATE and said.agency is not None:
        return said_for(work, panel, said.agency, words)
    if said.question in {UPDATE, DIFFERED} and said.who is not None:
        return words, speaker(work, panel, said.who)
    if said.question in {BECAUSE, EXIT_PLAN, DIFFERED, UPDATE}:
        return words, {}
    raise ValueError(f"no question of a panel: {said.question}")


def _other_tier(work: UnitOfWork, panel: Panel, case: Case, words: str) -> str:
    tier = work.policy.pick(Tier, words).code
    was = newest_row(work, SpellTier, case.spell.id, panel.meets_on)
    if was is not None and was.tier == tier:
        raise BadValue(f'tier "{words.strip()}": {case.reference} is {tier} already, so it is no move')
    return tier


def _list_of_codes(work: UnitOfWork, panel: Panel, case: Case) -> str:
    decided = answers_of(work, panel)[case.spell.id].one(DECISION)
    return "deselection" if decided == DESELECT else "tier"


def _after(work: UnitOfWork, panel: Panel, words: str) -> date:
    day = parse_day(words, work.today)
    if day <= panel.meets_on:
        raise BadValue(f"{spoken(day, work.today)} is not after the panel")
    return day


def refuse_owner(work: UnitOfWork, _: Panel, who: str) -> None:
    """Raise BadValue or NotFound for what is no worker who could own an action."""
    _owner(work, who)


def refuse_day(work: UnitOfWork, panel: Panel, due: str) -> None:
    """Raise BadValue for what is no day by which an action of a panel could be done."""
    _due(work, panel, due)


def _owner(work: UnitOfWork, who: str | None) -> Worker:
    if not who:
        raise BadValue("an action has an owner: say which worker is to do it")
    return find_worker(work, who)


def _due(work: UnitOfWork, panel: Panel, due: str | None) -> date:
    if not due:
        raise BadValue("an action has a day: say by when it is to be done")
    day = parse_day(due, work.today)
    if day < panel.meets_on:
        raise BadValue(f"{spoken(day, work.today)} is before the panel")
    return day
