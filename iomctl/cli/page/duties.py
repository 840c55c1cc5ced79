"""The words of the duty to refer on one person's page."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.output.page import Line
from iomctl.output.styles import LATE

if TYPE_CHECKING:
    from iomctl.services.page.duties import DutyOnPage
    from iomctl.services.page.offender_page import OffenderPage


def duty_lines(page: "OffenderPage") -> Iterator[Line]:
    """A line where a council is to be asked, and one for the newest referral with the number of earlier ones."""
    due = page.duty_due
    if due is not None:
        yield Line("Duty", "a council is to be asked", f" since {_day(due.due_since_on)}: {due.basis}", LATE)
    if page.duties is None:
        return
    one = page.duties.newest
    earlier = f"; {page.duties.earlier:,} earlier" if page.duties.earlier else ""
    told = f" {_day(one.answered_on or one.submitted_on)}{_course(one)}{_holding(one)}{earlier}"
    yield Line("Duty", f"{one.council}, {one.status}", told, LATE if one.stale else "")


def _course(one: "DutyOnPage") -> str:
    if one.answered_on is None:
        return f", no answer after {counted(one.days, 'day')}"
    answer = f": {one.outcome_words}" if one.outcome_words else ""
    return f"{answer}; submitted {_day(one.submitted_on)}"


def _holding(one: "DutyOnPage") -> str:
    if one.holds_until_on is None:
        return ""
    return f"; {'stale, it held' if one.stale else 'holds'} until {_day(one.holds_until_on)}"


def _day(day: date) -> str:
    return short(day, date.min)
