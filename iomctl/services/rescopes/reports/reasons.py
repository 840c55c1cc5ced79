"""The tables of a run's report about decisions: the reasons given, and who decided where."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from iomctl.domain.documents import Section, figure
from iomctl.domain.merged_counts import listed
from iomctl.domain.policy.policy import Policy
from iomctl.domain.reviews import full_day
from iomctl.domain.small_counts import Count
from iomctl.inputs.rescopes import REASON_LISTS
from iomctl.services.rescopes.reports.breakdowns import Breakdowns
from iomctl.services.rescopes.reports.people_counted import NO_DECISION, DecisionCounted
from iomctl.services.rescopes.reports.tables import Row, left_out, together, whole_table

NO_MEETING = "no meeting named"

Part = tuple[str, ...]


def reasons(policy: Policy, decisions: Breakdowns) -> Section:
    """Why people have each result, by the reasons that were given, some of them as one where there are few."""

    def reason(decision: DecisionCounted) -> Part:
        known = policy.reasons[REASON_LISTS[decision.action]].get(decision.reason)
        return known.wording if known else decision.reason, decision.reason

    told = _told(decisions, reason)
    rows: list[Row] = [(one.result, *one.words, figure(one.people)) for one in told]
    headings = ("What was decided", "Reason", "Code", "People")
    tables = whole_table("Reasons given", headings, rows)
    about = tuple(left_out("by reason", _decided(decisions), {one.result for one in told}))
    return Section("Why", about, tuple(tables))


def decided_where(decisions: Breakdowns) -> Section:
    """At which meeting the decisions were taken, who recorded them, and when."""
    told = _told(decisions, _where)
    rows: list[Row] = [(one.result, *one.words, figure(one.people), _days(one.decisions)) for one in told]
    headings = ("What was decided", "Meeting", "Recorded by", "Decisions", "On")
    tables = whole_table("Decisions by meeting, and by who recorded them", headings, rows)
    about = tuple(left_out("by meeting", _decided(decisions), {one.result for one in told}))
    return Section("Who decided where", about, tuple(tables))


class _AsOne(NamedTuple):
    """Decisions with a result that are told as one, what they have in common in `words`."""

    result: str
    words: Part
    decisions: Sequence[DecisionCounted]

    @property
    def people(self) -> Count:
        return Count(len(self.decisions), len(self.decisions))


def _told(decisions: Breakdowns, part: Callable[[DecisionCounted], Part]) -> list[_AsOne]:
    found = []
    for result in (one for one in _decided(decisions) if decisions.totals[one].exact):
        by_part: dict[Part, list[DecisionCounted]] = defaultdict(list)
        for one in decisions.people[result]:
            if one.decision:
                by_part[part(one.decision)].append(one.decision)
        parts = sorted(by_part)
        for row in listed([len(by_part[one]) for one in parts], decisions.threshold) or ():
            words = tuple(together(cells, row) for cells in zip(*parts, strict=True))
            found.append(_AsOne(result, words, [one for at in row for one in by_part[parts[at]]]))
    return found


def _decided(decisions: Breakdowns) -> list[str]:
    return [result for result in decisions.totals if not result.endswith(NO_DECISION)]


def _where(decision: DecisionCounted) -> Part:
    return decision.meeting or NO_MEETING, decision.recorded_by


def _days(decisions: Sequence[DecisionCounted]) -> str:
    """The first and the last day of decisions."""
    days = sorted(one.decided_on for one in decisions)
    first, last = full_day(days[0]), full_day(days[-1])
    return first if first == last else f"{first} to {last}"
