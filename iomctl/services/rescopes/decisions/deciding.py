"""Decide about one person of a run, and say what that means for them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.rescopes import GroupDecision
from iomctl.inputs.typed_words import Typed
from iomctl.services.every_fault import EveryFault
from iomctl.services.rescopes.decisions.changed import (
    answers_now,
    changed_since_decided,
    changed_since_plan,
)
from iomctl.services.rescopes.decisions.changed_words import in_a_line
from iomctl.services.rescopes.decisions.decisions import (
    Decision,
    PersonToDecide,
    count_undecided,
    made_of,
    misfits,
    needs_exit_plan,
    open_run,
    people_to_decide,
    record,
    refuse_before_run,
    with_tier,
)
from iomctl.services.rescopes.decisions.people import Narrowed, PersonInRun, in_run, people_in
from iomctl.services.rescopes.runs.runs import Run
from iomctl.storage.tables.rescopes import RescopePerson
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class OneDecided:
    """A decision that was made: the person's row of the run, and what to tell of it.

    `undecided` is how many people of the run still need a decision.
    """

    person: PersonInRun
    told: tuple[str, ...]
    undecided: int


def decide(work: UnitOfWork, number: int, offender: str, words: Typed[GroupDecision]) -> OneDecided:
    """Record what the group decided about one person.

    A person's newest decision counts, so a second one replaces the first; the same again is a new one where facts have
    changed since, for it counts by what is recorded now. Raises NotFound and BadValue with every
    fault at once, and DoesNotFit for a run that is applied, an action that does not go with where the person is, and
    a day before their newest decision.
    """
    run = open_run(work, number)
    whom, asked = _understood(work, run, offender, words)
    made = made_of(whom, asked)
    changed = changed_since_plan(work, run, [whom.offender_id])
    told = [f"{whom.reference} is decided about so already"]
    if made != whom.decision or whom.offender_id in changed_since_decided(work, run, work.today, whom.offender_id):
        record(work, run, [made], answers_now(changed))
        told = [*(_sentence(in_a_line(run, one)) for one in changed.values()), *_told(work, whom, made)]
    (person,) = people_in(work, run, Narrowed(offender=whom.reference))
    return OneDecided(person, tuple(told), count_undecided(work, run))


def _understood(
    work: UnitOfWork, run: Run, offender: str, words: Typed[GroupDecision]
) -> tuple[PersonToDecide, GroupDecision]:
    faults = EveryFault()
    whom = faults.take(lambda: _whom(work, run, offender))
    said = with_tier(whom, words) if whom is not None else words
    asked = faults.take(lambda: said.read(Bounds(work.policy, work.today)))
    if asked is not None:
        on = asked.on
        faults.take(lambda: refuse_before_run(run, on, work.today))
    if faults.met or whom is None or asked is None:
        raise faults.refusal()
    wrong = misfits(whom, asked, work.today)
    if wrong:
        raise DoesNotFit(*wrong)
    return whom, asked


def _whom(work: UnitOfWork, run: Run, offender: str) -> PersonToDecide:
    person, _ = in_run(work, run, offender)
    (whom,) = people_to_decide(work, run, col(RescopePerson.offender_id) == person.id).values()
    return whom


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _told(work: UnitOfWork, whom: PersonToDecide, made: Decision) -> Iterator[str]:
    if whom.planned not in {None, (made.action, made.tier)} and made.action != "defer":
        yield f"Against the plan, which says {_plan(whom)}"
    if whom.decision is not None:
        was = whom.decision
        yield f"It replaces {was.said} ({was.reason}) of {spoken(was.decided_on, work.today)}"
    if made.action == "leave" and whom.watch is not False:
        known = "needs" if whom.watch else "may need"
        yield f"{whom.reference} {known} an onward arrangement before leaving: the exit plan says which"
    if needs_exit_plan(work, made):
        yield "To be applied it needs an exit plan: decide again with --exit-plan WORDS"


def _plan(whom: PersonToDecide) -> str:
    action, tier = whom.planned or ("", None)
    return f"{action} {tier}" if tier else action
