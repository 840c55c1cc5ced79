"""An import is taken back by one undo, with the cohorts and partners that it created."""

from pathlib import Path

from tests.acceptance.settled import settle
from tests.acceptance.unchanged import every_row
from tests.books import CopyOf

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
    assert {name for name in before if before[name] != after[name]} == OF_UNDO
    iomctl("redo").succeeds()
    assert "J Byrne" in {one["worker"] for one in iomctl("worker", "list", "--format", "json").succeeds().json()}
    iomctl("audit", "verify").succeeds()
