"""The words of one referral's page; `iomctl referral show` puts them on the screen."""

from datetime import date
from typing import TYPE_CHECKING

from iomctl.domain.counts import counted
from iomctl.domain.days import short
from iomctl.output.page import Line, Section

if TYPE_CHECKING:
    from iomctl.services.referral_page import ReferralPage, StepOnPage


def title_of(page: "ReferralPage", today: date) -> list[str]:
    """The parts of the line that a page opens with."""
    asked = f"as of {_day(page.as_of)}" if page.as_of != today else ""
    return [f"{page.referral}  {page.pathway}", f"{page.offender}  {page.name}", asked]


def sections_of(page: "ReferralPage") -> list[Section]:
    """Everything below the title, in the order in which it is read."""
    lines = [
        Line("Provider", page.provider, f", {page.area or 'everywhere'}"),
        Line("Status", page.status, f" {_day(page.status_on)}{_awaited(page)}"),
    ]
    return [Section("", lines), Section("Steps", [Line(one.status, _step(one)) for one in page.steps])]


def _awaited(page: "ReferralPage") -> str:
    if page.awaited is None:
        return ""
    if page.due_on is None:
        return f"; the day its {page.awaited} is due is not known (no bank holidays for it)"
    late = page.working_days_late
    if late is None:
        return f"; {page.awaited} due {_day(page.due_on)}"
    return f"; {page.awaited} was due {_day(page.due_on)}, {counted(late, 'working day')} late"


def _step(step: "StepOnPage") -> str:
    how = ", ".join(filter(None, (_day(step.step_on), step.ending, step.outcome, step.reason_wording)))
    return f"{how}: {step.note}" if step.note else how


def _day(day: date) -> str:
    return short(day, date.min)
