"""Gaps of cases that hang on a placement: nobody planned where the person goes from it, nobody supports them there."""

from collections import defaultdict
from datetime import date

from iomctl.domain.accommodation.placements import runs_out_on
from iomctl.domain.days.days import spoken
from iomctl.domain.references import PERSON, reference
from iomctl.services.accommodation.placement_rows import records
from iomctl.services.accommodation.plans_due import unplanned
from iomctl.services.accommodation.records import PlacementRecord, counts_on, not_ended_on
from iomctl.services.accommodation.support_rows import lacks_support
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


def no_support(work: UnitOfWork, cases: Cases) -> Found:
    """A placement that goes on or is ahead is of a kind that wants support, and no referral that is open gives it."""
    if "placement" not in kept_in_book(work, "placement"):
        return
    day, lacking = AskedDay(work, work.today), defaultdict[str, list[PlacementRecord]](list)
    for one in records(work, day, counts_on(day.on), not_ended_on(day.on), lacks_support(day)):
        lacking[one.offender].append(one)
    for case in cases:
        for one in lacking.get(reference(PERSON, case.person), ()):
            was = f": {', '.join(one.support)}" if one.support else ""
            about = f"{one.kind} {one.placement} has no support{was}"
            make = f"iomctl referral make {{offender}} PATHWAY --provider PROVIDER --placement {one.placement}"
            yield case, Gap(about, make)


def _leaving(one: PlacementRecord, today: date) -> str:
    last = runs_out_on(one.funded_leaves_on, one.leaves_on)
    return f" ends on {spoken(last, today)}" if last is not None else ""
