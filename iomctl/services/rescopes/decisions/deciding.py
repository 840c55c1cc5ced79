"""Decide about one person of a run, and say what that means for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from shlex import quote

from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.inputs.rescopes import GroupDecision
from iomctl.inputs.typed_words import Bounds, Typed
from iomctl.services.every_fault import EveryFault
from iomctl.services.rescopes.decisions.decisions import (
    Decision,
    Standing,
    count_undecided,
    made_of,
    misfits,
    needs_exit_plan,
    open_run,
    record,
    refuse_before_run,
    standings,
    with_tier,
)
from iomctl.services.rescopes.decisions.people import Narrowed, PersonInRun, in_run, people_in
from iomctl.services.rescopes.runs.runs import Run
from iomctl.storage.tables.rescopes import RescopePerson
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Decided:
    """A decision that was made: the person's row of the run, what to tell of it, and how to take it back.

    `undecided` is how many people of the run still need a decision; `take_back` is "" when nothing was changed.
    """

    person: PersonInRun
    told: tuple[str, ...]
    undecided: int
    take_back: str


def decide(work: UnitOfWork, number: int, offender: str, words: Typed[GroupDecision]) -> Decided:
    """Record what the group decided about one person; `words` are the fields of `GroupDecision` as typed.

    A person's newest decision counts, so a second one replaces the first. Raises NotFound and BadValue with every
    fault at once, and DoesNotFit for a run that is applied, an action that does not go with where the person is, and
    a day before their newest decision.
    """
    run = open_run(work, number)
    standing, asked = _understood(work, run, offender, words)
    made, before = made_of(standing, asked), standing.decision
    told, take_back = [f"{standing.reference} is decided about so already"], ""
    if made != before:
        record(work, run, [made])
        told, take_back = list(_told(work, standing, made)), _command(run, standing)
    (person,) = people_in(work, run, Narrowed(offender=standing.reference))
    return Decided(person, tuple(told), count_undecided(work, run), take_back)


def _understood(
    work: UnitOfWork, run: Run, offender: str, words: Typed[GroupDecision]
) -> tuple[Standing, GroupDecision]:
    faults = EveryFault()
    standing = faults.take(lambda: _standing(work, run, offender))
    said = with_tier(standing, words) if standing is not None else words
    asked = faults.take(lambda: said.read(Bounds(work.policy, work.today)))
    if asked is not None:
        on = asked.on
        faults.take(lambda: refuse_before_run(run, on, work.today))
    if faults.met or standing is None or asked is None:
        raise faults.refusal()
    wrong = misfits(standing, asked, work.today)
    if wrong:
        raise DoesNotFit(*wrong)
    return standing, asked


def _standing(work: UnitOfWork, run: Run, offender: str) -> Standing:
    person, _ = in_run(work, run, offender)
    (standing,) = standings(work, run, col(RescopePerson.offender_id) == person.id).values()
    return standing


def _told(work: UnitOfWork, standing: Standing, made: Decision) -> Iterator[str]:
    if standing.planned not in {None, (made.action, made.tier)} and made.action != "defer":
        yield f"Against the plan, which says {_plan(standing)}"
    if standing.decision is not None:
        was = standing.decision
        yield f"It replaces {was.said} ({was.reason}) of {spoken(was.decided_on, work.today)}"
    if made.action == "leave" and standing.watch is not False:
        known = "needs" if standing.watch else "may need"
        yield f"{standing.reference} {known} an onward arrangement before leaving: the exit plan says which"
    if needs_exit_plan(work, made):
        yield "To be applied it needs an exit plan: decide again with --exit-plan WORDS"


def _plan(standing: Standing) -> str:
    action, tier = standing.planned or ("", None)
    return f"{action} {tier}" if tier else action


def _command(run: Run, standing: Standing) -> str:
    """The command that puts back the decision before; with none, the one that leaves the person aside."""
    words, before = f"iomctl rescope decide {run.number} {standing.reference}", standing.decision
    if before is None:
        return f"{words} defer --reason CODE"
    given = {"reason": before.reason, "note": before.note, "exit-plan": before.exit_plan, "meeting": before.meeting}
    return f"{words} {before.said}" + "".join(
        f" --{name} {quote(told)}" for name, told in given.items() if told is not None
    )
