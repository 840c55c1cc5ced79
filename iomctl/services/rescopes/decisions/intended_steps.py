"""What applying a run would do to each person, and everything that stands in its way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.counts import counted
from iomctl.domain.references import PERSON, reference
from iomctl.errors import BadValue, DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.rescopes import Application
from iomctl.inputs.spells import Adoption, Deselection, Move
from iomctl.services.lookup.find_person import named
from iomctl.services.rescopes.decisions.changed import ChangedFacts, changed_since_decided
from iomctl.services.rescopes.decisions.changed_words import MOST_NAMED, rules_changed, then_and_now
from iomctl.services.rescopes.decisions.decisions import Decision, decided, undecided
from iomctl.services.rescopes.decisions.over_capacity import over_capacity
from iomctl.services.rescopes.runs.runs import Run
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.rescopes import RescopeDecision, RescopePerson
from iomctl.storage.unit_of_work import UnitOfWork

PUT_OFF = "defer"
OF_PEOPLE = (
    "decide, put people off to leave them aside, or plan again, which carries decisions over that still stand:"
    " iomctl rescope decide --help"
)


@dataclass(frozen=True)
class IntendedStep:
    """One person's change: `asked` is what moves them, ends their spell, or brings them in, None for no change."""

    person: Offender
    decision: Decision
    spell: Spell | None
    asked: Move | Deselection | Adoption | None


def intended_steps(work: UnitOfWork, run: Run, how: Application) -> list[IntendedStep]:
    """The decisions as changes, by the person's reference; the look at them all is logged.

    Raises DoesNotFit with everything that stands in the way, by name: people without a decision, with facts or a case
    that changed since the plan, who leave without an exit plan, and tiers that would be over their capacity.
    """
    decisions = decided(work, run)
    work.looked_at(decisions)
    now = _Now(work, run)
    changed = changed_since_decided(work, run, how.on)
    found, faults = list[IntendedStep](), list(_without_decision(work, run))
    for number, decision in sorted(decisions.items()):
        person = now.people[number]
        wrong = [] if decision.action == PUT_OFF else list(now.faults(number, changed))
        try:
            asked = None if wrong else _asked(work, person, decision, how)
            found.append(IntendedStep(person, decision, now.spells.get(number), asked))
        except BadValue as fault:
            wrong += fault.faults
        faults += [f"{named(work, person)}: {line}" for line in wrong]
    of_people = OF_PEOPLE if faults else ""
    faults += _without_colour(work, decisions, how)
    if how.over_capacity is None:
        faults += over_capacity(work, run, decisions)
    if faults:
        raise DoesNotFit(*faults, advice=of_people)
    return found


class _Now:
    """The people decided about as they are recorded now, and what the run said of them."""

    def __init__(self, work: UnitOfWork, run: Run) -> None:
        decided_about = select(col(RescopeDecision.offender_id)).where(col(RescopeDecision.run_id) == run.number)
        people = select(Offender).where(col(Offender.id).in_(decided_about))
        self.people: dict[int, Offender] = {one.id: one for one in work.session.scalars(people)}
        open_now = select(Spell).where(col(Spell.cohort_id) == run.cohort, col(Spell.deselected_on).is_(None))
        spells = work.session.scalars(open_now.where(col(Spell.offender_id).in_(decided_about)))
        self._run = run
        self.spells: dict[int, Spell] = {one.offender_id: one for one in spells}
        columns = (col(RescopePerson.offender_id), col(RescopePerson.spell_id), col(RescopePerson.tier_from))
        planned = select(*columns).where(col(RescopePerson.run_id) == run.number)
        rows = work.session.execute(planned.where(col(RescopePerson.offender_id).in_(decided_about)))
        self._planned = {row.offender_id: (row.spell_id, row.tier_from) for row in rows}

    def faults(self, number: int, changed: Mapping[int, ChangedFacts]) -> Iterator[str]:
        """Why somebody's case or facts are not as the plan found them."""
        (planned, tier), spell = self._planned[number], self.spells.get(number)
        if planned is None and spell is not None:
            yield "came into the cohort after the plan"
        elif planned is not None and (spell is None or spell.id != planned):
            yield "left the cohort after the plan"
        elif spell is not None and spell.tier != tier:
            yield f"was moved from {tier} to {spell.tier} after the plan"
        elif number in changed:
            yield self._changed(number, changed[number])

    def _changed(self, number: int, changed: ChangedFacts) -> str:
        rules = rules_changed(self._run, changed)
        told = f"facts behind the decision have changed{f' ({rules})' if rules else ''}; {then_and_now(changed)}"
        again = f"iomctl rescope decide {self._run.number} {reference(PERSON, number)} DECISION"
        return f"{told}. Decide again: {again}"


def _asked(
    work: UnitOfWork, person: Offender, decision: Decision, how: Application
) -> Move | Deselection | Adoption | None:
    bounds = Bounds(work.policy, work.today, person.born_from)
    words: dict[str, Any] = {"on": how.on, "reason": decision.reason, "decision": decision.meeting or how.meeting}
    if decision.action == "move":
        return Move.typed(**words, tier=decision.tier).read(bounds)
    if decision.action == "leave":
        return Deselection.typed(**words, exit_plan=decision.exit_plan).read(bounds)
    if decision.action == "admit" and how.colour is not None:
        return Adoption.typed(**words, tier=decision.tier, colour=how.colour, note=decision.note).read(bounds)
    return None


def _without_decision(work: UnitOfWork, run: Run) -> Iterator[str]:
    waiting = select(Offender).join(RescopePerson, col(RescopePerson.offender_id) == col(Offender.id))
    waiting = waiting.where(col(RescopePerson.run_id) == run.number, undecided()).order_by(col(Offender.id))
    people = list(work.session.scalars(waiting))
    work.looked_at(one.id for one in people)
    for person in people[:MOST_NAMED]:
        yield f"{named(work, person)}: not decided about"
    if len(people) > MOST_NAMED:
        more = counted(len(people) - MOST_NAMED, "more person is", "more people are")
        yield f"{more} not decided about: iomctl rescope show {run.number} --undecided"


def _without_colour(work: UnitOfWork, decisions: Mapping[int, Decision], how: Application) -> Iterator[str]:
    coming = sum(one.action == "admit" for one in decisions.values())
    if coming and how.colour is None:
        custody = work.policy.custody.colour
        colours = ", ".join(code for code in work.policy.colours if code != custody)
        yield f"{counted(coming, 'person comes', 'people come')} in: give --colour, one of {colours}"
