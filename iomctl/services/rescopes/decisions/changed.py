"""Whose facts are no longer those that a run was planned by, or that their newest decision was taken by."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlmodel import col

from iomctl.services.rescopes.decisions.decisions import decisions_kept
from iomctl.services.rescopes.decisions.facts_since import newest_since, told_since
from iomctl.services.rescopes.rules.home_rules import with_homes
from iomctl.services.rescopes.rules.statement import judged
from iomctl.services.rescopes.runs.plans import asked_of, whom
from iomctl.services.rescopes.runs.runs import Run
from iomctl.storage.tables.cohorts import Cohort
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.rescopes import RescopePerson, RescopeRun
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ChangedFacts:
    """What the criteria say of somebody by what is recorded now, where the facts are no longer those of before.

    `before` and `answers` are the answers of the rules then and now, packed; `answers` and `outcome` are None for
    somebody about whom the criteria would say nothing any more. `planned` is the outcome and the tier that the run
    says. `later` is whether they differ as of a later day alone than the one that the run asks about.
    """

    outcome: str | None
    tier_to: str | None
    planned: tuple[str, str | None]
    before: str
    answers: str | None
    later: bool

    @property
    def against_plan(self) -> bool:
        """Whether the criteria would say another thing now than the plan did."""
        return (self.outcome, self.tier_to) != self.planned


def changed_since_decided(work: UnitOfWork, run: Run, on: date, alone: int | None = None) -> dict[int, ChangedFacts]:
    """The people whose facts have changed since the newest decision about them, by row number.

    They are those for whom a rule would now be answered otherwise, or by another fact, as of the day that the run
    asks about; and those of whom something that the criteria ask was recorded since, and who would get another outcome
    as of `on`.
    That time alone changes an answer, as when a score grows old, is no change of facts. Of those who are not decided
    about it is the same since the plan. With `alone` only the person with this row number is looked at.
    """
    return _Looked(work, run, since_plan=False, alone=alone).changed(on)


def changed_since_plan(work: UnitOfWork, run: Run, people: Collection[int]) -> dict[int, ChangedFacts]:
    """As `changed_since_decided`, as of today and since the plan, whatever was decided meanwhile: of these people."""
    if not people:
        return {}
    found = _Looked(work, run, since_plan=True, alone=next(iter(people)) if len(people) == 1 else None)
    return {one: facts for one, facts in found.changed(work.today).items() if one in people}


def answers_now(changed: Mapping[int, ChangedFacts]) -> dict[int, str]:
    """The answers as of the day that a run asks about, of the people for whom they are no longer the run's."""
    return {one: facts.answers for one, facts in changed.items() if facts.answers is not None and not facts.later}


class _Looked:
    """The people of a run, or one alone, held against its criteria once more."""

    def __init__(self, work: UnitOfWork, run: Run, since_plan: bool, alone: int | None = None) -> None:
        self._work, self._run, self._alone = work, run, alone
        by_plan = col(RescopePerson.answers)
        self._decided = decisions_kept(run)
        self._before: Any = by_plan if since_plan else func.coalesce(self._decided.c.answers, by_plan)
        planned = select(col(RescopeRun.recorded_in)).where(col(RescopeRun.id) == run.number).scalar_subquery()
        self._planned = planned
        self._fields = {one.field for one in run.criteria.rules.values()}
        self._since: Any = planned if since_plan else func.coalesce(self._decided.c.recorded_in, planned)

    def changed(self, on: date) -> dict[int, ChangedFacts]:
        """Whose facts have changed, as of the run's day and as of `on`."""
        found: dict[int, ChangedFacts] = {}
        if on > self._run.on:
            found |= self._with_another_outcome(on)
        return found | self._answered_otherwise()

    def _answered_otherwise(self) -> dict[int, ChangedFacts]:
        now = self._judged(self._run.on)
        differs = or_(now.c.answers.is_(None), now.c.answers != self._before)
        return self._told(now, (differs,))

    def _with_another_outcome(self, on: date) -> dict[int, ChangedFacts]:
        now = self._judged(on)
        tier = col(RescopePerson.tier_to)
        same_tier = or_(now.c.tier_to == tier, and_(now.c.tier_to.is_(None), tier.is_(None)))
        same = and_(now.c.outcome.is_not(None), now.c.outcome == col(RescopePerson.outcome), same_tier)
        came = newest_since(self._planned, self._fields)
        return self._told(now, (~same, self._recorded_since(came, on)), came)

    def _told(self, now: Any, conditions: tuple[Any, ...], came: Any = None) -> dict[int, ChangedFacts]:
        who = col(RescopePerson.offender_id)
        columns: tuple[Any, ...] = (
            who,
            col(RescopePerson.outcome).label("plan"),
            col(RescopePerson.tier_to).label("plan_tier"),
            self._before.label("before"),
            now.c.outcome,
            now.c.tier_to,
            now.c.answers,
        )
        query = select(*columns).outerjoin(now, now.c.offender_id == who)
        query = query.outerjoin(self._decided, self._decided.c.offender_id == who)
        query = query.where(col(RescopePerson.run_id) == self._run.number, *conditions)
        if came is not None:
            query = query.outerjoin(came, came.c.offender_id == who)
        if self._alone is not None:
            query = query.where(who == self._alone)
        return {
            row.offender_id: ChangedFacts(
                row.outcome, row.tier_to, (row.plan, row.plan_tier), row.before, row.answers, came is not None
            )
            for row in self._work.session.execute(query)
        }

    def _judged(self, on: date) -> Any:
        work, run = self._work, self._run
        asked = asked_of(work, replace(run, on=on))
        people = whom(work, asked, work.session.get_one(Cohort, run.cohort), run.candidates)
        if self._alone is not None:
            people = people.where(col(Offender.id) == self._alone)
        return judged(with_homes(work, asked, people), people).subquery("now")

    def _recorded_since(self, came: Any, on: date) -> Any:
        """That somebody has a row of facts that came later, or one of which more was told."""
        who, days = col(RescopePerson.offender_id), (self._run.on, on)
        return or_(came.c.newest > self._since, *told_since(who, days, self._since, self._fields))
