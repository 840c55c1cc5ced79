"""The tables of a run's report about decisions: the reasons given, and who decided where."""

from collections.abc import Callable, Sequence
from datetime import date

from iomctl.domain.documents import Section, figure
from iomctl.domain.reviews import full_day
from iomctl.domain.small_counts import THRESHOLD
from iomctl.inputs.rescopes import REASON_LISTS
from iomctl.services.rescopes.reports.breakdowns import Breakdowns, Broken
from iomctl.services.rescopes.reports.people_counted import NO_DECISION, DecisionCounted, PersonCounted
from iomctl.services.rescopes.reports.tables import Row, left_out, whole_table
from iomctl.storage.unit_of_work import UnitOfWork

NO_MEETING = "no meeting named"

Part = tuple[str, ...]


def reasons(work: UnitOfWork, decisions: Breakdowns) -> Section:
    """Why people have each result, by the reasons that were given."""

    def reason(decision: DecisionCounted) -> Part:
        known = work.policy.reasons[REASON_LISTS[decision.action]].get(decision.reason)
        return known.wording if known else decision.reason, decision.reason

    broken = _broken(decisions, reason)
    rows: list[Row] = [
        (result, *part, figure(count)) for result, told in broken.items() for part, count in told.items()
    ]
    headings = ("What was decided", "Reason", "Code", "People")
    tables = whole_table("Reasons given", headings, rows)
    return Section("Why", tuple(left_out("by reason", _decided(decisions), broken)), tuple(tables))


def decided_where(decisions: Breakdowns) -> Section:
    """At which meeting the decisions were taken, who recorded them, and when."""
    broken = _broken(decisions, _where)
    rows: list[Row] = [
        (result, *part, figure(count), _days(decisions.people[result], part, count.most))
        for result, told in broken.items()
        for part, count in told.items()
    ]
    headings = ("What was decided", "Meeting", "Recorded by", "Decisions", "On")
    tables = whole_table("Decisions by meeting, and by who recorded them", headings, rows)
    about = tuple(left_out("by meeting", _decided(decisions), broken))
    return Section("Who decided where", about, tuple(tables))


def _decided(decisions: Breakdowns) -> list[str]:
    return [result for result in decisions.totals if not result.endswith(NO_DECISION)]


def _broken(decisions: Breakdowns, part: Callable[[DecisionCounted], Part]) -> Broken[Part]:
    return decisions.by_found(lambda one: part(one.decision) if one.decision else (), _decided(decisions))


def _where(decision: DecisionCounted) -> Part:
    return decision.meeting or NO_MEETING, decision.recorded_by


def _days(people: Sequence[PersonCounted], where: Part, most: int) -> str:
    """The first and the last day of decisions; "" where two days would say something of a small count."""
    days: list[date] = sorted(
        one.decision.decided_on for one in people if one.decision and _where(one.decision) == where
    )
    if not days or most < THRESHOLD:
        return ""
    first, last = full_day(days[0]), full_day(days[-1])
    return first if first == last else f"{first} to {last}"
