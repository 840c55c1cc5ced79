"""Plan anew: the decisions of an earlier run count in the new one as far as they stand; of the others it says why."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.references import PERSON, listed_name, name_column, offender_column, reference
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.rescopes.decisions.decisions import newest_decisions
from iomctl.services.rescopes.decisions.standing import Standpoint, why_it_fell
from iomctl.services.rescopes.runs.plans import ToPlan, plan
from iomctl.services.rescopes.runs.runs import APPLIED, Run, find_run, newest_step, state_of
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.rescopes import RescopeDecision, RescopePerson, RescopeRun
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class NotCarriedOver:
    """A decision of an earlier run that does not stand any more; the field names are a contract."""

    run: int = column("Run", "the run's number", "4", rank=9, right=True, shown=False)
    from_run: int = column("From run", "the earlier run that it was decided in", "3", rank=3, right=True)
    offender: str = offender_column()
    name: str = name_column()
    decision: str = column("Decision", "keep, move, leave, admit or defer", "leave", rank=0)
    tier: str | None = column("Tier", "the tier that was decided on", "free", rank=2)
    reason: str = column("Reason", "the reason's code", "out-of-scope", rank=2)
    meeting: str | None = column("Meeting", "the meeting that decided", "TFG 7 May", rank=5)
    decided_on: date = column("Decided on", "the day of the decision", "2026-05-07", rank=4)
    why: str = column("Why", "why it does not stand any more", "the plan said leaves, and now says stays", rank=0)


class PlannedAnew(NamedTuple):
    """A new run, and what became of the decisions of an earlier one: how many stand, and those that do not."""

    run: Run
    carried: int
    fallen: list[NotCarriedOver]


def plan_anew(work: UnitOfWork, wanted: ToPlan) -> PlannedAnew:
    """A new run, as `plan`, with the decisions of an earlier one as far as they still stand.

    That is the newest run of the same cohort by criteria of the same name about which anything was decided, unless it
    is applied. A decision stands while the run says the same of the person, by the same answers of all rules that both
    runs ask, and while it still fits the policy. It keeps who decided it, where and when. Raises as `plan`.
    """
    run = plan(work, wanted)
    earlier = _earlier(work, run)
    if earlier is None:
        return PlannedAnew(run, 0, [])
    work.session.get_one(RescopeRun, run.number).carried_from = earlier
    run = replace(run, carried_from=earlier)
    carried, fallen = 0, list[NotCarriedOver]()
    for decision, why in _judged(work, run, earlier):
        if why is None:
            _keep(work, run, decision)
            carried += 1
        else:
            fallen.append(_told(work, run, decision, why))
    work.session.flush()
    return PlannedAnew(run, carried, fallen)


def not_carried_over(work: UnitOfWork, run: Run) -> list[NotCarriedOver]:
    """The decisions of the earlier run that were not carried over into a run, by the person's reference, with why.

    The look is logged.
    """
    if run.carried_from is None:
        return []
    of_run = (col(RescopeDecision.run_id) == run.number, col(RescopeDecision.decided_in).is_not(None))
    carried = set(work.session.scalars(select(col(RescopeDecision.offender_id)).where(*of_run)))
    judged = _judged(work, run, run.carried_from)
    return [
        _told(work, run, decision, why)
        for decision, why in judged
        if why is not None and decision.offender_id not in carried
    ]


def _earlier(work: UnitOfWork, run: Run) -> int | None:
    query = select(func.max(col(RescopeRun.id))).join(
        RescopeDecision, col(RescopeDecision.run_id) == col(RescopeRun.id)
    )
    number = work.session.scalar(
        query.where(
            col(RescopeRun.cohort_id) == run.cohort,
            col(RescopeRun.criteria_name) == run.criteria.name,
            col(RescopeRun.id) < run.number,
        )
    )
    return None if number is None or state_of(newest_step(work, number)) == APPLIED else number


def _judged(work: UnitOfWork, run: Run, earlier: int) -> Iterator[tuple[RescopeDecision, str | None]]:
    """The newest decision about each person of an earlier run, when this one was made; with why it does not stand."""
    made = work.session.get_one(RescopeRun, run.number).recorded_in
    point = Standpoint(work, find_run(work, earlier), run)
    newest = newest_decisions(point.earlier, col(RescopeDecision.recorded_in) < made)
    decisions = select(RescopeDecision).where(newest)
    then, now = (_people(work, number) for number in (earlier, run.number))
    for one in work.session.scalars(decisions.order_by(col(RescopeDecision.offender_id))):
        yield one, why_it_fell(point, one, then[one.offender_id], now.get(one.offender_id))


def _people(work: UnitOfWork, run: int) -> dict[int, RescopePerson]:
    rows = work.session.scalars(select(RescopePerson).where(col(RescopePerson.run_id) == run))
    return {one.offender_id: one for one in rows}


def _keep(work: UnitOfWork, run: Run, one: RescopeDecision) -> None:
    same = ("offender_id", "action", "tier", "reason", "note", "exit_plan", "meeting", "decided_on")
    words = {name: getattr(one, name) for name in same}
    decided_in = one.decided_in or one.recorded_in
    work.session.add(RescopeDecision(run_id=run.number, **words, decided_in=decided_in, **work.recorded))


def _told(work: UnitOfWork, run: Run, one: RescopeDecision, why: str) -> NotCarriedOver:
    person = work.session.get_one(Offender, one.offender_id)
    work.looked_at([person.id])
    return NotCarriedOver(
        run=run.number,
        from_run=one.run_id,
        offender=reference(PERSON, person.id),
        name=listed_name(person.surname, person.forenames, work.hides(person.restricted)),
        decision=one.action,
        tier=one.tier,
        reason=one.reason,
        meeting=shown_words(work, one.meeting, person.restricted),
        decided_on=one.decided_on,
        why=why,
    )
