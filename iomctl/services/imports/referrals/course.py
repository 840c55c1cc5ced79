"""The steps that a row of a file of referrals tells of, held against the rules of `domain.referrals`."""

from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any

from iomctl.domain.referrals import ACCEPTED, ENDED, MADE, REFUSED, STARTED, Step, misfit, step_faults

TOLD = (
    "made_on",
    "accepted_on",
    "refused_on",
    "refusal_reason",
    "answer_note",
    "started_on",
    "start_note",
    "ended_on",
    "ending",
    "ending_reason",
    "outcome",
    "end_note",
)
DAY_OF = {MADE: "made_on", ACCEPTED: "accepted_on", REFUSED: "refused_on", STARTED: "started_on", ENDED: "ended_on"}

Told = tuple[Any, ...]
"""The columns TOLD of a row, days as ISO text; a plain tuple, for a file has hundreds of thousands."""

StepRow = tuple[str, str, str | None, str | None, str | None, str | None]
"""One step as the table of steps holds it: status, day, reason, ending, outcome, note."""

_A_DAY = "2000-01-01"
_BELONGS = (
    ("refusal_reason", ("refused_on",)),
    ("answer_note", ("accepted_on", "refused_on")),
    ("start_note", ("started_on",)),
    *((name, ("ended_on",)) for name in ("ending", "ending_reason", "outcome", "end_note")),
)


def steps_of(told: Told) -> list[StepRow]:
    """The steps in the order in which they follow one another."""
    made, accepted, refused, refusal, answer_note, started, start_note, ended, ending, reason, outcome, end_note = told
    steps: list[StepRow] = [(MADE, made, None, None, None, None)]
    if accepted:
        steps.append((ACCEPTED, accepted, None, None, None, answer_note))
    if refused:
        steps.append((REFUSED, refused, refusal, None, None, answer_note))
    if started:
        steps.append((STARTED, started, None, None, None, start_note))
    if ended:
        steps.append((ENDED, ended, reason, ending, outcome, end_note))
    return steps


def course_faults(told: Told, steps: list[StepRow], today: date) -> list[str]:
    """Why a row's steps can't be taken; none when they can. `today` is only used to say how far off a day is."""
    faults = list(_faults_of(_shape(told)))
    before = steps[0]
    for step in steps:
        if step[1] < before[1] and not faults:
            faults.append(f"{DAY_OF[step[0]]}: it {misfit(_step(before), _step(step), today)}")
        before = step
    return faults


def _shape(told: Told) -> Told:
    """The row with one and the same day and note throughout: a file has a few hundred of these."""
    made, accepted, refused, refusal, answer, started, start, ended, ending, reason, outcome, end = told
    days = (made and _A_DAY, accepted and _A_DAY, refused and _A_DAY)
    return (
        *days,
        refusal,
        answer and "",
        started and _A_DAY,
        start and "",
        ended and _A_DAY,
        ending,
        reason,
        outcome,
        end and "",
    )


@lru_cache(maxsize=10_000)
def _faults_of(told: Told) -> tuple[str, ...]:
    """What is wrong with a row's steps whatever their days."""
    named = dict(zip(TOLD, told, strict=True))
    faults = []
    for name, days in _BELONGS:
        if named[name] is not None and all(named[day] is None for day in days):
            faults.append(f"{name}: given without {' or '.join(days)}")
    steps = [_step(row) for row in steps_of(told)]
    for step in steps:
        faults += [f"{_column(step, field)}: {line}" for field, line in step_faults(step).items()]
    for earlier, later in pairwise(steps):
        if not faults and misfit(earlier, later, earlier.on):
            what = f"end as {later.ending}" if later.status == ENDED else f"be {later.status}"
            faults.append(f"{DAY_OF[later.status]}: a referral that was {earlier.status} can't {what}")
    return tuple(faults)


def _column(step: Step, field: str) -> str:
    if field == "reason":
        return "refusal_reason" if step.status == REFUSED else "ending_reason"
    return field


def _step(row: StepRow) -> Step:
    status, on, reason, ending, outcome, _ = row
    return Step(status, date.fromisoformat(on), ending, reason, outcome)
