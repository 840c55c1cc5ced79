"""What was paid or agreed for somebody beside a payment, which a cap is held against."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.accommodation.payments import PaidBeside, Payment, paid_beside
from iomctl.services.accommodation.funded import stays_of
from iomctl.services.accommodation.records import counts_on
from iomctl.storage.tables.placements import Placement
from iomctl.storage.unit_of_work import UnitOfWork


def beside(work: UnitOfWork, person: int | None, row: Placement | None = None) -> Callable[[str, date], PaidBeside]:
    """What answers what is paid beside a payment of a kind and day for a person (row number), as it is known today.

    `row` is the payment where it is recorded already: it is not beside itself.
    """

    def answer(kind: str, from_on: date) -> PaidBeside:
        if person is None or kind not in work.policy.placements or not work.policy.placements[kind].money:
            return PaidBeside()
        columns = (col(Placement.id), col(Placement.from_on), col(Placement.amount_pence), col(Placement.weeks))
        query = select(*columns).where(col(Placement.offender_id) == person, col(Placement.kind) == kind)
        rows = work.session.execute(query.where(counts_on(work.today)).order_by(col(Placement.id)))
        others = [Payment(one.id, one.from_on, one.amount_pence or 0, one.weeks or 0) for one in rows]
        others = [one for one in others if row is None or one.number != row.id]
        return paid_beside(from_on, others, stays_of(work, work.today, {person})[person])

    return answer
