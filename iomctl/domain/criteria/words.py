"""Criteria as people read them: a rule's test and value in words, and a tree as words or as lines."""

from collections.abc import Iterator, Mapping
from typing import Any

from iomctl.domain.criteria.criteria import Rule, Tree
from iomctl.domain.criteria.fields import field_written
from iomctl.domain.days.intervals import Interval

_OPENED = {"all": "all of", "any": "any of"}
_STEP = "  "
_TAKEN = "taken as no where not recorded"


def value_words(value: Any) -> str:
    """What a rule's value is: `75`, `yes`, `24 months`, `red, amber`."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Interval):
        return value.words
    if isinstance(value, float):
        return f"{value:g}"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def field_words(rule: Rule) -> str:
    """What a rule is about, as it is written in a file: `score.ogrs3-2y`, `age`."""
    return field_written(rule.field, rule.of)


def narrowed_words(rule: Rule) -> str:
    """What narrows a rule, and what becomes of it where it is not known; "" for nothing.

    `in neighbourhood-crime, within 24 months, charged or convicted`, `taken as no where not recorded`.
    """
    group = f"in {rule.group}" if rule.group and rule.test != "in-group" else ""
    within = f"within {rule.within.words}" if rule.within else ""
    victim = f"victim a {rule.victim}" if rule.victim else ""
    age = f"not older than {rule.max_age.words}" if rule.max_age else ""
    taken = _TAKEN if rule.unknown_is_no else ""
    return ", ".join(filter(None, (group, within, " or ".join(rule.outcomes), victim, age, taken)))


def asked_words(rule: Rule) -> str:
    """What a rule asks: `score.ogrs3-2y at least 75`, `offences at least 3, in robbery, within 1 year`."""
    asked = f"{field_words(rule)} {rule.test.replace('-', ' ')} {value_words(rule.value)}"
    return ", ".join(filter(None, (asked, narrowed_words(rule))))


def tree_words(tree: Tree, rules: Mapping[str, Rule]) -> str:
    """A tree on one line by the words of its rules: `all of: statutory today, any of (A, B), not C`."""
    return _on_a_line(tree, rules, "{}: {}")


def tree_lines(tree: Tree, rules: Mapping[str, Rule]) -> list[str]:
    """A tree as lines, what is within a table two spaces further in: `all of`, `  statutory today`."""
    return list(_lines(tree, rules, ""))


def _on_a_line(tree: Tree, rules: Mapping[str, Rule], form: str) -> str:
    if tree.kind == "rule":
        return rules[tree.rule].words
    inside = [_on_a_line(one, rules, "{} ({})") for one in tree.of]
    taken = f", {_TAKEN}" if tree.unknown_is_no else ""
    if tree.kind == "not":
        return f"not {inside[0]}{taken}"
    return form.format(_OPENED[tree.kind] + taken, ", ".join(inside)) if len(inside) > 1 else inside[0] + taken


def _lines(tree: Tree, rules: Mapping[str, Rule], indent: str) -> Iterator[str]:
    taken = f", {_TAKEN}" if tree.unknown_is_no else ""
    if tree.kind == "rule":
        yield indent + rules[tree.rule].words
    elif tree.kind == "not":
        opening, *inside = _lines(tree.of[0], rules, indent)
        yield f"{indent}not {opening.strip()}{taken}"
        yield from inside
    elif len(tree.of) == 1:
        opening, *inside = _lines(tree.of[0], rules, indent)
        yield opening + taken
        yield from inside
    else:
        yield indent + _OPENED[tree.kind] + taken
        for one in tree.of:
            yield from _lines(one, rules, indent + _STEP)
