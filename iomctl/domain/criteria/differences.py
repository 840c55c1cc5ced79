"""Where two files of criteria differ, in words."""

from collections.abc import Iterator

from iomctl.domain.criteria.criteria import Criteria, Tree
from iomctl.domain.criteria.words import asked_words

WATCH = "watch"


def differences(first: Criteria, second: Criteria) -> Iterator[str]:
    """A line for each rule by name that asks something else, and for what only one of them has.

    Names, versions and words that are only read are not looked at; criteria that ask the same give no line.
    """
    for name, rule in first.rules.items():
        other = second.rules.get(name)
        if other and asked_words(rule) != asked_words(other):
            yield f"{name}: {asked_words(rule)}, then {asked_words(other)}"
    for which, one, two in (("first", first, second), ("second", second, first)):
        alone = [name for name in one.rules if name not in two.rules]
        if alone:
            yield f"only the {which} has: {', '.join(alone)}"
    settled = [name for name in first.groups if name in second.groups and first.groups[name] != second.groups[name]]
    if settled:
        yield f"other codes in: {', '.join(settled)}"
    yield from _of_trees(first, second)


def _of_trees(first: Criteria, second: Criteria) -> Iterator[str]:
    one, two = _trees(first), _trees(second)
    changed = [part for part in dict.fromkeys((*first.tiers, *second.tiers, WATCH)) if one.get(part) != two.get(part)]
    if changed:
        yield f"other rules in: {', '.join(changed)}"
    if list(first.tiers) != list(second.tiers) and set(first.tiers) == set(second.tiers):
        yield f"tried in another order: {', '.join(first.tiers)}, then {', '.join(second.tiers)}"


def _trees(criteria: Criteria) -> dict[str, Tree | None]:
    return {**criteria.tiers, WATCH: criteria.watch}
