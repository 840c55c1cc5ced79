"""Criteria as people read them."""

from typing import Any

import pytest

from iomctl.domain.criteria.criteria import Rule, Tree
from iomctl.domain.criteria.words import asked_words, tree_lines, tree_words, value_words
from iomctl.domain.days.intervals import Interval

RULES = {name: Rule(name, f"{name} holds", "statutory", "is", True) for name in "abc"}
A, B, C = (Tree("rule", rule=name) for name in "abc")
WITHIN: dict[str, Any] = {"within": Interval(0, 24)}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "yes"),
        (False, "no"),
        (75, "75"),
        (7.5, "7.5"),
        (2.0, "2"),
        ("high", "high"),
        (("a", "b"), "a, b"),
        (Interval(14, 0), "2 weeks"),
    ],
)
def test_a_value(value: object, words: str) -> None:
    assert value_words(value) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule("r", "", "score", "at-least", 75, of="ogrs3-2y"), "score.ogrs3-2y at least 75"),
        (Rule("r", "", "statutory", "is", False), "statutory is no"),
        (
            Rule("r", "", "offence", "in-group", "robbery", group="robbery", outcomes=("charged", "convicted")),
            "offence in group robbery, charged or convicted",
        ),
        (
            Rule("r", "", "offences", "at-least", 3, group="mine", **WITHIN),
            "offences at least 3, in mine, within 2 years",
        ),
    ],
)
def test_what_a_rule_asks(rule: Rule, words: str) -> None:
    assert asked_words(rule) == words


@pytest.mark.parametrize(
    ("tree", "words", "lines"),
    [
        (Tree("all", (A,)), "a holds", ["a holds"]),
        (Tree("not", (A,)), "not a holds", ["not a holds"]),
        (Tree("all", (A, B)), "all of: a holds, b holds", ["all of", "  a holds", "  b holds"]),
        (
            Tree("any", (A, Tree("all", (B, Tree("not", (C,)))))),
            "any of: a holds, all of (b holds, not c holds)",
            ["any of", "  a holds", "  all of", "    b holds", "    not c holds"],
        ),
        (
            Tree("not", (Tree("any", (A, B)),)),
            "not any of (a holds, b holds)",
            ["not any of", "  a holds", "  b holds"],
        ),
    ],
)
def test_a_tree(tree: Tree, words: str, lines: list[str]) -> None:
    assert tree_words(tree, RULES) == words
    assert tree_lines(tree, RULES) == lines
