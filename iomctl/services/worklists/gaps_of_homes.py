"""Gaps about where people live: a council that is to be asked, a room paid for while its person is in custody."""

from collections import defaultdict

from iomctl.domain.counts import counted
from iomctl.domain.days.days import spoken
from iomctl.services.accommodation.empty_rooms import EmptyRoom, rooms_kept
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.whose_cases import WhoseCases, people_with_cases
from iomctl.services.releases.duties_due import duties_due
from iomctl.services.worklists.gap import Cases, Found, Gap
from iomctl.storage.unit_of_work import UnitOfWork


def no_council(work: UnitOfWork, cases: Cases) -> Found:
    """The duty to refer is to be done: no council was asked that is still to answer or has accepted."""
    day = AskedDay(work, work.today)
    found = duties_due(work, day, people_with_cases(work, day, WhoseCases()))
    due = dict([*found.late, *found.ahead])
    for case in cases:
        one = due.get(case.person)
        if one is not None:
            about = f"no council asked since {spoken(one.due_since_on, work.today)}; {one.basis}"
            yield case, Gap(about, "iomctl duty refer {offender} COUNCIL --consent DAY")


def empty_room(work: UnitOfWork, cases: Cases) -> Found:
    """A placement goes on while the person is in custody."""
    rooms: dict[int, list[EmptyRoom]] = defaultdict(list)
    for person, room in rooms_kept(work, AskedDay(work, work.today)):
        rooms[person].append(room)
    for case in cases:
        for one in rooms[case.person]:
            where = f"{one.kind} at {one.provider}" if one.provider else one.kind
            stood, since = counted(one.nights_empty, "night"), spoken(one.in_custody_since, work.today)
            about = f"{one.placement}, {where}, is paid for and empty for {stood}: in custody since {since}"
            yield case, Gap(about, one.command)
