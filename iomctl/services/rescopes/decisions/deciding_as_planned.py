"""Decide as the plan says about everyone who is still undecided."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.counts import counted
from iomctl.errors import BadValue
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.faults import Faults
from iomctl.inputs.rescopes import REASON_LISTS, GroupDecision
from iomctl.inputs.typed_words import Typed
from iomctl.services.rescopes.decisions.changed import answers_now, changed_since_plan
from iomctl.services.rescopes.decisions.decisions import (
    Decision,
    PersonToDecide,
    count_undecided,
    made_of,
    needs_exit_plan,
    open_run,
    people_to_decide,
    record,
    refuse_before_run,
    undecided,
)
from iomctl.services.rescopes.decisions.people import outcome_meant
from iomctl.services.rescopes.rules.statement import AS_PLANNED, COMES_IN, LEAVES, MOVES
from iomctl.services.rescopes.runs.runs import Run
from iomctl.storage.tables.rescopes import RescopePerson
from iomctl.storage.unit_of_work import UnitOfWork

REASONS = {MOVES: "rescope", LEAVES: "out-of-scope", COMES_IN: "criteria-met"}
"""The outcomes that can be decided as planned, and the reason of each unless another is given."""


@dataclass(frozen=True)
class Decisions:
    """What became of the rows of a file, or of the people who were undecided; the field names are a contract."""

    run: int = column("Run", "the run's number", "3", rank=0, right=True)
    rows: int = column("Rows", "rows of the file, or people who were undecided", "136", rank=0, right=True)
    decided: int = column("Decided", "decisions recorded", "38", rank=0, right=True)
    unchanged: int = column("Unchanged", "rows that are recorded already", "0", rank=2, right=True)
    without: int = column("Without", "rows or people that no decision was made about", "96", rank=2, right=True)
    refused: int = column("Refused", "rows that were left out", "2", rank=0, right=True)
    undecided: int = column("Undecided", "people who still need a decision", "4", rank=0, right=True)


class ManyDecided(NamedTuple):
    """Decisions about many: in counts, and what to tell of them."""

    record: Decisions
    told: tuple[str, ...]


def decide_as_planned(work: UnitOfWork, number: int, outcome: str | None, words: Typed[GroupDecision]) -> ManyDecided:
    """Record the plan itself as the decision about everyone undecided of one outcome, or of all in REASONS.

    `words` are the fields of `GroupDecision` that are the same for all. Who is decided about already is left, of whom
    it is not known, of whom the plan would say something else by what is recorded now, and who leaves and is on the
    watch list. Raises NotFound, DoesNotFit for a run that is applied,
    and BadValue with every fault.
    """
    run = open_run(work, number)
    before = count_undecided(work, run)
    asked = _asked(work, run, _outcomes(outcome, words), words)
    waiting = people_to_decide(work, run, undecided(), col(RescopePerson.outcome).in_(asked)).values()
    changed = changed_since_plan(work, run, [one.offender_id for one in waiting])
    stale = {number for number, one in changed.items() if one.against_plan}
    as_found = [one for one in waiting if one.offender_id not in stale]
    unwatched = [one for one in as_found if not _on_watch(one)]
    _refuse_lost_tiers(work, unwatched)
    made = [made_of(one, _for_one(one, asked)) for one in unwatched]
    record(work, run, made, answers_now(changed))
    work.looked_at(one.offender_id for one in made)
    counts = Decisions(run.number, before, len(made), 0, before - len(made), 0, count_undecided(work, run))
    left = (*_left_out(run, len(as_found) - len(unwatched)), *_no_longer_planned(run, len(stale)))
    return ManyDecided(counts, (*left, *about_leaving(work, made)))


def about_leaving(work: UnitOfWork, made: Collection[Decision]) -> Iterator[str]:
    """What is still to do for those who are to leave."""
    bare = sum(needs_exit_plan(work, one) for one in made)
    if bare:
        who = counted(bare, "person leaves", "people leave")
        yield f"{who} without an exit plan, and can't be applied so: decide again with --exit-plan WORDS"


def _on_watch(whom: PersonToDecide) -> bool:
    return whom.outcome == LEAVES and whom.watch is True


def _outcomes(word: str | None, words: Typed[GroupDecision]) -> list[str]:
    if word is None:
        if words.given.get("reason") is not None:
            raise BadValue("--reason: each outcome has its own list of reasons: give one --outcome with it")
        return list(REASONS)
    meant = outcome_meant(word)
    if meant not in REASONS:
        raise BadValue(f'--outcome "{word}": what can be decided as planned is {", ".join(REASONS)}')
    return [meant]


def _asked(
    work: UnitOfWork, run: Run, outcomes: Collection[str], words: Typed[GroupDecision]
) -> dict[str, GroupDecision]:
    """What is decided by outcome; the tier of each person is still to come."""
    faults, found = Faults(), {}
    for outcome in outcomes:
        action = AS_PLANNED[outcome]
        tier = None if action == "leave" else next(iter(work.policy.tiers))
        own = words.also(action=action, tier=tier)
        if len(outcomes) > 1 and action != "leave":
            own = own.also(exit_plan=None)
        with faults.about():
            if own.given.get("reason") is None:
                own = own.also(reason=_usual_reason(work, outcome))
            found[outcome] = own.read(Bounds(work.policy, work.today))
            refuse_before_run(run, found[outcome].on, work.today)
    faults.lines = list(dict.fromkeys(faults.lines))
    faults.refuse()
    return found


def _usual_reason(work: UnitOfWork, outcome: str) -> str:
    code, listed = REASONS[outcome], REASON_LISTS[AS_PLANNED[outcome]]
    known = work.policy.reasons[listed].get(code)
    if known is None or not known.active:
        raise BadValue(f"the policy's {listed} list has no {code}: give --outcome {outcome} --reason CODE")
    return code


def _refuse_lost_tiers(work: UnitOfWork, people: Collection[PersonToDecide]) -> None:
    tiers = {one.tier_to for one in people if one.tier_to} - work.policy.tiers.keys()
    if tiers:
        raise BadValue(f"the policy has no tier {', '.join(sorted(tiers))} any more: plan again")


def _for_one(whom: PersonToDecide, asked: Mapping[str, GroupDecision]) -> GroupDecision:
    _, tier = whom.planned or ("", None)
    return asked[whom.outcome].model_copy(update={"tier": tier})


def _left_out(run: Run, watched: int) -> Iterator[str]:
    if watched:
        who = counted(watched, "person leaves and needs", "people leave and need")
        yield f"{who} an onward arrangement, to be decided one by one: iomctl rescope show {run.number} --watch"


def _no_longer_planned(run: Run, stale: int) -> Iterator[str]:
    if stale:
        who = counted(stale, "person", "people")
        yield (
            f"Of {who} the plan says what no longer follows from what is recorded: decide one by one, or plan again:"
            f" iomctl rescope show {run.number} --undecided"
        )
