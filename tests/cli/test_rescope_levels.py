"""Levels in a run: met in whatever case an older policy spelt them, and told of a review that was withdrawn since."""

from pathlib import Path

import pytest

from tests.books import CopyOf
from tests.cli.rescope_book import lay_cohort, plan
from tests.policies import shipped_without
from tests.program import Program

CRITERIA = """
name = "Luton"
version = 1
in_force_from = 2026-01-01
source = "task-and-finish group"
[rules.managed]
words = "MAPPA category A"
field = "marker.mappa.level"
test = "one-of"
value = ["a1s"]
[rules.harm]
words = "risk of serious harm high"
field = "score.rosh"
test = "at-least"
value = "high"
[tiers.fixed]
any = ["managed", "harm"]
"""
OLDER, NEWER = ('["a1s", "b2s"]', '["low", "high"]'), ('["A1S", "B2S"]', '["Low", "High"]')
SHIPPED = ('["1", "2", "3"]', '["low", "medium", "high", "very-high"]')


@pytest.fixture
def iomctl(copy_of: CopyOf) -> Program:
    """Five people, four of them in the cohort luton."""
    return copy_of(lay_cohort)


@pytest.fixture
def criteria(tmp_path: Path) -> Path:
    """A file of criteria about levels."""
    file = tmp_path / "levels.toml"
    file.write_text(CRITERIA)
    return file


def load(iomctl: Program, folder: Path, levels: tuple[str, str]) -> None:
    """Load the shipped policy with other levels of MAPPA and of risk of serious harm."""
    text = shipped_without("contact_standards")
    for shipped, mine in zip(SHIPPED, levels, strict=True):
        assert f"levels = {shipped}" in text
        text = text.replace(f"levels = {shipped}", f"levels = {mine}")
    (folder / "mine.toml").write_text(text, "utf-8")
    iomctl("policy", "load", str(folder / "mine.toml")).succeeds()


def told(iomctl: Program, offender: str) -> dict[str, tuple[str, str]]:
    rows = iomctl("rescope", "show", "1", "--offender", offender, "--format", "json").succeeds().json()
    return {one["rule"]: (one["answer"], one["fact"]) for one in rows}


def test_a_level_of_an_older_policy_is_met_in_any_case(iomctl: Program, criteria: Path, tmp_path: Path) -> None:
    load(iomctl, tmp_path, OLDER)
    iomctl("marker", "add", "mercer", "mappa", "--level", "a1s", "--from", "2026-02-01").succeeds()
    iomctl("score", "add", "hollis", "rosh", "high", "--on", "2026-02-01").succeeds()
    load(iomctl, tmp_path, NEWER)
    plan(iomctl, criteria)
    assert told(iomctl, "mercer")["managed"] == ("met", "level a1s")
    assert told(iomctl, "hollis")["harm"] == ("met", "high")


def test_a_file_in_the_newer_spelling_changes_no_level(iomctl: Program, tmp_path: Path) -> None:
    load(iomctl, tmp_path, OLDER)
    iomctl("marker", "add", "mercer", "mappa", "--level", "a1s", "--from", "2026-02-01").succeeds()
    load(iomctl, tmp_path, NEWER)
    sheet = tmp_path / "markers.csv"
    sheet.write_text("offender,kind,from_on,level\nN00001,mappa,2026-02-01,A1S\n", "utf-8")
    assert "0 added, 0 changed, 1 unchanged" in iomctl("import", "markers", str(sheet)).succeeds().err


def test_what_a_run_went_by_is_told_after_it_was_withdrawn(iomctl: Program, criteria: Path, tmp_path: Path) -> None:
    load(iomctl, tmp_path, OLDER)
    iomctl("marker", "add", "mercer", "mappa", "--level", "b2s", "--from", "2026-02-01").succeeds()
    iomctl("marker", "review", "M2", "--level", "a1s", "--on", "2026-04-01").succeeds()
    plan(iomctl, criteria)
    iomctl("marker", "withdraw", "M2", "--review", "--reason", "of another person").succeeds()
    assert told(iomctl, "mercer")["managed"] == ("met", "level a1s")
