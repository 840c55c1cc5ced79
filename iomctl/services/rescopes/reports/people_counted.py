"""What becomes of each person of a run by what was decided, without a name: all that a report counts them by."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlmodel import col

from iomctl.services.rescopes.decisions.decisions import newest_decisions
from iomctl.services.rescopes.reports.group_names import GroupNames
from iomctl.services.rescopes.rules.statement import STAYS, UNKNOWN, planned
from iomctl.services.rescopes.runs.runs import Run
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.rescopes import RescopeDecision, RescopePerson
from iomctl.storage.tables.trail import Event
from iomctl.storage.unit_of_work import UnitOfWork

STAY, MOVE, LEAVE, UNDECIDED = "stays in the tier", "moves to another tier", "leaves", "not decided"
ENTER, STAY_OUT, UNDECIDED_OUTSIDE = "comes in", "stays outside", "not decided, outside"
INSIDE, OUTSIDE = (STAY, MOVE, LEAVE, UNDECIDED), (ENTER, STAY_OUT, UNDECIDED_OUTSIDE)

PUT_OFF, KEPT, NO_DECISION = "put off", "decided so", "no decision needed"
"""How it comes that somebody stays where they are."""

AS_THE_PLAN, AGAINST, PLAN_UNKNOWN = "as the plan says", "against the plan", "the plan could not tell"


class DecisionCounted(NamedTuple):
    """The newest decision about somebody, with where and by whom it was recorded."""

    action: str
    tier: str | None
    reason: str
    meeting: str | None
    recorded_by: str
    decided_on: date


@dataclass(frozen=True)
class PersonCounted:
    """What becomes of one person: one of INSIDE for somebody of the cohort, else one of OUTSIDE.

    `how` is one of PUT_OFF, KEPT and NO_DECISION for who stays, "" otherwise. `tier_from` is None for who was outside,
    `tier_to` for who is outside then or not decided about. `plan` is whether the decision is what the criteria say.
    """

    result: str
    how: str
    tier_from: str | None
    tier_to: str | None
    plan: str
    decision: DecisionCounted | None
    gender: str
    age: str
    ethnicity: str
    area: str


def people_counted(work: UnitOfWork, run: Run, groups: GroupNames) -> Iterator[PersonCounted]:
    """Everyone in a run, in no order that says who they are."""
    decisions = _decisions(work, run)
    for row in work.session.execute(_query(run)):
        decision = decisions.get(row.offender_id)
        result, how = _result(row, decision)
        yield PersonCounted(
            result=result,
            how=how,
            tier_from=row.tier_from,
            tier_to=_tier_to(row, result, decision),
            plan=_plan(row, decision),
            decision=decision,
            **groups.of(row, run.on)._asdict(),
        )


def _query(run: Run) -> Any:
    columns: tuple[Any, ...] = (
        *(getattr(RescopePerson, name) for name in ("offender_id", "spell_id", "outcome", "tier_from", "tier_to")),
        *(getattr(Offender, name) for name in ("gender", "born_on", "born_within", "ethnicity", "area")),
    )
    query = select(*columns).join(Offender, col(Offender.id) == col(RescopePerson.offender_id))
    return query.where(col(RescopePerson.run_id) == run.number)


def _decisions(work: UnitOfWork, run: Run) -> dict[int, DecisionCounted]:
    """The newest decision about each person; asked for by themselves, as joined to people they take much longer."""
    who, said = col(RescopeDecision.offender_id), RescopeDecision
    columns: tuple[Any, ...] = (said.action, said.tier, said.reason, said.meeting, Event.by, said.decided_on)
    decided_in = func.coalesce(col(said.decided_in), col(said.recorded_in))
    query = select(who, *columns).join(Event, col(Event.id) == decided_in).where(newest_decisions(run))
    return {person: DecisionCounted(*told) for person, *told in work.session.execute(query)}


def _result(row: Any, decision: DecisionCounted | None) -> tuple[str, str]:
    inside = row.spell_id is not None
    stays = STAY if inside else STAY_OUT
    if decision is not None:
        how = {"keep": KEPT, "defer": PUT_OFF}.get(decision.action, "")
        return {"move": MOVE, "leave": LEAVE, "admit": ENTER}.get(decision.action, stays), how
    # Who is outside and can't be judged needs no decision, and nothing becomes of them.
    if row.outcome == (STAYS if inside else UNKNOWN):
        return stays, NO_DECISION
    return UNDECIDED if inside else UNDECIDED_OUTSIDE, ""


def _tier_to(row: Any, result: str, decision: DecisionCounted | None) -> str | None:
    if result in {MOVE, ENTER} and decision is not None:
        return decision.tier
    tier: str | None = row.tier_from
    return tier if result == STAY else None


def _plan(row: Any, decision: DecisionCounted | None) -> str:
    if row.outcome == UNKNOWN:
        return PLAN_UNKNOWN
    said = planned(row.outcome, row.tier_to)
    return AS_THE_PLAN if decision is None or said == (decision.action, decision.tier) else AGAINST
