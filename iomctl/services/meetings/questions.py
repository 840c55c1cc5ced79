"""What is asked next of a case at a panel: the question, how it stands now, and what may be answered."""

from typing import NamedTuple

from sqlalchemy import func, select
from sqlmodel import col

from iomctl.domain.panels.meetings import (
    BECAUSE,
    CODE,
    COLOUR,
    DECISION,
    DECISIONS,
    DESELECT,
    EXIT_PLAN,
    NEXT,
    SEVERAL,
    TIER,
    questions_of,
)
from iomctl.services.cases.open_cases import Case
from iomctl.services.cohorts.exit_plans import newest_plan
from iomctl.services.meetings.answers import answers_of
from iomctl.services.panels.attendances import PRESENT
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.panels.attendances import PanelAttendance
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork

NEEDED = frozenset({DECISION, BECAUSE, TIER, CODE})
_LABELS = {
    DECISION: "Decision",
    TIER: "Tier",
    CODE: "Reason of the policy",
    EXIT_PLAN: "Exit plan",
    BECAUSE: "Because",
    COLOUR: "Colour",
    NEXT: "Next review",
    "update": "Update",
    "differed": "Views that differed",
    "action": "Action",
}


class Question(NamedTuple):
    """One question: its name, its label, what an empty answer means, and the words there are; none for free words.

    An empty answer to one that is `needed` is no answer.
    """

    name: str
    label: str
    empty: str
    choices: tuple[str, ...] = ()

    @property
    def needed(self) -> bool:
        """Whether a case can't be left without an answer to it."""
        return not self.empty


def questions_ahead(work: UnitOfWork, panel: Panel, case: Case) -> list[Question]:
    """The questions of a case that have no answer, or may have another, in their order."""
    answers = answers_of(work, panel)[case.spell.id]
    decided = answers.one(DECISION)
    ahead = [name for name in questions_of(decided) if name in SEVERAL or answers.one(name) is None]
    return [Question(name, _LABELS[name], _empty(work, case, name), _choices(work, name, decided)) for name in ahead]


class Agencies(NamedTuple):
    """An agency that is there, and the names of its people who are."""

    name: str
    people: tuple[str, ...]


def who_is_there(work: UnitOfWork, panel: Panel) -> list[Agencies]:
    """The agencies at a panel with their people, by the agency's name."""
    row = PanelAttendance
    query = select(col(Agency.name), func.coalesce(col(row.name), col(Worker.name)))
    query = query.join(Agency, col(Agency.id) == col(row.agency_id))
    query = query.join(Worker, col(Worker.id) == col(row.worker_id), isouter=True)
    query = query.where(col(row.panel_id) == panel.id, col(row.state) == PRESENT)
    found: dict[str, list[str]] = {}
    for agency, name in work.session.execute(query.order_by(col(Agency.search_name), col(row.id))):
        found.setdefault(agency, []).append(name)
    return [Agencies(agency, tuple(names)) for agency, names in found.items()]


def workers_there_are(work: UnitOfWork) -> tuple[str, ...]:
    """The names of the workers who have not left, by name."""
    query = select(col(Worker.name)).where(col(Worker.left_on).is_(None))
    return tuple(work.session.execute(query.order_by(col(Worker.name))).scalars())


def _empty(work: UnitOfWork, case: Case, name: str) -> str:
    """What an empty answer means; "" where there has to be one."""
    if name in NEEDED:
        return ""
    if name == COLOUR:
        return f"stays {case.spell.colour}"
    if name == EXIT_PLAN:
        planned = newest_plan(work, case.spell.id, work.today)
        return "as planned" if planned is not None else "none"
    return {NEXT: "by the policy", "differed": "nobody", "update": "no more", "action": "no more"}[name]


def _choices(work: UnitOfWork, name: str, decided: str | None) -> tuple[str, ...]:
    policy = work.policy
    if name == DECISION:
        return DECISIONS
    if name == COLOUR:
        return tuple(code for code in policy.colours if code != policy.custody.colour)
    if name == TIER:
        return tuple(policy.tiers)
    if name == CODE:
        reasons = policy.reasons["deselection" if decided == DESELECT else "tier"]
        return tuple(code for code, one in reasons.items() if one.active)
    return ()
