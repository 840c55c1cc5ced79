"""What was said of one case at a panel, in words: updates, the decision and why, views that differed, actions."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from iomctl.domain.days.days import short
from iomctl.domain.panels.meetings import (
    ACTION,
    BECAUSE,
    CODE,
    COLOUR,
    DECISION,
    DIFFERED,
    EXIT_PLAN,
    NEXT,
    TIER,
    UPDATE,
)
from iomctl.services.cases.open_cases import Case
from iomctl.services.lookup.find_person import words_about
from iomctl.services.meetings.answers import Answers
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.panels.actions import Action
from iomctl.storage.tables.panels.meetings import PanelAnswer
from iomctl.storage.unit_of_work import UnitOfWork


def said_of(work: UnitOfWork, case: Case, answers: Answers) -> dict[str, Any]:
    """The fields of a CaseAtPanel that say what was said of it there."""

    def shown(question: str) -> str | None:
        return "".join(words_about(work, case.person.id, answers.one(question))) or None

    next_by = answers.one(NEXT)
    return {
        "updates": tuple(_spoken(work, case, answers.all(UPDATE))),
        "decision": answers.one(DECISION),
        "to_tier": answers.one(TIER),
        "code": answers.one(CODE),
        "exit_plan": shown(EXIT_PLAN),
        "because": shown(BECAUSE),
        "to_colour": answers.one(COLOUR),
        "differed": tuple(_spoken(work, case, answers.all(DIFFERED))),
        "agreed": tuple(_agreed(work, case, answers.all(ACTION))),
        "next_by": date.fromisoformat(next_by) if next_by else None,
    }


def _spoken(work: UnitOfWork, case: Case, rows: Iterable[PanelAnswer]) -> Iterator[str]:
    """What was said, each with who said it for which agency."""
    for one in rows:
        name = work.session.get_one(Worker, one.worker_id).name if one.worker_id else one.name
        agency = work.session.get_one(Agency, one.agency_id).name if one.agency_id else None
        words = "".join(words_about(work, case.person.id, one.words))
        yield ": ".join(filter(None, (", ".join(filter(None, (name, agency))), words)))


def _agreed(work: UnitOfWork, case: Case, rows: Iterable[PanelAnswer]) -> Iterator[str]:
    """The actions that were agreed; those of a case that is decided with their references."""
    for one in rows:
        owner = work.session.get_one(Worker, one.worker_id).name
        task = "".join(words_about(work, case.person.id, one.words))
        row = work.session.get(Action, one.action_id) if one.action_id else None
        ref = f"{row.panel_id}/{row.panel_place} " if row is not None else ""
        due = f", by {short(one.due_on, work.today)}" if one.due_on else ""
        yield f"{ref}{owner}: {task}{due}"
