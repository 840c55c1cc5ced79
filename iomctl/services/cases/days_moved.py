"""What follows for reviews where other days are working days than before."""

from datetime import date

from sqlalchemy import select
from sqlmodel import col

from iomctl.services.cases.courses import policy_versions, settle
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork


def working_days_changed(work: UnitOfWork) -> int:
    """Work out every case anew, where a version of the policy moves days of review; how many reviews ahead moved.

    To be called once bank holidays came or went, or once those of another nation count.
    """
    vars(work).pop("calendar", None)  # it may have been read before that
    if not policy_versions(work).move_days:
        return 0
    before = _ahead(work)
    settle(work, work.session.scalars(select(col(Offender.id))).all())
    return sum(1 for spell, days in _ahead(work).items() if before.get(spell) != days)


def _ahead(work: UnitOfWork) -> dict[int, tuple[date, date]]:
    """The first and the last day of the review ahead of each open spell."""
    ahead = select(col(Review.spell_id), col(Review.due_from), col(Review.due_by))
    rows = work.session.execute(ahead.where(col(Review.closed_on).is_(None)))
    return {spell: (due_from, due_by) for spell, due_from, due_by in rows}
