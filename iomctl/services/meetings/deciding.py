"""What was said of a case at a panel, in one command; with a decision the case is left."""

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from iomctl.domain.panels.meetings import CODE, COLOUR, DECISION, TIER
from iomctl.errors import BadValue, NotFound
from iomctl.services.cases.open_cases import Case
from iomctl.services.every_fault import EveryFault
from iomctl.services.meetings.answering import SaidAtPanel, answer
from iomctl.services.meetings.answers import answers_of
from iomctl.services.meetings.case_at_panel import told_at
from iomctl.services.meetings.case_record import CaseAtPanel
from iomctl.services.meetings.cases_meant import case_meant
from iomctl.services.meetings.settling import settle
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork

NAMED_IN_FAULTS = frozenset({DECISION, TIER, CODE, COLOUR})


class Decided(NamedTuple):
    """The case as it stands then, and what is said of it."""

    case: CaseAtPanel
    said: str


def decide(work: UnitOfWork, word: str, offender: str, said: Iterable[SaidAtPanel]) -> Decided:
    """Keep answers about a case, and leave it where one is the decision.

    Raises as `case_meant`, as `answer` with every fault at once, and as `settle`.
    """
    panel, case = case_meant(work, word, offender)
    before = [row.question for row in answers_of(work, panel)[case.spell.id].rows]
    faults, decided = EveryFault(), False
    for one in said:
        faults.take(partial(_answered, work, (panel, case), one))
        decided = decided or one.question == DECISION
    if faults.met:
        raise faults.refusal()
    if not decided:
        return Decided(told_at(work, panel, case), f"{case.reference}: kept; not decided yet")
    left = settle(work, panel, case)
    agreed = f"actions {', '.join(left.actions)}" if left.actions else ""
    now = {row.question for row in answers_of(work, panel)[case.spell.id].rows}
    gone = ", ".join(one for one in before if one not in now)
    fell = f"left out, for it was not said for this decision: {gone}" if gone else ""
    words = "; ".join(filter(None, (f"{case.reference}: {left.decided}", left.said, agreed, fell)))
    return Decided(told_at(work, panel, case), words)


def _answered(work: UnitOfWork, at: tuple[Panel, Case], said: SaidAtPanel) -> None:
    """Keep an answer; a fault names the option, where its words do not say what they are about."""
    try:
        answer(work, *at, said)
    except (BadValue, NotFound) as fault:
        if said.question in NAMED_IN_FAULTS:
            raise
        raise type(fault)(*(_of_option(said.question, one) for one in fault.faults), advice=fault.advice) from None


def _of_option(question: str, line: str) -> str:
    if line.startswith("--"):
        return line
    return f"--{question}{line.removeprefix('day')}" if line.startswith("day ") else f"--{question}: {line}"
