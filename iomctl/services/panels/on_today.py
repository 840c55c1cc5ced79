"""What panels leave to be done on today's screen: actions by their owner, and papers that are to go out."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.listed_people import ListedPeople
from iomctl.services.lookup.recorded_about import kept_in_book
from iomctl.services.lookup.whose_cases import WhoseCases, cases_meant
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.services.panels.action_records import ActionOverdue, ActionRecord
    from iomctl.services.panels.papers_due import PaperDue


class OfPanels(NamedTuple):
    """As on today's screen."""

    actions: "Sequence[ActionRecord]" = ()
    actions_overdue: "Sequence[ActionOverdue]" = ()
    papers: "Sequence[PaperDue]" = ()


def of_panels(work: UnitOfWork, day: AskedDay, whose: WhoseCases) -> OfPanels:
    """Actions due by the policy's look-ahead and overdue, and papers that are to go out; the look is logged.

    Asked for a worker or an agency these are what the worker, or the agency's workers, own, and the papers of panels
    that the worker chairs or minutes; asked for a cohort or an area, the actions about those people. Raises NotFound
    for unknown words of `whose`.
    """
    recorded, found = kept_in_book(work, "action", "panel_step"), OfPanels()
    if "action" in recorded:
        from iomctl.domain.panels.actions import OPEN
        from iomctl.services.panels.action_lists import WhichActions, actions, overdue

        which = WhichActions(ListedPeople(None, whose._replace(worker=None)), owner=whose.worker)
        until = day.on + timedelta(days=day.policy.look_ahead_days)
        ahead = [one for one in actions(work, day.on, which._replace(state=OPEN)) if one.due_on <= until]
        found = found._replace(actions=ahead, actions_overdue=overdue(work, day.on, which))
    if "panel_step" in recorded and (whose.worker is not None or whose == WhoseCases()):
        from iomctl.services.panels.papers_due import papers_due

        worker = cases_meant(work, whose).worker
        found = found._replace(papers=papers_due(work, day, worker.id if worker else None))
    return found
