"""The words of the programmes on one person's page."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from iomctl.domain.days.days import short
from iomctl.domain.programmes.conditions import NOT_MET, OVERDUE
from iomctl.domain.programmes.ends import PAST
from iomctl.output.page import Line
from iomctl.output.styles import LATE

if TYPE_CHECKING:
    from iomctl.services.page.offender_page import OffenderPage
    from iomctl.services.page.programmes import ConditionOnPage, MembershipOnPage, ProgrammesOnPage


def programme_lines(page: "OffenderPage") -> Iterator[Line]:
    """A line for each programme that the person is in, the last with how many they left; none for no programme."""
    found = page.programmes
    if found is None:
        return
    before = _before(found)
    if not found.now:
        yield Line("Programme", "none now", f"; {before}")
    for one in found.now:
        earlier = f"; {before}" if before and one is found.now[-1] else ""
        yield Line("Programme", one.programme, f"{_time(one)}{earlier}", LATE if one.state == PAST else "")
        yield from (_condition(its) for its in found.conditions if its.membership == one.membership)


def _condition(one: "ConditionOnPage") -> Line:
    due = f", due {_day(one.due_on)}" if one.due_on else ""
    said = f" {_day(one.outcome_on)}" if one.outcome_on else ""
    return Line("Condition", one.kind, f"{due}: {one.state}{said}", LATE if one.state in {OVERDUE, NOT_MET} else "")


def _time(one: "MembershipOnPage") -> str:
    since = f" since {_day(one.joined_on)}"
    if one.ends_on is None:
        return f"{since}, {one.ends_basis}"
    was = "time was up" if one.state == PAST else "until"
    return f"{since}, {was} {_day(one.ends_on)} ({one.ends_basis})"


def _before(found: "ProgrammesOnPage") -> str:
    counts = {"completed": found.completed, "left before it was done": found.not_completed}
    return ", ".join(f"{count:,} {words}" for words, count in counts.items() if count)


def _day(day: date) -> str:
    return short(day, date.min)
