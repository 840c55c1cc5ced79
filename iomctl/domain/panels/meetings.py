"""How a panel stands by the steps it took, and what may be asked and decided of a case at one."""

from collections.abc import Iterable
from datetime import date

FIXED, OPENED, CLOSED, AMENDED, AGREED, CORRECTED = "fixed", "opened", "closed", "amended", "agreed", "corrected"
STEPS = (FIXED, OPENED, CLOSED, AMENDED, AGREED, CORRECTED)
"""The steps of a panel: its agenda is fixed, it is opened and closed, its minutes are amended and agreed; after that
they are only corrected."""

PLANNED, NOT_RUN, AGENDA_FIXED, RUNNING = "planned", "not run", "agenda fixed", "running"
CANCELLED = "cancelled"
STATES = (PLANNED, AGENDA_FIXED, RUNNING, CLOSED, AMENDED, AGREED, NOT_RUN, CANCELLED)
WITH_MINUTES = frozenset({CLOSED, AMENDED, AGREED})
"""States in which what was said stays as it is: minutes may be with somebody already, so words alone are added."""
_STATE_AFTER = {FIXED: AGENDA_FIXED, OPENED: RUNNING, CLOSED: CLOSED, AMENDED: AMENDED, AGREED: AGREED}
_MAY_FOLLOW = {
    FIXED: (PLANNED, NOT_RUN),
    OPENED: (PLANNED, NOT_RUN, AGENDA_FIXED),
    CLOSED: (RUNNING,),
    AMENDED: (CLOSED, AMENDED),
    AGREED: (CLOSED, AMENDED),
    CORRECTED: (AGREED,),
}

KEEP, MOVE, DESELECT, DEFER = "keep", "move", "de-select", "defer"
DECISIONS = (KEEP, MOVE, DESELECT, DEFER)

UPDATE, COLOUR, DECISION, TIER, CODE, EXIT_PLAN, BECAUSE, DIFFERED, ACTION, NEXT = (
    "update",
    "colour",
    "decision",
    "tier",
    "code",
    "exit-plan",
    "because",
    "differed",
    "action",
    "next",
)
STOOD, SINCE = "stood", "since"
"""What is kept of a case beside the answers when it is left: how it stood then, and what had happened since the last
review."""
SEVERAL = frozenset({UPDATE, DIFFERED, ACTION, SINCE})
"""Questions that may have several answers; of the others the last one counts."""
OF_DECISION = frozenset({BECAUSE, TIER, CODE, EXIT_PLAN})
"""Questions about one decision: another one needs answers of its own."""


def state_of(steps: Iterable[str], meets_on: date, cancelled: bool, on: date) -> str:
    """How a panel stands on a day after these steps, in the order in which they were taken.

    One that took none is planned up to its day, that included, and not run after it.
    """
    if cancelled:
        return CANCELLED
    state = PLANNED if meets_on >= on else NOT_RUN
    for step in steps:
        state = _STATE_AFTER.get(step, state)
    return state


def may_follow(step: str, state: str) -> bool:
    """Whether a panel that stands so may take a step."""
    return state in _MAY_FOLLOW[step]


def questions_of(decision: str | None) -> tuple[str, ...]:
    """What is asked of a case, in this order, by what was decided; an update comes first, and actions last but one."""
    of_decision = {MOVE: (TIER, CODE), DESELECT: (CODE, EXIT_PLAN)}.get(decision or "", ())
    follow = () if decision == DESELECT else (NEXT,)
    colour = () if decision in {DESELECT, DEFER} else (COLOUR,)
    return (UPDATE, DECISION, *of_decision, BECAUSE, *colour, DIFFERED, ACTION, *follow)


MINUTES, PACK = "minutes", "pack"
"""Papers of a panel: what was decided at it, and what is read before it."""

FULL, ACTIONS, AGENCY, SUMMARY, NAMES_FREE = "full", "actions", "agency", "summary", "names-free"
FORMS = (FULL, ACTIONS, AGENCY, SUMMARY, NAMES_FREE)
"""Forms of minutes: all of it; its actions alone; one agency's own people and lines; a summary for the person or
somebody who asks; and figures and codes without a name."""
