"""What is asked next of a case at a panel: the question, how it stands now, and what may be answered."""

from collections.abc import Iterator
from typing import NamedTuple

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
    SEVERAL,
    TIER,
    UPDATE,
    questions_of,
)
from iomctl.services.cases.open_cases import Case
from iomctl.services.cohorts.exit_plans import newest_plan
from iomctl.services.meetings.answering import SaidAtPanel
from iomctl.services.meetings.answers import Answers, answers_of
from iomctl.services.meetings.speakers import who_is_there
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
    DIFFERED: "Views that differed, who: words",
    ACTION: "Action",
}


class Question(NamedTuple):
    """One question: its name, its label, what an empty answer means, and the words there are; none for free words.

    An empty answer to one that is `needed` is no answer. An update is asked of each `agency` that is there, by its
    name, then of anybody else, `named` before the words.
    """

    name: str
    label: str
    empty: str
    choices: tuple[str, ...] = ()
    agency: str | None = None
    named: bool = False

    @property
    def needed(self) -> bool:
        """Whether a case can't be left without an answer to it."""
        return not self.empty

    @property
    def asks_who(self) -> bool:
        """Whether it may be said who said it."""
        return self.name in {UPDATE, DIFFERED}

    @property
    def key(self) -> tuple[str, str | None]:
        """What tells it from the others of its case."""
        return self.name, self.agency


def said_to(question: Question, text: str) -> SaidAtPanel:
    """What was typed as an answer: who said it stands before a colon where anybody may have."""
    before, colon, after = text.partition(":")
    if question.asks_who and colon and question.agency is None:
        return SaidAtPanel(question.name, after.strip(), before.strip())
    return SaidAtPanel(question.name, text, agency=question.agency)


def questions_ahead(work: UnitOfWork, panel: Panel, case: Case) -> list[Question]:
    """The questions of a case that have no answer, or may have another, in their order."""
    answers = answers_of(work, panel)[case.spell.id]
    decided = answers.one(DECISION)
    ahead = [name for name in questions_of(decided) if name in SEVERAL or answers.one(name) is None]
    others = [name for name in ahead if name != UPDATE]
    return [
        *_updates(work, panel, answers),
        *(Question(name, _LABELS[name], _empty(work, case, name), _choices(work, name, decided)) for name in others),
    ]


def _updates(work: UnitOfWork, panel: Panel, answers: Answers) -> Iterator[Question]:
    """An update of each agency that is there and has given none, then of anybody else."""
    there = who_is_there(work, panel)
    spoke = {one.agency_id for one in answers.all(UPDATE)}
    for one in there:
        if one.id not in spoke:
            label = f"Update, {one.name} ({', '.join(one.people)})"
            yield Question(UPDATE, label, "nothing to say", agency=one.name)
    if there:
        yield Question(UPDATE, "Update of anybody else, who: words", "nobody", named=True)
    else:
        yield Question(UPDATE, "Update, who: words", "no more")


def _empty(work: UnitOfWork, case: Case, name: str) -> str:
    """What an empty answer means; "" where there has to be one."""
    if name in NEEDED:
        return ""
    if name == COLOUR:
        return f"stays {case.spell.colour}"
    if name == EXIT_PLAN:
        planned = newest_plan(work, case.spell.id, work.today)
        return "as planned" if planned is not None else "none"
    return {NEXT: "by the policy", DIFFERED: "nobody", ACTION: "no more"}[name]


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
