"""What the trees of criteria come to by the answers of their rules, with and without taking what is not known as no."""

from collections.abc import Mapping

from iomctl.domain.criteria.criteria import Criteria, Tree

Known = bool | None
"""True is met, False not met, None not known."""


def takes_any(criteria: Criteria) -> bool:
    """Whether anything in a tier's tree takes what is not known as no."""
    rules = (criteria.rules[name] for tree in criteria.tiers.values() for name in tree.rules())
    return any(rule.unknown_is_no for rule in rules) or any(map(_takes, criteria.tiers.values()))


def always_taken(criteria: Criteria) -> set[str]:
    """The rules that are taken as no wherever a tier or the watch asks them, by themselves or by a tree around them."""
    trees = [*criteria.tiers.values(), *([criteria.watch] if criteria.watch else [])]
    asked = {name for tree in trees for name in tree.rules()}
    telling = {name for tree in trees for name in tree.telling()}
    return {name for name in asked if criteria.rules[name].unknown_is_no or name not in telling}


def untold_tier(criteria: Criteria, known: Mapping[str, Known]) -> str:
    """The tier that could not be told if nothing were taken as no; "" where that changes nothing.

    `known` holds each rule's answer by its name, as it is before anything is taken as no.
    """
    tier, met = _reached(criteria, known, taking=False)
    return tier if met is None and _reached(criteria, known, taking=True)[1] is not None else ""


def _reached(criteria: Criteria, known: Mapping[str, Known], taking: bool) -> tuple[str, Known]:
    """The first tier that is met or not known; "" and False where none is."""
    taken = {
        name: False for name, one in criteria.rules.items() if taking and one.unknown_is_no and known[name] is None
    }
    answers = {**known, **taken}
    for code, tree in criteria.tiers.items():
        met = _of_tree(tree, answers, taking)
        if met is not False:
            return code, met
    return "", False


def _of_tree(tree: Tree, known: Mapping[str, Known], taking: bool) -> Known:
    if tree.kind == "rule":
        return known[tree.rule]
    parts = {_of_tree(one, known, taking) for one in tree.of}
    if tree.kind == "not":
        (met,) = parts
        answer = None if met is None else not met
    else:
        decides = tree.kind == "any"
        answer = decides if decides in parts else (None if None in parts else not decides)
    return False if answer is None and taking and tree.unknown_is_no else answer


def _takes(tree: Tree) -> bool:
    return tree.unknown_is_no or any(map(_takes, tree.of))
