"""What has changed behind a decision, in words: the rules by their answers, and what the criteria say now."""

from collections.abc import Iterator, Mapping

from iomctl.domain.counts import counted
from iomctl.services.lookup.find_person import named
from iomctl.services.rescopes.decisions.changed import ChangedFacts
from iomctl.services.rescopes.rules.answers import UnpackedAnswer, answer_words, unpacked
from iomctl.services.rescopes.rules.statement import COMES_IN, LEAVES, MOVES, STAYS
from iomctl.services.rescopes.runs.runs import Run
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

MOST_RULES = 3
"""So many rules a line names, with a count of the others."""
MOST_NAMED = 20
"""So many people are named, with a count of the others."""


def rules_changed(run: Run, changed: ChangedFacts) -> str:
    """The rules that are answered otherwise: `statutory today: met, then not met`; "" where none can be told."""
    if changed.answers is None:
        return ""
    rules = run.criteria.rules
    before, now = (unpacked(one, list(rules)) for one in (changed.before, changed.answers))
    # As of a later day many facts are older, which is no news: what a rule answers is.
    told = {
        name: one.words for name, one in rules.items() if not changed.later or before[name].met is not now[name].met
    }
    return rules_told(told, before, now)


def rules_told(
    words: Mapping[str, str], before: Mapping[str, UnpackedAnswer], now: Mapping[str, UnpackedAnswer]
) -> str:
    """Those of some rules, in words by their names, that are answered otherwise or by another fact; "" for none."""
    differ = [name for name in words if before[name] != now[name]]
    by_answer = sorted(differ, key=lambda name: before[name].met is now[name].met)
    told = [f"{words[name]}: {_answers(before[name], now[name])}" for name in by_answer]
    more = [counted(len(told) - MOST_RULES, "more rule")] if len(told) > MOST_RULES else []
    return "; ".join([*told[:MOST_RULES], *more])


def then_and_now(changed: ChangedFacts) -> str:
    """What the plan said beside what the criteria say of what is recorded now."""
    planned = said(*changed.planned)
    if changed.outcome is None:
        return f"the plan said {planned}; now the criteria do not ask about them"
    if not changed.against_plan:
        return f"the plan said {planned}, and would still say so"
    return f"the plan said {planned}; by what is recorded now: {said(changed.outcome, changed.tier_to)}"


def said(outcome: str, tier: str | None) -> str:
    """What a run says of somebody: `stays in fixed`, `moves to fixed`, `leaves`, `comes in to fixed`, `not known`."""
    into = {STAYS: "stays in", MOVES: "moves to", COMES_IN: "comes in to"}.get(outcome)
    if into is not None and tier is not None:
        return f"{into} {tier}"
    return outcome if outcome == LEAVES else "not known"


def in_a_line(run: Run, changed: ChangedFacts) -> str:
    """What has changed since the plan, and what follows from it."""
    rules = rules_changed(run, changed)
    return f"facts have changed since the plan{f' ({rules})' if rules else ''}: {then_and_now(changed)}"


def about_changed(work: UnitOfWork, run: Run, changed: Mapping[int, ChangedFacts]) -> Iterator[str]:
    """A line for each person whose facts have changed since the plan, so many of them; their decisions count so."""
    for number, one in sorted(changed.items())[:MOST_NAMED]:
        yield f"{named(work, work.session.get_one(Offender, number))}: {in_a_line(run, one)}"
    if len(changed) > MOST_NAMED:
        more = len(changed) - MOST_NAMED
        yield f"Of {counted(more, 'more person', 'more people')} facts have changed since the plan"


def _answers(before: UnpackedAnswer, now: UnpackedAnswer) -> str:
    if before.met is now.met:
        return f"{answer_words(now)}, now by another fact"
    return f"{answer_words(before)}, then {answer_words(now)}"
