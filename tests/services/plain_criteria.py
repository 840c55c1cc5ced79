"""Criteria read person by person, rule by rule, as criteria_fields.FIELDS says: what the SQL is held against.

Nothing here calls the package: a mistake in it would be made twice.
"""

from collections.abc import Callable

from iomctl.domain.criteria.criteria import Rule, Tree
from tests.services import plain_arrests, plain_lives, plain_offences, plain_rules
from tests.services.plain_known import Asked, Known, all_, any_, not_
from tests.services.plain_people import Person

__all__ = ["Asked", "Known", "answer", "at_edge", "of_tree", "reached", "watched"]


def reached(asked: Asked, person: Person) -> tuple[str, Known]:
    """The first tier that is met (True) or not known (None); ("", False) where none is met."""
    for code, tree in asked.criteria.tiers.items():
        met = of_tree(tree, asked, person)
        if met is not False:
            return code, met
    return "", False


def watched(asked: Asked, person: Person) -> Known:
    """Whether the person needs an onward arrangement before leaving."""
    return of_tree(asked.criteria.watch, asked, person) if asked.criteria.watch else False


def at_edge(asked: Asked, person: Person) -> bool:
    """Whether a score that counts is within the criteria's edge of a threshold, the edge itself included."""
    scores = [rule for rule in asked.criteria.rules.values() if rule.field == "score"]
    return any(plain_rules.at_edge(rule, asked, person) for rule in scores)


def of_tree(tree: Tree, asked: Asked, person: Person) -> Known:
    """The answer of a tree by Kleene's three values, what is not known taken as no where the criteria say so."""
    if tree.kind == "rule":
        rule = asked.criteria.rules[tree.rule]
        return _taken(answer(rule, asked, person), rule.unknown_is_no)
    parts = [of_tree(one, asked, person) for one in tree.of]
    if tree.kind == "not":
        return _taken(not_(parts[0]), tree.unknown_is_no)
    return _taken(all_(parts) if tree.kind == "all" else any_(parts), tree.unknown_is_no)


def _taken(met: Known, as_no: bool) -> Known:
    return False if met is None and as_no else met


def answer(rule: Rule, asked: Asked, person: Person) -> Known:
    """The answer of one rule."""
    return _RULES[rule.field](rule, asked, person)


_RULES: dict[str, Callable[[Rule, Asked, Person], Known]] = {
    "index-offence": plain_offences.index_offence,
    "offence": plain_offences.offence,
    "offences": plain_offences.offences,
    "arrests": plain_arrests.arrests,
    "score": plain_rules.score,
    "statutory": plain_rules.statutory,
    "sentence": plain_rules.sentence,
    "marker": plain_rules.marker,
    "marker.level": plain_lives.marker_level,
    "need": plain_rules.need,
    "referral": plain_rules.referral,
    "age": plain_rules.age,
    "gender": plain_rules.gender,
    "area": plain_rules.area,
    "time-on-scheme": plain_rules.time_on_scheme,
    "colour": plain_rules.colour,
    "custody": plain_rules.custody,
    "released": plain_lives.released,
    "release-due": plain_lives.release_due,
    "other-cohort": plain_lives.other_cohort,
    "placement": plain_lives.placement,
    "home": plain_lives.home,
    "contacts-missed": plain_lives.contacts_missed,
}
