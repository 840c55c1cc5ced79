"""The duty to refer on one person's page: the newest referral to a council as on a day, and whether one is due."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from iomctl.domain.references import PERSON, reference
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.listed_people import ListedPeople
from iomctl.services.lookup.whose_cases import one_with_case
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.services.releases.duties_due import DutyDue


class DutyOnPage(NamedTuple):
    """A referral to a council; `status` is submitted, accepted, not-accepted or withdrawn."""

    duty: str
    council: str
    submitted_on: date
    status: str
    days: int
    stale: bool | None
    holds_until_on: date | None
    answered_on: date | None
    outcome_words: str | None


class DutiesOnPage(NamedTuple):
    """The newest referral, and how many were submitted before it; absent when there is none."""

    newest: DutyOnPage
    earlier: int


def duties_on_page(work: UnitOfWork, person: int, day: AskedDay) -> DutiesOnPage | None:
    """The referrals to a council of the person with a row number as on a day; the look is logged."""
    from iomctl.services.accommodation.duty_records import WhichDuties, duties_as_of

    found = duties_as_of(work, day, WhichDuties(ListedPeople(reference(PERSON, person))))
    if not found:
        return None
    one = found[0]
    newest = DutyOnPage(
        one.duty,
        one.council,
        one.submitted_on,
        one.status,
        one.days,
        one.stale,
        one.holds_until_on,
        one.answered_on,
        one.outcome_words,
    )
    return DutiesOnPage(newest, len(found) - 1)


def duty_due_on_page(work: UnitOfWork, person: int, day: AskedDay) -> "DutyDue | None":
    """Why and since when a council is to be asked about the person with a row number; None where it is not.

    Somebody without an open case is not asked about. Logging the look is the caller's.
    """
    from iomctl.services.releases.duties_due import duties_due

    found = duties_due(work, day, one_with_case(work, day, person))
    return next((one for _, one in (*found.late, *found.ahead)), None)
