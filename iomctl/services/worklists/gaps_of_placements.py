"""Gaps of cases that hang on a placement: nobody planned where the person goes from it."""

from collections import defaultdict
from datetime import date

from iomctl.domain.days.days import spoken
from iomctl.domain.references import PERSON, reference
from iomctl.services.accommodation.plans_due import unplanned
from iomctl.services.accommodation.records import PlacementRecord
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.recorded_about import kept_in_book
from iomctl.services.worklists.gap import Cases, Found, Gap
from iomctl.storage.unit_of_work import UnitOfWork


def no_move_on_plan(work: UnitOfWork, cases: Cases) -> Found:
    """The move-on plan of a placement is due by today, by the policy, and there is none."""
    if "placement" not in kept_in_book(work, "placement"):
        return
    lacking = defaultdict[str, list[PlacementRecord]](list)
    for one in unplanned(work, AskedDay(work, work.today), (date.min, work.today)):
        lacking[one.offender].append(one)
    for case in cases:
        for one in lacking.get(reference(PERSON, case.person), ()):
            about = f"{one.kind} {one.placement}{_leaving(one, work.today)} with no move-on plan"
            yield case, Gap(about, f"iomctl placement plan {one.placement} CODE")


def _leaving(one: PlacementRecord, today: date) -> str:
    ends = [day for day in (one.funded_leaves_on, one.leaves_on) if day is not None]
    return f" ends on {spoken(min(ends), today)}" if ends else ""
