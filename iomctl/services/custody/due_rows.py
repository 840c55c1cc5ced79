"""What makes a release due, from each day on: a decision about the day is about the one that was due then."""

from collections.abc import Collection

from sqlmodel import col, select

from iomctl.domain.days.days import spoken
from iomctl.domain.references import PERSON, reference
from iomctl.errors import DoesNotFit
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.releases import ReleaseDue
from iomctl.storage.unit_of_work import UnitOfWork


def follow_decisions(work: UnitOfWork, stays: Collection[int]) -> None:
    """Let each decision of some stays (row numbers) hold the kind and the day that were known when it was made.

    So a day that is learned late, put right or taken back counts beneath the decisions that came after it. Raises
    DoesNotFit for a decision that would be about no day.
    """
    query = select(ReleaseDue).where(col(ReleaseDue.custody_id).in_(stays))
    known: dict[int, ReleaseDue] = {}
    for row in work.session.exec(query.order_by(col(ReleaseDue.from_on), col(ReleaseDue.id))).all():
        if row.decided is None:
            known[row.custody_id] = row
            continue
        of = known.get(row.custody_id)
        if of is None or of.due_on is None:
            raise _about_no_day(work, row)
        row.kind, row.due_on = of.kind, of.due_on
        work.session.add(row)
    work.session.flush()


def _about_no_day(work: UnitOfWork, row: ReleaseDue) -> DoesNotFit:
    ref = reference(PERSON, work.session.get_one(Custody, row.custody_id).offender_id)
    day = spoken(row.from_on, work.today)
    return DoesNotFit(
        f"no day of release would be known for {ref} on {day}, when one was decided about",
        advice=f"iomctl release withdraw {ref} --due --on {row.from_on} --reason WORDS takes that decision back",
    )
