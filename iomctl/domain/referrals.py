"""The steps of a referral: which may follow which, what each must say, and when one is late."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple, TypeVar

from iomctl.domain.days.days import spoken
from iomctl.domain.days.working_days import Calendar
from iomctl.errors import SettingsWrong

Counted = TypeVar("Counted", date, int, bool)

MADE, ACCEPTED, REFUSED, STARTED, ENDED = "made", "accepted", "refused", "started", "ended"
COMPLETED, ENDED_EARLY, NEVER_STARTED = "completed", "ended-early", "never-started"

NEXT: dict[str, tuple[str, ...]] = {
    MADE: (ACCEPTED, REFUSED, ENDED),
    ACCEPTED: (STARTED, ENDED),
    REFUSED: (),
    STARTED: (ENDED,),
    ENDED: (),
}
"""Each status and those that may follow it. Source: [HM-CRS] with a provider's answer, which that service lacks."""

ENDS: dict[str, tuple[str, ...]] = {
    MADE: (NEVER_STARTED,),
    ACCEPTED: (NEVER_STARTED,),
    STARTED: (COMPLETED, ENDED_EARLY),
}
"""How a referral may end from each status."""

ANSWERS = (ACCEPTED, REFUSED)
ENDINGS = (COMPLETED, ENDED_EARLY, NEVER_STARTED)
OPEN = tuple(status for status, following in NEXT.items() if following)

SCORES = {"achieved": 1.0, "partly": 0.5, "not-achieved": 0.0}
"""What each outcome adds to a report's score. Source: [HM-CRS] achieved 1, partially achieved 0.5, not 0."""


COMPLEXITIES = ("low", "medium", "high")
"""How much a referral asks of its provider. Source: [HM-CRS] a level per service category."""


class Step(NamedTuple):
    """A step on its day. `ending` and `outcome` belong to an end; `reason` is a code of the policy's list."""

    status: str
    on: date
    ending: str | None = None
    reason: str | None = None
    outcome: str | None = None


def step_faults(step: Step) -> dict[str, str]:
    """What is wrong with a step whatever came before it: a line for each field of `Step`, none when it is right.

    A refusal, and an end before the work was done, need a reason; a completed referral needs an outcome.
    Whether the reason is in the policy is not asked here.
    """
    found = {"ending": _ending_fault(step), "reason": _reason_fault(step), "outcome": _outcome_fault(step)}
    return {field: fault for field, fault in found.items() if fault}


def misfit(newest: Step, step: Step, today: date) -> str | None:
    """Why a step can't follow the newest one, in words to stand after the referral's reference; None when it can.

    A step may fall on the day of the one before it, not earlier. `today` is only used to say how far off a day is.
    """
    was = f"was {newest.status} on {spoken(newest.on, today)}"
    if step.status not in NEXT[newest.status]:
        return f"{was}, so it can't be {step.status}; {_may_follow(NEXT[newest.status])}"
    if step.status == ENDED and step.ending not in ENDS[newest.status]:
        return f"{was}, so it can't end as {step.ending}; it can end as {' or '.join(ENDS[newest.status])}"
    if step.on < newest.on:
        return f"{was}, so it can't have been {step.status} before that, on {spoken(step.on, today)}"
    return None


def score(outcome: str | None) -> float | None:
    """What an outcome adds to a report's score, 0 to 1; None without one."""
    return None if outcome is None else SCORES[outcome]


def total_score(scores: Iterable[str | None]) -> float | None:
    """What the desired outcomes of one referral add up to, 0 or more; None while none of them is scored.

    The sum is the report's score. Source: [HM-CRS].
    """
    known = [SCORES[one] for one in scores if one is not None]
    return sum(known) if known else None


def target_day(made_on: date, target: int, calendar: Calendar) -> date:
    """The last day in target to answer a referral, or to start its work.

    It is `target` working days (at least 1) after the day the referral was made. Raises SettingsWrong where bank
    holidays are not known.
    """
    return calendar.after(made_on, target)


def is_past_target(due_on: date, on: date) -> bool:
    """Whether a referral without an answer, or a start, is past its target on a day: after `due_on`."""
    return due_on < on


def past_target_if_made_before(on: date, target: int, calendar: Calendar) -> date:
    """The day before which a referral must have been made to be past its target on `on`, for a database to use.

    The same rule as `is_past_target`, turned round. Raises SettingsWrong where bank holidays are not known.
    """
    return calendar.before(on, target)


def working_days_waited(made_on: date, on: date, calendar: Calendar) -> int:
    """Working days after the day it was made, up to and including `on`. Raises SettingsWrong as above."""
    return calendar.between(made_on, on)


class Wait(NamedTuple):
    """How long a referral has waited for its answer or its start; None where the bank holidays are not known."""

    due_on: date | None
    working_days: int | None
    past_target: bool | None


def wait_of(made_on: date, on: date, target: int, calendar: Calendar) -> Wait:
    """The wait of a referral without an answer, or a start, on a day; nothing is guessed outside the calendar."""
    due_on = _where_known(lambda: target_day(made_on, target, calendar))
    days = _where_known(lambda: working_days_waited(made_on, on, calendar))
    if due_on is not None:
        return Wait(due_on, days, is_past_target(due_on, on))
    return Wait(None, days, _where_known(lambda: made_on < past_target_if_made_before(on, target, calendar)))


def _where_known(count: Callable[[], Counted]) -> Counted | None:
    try:
        return count()
    except SettingsWrong:
        return None


def _ending_fault(step: Step) -> str:
    if step.status != ENDED:
        return "only an end has one" if step.ending else ""
    return "" if step.ending in ENDINGS else _one_of(step.ending, ENDINGS)


def _reason_fault(step: Step) -> str:
    why = step.ending if step.status == ENDED else step.status
    needed = why in {REFUSED, ENDED_EARLY, NEVER_STARTED}
    if needed and not step.reason:
        return f"needed for {why}"
    return f"{why} has none" if step.reason and not needed and why in {COMPLETED, *NEXT} else ""


def _outcome_fault(step: Step) -> str:
    if not step.outcome:
        return f"needed for {COMPLETED}: one of {', '.join(SCORES)}" if step.ending == COMPLETED else ""
    if step.outcome not in SCORES:
        return _one_of(step.outcome, SCORES)
    return "only work that was started has one" if step.status != ENDED or step.ending == NEVER_STARTED else ""


def _one_of(word: str | None, choices: "tuple[str, ...] | dict[str, float]") -> str:
    return f'"{word or ""}": one of {", ".join(choices)}'


def _may_follow(statuses: tuple[str, ...]) -> str:
    return f"next it can be {' or '.join(statuses)}" if statuses else "nothing can follow"
