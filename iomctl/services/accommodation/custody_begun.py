"""Custody that begins for somebody in a placement: what goes on and is paid for is said, or ended in the same event."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, label, select
from sqlmodel import col

from iomctl.domain.accommodation.empty_rooms import CUSTODY, end_command, reason_of, to_end
from iomctl.domain.accommodation.placements import runs_out_on
from iomctl.domain.days.days import spoken
from iomctl.domain.references import PLACEMENT, reference
from iomctl.inputs.placements import PlacementEnd
from iomctl.services.accommodation.funded import FundedNightsOf, PlacedRow, funded_until_of
from iomctl.services.accommodation.placements import end
from iomctl.services.accommodation.records import counts_on, expected_until, not_ended_on, slept_in
from iomctl.services.asked_day import AskedDay
from iomctl.services.custody import custodies
from iomctl.services.custody.records import CustodyRecord
from iomctl.services.facts.rows import FactChange
from iomctl.services.lookup.find_person import find_one
from iomctl.storage.tables.placements import Placement
from iomctl.storage.tables.referrals import Provider
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.custodies import NewCustody
    from iomctl.inputs.typed_words import Typed


def begin(
    work: UnitOfWork, offender: str, words: "Typed[NewCustody]", instead: bool = False, end_placements: bool = False
) -> FactChange:
    """Record a stay in custody, and say which placements of the person go on and are paid for.

    With `end_placements` those that have begun end on its first day. A stay that is over says nothing of placements:
    they were there to come back to. Raises as `custodies.begin` and `placements.end`.
    """
    change = custodies.begin(work, offender, words, instead)
    stay: CustodyRecord = change.record
    if stay.to_on is not None:
        return change
    rows = _not_ended(work, find_one(work, stay.offender).id)
    said = [_ended(work, row, stay) if end_placements and _has_begun(row, work.today) else "" for row in rows]
    told = [ended or _goes_on(work, row, stay) for row, ended in zip(rows, said, strict=True)]
    return FactChange(stay, "; ".join([change.said, *filter(None, told)]))


def _not_ended(work: UnitOfWork, person: int) -> Sequence[Row[Any]]:
    shown = (label("until", expected_until(work.today)), label("provider", col(Provider.name)))
    columns = (col(getattr(Placement, name)) for name in PlacedRow._fields)
    query = select(*columns, *shown).outerjoin(Provider, col(Provider.id) == col(Placement.provider_id))
    query = query.where(col(Placement.offender_id) == person, counts_on(work.today), not_ended_on(work.today))
    query = query.where(slept_in(work.policy.placements))
    return work.session.execute(query.order_by(col(Placement.from_on), col(Placement.id))).all()


def _has_begun(row: Row[Any], today: date) -> bool:
    return bool(row.from_on <= today)


def _ended(work: UnitOfWork, row: Row[Any], stay: CustodyRecord) -> str:
    on, reason = to_end(row.from_on, stay.from_on), reason_of(stay.kind, work.policy.reasons["placement"])
    words = PlacementEnd.typed(on=on.isoformat(), reason=reason, to=CUSTODY)
    ref = reference(PLACEMENT, row.id)
    end(work, ref, words)
    return f"{ref}, {_where(row)}, ended on {spoken(on, work.today)}"


def _goes_on(work: UnitOfWork, row: Row[Any], stay: CustodyRecord) -> str:
    """What is said of a placement that goes on, or of one ahead that begins before the day of release."""
    ref = reference(PLACEMENT, row.id)
    if not _has_begun(row, work.today):
        if stay.release_on is not None and stay.release_on <= row.from_on:
            return ""
        begins = spoken(row.from_on, work.today)
        return f"{ref}, {_where(row)}, is kept from {begins}; if it falls through: {_withdraw(ref)}"
    limits = FundedNightsOf(work, AskedDay(work, work.today), (row.offender_id,))
    last = runs_out_on(funded_until_of(limits.of_row(row)), row.until)
    until = f"until {spoken(last, work.today)}" if last else "with no end known"
    command = end_command(
        ref, to_end(row.from_on, stay.from_on), reason_of(stay.kind, work.policy.reasons["placement"])
    )
    return f"{ref}, {_where(row)}, goes on and is paid for {until}; to end it: {command}"


def _withdraw(ref: str) -> str:
    return f"iomctl placement withdraw {ref} --reason WORDS"


def _where(row: Row[Any]) -> str:
    return f"{row.kind} at {row.provider}" if row.provider else str(row.kind)
