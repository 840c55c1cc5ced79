"""What is due for a worker by the rules of `iomctl today`, as things to be told one by one."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from iomctl.domain.references import person_in
from iomctl.domain.reminders.kinds import KINDS
from iomctl.services.lookup.whose_cases import WhoseCases
from iomctl.services.worklists.today import today
from iomctl.services.worklists.today_record import Today
from iomctl.storage.unit_of_work import UnitOfWork


class Notice(NamedTuple):
    """One thing to be told: its kind, whose (a row number), the record it is about ("" for none) and its day."""

    kind: str
    person: int
    about: str
    due_on: date | None


class DueForWorker(NamedTuple):
    """Everything that is due for a worker, and why referrals could not be counted, None where they could."""

    notices: list[Notice]
    fault: str | None


class _From(NamedTuple):
    """Which list of `Today` holds a kind, the field with the day, and the one that tells two of a day apart."""

    kind: str
    listed: str
    day: str
    about: str = ""


FROM_TODAY = (
    _From("released-unplanned", "released", "released_on"),
    _From("release-overdue", "releases_overdue", "release_on"),
    _From("duty-overdue", "duties_overdue", "due_since_on"),
    _From("home-none", "without_home", "without_since_on"),
    _From("review-overdue", "overdue", "due_by", "cohort"),
    _From("contact-standard", "below_standard", "due_by", "standard"),
    _From("placement-overdue", "placements_overdue", "leaves_on", "placement"),
    _From("placement-empty", "placements_empty", "in_custody_since", "placement"),
    _From("placement-plan", "plans_overdue", "plan_due_on", "placement"),
    _From("condition-overdue", "conditions_overdue", "due_on", "condition"),
    _From("marker-overdue", "markers_overdue", "review_on", "marker"),
    _From("transition-overdue", "transitions_overdue", "birthday_on", "kind"),
    _From("referral-waiting", "waiting", "answer_due_on", "referral"),
    _From("case-not-led", "nobody_responsible", "left_on", "cohort"),
    _From("action-overdue", "actions_overdue", "due_on", "action"),
    _From("release-due", "releases", "release_on"),
    _From("review-due", "due", "due_by", "cohort"),
    _From("action-due", "actions", "due_on", "action"),
    _From("placement-due", "placements", "leaves_on", "placement"),
    _From("duty-due", "duties", "due_since_on"),
    _From("programme-ending", "programmes", "ends_on", "membership"),
    _From("condition-due", "conditions", "due_on", "condition"),
    _From("marker-due", "markers", "due_on", "marker"),
    _From("transition-due", "transitions", "birthday_on", "kind"),
    _From("needs-not-asked", "never_asked", "adopted_on", "cohort"),
)
"""Every list of `Today` that names people. Counts of it are of these lists."""


def due_for(work: UnitOfWork, on: date, worker: str) -> DueForWorker:
    """Everything that is due on a day for the worker of a whole name: of the cases they lead, and what they own.

    In the order of a message. The look at the people is logged, as `today` does.
    """
    day = today(work, on, WhoseCases(worker=worker))
    found = list(of_today(day))
    order = list(KINDS)
    found.sort(key=lambda one: (order.index(one.kind), one.due_on or date.min, one.person, one.about))
    return DueForWorker(found, day.fault)


def of_today(day: Today) -> Iterator[Notice]:
    """What the lists of a day hold, a notice for each line."""
    for one in FROM_TODAY:
        for row in getattr(day, one.listed) or ():
            about = str(getattr(row, one.about) or "") if one.about else ""
            yield Notice(one.kind, person_in(row.offender), about, getattr(row, one.day))


def within(notices: Sequence[Notice], on: date, look_ahead_days: int) -> list[Notice]:
    """Those whose day is past or at most so many days ahead; what has no day, or is late by its kind, is among them."""
    until = on + timedelta(days=look_ahead_days)
    return [one for one in notices if KINDS[one.kind].late or one.due_on is None or one.due_on <= until]
