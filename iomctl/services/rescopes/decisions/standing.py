"""Whether a decision of an earlier run still stands beside what a later run of the same cohort says."""

from collections.abc import Iterator
from typing import NamedTuple

from iomctl.domain.criteria.words import field_words
from iomctl.errors import BadValue
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.rescopes import GroupDecision
from iomctl.services.rescopes.decisions.changed_words import rules_told, said
from iomctl.services.rescopes.rules.answers import unpacked
from iomctl.services.rescopes.runs.runs import Run
from iomctl.storage.tables.rescopes import RescopeDecision, RescopePerson
from iomctl.storage.unit_of_work import UnitOfWork


class Standpoint(NamedTuple):
    """An earlier run and the one that was made since."""

    work: UnitOfWork
    earlier: Run
    run: Run


def why_it_fell(
    point: Standpoint, decision: RescopeDecision, then: RescopePerson, now: RescopePerson | None
) -> str | None:
    """Why a decision does not stand any more, in words; None while it does.

    `then` and `now` are what the two runs say of the person; `now` is None where the later one says nothing.
    """
    if now is None:
        return _gone(point, then)
    moved = _moved(then, now)
    return moved or next(_otherwise(point, decision, then, now), None) or _no_longer_fits(point.work, decision)


def _gone(point: Standpoint, then: RescopePerson) -> str:
    if then.spell_id is not None:
        return "left the cohort since"
    if point.run.candidates:
        return f"the plan said {said(then.outcome, then.tier_to)}, and now says that they stay outside"
    return f"run {point.run.number} did not look outside the cohort"


def _moved(then: RescopePerson, now: RescopePerson) -> str | None:
    if then.spell_id is None and now.spell_id is not None:
        return "came into the cohort since"
    if now.spell_id is None and then.spell_id is not None:
        return "left the cohort since"
    if now.spell_id != then.spell_id:
        return "left the cohort since and came back"
    return f"was moved from {then.tier_from} to {now.tier_from} since" if now.tier_from != then.tier_from else None


def _otherwise(point: Standpoint, decision: RescopeDecision, then: RescopePerson, now: RescopePerson) -> Iterator[str]:
    """What is no longer as it was decided by: what the plan said, or the criteria, then the answers of the rules."""
    if decision.answers is None:
        if (then.outcome, then.tier_to) != (now.outcome, now.tier_to):
            yield f"the plan said {said(then.outcome, then.tier_to)}, and now says {said(now.outcome, now.tier_to)}"
    elif (point.earlier.criteria.rules, point.earlier.criteria.tiers) != (
        point.run.criteria.rules,
        point.run.criteria.tiers,
    ):
        # What the plan would have said by those newer facts was not kept: only the same criteria say the same.
        yield "it was decided by newer facts than the plan's, and the criteria have changed since"
    yield from _by_other_facts(point, decision.answers or then.answers, now.answers)


def _by_other_facts(point: Standpoint, then: str, now: str) -> Iterator[str]:
    """The rules of both runs that are answered otherwise, those apart that the criteria ask otherwise since.

    Of these only the fact counts: the answer may be another by their value.
    """
    rules, others = point.earlier.criteria.rules, point.run.criteria.rules
    before, after = unpacked(then, list(rules)), unpacked(now, list(others))
    both = {
        name: one for name, one in rules.items() if name in others and field_words(one) == field_words(others[name])
    }
    same = {name: one.words for name, one in both.items() if one == others[name]}
    if told := rules_told(same, before, after):
        yield f"facts have changed ({told})"
    asked_otherwise = {name: one.words for name, one in both.items() if name not in same}
    before |= {name: before[name]._replace(met=after[name].met) for name in asked_otherwise}
    if told := rules_told(asked_otherwise, before, after):
        yield f"the criteria have changed, and go by other facts ({told})"


def _no_longer_fits(work: UnitOfWork, one: RescopeDecision) -> str | None:
    same = ("action", "tier", "reason", "note", "exit_plan", "meeting")
    words = GroupDecision.typed(on=one.decided_on, **{name: getattr(one, name) for name in same})
    try:
        words.read(Bounds(work.policy, work.today))
    except BadValue as fault:
        return "; ".join(fault.faults)
    return None
