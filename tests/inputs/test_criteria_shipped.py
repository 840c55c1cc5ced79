"""The criteria that are shipped, and the one of the examples, are right by the policy that is shipped."""

import re
from pathlib import Path

import pytest

from iomctl.inputs.criteria.file import read_criteria, shipped_criteria
from tests.inputs.criteria_text import POLICY, faults

SHIPPED = shipped_criteria()
EXAMPLE = Path(__file__).parents[2] / "examples" / "criteria" / "luton-2026.toml"
DEFAULT = "default, no public source: set by the scheme"


def test_which_are_shipped() -> None:
    assert list(SHIPPED) == ["domestic-abuse-free", "neighbourhood-crime-2020", "serious-acquisitive-2015"]


@pytest.mark.parametrize("name", list(SHIPPED))
def test_they_are_right_and_mark_what_nobody_prints(name: str) -> None:
    read = read_criteria(SHIPPED[name], name, POLICY)
    assert set(read.tiers) <= set(POLICY.tiers)
    for rule in read.rules.values():
        written = SHIPPED[name].partition(f"[rules.{rule.name}]")[2].partition("\n[")[0]
        assert (DEFAULT in written) is rule.default
        assert f'words = "{rule.words}"' in written


def test_the_tiers_of_the_strategy() -> None:
    read = read_criteria(SHIPPED["neighbourhood-crime-2020"], "shipped", POLICY)
    assert list(read.tiers) == ["fixed", "flex", "free"]
    assert read.watch is not None
    assert set(read.watch.rules()) == {"high-harm", "domestic-abuse"}


@pytest.mark.parametrize("name", list(SHIPPED))
def test_any_misspelt_word_is_told_once(name: str) -> None:
    """Each word in turn with two letters swapped; comments and free words aside."""
    text, tried = SHIPPED[name], 0
    for found in re.finditer(r"[a-z][a-z0-9-]{2,}", text):
        line = text[text.rfind("\n", 0, found.start()) + 1 : text.find("\n", found.end())]
        before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        if "#" in before or re.match(r"(words|source|name) =", line) or found[0] in {"true", "false"}:
            continue
        word = found[0]
        swapped = word[0] + (word[2] + word[1] if word[1] != word[2] else word[2]) + word[3:]
        told = faults(text[: found.start()] + swapped + text[found.end() :])
        assert len(told) == 1, (line, told)
        tried += 1
    assert tried > 40


def test_the_example_is_the_shipped_one_with_figures_of_a_scheme() -> None:
    mine = read_criteria(EXAMPLE.read_text("utf-8"), "luton-2026.toml", POLICY)
    assert not any(rule.default for rule in mine.rules.values()), "a scheme has set every figure"
    shipped = read_criteria(SHIPPED["neighbourhood-crime-2020"], "shipped", POLICY)
    assert set(mine.tiers) == set(shipped.tiers)
    assert "037/02" in mine.groups["neighbourhood-crime"].certain
    assert "037/02" in shipped.groups["neighbourhood-crime"].undecided
