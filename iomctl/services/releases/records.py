"""What is known of releases ahead: the plan, what is done of the list, and where the first night is spent."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, select
from sqlmodel import col

from iomctl.domain.accommodation.duty_words import DutyPlace
from iomctl.domain.accommodation.placements import AHEAD, OPEN, state_on
from iomctl.domain.policy.home_and_release_choices import Accommodation, PlacementKind
from iomctl.domain.references import PLACEMENT, reference
from iomctl.services.accommodation.records import placed_by, slept_in
from iomctl.services.asked_day import AskedDay
from iomctl.storage.bulk import rows_among
from iomctl.storage.made_once import made_once, with_more
from iomctl.storage.tables.dated.release_plans import ReleaseCheck, ReleasePlan
from iomctl.storage.tables.placements import Placement
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass
class Kept:
    """The plan of one stay as it stood on a day, and since when each thing of the list is done."""

    accommodation: str | None = None
    address: str | None = None
    appointment_on: date | None = None
    appointment_with: str | None = None
    done: dict[str, date] = field(default_factory=dict)


class FirstNight(NamedTuple):
    """Where somebody sleeps first: a code of accommodation, its class, and what it is to the duty to refer.

    `address` is where in words, `placement` its reference if it is one. `planned_otherwise` is the code that the plan
    says where it is another than the placement's, which counts: somebody pays for that night.
    """

    accommodation: str
    settled: str
    place: DutyPlace
    address: str | None = None
    placement: str | None = None
    planned_otherwise: str | None = None


def kept(work: UnitOfWork, numbers: Sequence[int], on: date) -> Mapping[int, Kept]:
    """What is planned and done for stays by a day, by their row numbers."""
    found: dict[int, Kept] = defaultdict(Kept)
    plan: Any = ReleasePlan
    names = ("accommodation", "address", "appointment_on", "appointment_with")
    plans = _columns(plan, *names)
    # What was said last of each stays; where the words say is about the place that was said with them.
    for row in _by_then(work, plans, plan, numbers, on):
        if row.accommodation is not None:
            found[row.custody_id].address = None
        for name in names:
            if getattr(row, name) is not None:
                setattr(found[row.custody_id], name, getattr(row, name))
    check: Any = ReleaseCheck
    checks = _columns(check, "item", "done")
    for row in _by_then(work, checks, check, numbers, on):
        done = found[row.custody_id].done
        if row.done:
            done.setdefault(row.item, row.from_on)
        else:
            done.pop(row.item, None)
    return found


@made_once
def _columns(table: Any, *names: str) -> Select[Any]:
    return select(table.custody_id, table.from_on, table.id, *(getattr(table, name) for name in names))


class FirstNights:
    """Where people sleep on the night of their release: in the placement that covers it, else as planned."""

    def __init__(self, work: UnitOfWork, people: Sequence[int], day: AskedDay) -> None:
        self._codes, self._kinds, on = day.either(Accommodation), day.either(PlacementKind), day.on
        self._placements: dict[int, list[Row[Any]]] = defaultdict(list)
        placed = with_more(placed_by(on), slept_in(self._kinds))
        for row in rows_among(work, placed, col(Placement.offender_id), people):
            if state_on(on, row.from_on, row.left_on) in {AHEAD, OPEN}:
                self._placements[row.offender_id].append(row)

    def of(self, person: int, plan: Kept, out_on: date | None) -> FirstNight | None:
        """The first night of a person who is out on a day; None where none is known."""
        covering = next((one for one in self._placements[person] if _covers(one, out_on)), None)
        if covering is not None:
            return self._placed(covering, plan)
        if plan.accommodation is None:
            return None
        code = self._codes[plan.accommodation]
        return FirstNight(code.code, code.settled, DutyPlace(code.name, code.meets), plan.address)

    def _placed(self, covering: Row[Any], plan: Kept) -> FirstNight:
        kind = self._kinds[covering.kind]
        code = self._codes[kind.accommodation]
        otherwise = plan.accommodation not in {None, code.code}
        return FirstNight(
            code.code,
            code.settled,
            DutyPlace(kind.name, code.meets, covering.until),
            (None if otherwise else plan.address) or covering.kind,
            reference(PLACEMENT, covering.id),
            plan.accommodation if otherwise else None,
        )


def _covers(placement: Row[Any], out_on: date | None) -> bool:
    if out_on is None:
        return False
    return bool(placement.from_on <= out_on and (placement.until is None or out_on < placement.until))


def _by_then(work: UnitOfWork, query: Any, table: Any, numbers: Sequence[int], on: date) -> Iterator[Any]:
    """The rows by a day, those of one stay in their order."""
    then = query.where(table.from_on <= on).order_by(table.from_on, table.id)
    return rows_among(work, then, table.custody_id, numbers)
