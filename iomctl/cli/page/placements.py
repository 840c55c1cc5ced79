"""The words of the placements on one person's page."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.output.page import Line
from iomctl.output.styles import LATE

if TYPE_CHECKING:
    from iomctl.services.page.offender_page import OffenderPage
    from iomctl.services.page.placements import PlacementOnPage


def placement_lines(page: "OffenderPage") -> Iterator[Line]:
    """A line for each placement that had not ended, the last with the number of earlier ones; none for no placement."""
    if page.placements is None:
        return
    now, ended = page.placements.now, page.placements.ended
    if not now:
        yield Line("Placement", "none now", f"; {ended:,} earlier")
    places = [one for one in now if not one.is_money]
    for one in now:
        if one.is_money:
            yield Line("Payment", f"{one.kind}{_sum(one)}", _paid(one))
            continue
        earlier = f"; {ended:,} earlier" if ended and one is now[-1] else ""
        where = ", ".join(filter(None, (one.kind, one.provider, one.area)))
        plan = _support(one) + _plan(one, page.as_of, one is not places[-1])
        yield Line("Placement", where, f"{_stay(one, page.as_of)}{plan}{earlier}", LATE if _is_late(one) else "")


def _stay(one: "PlacementOnPage", on: date) -> str:
    days = f" {'from' if one.state == 'ahead' else 'since'} {_day(one.from_on)}"
    if one.leaves_on is None:
        days += ", no end known"
    else:
        gone = f", {counted((on - one.leaves_on).days, 'day')} past" if one.leaves_on < on else ""
        days += f" until {_day(one.leaves_on)}{gone} ({one.leaves_basis})"
    return days + (f"; overstay of {counted(one.overstay, 'night')}" if one.overstay else "")


def _sum(one: "PlacementOnPage") -> str:
    return f", {one.amount.in_pounds}" if one.amount is not None else ", amount not recorded"


def _paid(one: "PlacementOnPage") -> str:
    paid = f" paid on {_day(one.paid_on)}" if one.paid_on else " agreed, not paid"
    weeks = f" for {counted(one.weeks, 'week')} of rent" if one.weeks else ""
    return paid + weeks + (f", until {_day(one.leaves_on)}" if one.leaves_on else "")


def _support(one: "PlacementOnPage") -> str:
    return f"; support {', '.join(one.support)}" if one.support else ""


def _plan(one: "PlacementOnPage", on: date, another_ahead: bool) -> str:
    if one.planned_to is not None:
        return f"; then to {one.planned_to}, as planned"
    if another_ahead or one.plan_due_on is None or one.plan_due_on > on:
        return ""
    return f"; no move-on plan, due {_day(one.plan_due_on)}"


def _is_late(one: "PlacementOnPage") -> bool:
    return bool(one.overstay) or (one.days_left is not None and one.days_left < 0)


def _day(day: date) -> str:
    return short(day, date.min)
