"""An import is taken back by one undo, with the cohorts and partners that it created."""

from pathlib import Path
from typing import Any

from tests.acceptance.settled import settle
from tests.acceptance.unchanged import every_row
from tests.books import CopyOf
from tests.program import Program

LONG = 5_200
"""More rows than are in hand at once."""

OF_UNDO = {"undoing", "highest_number"}
HEADER = "offender,cohort,adopted_on,adoption_reason,tier,colour,custody,worker,agency"
ROW = "N00003,dunstable,2026-03-13,court,fixed,red,community,J Byrne,Probation Service"


def test_what_an_import_created_goes_with_its_rows(copy_of: CopyOf, tmp_path: Path) -> None:
    iomctl = copy_of(settle)
    file = tmp_path / "spells.csv"
    file.write_text(f"{HEADER}\n{ROW}\n", "utf-8")
    before = every_row(iomctl)
    iomctl("import", "spells", str(file), "--create").succeeds()
    assert every_row(iomctl) != before
    iomctl("undo").succeeds()
    after = every_row(iomctl)
    assert _apart(before, after) == OF_UNDO
    iomctl("redo").succeeds()
    assert "J Byrne" in {one["worker"] for one in iomctl("worker", "list", "--format", "json").succeeds().json()}
    iomctl("audit", "verify").succeeds()


def test_a_file_longer_than_a_chunk_goes_and_comes_back_as_one_event(iomctl: Program, tmp_path: Path) -> None:
    people, needs = tmp_path / "people.csv", tmp_path / "needs.csv"
    rows = (f"Person {number:05d},Kai,A{number:06d}" for number in range(LONG))
    people.write_text("\n".join(["surname,forenames,crn", *rows]), "utf-8")
    rows = (f"N{number + 1:05d},drugs,some,2026-04-02" for number in range(LONG))
    needs.write_text("\n".join(["offender,pathway,level,from_on", *rows]), "utf-8")
    before = every_row(iomctl)
    iomctl("import", "offenders", str(people)).succeeds()
    between = every_row(iomctl)
    iomctl("import", "needs", str(needs)).succeeds()
    after = every_row(iomctl)
    first = f"the first 1,000 of {LONG:,} rows are shown"
    assert first in iomctl("undo").succeeds().err
    assert _apart(between, every_row(iomctl)) == OF_UNDO
    iomctl("undo").succeeds()
    assert _apart(before, every_row(iomctl)) == OF_UNDO
    iomctl("redo").succeeds()
    assert _apart(between, every_row(iomctl)) == OF_UNDO
    iomctl("redo").succeeds()
    assert _apart(after, every_row(iomctl)) == OF_UNDO
    iomctl("audit", "verify").succeeds()
    iomctl("db", "check").succeeds()


def test_of_a_long_file_those_changed_since_are_left(iomctl: Program, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    rows = (f"Person {number:05d},Kai,A{number:06d}" for number in range(LONG))
    people.write_text("\n".join(["surname,forenames,crn", *rows]), "utf-8")
    iomctl("import", "offenders", str(people)).succeeds()
    iomctl("marker", "add", f"N{LONG}", "mappa").succeeds()
    before = every_row(iomctl)
    said = iomctl("undo", "2").exits(5).err
    assert f"N{LONG:05d}" in said
    assert every_row(iomctl) == before
    said = iomctl("undo", "2", "--leave-changed").succeeds().err
    assert f"but for N{LONG:05d}" in said
    (left,) = iomctl("offender", "list", "--format", "json").succeeds().json()
    assert left["offender"] == f"N{LONG:05d}"


def _apart(one: dict[str, Any], other: dict[str, Any]) -> set[str]:
    return {name for name in one if one[name] != other[name]}
