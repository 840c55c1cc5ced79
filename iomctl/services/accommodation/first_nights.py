"""Whether a placement may begin on a day: not in custody, and not beside another plan for the night of release."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.domain.references import PERSON, reference
from iomctl.errors import DoesNotFit
from iomctl.services.asked_day import AskedDay
from iomctl.services.custody.records import CustodyRecord, records
from iomctl.services.custody.stays import open_stay
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.release_plans import ReleasePlan
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.placements import Placement
from iomctl.storage.unit_of_work import UnitOfWork


def refuse_inside(work: UnitOfWork, person: int, from_on: date) -> None:
    """Raise DoesNotFit for a placement of a person that begins on a day in custody.

    Of a stay that goes on the days from the release are none, where its day is known.
    """
    query = select(Custody).where(col(Custody.offender_id) == person, col(Custody.withdrawn_in).is_(None))
    query = query.where(col(Custody.from_on) <= from_on)
    for stay in work.session.scalars(query.order_by(col(Custody.from_on))):
        if stay.to_on is None:
            _refuse_before_release(work, _as_known(work, stay), from_on)
        elif from_on < stay.to_on:
            days = f"from {spoken(stay.from_on, work.today)} to {spoken(stay.to_on, work.today)}"
            ref = reference(PERSON, person)
            raise DoesNotFit(
                f"{ref} was in custody {days}, on the first night too",
                advice=f"begin it then: --from {stay.to_on.isoformat()}; or if the stay is wrong: iomctl custody "
                f"correct {ref} --help",
            )


def refuse_planned_otherwise(
    work: UnitOfWork, row: Placement, leaves_on: date | None, instead: bool | None = None
) -> str:
    """Refuse a placement that covers the night of a release for which the plan says another kind of accommodation.

    With `instead` the plan says the placement's from today on; the answer is what is said of it, else nothing. It is
    None for a command that has no such option. Raises
    DoesNotFit naming the plan, its event and who recorded it.
    """
    stay = open_stay(work, work.session.get_one(Offender, row.offender_id))
    out_on = _as_known(work, stay).release_on if stay is not None else None
    if work.policy.placements[row.kind].money:
        return ""
    if stay is None or out_on is None or not _covers((row.from_on, leaves_on), out_on):
        return ""
    code, plan = work.policy.placements[row.kind].accommodation, _planned(work, stay)
    if plan is None or plan.accommodation == code:
        return ""
    who, _ = work.recorders([plan.recorded_in])[plan.recorded_in]
    ref, night = reference(PERSON, row.offender_id), spoken(out_on, work.today)
    said = f"{plan.accommodation} (event {plan.recorded_in}, {who})"
    if not instead:
        first = "put this in its place: the same command with --instead; or " if instead is False else ""
        was = f"the plan for the first night of {ref}, {night}, is {said}"
        raise DoesNotFit(was, advice=f"{first}plan for it: iomctl release plan {ref} --to {code}")
    told: dict[str, Any] = {**dict.fromkeys(("address", "appointment_on", "appointment_with")), **work.recorded}
    work.session.add(ReleasePlan(custody_id=stay.id, accommodation=code, from_on=work.today, **told))
    return f"{ref} is in {row.kind} on the first night, {night}; put aside: the plan, {said}"


def _as_known(work: UnitOfWork, stay: Custody) -> CustodyRecord:
    return records(work, AskedDay(work, work.today), col(Custody.id) == stay.id)[0]


def _planned(work: UnitOfWork, stay: Custody) -> ReleasePlan | None:
    """What was planned last of the first night; None for nothing."""
    query = select(ReleasePlan).where(col(ReleasePlan.custody_id) == stay.id)
    query = query.where(col(ReleasePlan.accommodation).is_not(None), col(ReleasePlan.from_on) <= work.today)
    return work.session.scalars(query.order_by(col(ReleasePlan.from_on).desc(), col(ReleasePlan.id).desc())).first()


def _covers(stay: tuple[date, date | None], night: date) -> bool:
    return stay[0] <= night and (stay[1] is None or night < stay[1])


def _refuse_before_release(work: UnitOfWork, stay: CustodyRecord, from_on: date) -> None:
    ref, since = stay.offender, spoken(stay.from_on, work.today)
    if stay.release_on is None:
        raise DoesNotFit(
            f"{ref} is in custody since {since}, and no day of release is known",
            advice=f"set it first: iomctl release set {ref} KIND DAY; or if they are out: iomctl release happened {ref}"
            " --to CODE",
        )
    if from_on < stay.release_on:
        raise DoesNotFit(
            f"{ref} is in custody until the release on {spoken(stay.release_on, work.today)}",
            advice=f"begin it then: --from {stay.release_on.isoformat()}; or if they are out: iomctl release happened"
            f" {ref} --to CODE",
        )
