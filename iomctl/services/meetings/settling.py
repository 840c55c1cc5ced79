"""Leave a case at a panel: what was said of it becomes facts, all in one event."""

from collections.abc import Iterator
from typing import NamedTuple

from iomctl.domain.days.days import short
from iomctl.domain.panels.meetings import (
    ACTION,
    BECAUSE,
    CODE,
    COLOUR,
    DECISION,
    DECISIONS,
    DEFER,
    DESELECT,
    EXIT_PLAN,
    KEEP,
    MOVE,
    NEXT,
    SINCE,
    STOOD,
    TIER,
)
from iomctl.domain.policy.choices import ReviewKind
from iomctl.errors import BadValue
from iomctl.inputs.facts.actions import NewAction
from iomctl.inputs.reviews import Holding, Setting
from iomctl.inputs.spells import LEAVES_WITHOUT_PLAN, Deselection, Move
from iomctl.services.cases.open_cases import Case
from iomctl.services.cohorts.deselections import deselect
from iomctl.services.cohorts.exit_plans import newest_plan
from iomctl.services.cohorts.spell_changes import move
from iomctl.services.meetings.answering import open_item
from iomctl.services.meetings.answers import Answers, answers_of, keep
from iomctl.services.meetings.case_at_panel import told_at
from iomctl.services.panels.actions import ToDo, add, find_action
from iomctl.services.reviews.reviews import hold, set_day
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork

PANEL_KIND, CASE_KIND = "panel", "case"


class Settled(NamedTuple):
    """What became of a case: the decision in words, its actions by their references, and what else is said."""

    decided: str
    actions: tuple[str, ...]
    said: str


def settle(work: UnitOfWork, panel: Panel, case: Case) -> Settled:
    """Make facts of the answers about a case: a review held, a move or a de-selection, its actions, the next day.

    Raises as `open_item`, BadValue with a line for each answer that is missing, and what each fact is refused for.
    Nothing is recorded then.
    """
    item = open_item(work, panel, case)
    answers = answers_of(work, panel)[case.spell.id]
    faults = list(_missing(work, case, answers))
    if faults:
        raise BadValue(*faults)
    _keep_standing(work, panel, case)
    said = "; ".join(filter(None, _facts(work, panel, case, answers)))
    references = tuple(_agree(work, panel, case, answers))
    item.settled_in = work.event
    work.session.add(item)
    work.session.flush()
    return Settled(str(answers.one(DECISION)), references, said)


def _keep_standing(work: UnitOfWork, panel: Panel, case: Case) -> None:
    """Keep for the minutes how a case stands, and what happened since its last review; not what must stay hidden."""
    seen = told_at(work, panel, case)
    keep(work, panel, case.spell.id, STOOD, f"{seen.tier}, {seen.colour}")
    if not work.hides(case.person.restricted):
        for one in seen.since:
            keep(work, panel, case.spell.id, SINCE, one)


def _missing(work: UnitOfWork, case: Case, answers: Answers) -> Iterator[str]:
    decision = answers.one(DECISION)
    if decision is None:
        yield f"the decision is missing: {', '.join(DECISIONS[:-1])} or {DECISIONS[-1]}"
    if answers.one(BECAUSE) is None:
        yield "the reason is missing: say why it was decided"
    if decision == MOVE and answers.one(TIER) is None:
        yield f"the tier is missing: {', '.join(work.policy.tiers)}"
    code = answers.one(CODE)
    if decision in {MOVE, DESELECT} and code is None:
        of = work.policy.reasons["tier" if decision == MOVE else "deselection"]
        yield f"the code of the reason is missing: {', '.join(one.code for one in of.values() if one.active)}"
    if decision == DESELECT and code and answers.one(EXIT_PLAN) is None and _needs_plan(work, case, code):
        yield "the exit plan is missing: say who goes on supporting them, and how"


def _needs_plan(work: UnitOfWork, case: Case, code: str) -> bool:
    """Whether a de-selection for a reason needs an exit plan and none was planned."""
    group = work.policy.reasons["deselection"][code].group
    return group not in LEAVES_WITHOUT_PLAN and newest_plan(work, case.spell.id, work.today) is None


def _facts(work: UnitOfWork, panel: Panel, case: Case, answers: Answers) -> Iterator[str]:
    """Record what was decided; what is said of each fact."""
    who, on = (case.reference, case.cohort.code), panel.meets_on
    decision, because, at = answers.one(DECISION), answers.one(BECAUSE), f"panel {panel.id}"
    code, next_by = answers.one(CODE), answers.one(NEXT)
    if decision == MOVE:
        asked = Move.typed(on=on, tier=answers.one(TIER), reason=code, decision=f"{at}: {because}")
        yield move(work, who, asked).said.removeprefix(f"{case.reference}: ")
    if decision == DESELECT:
        plan = answers.one(EXIT_PLAN)
        leaves = Deselection.typed(on=on, reason=code, exit_plan=plan, decision=f"{at}: {because}")
        yield deselect(work, who, leaves).said
    if decision in {KEEP, MOVE}:
        words = Holding.typed(
            on=on,
            kind=PANEL_KIND if _is_in_use(work) else CASE_KIND,
            colour=answers.one(COLOUR),
            next_by=next_by,
            decision=f"{at}: {decision}",
            note=because,
        )
        change = hold(work, who, words)
        ahead = f"next review by {short(change.ahead.due_by, on)}" if change.ahead.due_by else ""
        yield "; ".join(filter(None, (change.said, ahead)))
    if decision == DEFER and next_by is not None:
        later = set_day(work, who, Setting.typed(on=on, due_by=next_by, reason=because))
        yield f"next review by {short(later.ahead.due_by, on)}" if later.ahead.due_by else later.said


def _is_in_use(work: UnitOfWork) -> bool:
    """Whether the policy has a kind of review of its own for panels."""
    return PANEL_KIND in work.policy.choices(ReviewKind)


def _agree(work: UnitOfWork, panel: Panel, case: Case, answers: Answers) -> Iterator[str]:
    """Record the actions; the reference of each."""
    for one in answers.all(ACTION):
        owner = work.session.get_one(Worker, one.worker_id)
        words = NewAction.typed(agreed_on=panel.meets_on, task=one.words, due_on=one.due_on)
        made = add(work, case.reference, words, ToDo(owner.name, str(panel.id))).record
        one.action_id = find_action(work, made.action).id
        work.session.add(one)
        yield made.panel or made.action
