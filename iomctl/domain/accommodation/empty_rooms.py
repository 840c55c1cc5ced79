"""A room that is paid for while the person is in custody: how many nights it stood empty, and how it is ended."""

from collections.abc import Mapping
from datetime import date

from iomctl.domain.accommodation.placements import nights_between
from iomctl.domain.policy.choices import Reason

CUSTODY, RECALL, RECALLED = "custody", "recall", "recalled"
"""The word of MOVED_ELSEWHERE and of the policy's reasons for further custody; the kind of stay and the reason that a
recall is. After the list of reasons in the CAS3 housing service, hmpps-approved-premises-api."""


def nights_empty(on: date, from_on: date, held_since: date) -> int:
    """Nights by a day in which nobody slept: from the later of the first day and the first in custody; 0 before it."""
    return nights_between(max(from_on, held_since), on)


def to_end(from_on: date, held_since: date) -> date:
    """The day on which a placement is to have ended: the first in custody, and not before it began."""
    return max(from_on, held_since)


def reason_of(kind: str | None, reasons: Mapping[str, Reason]) -> str:
    """The policy's code of why a placement ends with custody of a kind: a recall or a breach, else further custody.

    Where the policy has neither word, the first of their group that is active; CODE where it has none.
    """
    known = [one.code for one in reasons.values() if one.active and one.group == CUSTODY]
    wanted = [RECALLED] if kind == RECALL else [CUSTODY]
    return next((code for code in (*wanted, *known) if code in known), "CODE")


def end_command(placement: str, day: date, reason: str) -> str:
    """The command that ends a placement whose person is in custody."""
    return f"iomctl placement end {placement} --on {day.isoformat()} --reason {reason} --to {CUSTODY}"
