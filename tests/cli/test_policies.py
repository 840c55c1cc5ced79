"""`iomctl policy`: what a person types and reads."""

from pathlib import Path

import pytest

from iomctl.inputs.policy.file import default_policy_text
from tests.conftest import MONDAY
from tests.program import Program


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A policy file with another capacity."""
    file = tmp_path / "mine.toml"
    file.write_text(default_policy_text().replace("capacity = 70", "capacity = 80", 1))
    return file


def test_a_section_is_shown_by_itself(iomctl: Program) -> None:
    shown = iomctl("policy", "show", "tiers", "--format", "json").succeeds().json()
    assert [one["code"] for one in shown] == ["fixed", "flex", "free"]
    assert list(shown[0]) == ["section", "code", "name", "active", "settings"]
    reasons = iomctl("policy", "show", "reasons", "--format", "json").succeeds().json()
    assert {one["section"].partition(".")[0] for one in reasons} == {"reasons"}
    assert "no section teirs: one of policy, tiers" in iomctl("policy", "show", "teirs").exits(2).err
    assert "one section and one version" in iomctl("policy", "show", "tiers", "colours").exits(2).err


def test_a_section_of_a_version_in_either_order(iomctl: Program, mine: Path) -> None:
    iomctl("policy", "load", str(mine)).succeeds()
    for words, capacity in ((("tiers", "1"), 70), (("1", "tiers"), 70), (("tiers",), 80), (("2", "tiers"), 80)):
        first = iomctl("policy", "show", *words, "--format", "json").succeeds().json()[0]
        assert first["settings"].startswith(f"capacity {capacity};")


def test_what_a_tier_or_colour_says_fits_a_narrow_terminal(iomctl_sqlite: Program) -> None:
    iomctl_sqlite.terminal, iomctl_sqlite.width = True, 80
    shown = iomctl_sqlite("policy", "show").succeeds().out
    assert "capacity 70" in shown
    assert "review every 2 weeks" in " ".join(shown.split())


def test_the_text_can_be_copied_changed_and_loaded(iomctl: Program, mine: Path) -> None:
    text = iomctl("policy", "show", "--text").succeeds().out
    assert text == default_policy_text()
    loaded = iomctl("policy", "load", str(mine), "--format", "json").succeeds()
    assert loaded.json()[0]["after"] == "capacity 80"
    assert "Version 2 is in force" in loaded.err
    assert iomctl("policy", "show", "1", "--text").succeeds().out == text
    assert iomctl("policy", "show", "--text").succeeds().out == mine.read_text()
    assert "no version 3" in iomctl("policy", "show", "3").exits(3).err


def test_a_dry_run_says_the_same_and_loads_nothing(iomctl: Program, mine: Path) -> None:
    trial = iomctl("policy", "load", str(mine), "--dry-run")
    assert "Dry run: nothing was changed." in trial.succeeds().err
    assert len(iomctl("policy", "history", "--format", "json").succeeds().json()) == 1
    assert iomctl("policy", "load", str(mine)).succeeds().out == trial.out


def test_history_says_who_when_and_from_where(iomctl: Program, mine: Path) -> None:
    iomctl.travel(2)
    iomctl("policy", "load", str(mine)).succeeds()
    first, second = iomctl("policy", "history", "--format", "json").succeeds().json()
    assert (first["version"], first["source"]) == (1, "shipped with iomctl")
    assert (second["version"], second["loaded_on"], second["source"]) == (2, "2026-04-22", str(mine))


def test_a_file_is_checked_without_a_case_book(tmp_path: Path, mine: Path) -> None:
    program = Program(db=str(tmp_path / "none.sqlite"), now=MONDAY)
    assert "no faults" in program("policy", "check", str(mine)).succeeds().err
    mine.write_text(mine.read_text().replace("capacity = 80", "capacity = -80").replace("letter = ", "leter = ", 1))
    told = program("policy", "check", str(mine)).exits(7)
    assert told.out == ""
    assert len([line for line in told.err.splitlines() if line.startswith(f"iomctl: {mine}:")]) == 2
    assert "no such file" in program("policy", "check", str(tmp_path / "no.toml")).exits(4).err
    mine.write_bytes(b"\xff\xfe")
    assert "not UTF-8" in program("policy", "check", str(mine)).exits(7).err


def test_bank_holidays_are_brought_in(iomctl: Program, tmp_path: Path) -> None:
    file = tmp_path / "days.csv"
    file.write_text("nation,day,title\nscotland,2029-01-01,New Year\nscotland,2029-12-25,Christmas\n")
    trial = iomctl("policy", "holidays", str(file), "--dry-run", "--format", "json").succeeds()
    assert iomctl("policy", "holidays", str(file), "--format", "json").succeeds().json() == trial.json()
    assert trial.json()[0] == {"nation": "scotland", "day": "2029-01-01", "change": "added"}
    assert iomctl("policy", "holidays", str(file), "--format", "json").succeeds().json() == []


def test_bank_holidays_that_know_less_far_need_a_yes(iomctl: Program, tmp_path: Path) -> None:
    file = tmp_path / "days.csv"
    file.write_text("nation,day,title\nscotland,2027-01-01,New Year\nscotland,2027-12-27,Christmas\n")
    assert "known already to 2028" in iomctl("policy", "holidays", str(file)).exits(2).err
    iomctl("policy", "holidays", str(file), "--yes").succeeds()
    file.write_text("nation,day\n")
    iomctl("policy", "holidays", str(file)).exits(7)
