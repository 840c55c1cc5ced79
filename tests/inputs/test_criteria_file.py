"""A file of criteria is taken whole or refused whole, with the line of everything that is wrong."""

from datetime import date
from pathlib import Path

import pytest

from iomctl.domain.criteria.criteria import Tree
from iomctl.domain.days.intervals import Interval
from iomctl.errors import BadValue
from iomctl.inputs.criteria.file import find_criteria, read_criteria, shipped_criteria
from tests.inputs.criteria_text import CRITERIA, POLICY, RULES, changed, faults, line_with


def test_what_a_file_holds() -> None:
    read = read_criteria(CRITERIA, "mine.toml", POLICY)
    assert (read.name, read.version, read.in_force_from) == ("Neighbourhood crime, Luton", 2, date(2026, 4, 1))
    assert read.edge == 2.5
    assert list(read.rules) == RULES.split(", ")
    violent, often = read.rules["violent"], read.rules["often"]
    assert (violent.field, violent.group, violent.within) == ("offence", "violence", Interval(0, 24))
    assert violent.outcomes == ("charged", "convicted")
    assert (often.value, often.group, often.within) == (3, "local", None)
    assert (read.rules["ogrs"].of, read.rules["ogrs"].default) == ("ogrs3-2y", True)
    assert read.rules["ending"].value == Interval(0, 1)
    assert read.rules["here"].value == ("Luton", "Dunstable")
    assert list(read.tiers) == ["fixed", "flex"]
    assert list(read.tiers["flex"].rules()) == ["often", "violent", "housing", "harm", "adult"]
    assert read.watch == Tree("any", (Tree("rule", rule="harm"), Tree("rule", rule="marked")))


def test_the_codes_of_groups() -> None:
    groups = read_criteria(CRITERIA, "mine.toml", POLICY).groups
    assert sorted(groups) == ["local", "neighbourhood-crime", "violence"]
    neighbourhood = groups["neighbourhood-crime"]
    assert {"028/03", "048/01", "037/02"} <= neighbourhood.certain
    assert {"034/01", "034/02"} <= neighbourhood.asks_victim
    assert "037/00" in neighbourhood.undecided
    named = neighbourhood.certain | neighbourhood.asks_victim | neighbourhood.undecided
    assert {"130/03", "030/01", "046/00"}.isdisjoint(named), "settled as out, or never in"
    assert {"105/01", "008/06", "037/01"} <= groups["local"].certain
    assert "034/01" in groups["local"].asks_victim
    assert "105/02" not in groups["local"].certain


def test_a_rule_that_is_used_often_is_told_once() -> None:
    text = changed(('"index", "ogrs"', '"harn", "index", "ogrs"'), ('any = ["harm"', 'any = ["harn"'))
    line = line_with(text, '"harn"')
    assert faults(text) == (
        f'mine.toml:{line}: tiers.fixed.all[1]: no rule is called "harn" (named 2 times);'
        f' rules: {RULES}; did you mean "harm"?',
    )


def test_a_rule_in_no_tree_decides_nothing() -> None:
    text = changed(('"here", ', ""))
    line = line_with(text, "[rules.here]")
    dead = "in no tree of a tier or of [watch]: it would decide nothing"
    assert faults(text) == (f"mine.toml:{line}: rules.here: {dead}",)


def test_all_faults_come_at_once_in_the_order_of_the_lines() -> None:
    text = changed(("version = 2", "version = 0"), ("value = 18", "value = 0"), ("value = 75", "value = 750"))
    found = faults(changed_tier := text.replace("[tiers.flex]", "[tiers.flexi]"))
    assert [int(fault.split(":")[1]) for fault in found] == [
        line_with(changed_tier, words) for words in ("version", "value = 750", "value = 0", "[tiers.flexi]")
    ]


def test_a_file_without_tables_is_told_what_it_needs() -> None:
    needed = ("in_force_from", "name", "rules", "source", "tiers", "version")
    assert faults("") == tuple(f"mine.toml:1: {key}: missing from criteria" for key in needed)
    assert faults(CRITERIA[: CRITERIA.index("[tiers.")]) == ("mine.toml:1: tiers: missing from criteria",)
    assert faults("name = ") == ("mine.toml:1: nothing stands after name =",)


def test_criteria_are_found_by_name_and_by_path(tmp_path: Path) -> None:
    shipped = shipped_criteria()
    for word in ("domestic-abuse-free", "domestic-abuse-free.toml"):
        assert find_criteria(word) == (shipped["domestic-abuse-free"], "domestic-abuse-free.toml")
    mine = tmp_path / "mine.toml"
    mine.write_bytes(b"\xef\xbb\xbfname = 1\n")
    assert find_criteria(str(mine)) == ("name = 1\n", str(mine))
    mine.write_bytes(b"name = '\xff'\n")
    for word, told in (
        (str(mine), f"{mine}: this file of criteria is not UTF-8 text"),
        (str(tmp_path), f"{tmp_path}: this is a folder, not a file"),
        (
            "domestic-abuse",
            '"domestic-abuse": no such file, and none of the criteria that are shipped:'
            f' {", ".join(shipped)}; did you mean "domestic-abuse-free"?',
        ),
    ):
        with pytest.raises(BadValue) as error:
            find_criteria(word)
        assert error.value.faults == (told,)
