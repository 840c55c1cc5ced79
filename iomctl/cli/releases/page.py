"""The words of one release's page; `iomctl release show` puts them on the screen."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.domain.days.reasoned_days import said
from iomctl.output.page import Line, PageSection
from iomctl.output.styles import LATE

if TYPE_CHECKING:
    from iomctl.services.releases.lists import ComingRelease
    from iomctl.services.releases.page import ItemOnPage, ReleasePage


def title_of(page: "ReleasePage", today: date) -> list[str]:
    """The parts of the line that a page opens with."""
    asked = f"as of {_day(page.as_of)}" if page.as_of != today else ""
    where = page.release.prison or "in custody"
    return [f"{page.offender}  {page.name}", f"{where}, since {_day(page.in_custody_since)}", asked]


def sections_of(page: "ReleasePage") -> list[PageSection]:
    """Everything below the title, in the order in which it is read."""
    return [
        PageSection("", list(_lines(page))),
        PageSection("To do", [Line(one.name, *_item(one)) for one in page.items]),
    ]


def _lines(page: "ReleasePage") -> Iterator[Line]:
    one = page.release
    if one.state == "at-large":
        yield Line("Custody", "unlawfully at large", style=LATE)
    if one.release_on is None:
        yield Line("Release", "not known", f": {one.release_basis}", LATE)
    else:
        yield Line("Release", said(one.release_on), f", {_away(one.days_left or 0)}: {one.release_basis}")
    if page.decision is not None:
        yield Line("Decision", page.decision, f": {page.decided}")
    yield _first_night(one)
    if one.appointment_on is None:
        yield Line("Appointment", "none", style=LATE)
    else:
        yield Line("Appointment", said(one.appointment_on), f", {one.appointment_with}" * bool(one.appointment_with))
    for head, status, reason in (
        ("Duty to refer", one.duty, one.duty_basis),
        ("Commissioned", one.commissioned, one.commissioned_reason),
    ):
        if status is not None:
            yield Line(head, status, f": {reason}" if reason else "", LATE if status == "not-started" else "")
    if one.worker is not None:
        yield Line("Worker", one.worker)


def _first_night(one: "ComingRelease") -> Line:
    night = ", ".join(filter(None, (one.accommodation, one.address, one.placement)))
    otherwise = f"; the plan says {one.planned_otherwise}" if one.planned_otherwise else ""
    settled = f" ({one.settled})" if one.settled else ""
    return Line("First night", night or "not known", settled + otherwise, LATE if otherwise or not night else "")


def _away(days: int) -> str:
    if days == 0:
        return "today"
    return f"in {counted(days, 'day')}" if days > 0 else f"{counted(-days, 'day')} past"


def _item(item: "ItemOnPage") -> tuple[str, str, str]:
    if item.done_on is not None:
        return "done", f" {_day(item.done_on)}", ""
    if item.due_from is None:
        return "not done", "; from when it is due is not known", ""
    return ("due" if item.state == "due" else "later"), f", from {_day(item.due_from)}", LATE * (item.state == "due")


def _day(day: date) -> str:
    return short(day, date.min)
