"""Offences, scores, sentences and markers under other policies: one without kinds, retired kinds, another age."""

import re
from pathlib import Path

import pytest

from iomctl.inputs.policy.file import default_policy_text
from tests.casebook import book, person, spell
from tests.policies import shipped_without
from tests.program import Program

KINDS = {"score": ("rosh", "high"), "sentence": ("remand",), "marker": ("mappa",)}


@pytest.fixture
def mercer(iomctl: Program) -> str:
    """A person with an open spell."""
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"))
    return "N00001"


def load(iomctl: Program, folder: Path, text: str) -> None:
    assert text != default_policy_text()
    (folder / "mine.toml").write_text(text, "utf-8")
    iomctl("policy", "load", str(folder / "mine.toml")).succeeds()


def test_a_policy_from_before_there_were_kinds_says_so(iomctl: Program, mercer: str, tmp_path: Path) -> None:
    load(iomctl, tmp_path, shipped_without("scores", "sentences", "markers", "transitions", "contact_standards"))
    for noun, words in KINDS.items():
        refused = iomctl(noun, "add", mercer, *words).exits(5)
        assert refused.err.splitlines() == [
            f"iomctl: the policy in force has no kinds of {noun}",
            f"  add a list {noun}s to the file that iomctl policy show --text writes, then: iomctl policy load FILE",
            "Nothing was changed.",
        ]
        iomctl(noun, "list", "--kind", words[0]).exits(5)
        assert iomctl(noun, "list", "--format", "json").succeeds().json() == []
    iomctl("offence", "add", mercer, "028/03").succeeds()


def test_a_retired_kind_is_listed_and_not_recorded_again(iomctl: Program, mercer: str, tmp_path: Path) -> None:
    for noun, words in KINDS.items():
        iomctl(noun, "add", mercer, *words).succeeds()
    retired = re.sub(r'(code = "(rosh|remand|mappa)", .*) }', r"\1, active = false }", default_policy_text())
    load(iomctl, tmp_path, retired)
    for letter, (noun, words) in zip("STM", KINDS.items(), strict=True):
        assert "no longer used" in iomctl(noun, "add", mercer, *words, "--dry-run").exits(4).err
        assert len(iomctl(noun, "list", "--kind", words[0], "--format", "json").succeeds().json()) == 1
        iomctl(noun, "withdraw", f"{letter}1", "--reason", "of another person").succeeds()


def test_a_retired_kind_is_taken_for_a_day_that_is_past_by_either_door(
    iomctl: Program, mercer: str, tmp_path: Path
) -> None:
    load(iomctl, tmp_path, re.sub(r'(code = "mappa", .*) }', r"\1, active = false }", default_policy_text()))
    sheet = tmp_path / "markers.csv"
    for day, code in (("2026-04-20", 4), ("2026-04-19", 0)):
        sheet.write_text(f"offender,kind,from_on\nN1,MAPPA,{day}\n", "utf-8")
        by_file = iomctl("import", "markers", str(sheet), "--dry-run").exits(code)
        by_option = iomctl("marker", "add", mercer, "MAPPA", "--from", day, "--dry-run").exits(code)
        assert ("no longer used" in by_file.err) == ("no longer used" in by_option.err) == (code == 4)


def test_a_level_is_found_in_any_case_and_kept_as_the_policy_spells_it(
    iomctl: Program, mercer: str, tmp_path: Path
) -> None:
    mine = shipped_without("contact_standards").replace('levels = ["1", "2", "3"]', 'levels = ["A1S", "b2"]')
    load(iomctl, tmp_path, mine.replace('"low", "medium", "high", "very-high"], max_age', '"Low", "High"], max_age'))
    added = iomctl("marker", "add", mercer, "mappa", "--level", "a1s", "--format", "json").succeeds().json()
    assert added["level"] == "A1S"
    reviewed = iomctl("marker", "review", "M1", "--level", "B2", "--format", "json").succeeds().json()
    assert reviewed["level"] == "b2"
    assert "one of A1S, b2" in iomctl("marker", "review", "M1", "--level", "a1").exits(4).err
    assert iomctl("score", "add", mercer, "rosh", "HIGH", "--format", "json").succeeds().json()["value"] == "High"
    sheet = tmp_path / "markers.csv"
    sheet.write_text("offender,kind,from_on,level\nN1,mappa,2026-01-05,a1S\n", "utf-8")
    iomctl("import", "markers", str(sheet)).succeeds()
    listed = iomctl("marker", "list", mercer, "--format", "json").succeeds().json()
    assert sorted(one["level"] for one in listed) == ["A1S", "b2"]


def test_a_past_day_has_the_age_that_was_in_force_then(iomctl: Program, mercer: str, tmp_path: Path) -> None:
    iomctl("score", "add", mercer, "rosh", "high", "--on", "2026-01-05").succeeds()
    iomctl.travel(10)
    rosh = re.compile(r'(code = "rosh".*)max_age = "12 months"')
    load(iomctl, tmp_path, rosh.sub(r'\1max_age = "2 months"', default_policy_text()))

    def standing(day: str) -> list[str]:
        rows = iomctl("score", "list", mercer, "--as-of", day, "--format", "json").succeeds().json()
        return [row["standing"] for row in rows]

    assert (standing("yesterday"), standing("today"), standing("2026-01-20")) == (["counts"], ["too-old"], ["counts"])
