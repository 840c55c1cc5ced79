"""Who is in custody on a day, and every stay of one person."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import col

from iomctl.inputs.custodies import kind_meant
from iomctl.services.asked_day import AskedDay
from iomctl.services.custody.records import AT_LARGE, CustodyRecord, records
from iomctl.services.custody.stays import in_custody_on
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.listed_people import ListedPeople, people_recorded
from iomctl.services.lookup.stays_begun import has_begun
from iomctl.storage.tables.dated.custody_states import CustodyState
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class WhichStays:
    """Which stays a list is narrowed to; `kind` as typed, None for all."""

    whose: ListedPeople
    kind: str | None = None
    at_large: bool = False


def custodies(work: UnitOfWork, on: date, which: WhichStays) -> list[CustodyRecord]:
    """Everyone in custody on a day, on the scheme or not, or every stay of one person that had begun by it.

    The look is logged. Raises NotFound and BadValue with every unknown word at once.
    """
    faults = EveryFault()
    day = AskedDay(work, on)
    narrowed = [has_begun(on)]
    if which.kind is not None and (kind := faults.take(lambda: (kind_meant(which.kind or ""),))) is not None:
        narrowed.append(col(CustodyState.kind).is_not_distinct_from(kind[0]))
    listed = faults.take(lambda: people_recorded(work, day, which.whose))
    if listed is None or faults.met:
        raise faults.refusal()
    narrowed += listed if which.whose.offender is not None else [in_custody_on(on), *listed]
    found = records(work, day, *narrowed)
    return [one for one in found if one.state == AT_LARGE or not which.at_large]
