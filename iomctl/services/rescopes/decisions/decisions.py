"""What the group decided about the people of a run: the newest decision of each, and new ones recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import CTE, ColumnElement, and_, exists, func, not_, select
from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.domain.references import PERSON, reference
from iomctl.errors import BadValue, DoesNotFit
from iomctl.inputs.rescopes import GroupDecision
from iomctl.inputs.spells import LEAVES_WITHOUT_PLAN
from iomctl.inputs.typed_words import Typed
from iomctl.services.rescopes.rules.statement import COMES_IN, STAYS, UNKNOWN, planned
from iomctl.services.rescopes.runs.runs import APPLIED, Run, find_run
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.rescopes import RescopeDecision, RescopePerson
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Decision:
    """What was decided about one person of a run."""

    offender_id: int
    action: str
    tier: str | None
    reason: str
    note: str | None
    exit_plan: str | None
    meeting: str | None
    decided_on: date

    @property
    def said(self) -> str:
        """The action and its tier in words."""
        return f"{self.action} {self.tier}" if self.tier else self.action


_COLUMNS = tuple(Decision.__dataclass_fields__)


@dataclass(frozen=True)
class PersonToDecide:
    """One person of a run: what it says of them, and the newest decision.

    `inside` is whether they were in the cohort; `watch` is None where it is not known; `hidden` is whether a
    limited-access mark keeps back what was written about them.
    """

    offender_id: int
    inside: bool
    outcome: str
    tier_from: str | None
    tier_to: str | None
    watch: bool | None
    decision: Decision | None
    hidden: bool

    @property
    def reference(self) -> str:
        """The person's reference."""
        return reference(PERSON, self.offender_id)

    @property
    def planned(self) -> tuple[str, str | None] | None:
        """The action and tier by which the plan itself would be decided; None where it is not known."""
        return planned(self.outcome, self.tier_to)


def decided(work: UnitOfWork, run: Run) -> dict[int, Decision]:
    """The newest decision about each person of a run, by the person's row number."""
    columns: tuple[Any, ...] = tuple(getattr(RescopeDecision, name) for name in _COLUMNS)
    newest = select(*columns).where(newest_decisions(run))
    return {row.offender_id: Decision(*row) for row in work.session.execute(newest)}


def newest_decisions(run: Run, *among: ColumnElement[bool]) -> ColumnElement[bool]:
    """The SQL for the newest decision about each person of a run, of those that meet all of `among`."""
    who, of_run = col(RescopeDecision.offender_id), col(RescopeDecision.run_id) == run.number
    newest = select(func.max(col(RescopeDecision.id))).where(of_run, *among).group_by(who)
    return and_(of_run, col(RescopeDecision.id).in_(newest))


def decisions_kept(run: Run) -> CTE:
    """The newest decision about each person of a run, to be joined: looked for once, and not for every person."""
    return select(RescopeDecision).where(newest_decisions(run)).cte("decided").prefix_with("MATERIALIZED")


def undecided() -> ColumnElement[bool]:
    """The SQL for rows of RescopePerson that need a decision and have none.

    Who stays needs none, nor does somebody outside of whom it is not known whether they would come in.
    """
    outside_unknown = and_(col(RescopePerson.outcome) == UNKNOWN, col(RescopePerson.spell_id).is_(None))
    about = (
        select(1)
        .where(
            col(RescopeDecision.run_id) == col(RescopePerson.run_id),
            col(RescopeDecision.offender_id) == col(RescopePerson.offender_id),
        )
        .correlate(RescopePerson)
    )
    return and_(col(RescopePerson.outcome) != STAYS, not_(outside_unknown), not_(exists(about)))


def count_undecided(work: UnitOfWork, run: Run) -> int:
    """How many people of a run still need a decision."""
    waiting = select(func.count()).where(col(RescopePerson.run_id) == run.number, undecided())
    return work.session.scalar(waiting) or 0


def people_to_decide(work: UnitOfWork, run: Run, *conditions: Any) -> dict[int, PersonToDecide]:
    """The people of a run whom SQL `conditions` on RescopePerson leave, by row number and in that order."""
    names = ("offender_id", "spell_id", "outcome", "tier_from", "tier_to", "watch")
    columns: tuple[Any, ...] = (*(getattr(RescopePerson, name) for name in names), col(Offender.restricted))
    query = select(*columns).join(Offender, col(Offender.id) == col(RescopePerson.offender_id))
    query = query.where(col(RescopePerson.run_id) == run.number, *conditions)
    newest = decided(work, run)
    return {
        row.offender_id: PersonToDecide(
            offender_id=row.offender_id,
            inside=row.spell_id is not None,
            outcome=row.outcome,
            tier_from=row.tier_from,
            tier_to=row.tier_to,
            watch=row.watch,
            decision=newest.get(row.offender_id),
            hidden=work.hides(row.restricted),
        )
        for row in work.session.execute(query.order_by(col(RescopePerson.offender_id)))
    }


def open_run(work: UnitOfWork, number: int) -> Run:
    """A run that takes decisions. Raises NotFound, and DoesNotFit for one that is applied."""
    run = find_run(work, number)
    if run.state == APPLIED:
        raise DoesNotFit(
            f"run {number} is applied: it takes no more decisions",
            advice=f"first: iomctl rescope undo {number} --reason WORDS",
        )
    return run


def with_tier(whom: PersonToDecide, words: Typed[GroupDecision]) -> Typed[GroupDecision]:
    """The words of a decision; to admit somebody without saying where is to put them into the tier of the plan."""
    if words.given.get("tier") is None and str(words.given.get("action")).strip().casefold() == "admit":
        return words.also(tier=whom.tier_to if whom.outcome == COMES_IN else None)
    return words


def refuse_before_run(run: Run, on: date, today: date) -> None:
    """Raise BadValue for a day before the one that the run asks about."""
    if on < run.on:
        asked = spoken(run.on, today)
        raise BadValue(f"--on: {spoken(on, today)} is before the day run {run.number} asks about, {asked}")


def misfits(whom: PersonToDecide, asked: GroupDecision, today: date) -> list[str]:
    """Why a decision does not go with where the person is, or with the one before it, a line each."""
    ref, newest, found = whom.reference, whom.decision, list[str]()
    if not whom.inside and asked.action in {"move", "leave"}:
        found.append(f"{ref} is outside the cohort: admit takes them in, keep leaves them there")
    if whom.inside and asked.action == "admit":
        found.append(f"{ref} is in the cohort, in tier {whom.tier_from}: keep, move or leave")
    if whom.inside and asked.action == "move" and asked.tier == whom.tier_from:
        found.append(f"{ref} is in tier {asked.tier} already: keep leaves them there")
    if newest is not None and asked.on < newest.decided_on:
        on, last = spoken(asked.on, today), spoken(newest.decided_on, today)
        found.append(f"{on} is before the newest decision about {ref}, {last}")
    return found


def made_of(whom: PersonToDecide, asked: GroupDecision) -> Decision:
    """The decision about a person that checked words make."""
    same = {name: getattr(asked, name) for name in ("action", "tier", "reason", "note", "exit_plan", "meeting")}
    return Decision(offender_id=whom.offender_id, decided_on=asked.on, **same)


def record(work: UnitOfWork, run: Run, decisions: Sequence[Decision], answers: Mapping[int, str]) -> None:
    """Keep decisions, which count from now on.

    `answers` are those of the rules for people for whom they are no longer the run's, by their row number.
    """
    for one in decisions:
        words = {name: getattr(one, name) for name in _COLUMNS}
        then = answers.get(one.offender_id)
        work.session.add(RescopeDecision(run_id=run.number, **words, answers=then, **work.recorded))
    work.session.flush()


def needs_exit_plan(work: UnitOfWork, made: Decision) -> bool:
    """Whether somebody leaves without the exit plan that the reason asks for."""
    if made.action != "leave" or made.exit_plan is not None:
        return False
    return work.policy.reasons["deselection"][made.reason].group not in LEAVES_WITHOUT_PLAN
