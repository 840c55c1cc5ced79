"""Who holds a panel and whose cases it is about, what no two panels may say, and the answer to a change of some."""

from collections.abc import Iterable
from functools import partial
from typing import Any, NamedTuple

from sqlmodel import col, select

from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.find_agency_or_worker import find_worker
from iomctl.services.lookup.find_person import find_cohort
from iomctl.services.panels.schedule import ScheduledPanel
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork


class Officers(NamedTuple):
    """Who chairs, who takes the minutes, and the cohort whose cases it is about, as typed.

    None for what is not said, "" for nobody, and for the cases of all cohorts.
    """

    chair: str | None = None
    minute_taker: str | None = None
    cohort: str | None = None


class PanelsChanged(NamedTuple):
    """The panels after a change, and what is said of it."""

    panels: list[ScheduledPanel]
    said: str


def found_officers(work: UnitOfWork, officers: Officers) -> dict[str, int | None]:
    """The columns of those that are said, with the row numbers of workers and cohort. Raises NotFound."""
    faults = EveryFault()
    found: dict[str, int | None] = {}
    for role, word in officers._asdict().items():
        if word is not None:
            find: Any = find_cohort if role == "cohort" else find_worker
            one = faults.take(partial(find, work, word)) if word else None
            found[f"{role}_id"] = one.id if one else None
    if faults.met:
        raise faults.refusal()
    return found


def refuse_wrong(work: UnitOfWork, rows: Iterable[Panel]) -> None:
    """Raise DoesNotFit where the minute-taker is the chair, or another panel of that name meets at that time."""
    for row in rows:
        if row.chair_id is not None and row.chair_id == row.minute_taker_id:
            raise DoesNotFit("the minute-taker is the chair", advice="somebody else takes the minutes: --minute-taker")
        same = select(Panel).where(
            Panel.search_name == row.search_name,
            Panel.meets_on == row.meets_on,
            col(Panel.starts_at).is_not_distinct_from(row.starts_at),
            col(Panel.cancelled_in).is_(None),
            col(Panel.id).is_distinct_from(row.id),
        )
        other = work.session.exec(same).first()
        if other is not None:
            raise DoesNotFit(
                f"panel {other.id}, {other.name}, meets on {spoken(row.meets_on, work.today)} already",
                advice=f"if that one is wrong: iomctl panel withdraw {other.id} --reason WORDS",
            )
