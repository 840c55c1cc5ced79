"""What ends or comes soon on today's screen, and what is late of it: placements, releases, markers.

Not every scheme keeps all of these: the rules and the tables of one are loaded only when there is a row.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.recorded_about import kept_in_book
from iomctl.services.lookup.whose_cases import WhoseCases, people_with_cases
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.services.accommodation.empty_rooms import EmptyRoom
    from iomctl.services.accommodation.records import PlacementRecord
    from iomctl.services.accommodation.without_homes import WithoutHome
    from iomctl.services.facts.markers_due import MarkerDue, MarkerOverdue
    from iomctl.services.releases.duties_due import DutyDue
    from iomctl.services.releases.lists import ComingRelease
    from iomctl.services.releases.past import PastRelease

A_WEEK = timedelta(days=7)


class EndsAndReleases(NamedTuple):
    """As on today's screen; `released` are the unplanned ones of the seven days before.

    Whoever of them has no home is among `without_home` for as long as that is so.
    """

    placements: "Sequence[PlacementRecord]" = ()
    placements_overdue: "Sequence[PlacementRecord]" = ()
    releases: "Sequence[ComingRelease]" = ()
    releases_overdue: "Sequence[ComingRelease]" = ()
    released: "Sequence[PastRelease]" = ()
    markers: "Sequence[MarkerDue]" = ()
    markers_overdue: "Sequence[MarkerOverdue]" = ()
    without_home: "Sequence[WithoutHome]" = ()
    placements_empty: "Sequence[EmptyRoom]" = ()
    duties: "Sequence[DutyDue]" = ()
    duties_overdue: "Sequence[DutyDue]" = ()


def ends_and_releases(work: UnitOfWork, day: AskedDay) -> EndsAndReleases:
    """What is due by the policy's look-ahead and what is overdue on a day; the look at those it names is logged."""
    recorded, found = kept_in_book(work, "placement", "custody", "marker", "home"), EndsAndReleases()
    if "placement" in recorded:
        from iomctl.services.accommodation import lists

        due, overdue = lists.due_and_overdue(work, day)
        found = found._replace(placements=due, placements_overdue=overdue)
    if "custody" in recorded:
        from iomctl.services.releases import ahead, past

        coming, late = ahead.due_and_overdue(work, day, day.policy.look_ahead_days)
        unplanned = past.past(work, past.WhichReleases(day.on - A_WEEK, day.on, unplanned=True))
        soonest = sorted(coming, key=lambda one: one.planned)
        found = found._replace(releases=soonest, releases_overdue=late, released=unplanned)
    if recorded & {"placement", "custody", "home"}:
        from iomctl.services.accommodation import without_homes
        from iomctl.services.releases import duties_due

        lacking = without_homes.without_homes_as_of(work, day, without_homes.WhichWithout())
        asked = duties_due.duties_due(work, day, people_with_cases(work, day, WhoseCases()))
        to_refer, no_home = (duties_due.looked_at(work, one) for one in asked)
        found = found._replace(without_home=lacking, duties=to_refer, duties_overdue=no_home)
    if {"placement", "custody"} <= recorded:
        from iomctl.services.accommodation import empty_rooms

        found = found._replace(placements_empty=empty_rooms.empty_as_of(work, day))
    if "marker" in recorded:
        from iomctl.services.facts import markers_due

        ends, unreviewed = markers_due.due_and_overdue(work, day)
        found = found._replace(markers=ends, markers_overdue=unreviewed)
    return found
