"""The words of cases on today's screen: reviews, referrals nobody answered, nobody responsible, nobody asked."""

from datetime import date
from typing import TYPE_CHECKING

from iomctl.cli.worklists.today_blocks import block
from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.domain.days.written_days import WEEKDAYS
from iomctl.output.overview.overview import Block

if TYPE_CHECKING:
    from iomctl.services.referrals.waiting import WaitingReferral
    from iomctl.services.worklists.today_record import NeedsWorker, Today

OVERDUE = {"colour": 2, "tier": 4, "worker": 5, "due": 1, "days_late": 1}
DUE = {"colour": 2, "tier": 4, "worker": 5, "due": 1}
WAITING = {"pathway": 2, "provider": 3, "made": 5, "waited": 1}
NOBODY = {"tier": 4, "why": 1}
NEVER = {"tier": 5, "worker": 4, "adopted": 1}


def overdue_reviews(day: "Today") -> Block:
    """A row for each overdue review, the longest overdue in front."""
    rows = [
        {
            "offender": one.offender,
            "name": one.name,
            "colour": one.colour,
            "tier": one.tier,
            "worker": one.worker or "",
            "due": f"due {short(one.due_by, day.on)}",
            "days_late": counted(one.days_overdue, "day"),
            "type": f"review hold {one.offender}",
        }
        for one in day.overdue
    ]
    return block("Overdue reviews", "iomctl review overdue", OVERDUE, rows)


def due_reviews(day: "Today") -> Block:
    """A row for each review due by the end of the look-ahead, the soonest in front; none of the whole scheme."""
    rows = [
        {
            "offender": one.offender,
            "name": one.name,
            "colour": one.colour,
            "tier": one.tier,
            "worker": one.worker or "",
            "due": f"by {WEEKDAYS[one.due_by.weekday()][:3]} {short(one.due_by, day.on)}",
            "type": f"review hold {one.offender}",
        }
        for one in day.due or ()
    ]
    return block("Reviews due", "iomctl review due", DUE, rows)


def waiting(day: "Today") -> Block:
    """A row for each referral without an answer past its target, the oldest in front."""
    rows = [
        {
            "offender": one.offender,
            "name": one.name,
            "pathway": one.pathway,
            "provider": one.provider,
            "made": f"made {short(one.made_on, day.on)}",
            "waited": _waited(one),
            "type": f"referral show {one.referral}",
        }
        for one in day.waiting
    ]
    return block("Referrals with no answer in target", "iomctl referral waiting", WAITING, rows)


def nobody_responsible(day: "Today") -> Block:
    """A row for each case that nobody leads."""
    rows = [
        {
            "offender": one.offender,
            "name": one.name,
            "tier": one.tier,
            "why": _why(one, day.on),
            "type": f"cohort assign {one.offender}",
        }
        for one in day.nobody_responsible
    ]
    return block("Nobody responsible", "iomctl caseload --no-worker", NOBODY, rows)


def never_asked(day: "Today") -> Block:
    """A row for each person who was never asked about a need."""
    rows = [
        {
            "offender": one.offender,
            "name": one.name,
            "tier": one.tier,
            "worker": one.worker or "",
            "adopted": f"adopted {short(one.adopted_on, day.on)}",
            "type": f"need set {one.offender}",
        }
        for one in day.never_asked
    ]
    return block("No needs assessment", "iomctl caseload --needs not-asked", NEVER, rows)


def _why(one: "NeedsWorker", on: date) -> str:
    if one.worker is None or one.left_on is None:
        return "no lead worker"
    return f"worker {one.worker} left on {short(one.left_on, on)}"


def _waited(one: "WaitingReferral") -> str:
    if one.working_days_waiting is None:
        return ""
    return f"{counted(one.working_days_waiting, 'day')}, target {one.target}"
