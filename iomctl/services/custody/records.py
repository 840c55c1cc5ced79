"""Stays in custody as they stood on a day, each with the day of release that was worked out."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, label, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.references import PERSON, listed_name, name_column, offender_column, reference
from iomctl.services.asked_day import AskedDay
from iomctl.services.custody.days import Due, ReleaseDays
from iomctl.services.custody.stays import newest_row
from iomctl.storage.made_once import made_once
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyState
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.releases import ReleaseDue
from iomctl.storage.unit_of_work import UnitOfWork

IN_CUSTODY, AT_LARGE, OVER, WITHDRAWN = "in-custody", "at-large", "over", "withdrawn"


@dataclass(frozen=True)
class CustodyRecord:
    """One stay in custody; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    kind: str | None = column("Kind", "sentenced, remand or recall, if known", "recall", rank=2)
    prison: str | None = column("Prison", "the prison, if known", "HMP Bedford", rank=2)
    state: str = column("State", "in-custody, at-large (unlawfully), over or withdrawn", "in-custody", rank=0)
    from_on: date = column("From", "its first day", "2026-02-03", rank=0, spoken=True, kept=True)
    to_on: date | None = column("To", "the day of leaving, once it is over", "2026-06-12", rank=2, spoken=True)
    sentenced_on: date | None = column("Sentenced", "the day of the sentence, if known", "2026-02-03", shown=False)
    days_served: int | None = column(
        "Days served", "days in prison since the sentence, over every stay; absent: not known", "76", rank=4, right=True
    )
    release_kind: str | None = column("Release kind", "the code of its kind in the policy", "conditional", rank=2)
    due_on: date | None = column("Due", "the day that makes the release due", "2026-06-12", rank=3, spoken=True)
    release_on: date | None = column("Release", "the day of release worked out", "2026-06-11", rank=0, spoken=True)
    release_code: str | None = column("Release code", "why it is that day", "friday-or-before-holiday", shown=False)
    release_basis: str | None = column(
        "Release basis", "why it is that day, in words", "one working day earlier", rank=5
    )


_BORN = (col(Offender.born_on), col(Offender.born_within))


@made_once
def stays_query(on: date) -> Select[Any]:
    """SQL for stays with the person, the state and the due release as they stood on a day."""
    table: Any = Custody
    stay = (table.id, table.offender_id, table.from_on, table.to_on, table.sentenced_on, table.withdrawn_in)
    state = (col(CustodyState.kind), col(CustodyState.prison), col(CustodyState.at_large))
    due = (label("release_kind", col(ReleaseDue.kind)), col(ReleaseDue.due_on), col(ReleaseDue.decision))
    person = (col(Offender.surname), col(Offender.forenames), col(Offender.restricted), *_BORN)
    return (
        select(*stay, *state, *due, label("known_from", col(ReleaseDue.from_on)), *person)
        .select_from(Custody)
        .join(Offender, col(Offender.id) == col(Custody.offender_id))
        .join(CustodyState, col(CustodyState.id) == newest_row(CustodyState, on))
        .outerjoin(ReleaseDue, col(ReleaseDue.id) == newest_row(ReleaseDue, on))
    )


def records(work: UnitOfWork, day: AskedDay, *narrowed: ColumnElement[bool]) -> list[CustodyRecord]:
    """The stays so narrowed as they stood on a day, by person, the newest first. The look is logged."""
    order = (col(Custody.offender_id), col(Custody.from_on).desc(), col(Custody.id).desc())
    rows = work.session.execute(stays_query(day.on).where(*narrowed).order_by(*order)).all()
    work.looked_at(row.offender_id for row in rows)
    days = ReleaseDays(work, day, rows)
    return [_record(work, row, day.on, days) for row in rows]


def state_on(row: Row[Any], on: date) -> str:
    """How a stay stood on a day."""
    if row.withdrawn_in is not None:
        return WITHDRAWN
    if row.to_on is not None and row.to_on <= on:
        return OVER
    return AT_LARGE if row.at_large else IN_CUSTODY


def whose(work: UnitOfWork, row: Row[Any]) -> dict[str, str]:
    """The reference of the person of a row, and the name as this command may show it."""
    name = listed_name(row.surname, row.forenames, work.hides(row.restricted))
    return {"offender": reference(PERSON, row.offender_id), "name": name}


def _sentenced(row: Row[Any], on: date) -> bool:
    return row.sentenced_on is not None and row.sentenced_on <= on


def _record(work: UnitOfWork, row: Row[Any], on: date, days: ReleaseDays) -> CustodyRecord:
    state = state_on(row, on)
    over = state in {OVER, WITHDRAWN}
    out = None if over else days.of(row, Due(row.release_kind, row.due_on, row.decision))
    return CustodyRecord(
        **whose(work, row),
        kind=row.kind,
        prison=row.prison,
        state=state,
        from_on=row.from_on,
        to_on=row.to_on if over else None,
        sentenced_on=row.sentenced_on if _sentenced(row, on) else None,
        days_served=days.served(row, row.to_on if over and row.to_on else on) if _sentenced(row, on) else None,
        release_kind=None if over else row.release_kind,
        due_on=None if over else row.due_on,
        release_on=out.day if out else None,
        release_code=out.code if out else None,
        release_basis=out.words if out else None,
    )
