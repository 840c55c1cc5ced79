"""Criteria as one SQL statement: who is asked about, the facts of each rule, its answer, and what follows for each."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Select,
    and_,
    case,
    false,
    func,
    literal,
    not_,
    null,
    or_,
    select,
)
from sqlalchemy import cast as sql_cast
from sqlalchemy.types import String
from sqlmodel import col

from iomctl.domain.criteria.criteria import Tree
from iomctl.services.as_of import AsOf
from iomctl.services.rescopes.rules.answers import BETWEEN_ANSWERS, BETWEEN_FACTS, MARKS, TAKEN
from iomctl.services.rescopes.rules.asked import CriteriaAsked, RuleSql
from iomctl.services.rescopes.rules.by_field import RULES
from iomctl.services.rescopes.rules.home_rules import COLUMNS
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.people import Offender

STAYS, MOVES, LEAVES, COMES_IN, UNKNOWN = "stays", "moves", "leaves", "comes-in", "not-known"
OUTCOMES = (STAYS, MOVES, LEAVES, COMES_IN, UNKNOWN)

AS_PLANNED = {STAYS: "keep", MOVES: "move", LEAVES: "leave", COMES_IN: "admit"}
"""The action that follows the plan, by outcome."""

_UNDECIDED = "?"


def people(cohort: int, as_of: AsOf, final_reasons: Sequence[str] | None) -> Select[Any]:
    """A row for everyone with a spell open in a cohort, with it; with `final_reasons` for everyone else too.

    Those are the reasons of a de-selection after which nobody comes back: who has one is left out.
    """
    in_cohort = and_(col(Spell.offender_id) == col(Offender.id), col(Spell.cohort_id) == cohort, as_of.is_open)
    columns: tuple[Any, ...] = (
        col(Offender.id).label("offender_id"),
        col(Offender.born_on),
        col(Offender.born_within),
        col(Offender.gender),
        col(Offender.area),
        col(Spell.id).label("spell_id"),
        col(Spell.adopted_on),
        as_of.tier.label("tier"),
        as_of.colour.label("colour"),
    )
    if final_reasons is None:
        return select(*columns).join(Spell, in_cohort)
    gone = select(1).where(col(Spell.offender_id) == col(Offender.id), col(Spell.deselected_on) <= as_of.on)
    gone = gone.where(col(Spell.deselection_reason).in_(final_reasons)).correlate(Offender)
    return select(*columns).outerjoin(Spell, in_cohort).where(or_(col(Spell.id).is_not(None), not_(gone.exists())))


def judged(asked: CriteriaAsked, who: Select[Any]) -> Select[Any]:
    """What the criteria say of each row of `people`: the columns of RescopePerson but `run_id`, in their order.

    Nobody is left out but those who are outside the cohort and stay there.
    """
    people_asked = who.cte("who")
    if asked.homes is not None:
        people_asked = _at_home(people_asked, _kept(asked.homes, "homes"))
    rules = {name: RULES[rule.field](rule, asked) for name, rule in asked.criteria.rules.items()}
    with_facts, names = _looked_for(people_asked, rules)
    with_answers = _kept(_with_answers(_kept(with_facts, "facts"), rules, names, asked), "answers")
    row = with_answers.c
    outcome = case(
        (row.reached.startswith(_UNDECIDED), UNKNOWN),
        (row.spell_id.is_(None), case((row.reached != "", COMES_IN), else_=null())),
        (row.reached == "", LEAVES),
        (row.reached == row.tier, STAYS),
        else_=MOVES,
    )
    tier_to = func.nullif(func.ltrim(row.reached, _UNDECIDED), "")
    found = select(
        row.offender_id,
        row.spell_id,
        outcome.label("outcome"),
        row.tier.label("tier_from"),
        tier_to.label("tier_to"),
        row.watch,
        row.edge,
        row.packed.label("answers"),
    )
    return found.where(or_(row.spell_id.is_not(None), row.reached != ""))


def _at_home(who: CTE, homes: CTE) -> CTE:
    """The people, each with where they sleep; null for whom nothing was ever said of."""
    told = select(who, *(homes.c[name] for name in COLUMNS))
    return told.outerjoin(homes, homes.c.offender_id == who.c.offender_id).cte("who_sleeps_where")


def _looked_for(who: CTE, rules: Mapping[str, RuleSql]) -> tuple[Select[Any], dict[str, list[str]]]:
    """The people with every fact of the rules, one that several ask for just once; the names of each rule's facts."""
    facts: list[ColumnElement[Any]] = []
    names: dict[str, list[str]] = {}
    for name, rule in rules.items():
        asked_for = rule.same_facts or name
        if asked_for not in names:
            found = rule.facts(who)
            names[asked_for] = [f"fact_{len(facts) + number}" for number in range(len(found))]
            facts += found
        names[name] = names[asked_for]
    return select(who, *(fact.label(f"fact_{place}") for place, fact in enumerate(facts))), names


def _with_answers(
    facts: CTE, rules: Mapping[str, RuleSql], names: Mapping[str, Sequence[str]], asked: CriteriaAsked
) -> Select[Any]:
    found = {name: [facts.c[fact] for fact in names[name]] for name in rules}
    answers = {name: one.answer(facts, found[name]) for name, one in rules.items()}
    edges = [func.coalesce(one.edge(facts, found[name]), false()) for name, one in rules.items() if one.edge]
    labelled = select(
        facts.c.offender_id,
        facts.c.spell_id,
        facts.c.tier,
        *(facts.c[fact] for fact in dict.fromkeys(fact for of_rule in names.values() for fact in of_rule)),
        *(answer.label(f"answer_{place}") for place, answer in enumerate(answers.values())),
        (or_(*edges) if edges else false()).label("edge"),
    )
    known = _kept(labelled, "answered").c
    named = {name: known[f"answer_{place}"] for place, name in enumerate(rules)}
    taken = [name for name, one in asked.criteria.rules.items() if one.unknown_is_no]
    told = named | {name: func.coalesce(named[name], false()) for name in taken}
    watch = asked.criteria.watch
    unknown = {name: TAKEN if name in taken else MARKS[None] for name in rules}
    packed = [(named[name], unknown[name], [known[fact] for fact in names[name]]) for name in rules]
    return select(
        known.offender_id,
        known.spell_id,
        known.tier,
        known.edge,
        _reached(asked.criteria.tiers, told).label("reached"),
        (_of_tree(watch, told) if watch else false()).label("watch"),
        _packed(packed).label("packed"),
    )


def _reached(tiers: Mapping[str, Tree], named: Mapping[str, Any]) -> ColumnElement[Any]:
    """The first tier that is met, or that is not known, with "?" in front; "" where none is met."""
    steps: list[tuple[Any, str]] = []
    for code, tree in tiers.items():
        met = _of_tree(tree, named)
        steps += [(met, code), (met.is_(None), _UNDECIDED + code)]
    return case(*steps, else_="")


def _of_tree(tree: Tree, named: Mapping[str, Any]) -> ColumnElement[Any]:
    """SQL's own and, or and not are those of three values: unknown is null."""
    if tree.kind == "rule":
        named_rule: ColumnElement[Any] = named[tree.rule]
        return named_rule
    parts = [_of_tree(one, named) for one in tree.of]
    if tree.kind == "not":
        met: ColumnElement[Any] = not_(parts[0])
    else:
        met = and_(*parts) if tree.kind == "all" else or_(*parts)
    return func.coalesce(met, false()) if tree.unknown_is_no else met


def _packed(answers: Sequence[tuple[ColumnElement[Any], str, Sequence[ColumnElement[Any]]]]) -> ColumnElement[Any]:
    """The answers, each with the mark of one that is not known and its facts, as one text, see `answers.unpacked`."""
    whole: ColumnElement[Any] = literal("")
    for place, (answer, unknown, facts) in enumerate(answers):
        marks = {met: (BETWEEN_ANSWERS if place else "") + mark for met, mark in {**MARKS, None: unknown}.items()}
        whole += case((answer, marks[True]), (answer.is_(None), marks[None]), else_=marks[False])
        for number, fact in enumerate(facts):
            whole = whole + BETWEEN_FACTS if number else whole
            whole += func.coalesce(sql_cast(fact, String), "")
    return whole


def _kept(query: Select[Any], name: str) -> CTE:
    # Worked out once: both engines would otherwise write each fact's query into every place that uses it.
    return query.cte(name).prefix_with("MATERIALIZED")


def planned(outcome: str, tier_to: str | None) -> tuple[str, str | None] | None:
    """The action and tier that follow the plan, by what a run says of somebody; None where it is not known."""
    action = AS_PLANNED.get(outcome)
    return (action, tier_to if outcome in {MOVES, COMES_IN} else None) if action else None
