"""What ends or comes soon on today's screen, and what is late of it: placements, releases, markers, programmes.

Not every scheme keeps all of these: the rules and the tables of one are loaded only when there is a row.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.listed_people import ListedPeople, people_recorded
from iomctl.services.lookup.recorded_about import kept_in_book
from iomctl.services.lookup.whose_cases import WhoseCases, people_with_cases
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.domain.policy.contact_choices import ContactStandard
    from iomctl.services.accommodation.empty_rooms import EmptyRoom
    from iomctl.services.accommodation.records import PlacementRecord
    from iomctl.services.facts.markers_due import MarkerDue, MarkerOverdue
    from iomctl.services.homes.without import WithoutHome
    from iomctl.services.programmes.condition_lists import ConditionRecord
    from iomctl.services.programmes.records import MembershipRecord
    from iomctl.services.releases.duties_due import DutyDue
    from iomctl.services.releases.lists import ComingRelease
    from iomctl.services.releases.past import PastRelease
    from iomctl.services.transitions.due import TransitionDue, TransitionOverdue
    from iomctl.services.worklists.contact_standards import StandardOverdue

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
    transitions: "Sequence[TransitionDue]" = ()
    transitions_overdue: "Sequence[TransitionOverdue]" = ()
    below_standard: "Sequence[StandardOverdue]" = ()
    programmes: "Sequence[MembershipRecord]" = ()
    conditions: "Sequence[ConditionRecord]" = ()
    conditions_overdue: "Sequence[ConditionRecord]" = ()
    plans_overdue: "Sequence[PlacementRecord]" = ()


def ends_and_releases(work: UnitOfWork, day: AskedDay, whose: WhoseCases) -> EndsAndReleases:
    """What is due by the policy's look-ahead and what is overdue on a day; the look at those it names is logged.

    Raises NotFound for unknown words of `whose`.
    """
    tables = ("placement", "custody", "marker", "home", "score", "programme_membership", "programme_condition")
    recorded, found = kept_in_book(work, *tables), EndsAndReleases()
    if "placement" in recorded:
        from iomctl.services.accommodation import lists, plans_due

        theirs = people_recorded(work, day, ListedPeople(None, whose))
        due, overdue = lists.due_and_overdue(work, day, *theirs)
        unplanned = plans_due.unplanned(work, day, (date.min, day.on - plans_due.A_DAY), *theirs)
        found = found._replace(placements=due, placements_overdue=overdue, plans_overdue=unplanned)
    if "custody" in recorded:
        from iomctl.services.releases import ahead, past

        coming, late = ahead.due_and_overdue(work, day, day.policy.look_ahead_days, whose)
        let_out = past.past(work, past.WhichReleases(day.on - A_WEEK, day.on, whose, unplanned=True, of_living=True))
        soonest = sorted(coming, key=lambda one: one.planned)
        found = found._replace(releases=soonest, releases_overdue=late, released=let_out)
    if recorded & {"placement", "custody", "home"}:
        from iomctl.services.homes import without
        from iomctl.services.releases import duties_due

        lacking = without.without_homes_as_of(work, day, without.WhichWithout(whose))
        asked = duties_due.duties_due(work, day, people_with_cases(work, day, whose))
        to_refer, no_home = (duties_due.looked_at(work, one) for one in asked)
        found = found._replace(without_home=lacking, duties=to_refer, duties_overdue=no_home)
    if {"placement", "custody"} <= recorded:
        from iomctl.services.accommodation import empty_rooms

        found = found._replace(placements_empty=empty_rooms.empty_as_of(work, day, *theirs))
    found = found._replace(**_ages_and_standards(work, day, whose, recorded))
    return _facts(work, day, ListedPeople(None, whose), recorded, found)


def _ages_and_standards(work: UnitOfWork, day: AskedDay, whose: WhoseCases, recorded: frozenset[str]) -> dict[str, Any]:
    """Who turns an age of the policy, and who is below a contact standard of it."""
    found: dict[str, Any] = {}
    if any(one.active for one in day.policy.transitions.values()):
        from iomctl.services.transitions.due import WhichTransitions, due_and_overdue

        found["transitions"], found["transitions_overdue"] = due_and_overdue(work, day, WhichTransitions(whose))
    if any(_may_hold(one, recorded) for one in day.policy.contact_standards.values()):
        from iomctl.services.worklists.caseload_filters import Wanted
        from iomctl.services.worklists.contact_standards import overdue_as_of

        found["below_standard"] = overdue_as_of(work, day, Wanted(whose))
    return found


def _facts(
    work: UnitOfWork, day: AskedDay, whose: ListedPeople, recorded: frozenset[str], found: EndsAndReleases
) -> EndsAndReleases:
    """The same with the markers, whose time in a programme is up, and the conditions of contracts."""
    if "marker" in recorded:
        from iomctl.services.facts.markers import WhichMarkers
        from iomctl.services.facts.markers_due import due_and_overdue

        ends, unreviewed = due_and_overdue(work, day, WhichMarkers(whose))
        found = found._replace(markers=ends, markers_overdue=unreviewed)
    if "programme_membership" in recorded:
        from iomctl.services.programmes.lists import WhichMemberships, ending_as_of

        found = found._replace(programmes=ending_as_of(work, day, None, WhichMemberships(whose)))
    if "programme_condition" in recorded:
        from iomctl.services.programmes import condition_lists

        asked = condition_lists.WhichConditions(whose)
        ahead_of, unmet = condition_lists.due_and_overdue(work, day, None, asked)
        found = found._replace(conditions=ahead_of, conditions_overdue=unmet)
    return found


def _may_hold(standard: "ContactStandard", recorded: frozenset[str]) -> bool:
    """Whether a contact standard may hold for anybody: where it asks for a score or a marker, there must be some."""
    asks = {"score": standard.score, "marker": standard.marker}
    return standard.active and all(table in recorded for table, code in asks.items() if code)
