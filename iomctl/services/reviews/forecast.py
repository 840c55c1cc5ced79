"""How the review of every open case stands, and how many fall due in the weeks to come."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from iomctl.domain.columns import column
from iomctl.domain.references import PERSON, name_column, number_in, offender_column
from iomctl.domain.reviews import standing
from iomctl.services.asked_day import AskedDay
from iomctl.services.cases.review_windows import shown_basis
from iomctl.services.lookup.whose_cases import WhoseCases
from iomctl.services.policy_then import wording
from iomctl.services.reviews.ahead import was_ahead
from iomctl.services.reviews.lists import case_columns, reviews_where
from iomctl.storage.unit_of_work import UnitOfWork

STANDINGS = ("overdue", "due soon", "later", "exempt")


@dataclass(frozen=True)
class ReviewStanding:
    """The review ahead of one open case."""

    offender: str = offender_column()
    name: str = name_column()
    cohort: str = column("Cohort", "the cohort's code", "luton", rank=5)
    tier: str = column("Tier", "the tier's code", "fixed", rank=3)
    colour: str = column("Colour", "the colour's code", "amber", rank=1)
    worker: str | None = column("Worker", "the lead worker", "S Okafor", rank=1)
    agency: str | None = column("Agency", "the lead worker's agency", "Bedfordshire Police", rank=6, shown=False)
    standing: str = column("Standing", "overdue, due soon, later or exempt", "due soon", rank=0)
    due_from: date = column("Due from", "the first day the review may be held", "2026-04-03", rank=4)
    due_by: date = column("Due by", "the last day it is due", "2026-04-10", rank=0)
    basis: str = column("Basis", "how the window came about", "amber, every 4 weeks from 13 Mar 2026", rank=7)
    exempt_reason: str | None = column("Exempt reason code", "code of why no review is expected", "health", shown=False)
    exempt_reason_words: str | None = column(
        "Exempt reason", "why no review is expected", "too ill, or in hospital", rank=7
    )
    exempt_until: date | None = column("Exempt until", "the last day of the exemption", "2026-06-01", rank=7)
    held_last_on: date | None = column("Held last", "when a review was last held", "2026-03-13", rank=4)


@dataclass(frozen=True)
class Week:
    """What falls due in one week, Monday to Sunday."""

    week_from: date = column("Week from", "its Monday", "2026-04-20", rank=0, kept=True)
    due: int = column("Due", "reviews whose last day is in it", "12", right=True)
    overdue: int = column("Overdue", "those of them that are overdue", "0", right=True)
    exempt: int = column("Exempt", "reviews that would be due in it but are exempt", "1", right=True)


def reviews_ahead(work: UnitOfWork, on: date, whose: WhoseCases, wanted: str | None = None) -> list[ReviewStanding]:
    """The review ahead of every case open on a day, soonest first; `wanted` is one of STANDINGS. The look is logged.

    Overdue, due soon, later and exempt are disjoint and add up to all.
    """
    found = [one for one in _all(work, on, whose) if wanted in {None, one.standing}]
    work.looked_at(number_in(PERSON, one.offender) or 0 for one in found)
    return found


def calendar(work: UnitOfWork, on: date, weeks: int, whose: WhoseCases) -> list[Week]:
    """How many reviews fall due in each week from this one on, after the weeks whose reviews are overdue.

    It names nobody.
    """
    first = on - timedelta(days=on.weekday())
    counted: Counter[tuple[date, str]] = Counter()
    for one in _all(work, on, whose):
        monday = one.due_by - timedelta(days=one.due_by.weekday())
        counted[monday, one.standing] += 1
    mondays = [first + timedelta(weeks=number) for number in range(weeks)]
    earlier = sorted({monday for monday, how in counted if monday < first and how == "overdue"})
    return [
        Week(
            week_from=monday,
            due=sum(counted[monday, how] for how in STANDINGS if how != "exempt"),
            overdue=counted[monday, "overdue"],
            exempt=counted[monday, "exempt"],
        )
        for monday in (*earlier, *mondays)
    ]


def _all(work: UnitOfWork, on: date, whose: WhoseCases) -> list[ReviewStanding]:
    day = AskedDay(work, on)
    return [
        ReviewStanding(
            **case_columns(work, row),
            standing="exempt" if row.exempt_reason else standing(row.due_by, on, day.policy.look_ahead_days),
            due_from=row.due_from,
            due_by=row.due_by,
            basis=shown_basis(work, row.basis, row.restricted),
            exempt_reason=row.exempt_reason,
            exempt_reason_words=wording(day.policy, "exemption", row.exempt_reason),
            exempt_until=row.exempt_until,
        )
        for row in reviews_where(work, day.spells, whose, was_ahead(day.spells))
    ]
