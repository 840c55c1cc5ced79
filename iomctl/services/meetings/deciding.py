"""What was said of a case at a panel, in one command; with a decision the case is left."""

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from iomctl.domain.panels.meetings import DECISION
from iomctl.services.every_fault import EveryFault
from iomctl.services.meetings.answering import SaidAtPanel, answer
from iomctl.services.meetings.case_at_panel import told_at
from iomctl.services.meetings.case_record import CaseAtPanel
from iomctl.services.meetings.cases_meant import case_meant
from iomctl.services.meetings.settling import settle
from iomctl.storage.unit_of_work import UnitOfWork


class Decided(NamedTuple):
    """The case as it stands then, and what is said of it."""

    case: CaseAtPanel
    said: str


def decide(work: UnitOfWork, word: str, offender: str, said: Iterable[SaidAtPanel]) -> Decided:
    """Keep answers about a case, and leave it where one is the decision.

    Raises as `case_meant`, as `answer` with every fault at once, and as `settle`.
    """
    panel, case = case_meant(work, word, offender)
    faults, decided = EveryFault(), False
    for one in said:
        faults.take(partial(answer, work, panel, case, one))
        decided = decided or one.question == DECISION
    if faults.met:
        raise faults.refusal()
    if not decided:
        return Decided(told_at(work, panel, case), f"{case.reference}: kept; not decided yet")
    left = settle(work, panel, case)
    agreed = f"actions {', '.join(left.actions)}" if left.actions else ""
    words = "; ".join(filter(None, (f"{case.reference}: {left.decided}", left.said, agreed)))
    return Decided(told_at(work, panel, case), words)
