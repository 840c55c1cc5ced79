"""Stays in custody as a file of spells tells them: made where none is recorded, ended where one goes on."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.course.old_books import OldInside
from iomctl.domain.course.stays import NOT_KNOWN
from iomctl.services.imports.engine.intake import Intake
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyChange


class KnownStay(NamedTuple):
    """A stay by its row number, with its first day and the day of leaving."""

    number: int
    on: date
    out: date | None

    def shares_a_day(self, told: OldInside) -> bool:
        """Whether it covers a day that a file tells of."""
        return max(self.on, told.on) < min(self.out or date.max, told.out or date.max)


def tell_custody(intake: Intake, told: Mapping[int, Sequence[OldInside]]) -> None:
    """Make stays of the times that people (row numbers) were in custody; what nobody told of stays not known."""
    known = _stays(intake, told)
    for person, times in told.items():
        for one in sorted(times, key=lambda inside: inside.on):
            there = next((stay for stay in known[person] if stay.shares_a_day(one)), None)
            if there is None:
                known[person].append(_add(intake, person, one))
            elif there.out is None and one.out is not None and one.left:
                after = {"to_on": one.out.isoformat(), "to_reason": one.why_out}
                intake.ledger.change(Custody, there.number, dict.fromkeys(after), after)
                known[person].remove(there)
                known[person].append(there._replace(out=one.out))


def _add(intake: Intake, person: int, told: OldInside) -> KnownStay:
    ledger = intake.ledger
    stay, on = ledger.number(Custody), told.on.isoformat()
    out = told.out.isoformat() if told.out is not None else None
    ledger.rows[Custody].append((stay, person, on, None, out, told.why_out))
    said: tuple[Any, ...] = (ledger.number(CustodyChange), stay, NOT_KNOWN, told.prison, None, on, told.reason)
    ledger.rows[CustodyChange].append(said)
    return KnownStay(stay, told.on, told.out)


def _stays(intake: Intake, people: Mapping[int, object]) -> dict[int, list[KnownStay]]:
    columns = (col(Custody.offender_id), col(Custody.id), col(Custody.from_on), col(Custody.to_on))
    query = select(*columns).where(col(Custody.withdrawn_in).is_(None))
    found: dict[int, list[KnownStay]] = defaultdict(list)
    for person, *stay in rows_among(intake.work, query, col(Custody.offender_id), people):
        found[person].append(KnownStay(*stay))
    return found
