"""The day somebody leaves prison, worked out from the day the sentence makes due.

The steps, each from the day that the step before it gave:

1. A day that is not a working day becomes the last working day before it. [HM-CVL]
2. A Friday or the day before a bank holiday is brought forward to the eligible working day before it: a working
   day not itself followed by a non-working day. [DAYREL-ACT] [DAYREL-EC]
3. The governor may grant one more eligible working day, or release goes back to the day of step 1. [DAYREL-EC]

Where the sources are not definite, the reading taken is:

- Step 2 also moves the Friday that stands in for a Saturday, a Sunday or a bank holiday: the Act speaks of the
  working day before a non-working day however release came to fall on it, and the licence software brings
  Saturdays and Sundays forward as it does Fridays. [DAYREL-ACT] [HM-CVL]
- "One working day earlier" [DAYREL-N] that is itself followed by a non-working day is passed over, for the Act
  allows eligible working days only: from Friday 27 December 2024 to Monday 23 December, not to Christmas Eve.
- The 28 days are counted to the day the sentence makes due. Where they are not recorded they are taken as served:
  the earlier day is the safer one to be ready for. (general knowledge, unverified)
- A child leaves two days early [DAYREL-N], taken as eligible working days, before a bank holiday as on a Friday.
  The source states the 28 days of adults only, so they are not asked of a child; nor is there a third day, for the
  Act allows two. (general knowledge, unverified)
- The rule is that of England and Wales. Another nation's calendar lends it that nation's holidays; Scotland's own
  law on days of release and the sentence of five days or fewer, which may end on a Saturday, are not kept here.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from iomctl.domain.days.reasoned_days import ReasonedDay, said
from iomctl.domain.days.working_days import Calendar
from iomctl.errors import SettingsWrong

EARLIER, WORKING_DAY, FIXED = "earlier", "working-day", "fixed"
RULES = (EARLIER, WORKING_DAY, FIXED)
"""What a kind of release is subject to.

`earlier`: all steps (a determinate sentence). `working-day`: step 1 only (home detention curfew, indeterminate
sentences, release at the Parole Board's discretion [DAYREL-N]). `fixed`: none (end of remand, immediate by the
court).
"""

FURTHER_DAY, REVERTED = "further-day", "reverted"
DECISIONS = (FURTHER_DAY, REVERTED)
"""What a governor may decide about the day. [DAYREL-EC]"""

DAYS_SERVED = 28
"""Days to be served since sentence, at the least, for an adult to be brought forward. [DAYREL-N]"""

IN_FORCE_FROM = date(2023, 11, 30)
"""The first day on which release may have been brought forward. [DAYREL-EC]"""


@dataclass(frozen=True)
class DueRelease:
    """A release as the sentence makes it due.

    `kind` is the name of the kind of release, `rule` what it is subject to (of `RULES`). `adult` is 18 or over on
    `due_on`. `days_served` are those since sentence up to `due_on`, over all stays of somebody recalled; None is
    not recorded. `decision` is the newest one (of `DECISIONS`), None for none. ValueError for other words.
    """

    due_on: date
    kind: str
    rule: str
    adult: bool = True
    days_served: int | None = None
    decision: str | None = None

    def __post_init__(self) -> None:
        if self.rule not in RULES or self.decision not in (*DECISIONS, None):
            raise ValueError(f"a release subject to {self.rule!r}, decided {self.decision!r}")


def release_day(due: DueRelease, calendar: Calendar) -> ReasonedDay:
    """The day of release, with its reason in a code and in words.

    Codes: `fixed` and `as-due`, the day stands; `not-working-day`, moved by step 1 only; `not-covered`, due on a
    Friday or before a bank holiday and left there; `friday-or-before-holiday`, brought forward by step 2;
    `governor-further-day` and `reverted`, decided; `beyond-holidays`, the day is None because the bank holidays
    around it are not known. Sources: see the module.
    """
    if due.rule == FIXED:
        return ReasonedDay(due.due_on, "fixed", f"as due: nothing moves {due.kind}")
    try:
        return _worked_out(due, calendar)
    except SettingsWrong as unknown:
        return ReasonedDay(None, "beyond-holidays", f"due on {said(due.due_on)}; not known: {unknown.faults[0]}")


def is_before_day_off(day: date, calendar: Calendar) -> bool:
    """Whether a day is followed by a non-working day: a Friday, or the day before a bank holiday.

    Raises SettingsWrong when the day after it is a weekday beyond the holidays that are known.
    """
    following = day + timedelta(days=1)
    return following.weekday() >= 5 or not calendar.is_working(following)


def _worked_out(due: DueRelease, calendar: Calendar) -> ReasonedDay:
    working = calendar.is_working(due.due_on)
    standing = due.due_on if working else calendar.before(due.due_on, 1)
    idle = "; the decision recorded moves nothing" if due.decision else ""
    if not is_before_day_off(standing, calendar):
        return ReasonedDay(standing, "as-due", f"as due{idle}")
    came_to = _came_to(due.due_on, standing)
    if why := _why_not(due, standing):
        return ReasonedDay(standing, "not-covered" if working else "not-working-day", f"{came_to}: {why}{idle}")
    if due.decision == REVERTED:
        return ReasonedDay(standing, REVERTED, f"{came_to}: kept on that day by decision")
    return _brought_forward(due, standing, calendar)


def _why_not(due: DueRelease, standing: date) -> str:
    """Why step 2 does not move a release; empty when it does."""
    if due.rule != EARLIER:
        return f"{due.kind} is not brought forward"
    if standing < IN_FORCE_FROM:
        return f"before {said(IN_FORCE_FROM)} no release was brought forward"
    if due.adult and due.days_served is not None and due.days_served < DAYS_SERVED:
        return f"{due.days_served} days served since sentence, not brought forward under {DAYS_SERVED}"
    return ""


def _brought_forward(due: DueRelease, standing: date, calendar: Calendar) -> ReasonedDay:
    further = due.adult and due.decision == FURTHER_DAY
    steps = 2 if further or not due.adult else 1
    day = standing
    for _ in range(steps):
        day = _eligible_before(day, calendar)
    words = "one working day earlier" if steps == 1 else "two working days earlier"
    if day != calendar.before(standing, steps):
        words += ", not counting days before a day off"
    words = f"{_came_to(due.due_on, standing)}: {words}{_remarks(due)}"
    return ReasonedDay(day, "governor-further-day" if further else "friday-or-before-holiday", words)


def _eligible_before(day: date, calendar: Calendar) -> date:
    """The last eligible working day strictly before a day."""
    earlier = calendar.before(day, 1)
    while is_before_day_off(earlier, calendar):
        earlier = calendar.before(earlier, 1)
    return earlier


def _came_to(due_on: date, standing: date) -> str:
    """How release came to fall before a day off, in words."""
    if standing != due_on:
        return f"due on {said(due_on)}, not a working day, the last before it {said(standing)}"
    return f"due on {said(due_on)}" + ("" if due_on.weekday() == 4 else ", the day before a bank holiday")


def _remarks(due: DueRelease) -> str:
    if not due.adult:
        return ", for a child" + ("; the decision recorded moves nothing" if due.decision else "")
    granted = ", one of them granted by the governor" if due.decision == FURTHER_DAY else ""
    unrecorded = f"; days served are not recorded, taken as {DAYS_SERVED} or more" if due.days_served is None else ""
    return granted + unrecorded
