"""Import of people: a row that is certainly somebody is refused with why, one that may be is added and counted."""

from pathlib import Path

import pytest

from tests.cli.sheets import refusal, sheet, take_in
from tests.program import Program

HEADER = "offender,surname,forenames,born_on,gender,pnc,aliases"
KAI = ",Hollis,Devon,1989-11-02,,,"
LIKE = "duplicate of N00001 Hollis, Devon, born 1989-11-02"


@pytest.fixture
def devon(iomctl: Program, tmp_path: Path) -> Program:
    """A case book with Devon Hollis."""
    assert take_in(iomctl, "offenders", sheet(tmp_path, HEADER, KAI)) == (1, 0, 0, 0)
    return iomctl


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",Devon,Hollis,1989-11-02,,,", "surname and forename swapped; same birth date"),
        (",Hollis,Devon,1989-02-11,,,", "same name; day and month of birth swapped"),
        (",Holis,Devon,1989-11-02,,,", "surname one letter off (Holis, Hollis); same forename; same birth date"),
        (",Quill,Rowan,1989-11-02,,,Devon Hollis", "same as the other name Devon Hollis; same birth date"),
    ],
)
def test_a_row_that_is_certainly_somebody_is_refused(devon: Program, tmp_path: Path, row: str, why: str) -> None:
    assert refusal(devon, "offenders", sheet(tmp_path, HEADER, row)) == [f"line 2: {LIKE}: {why}"]


def test_a_row_that_may_be_somebody_is_added_and_counted(devon: Program, tmp_path: Path) -> None:
    rows = (",Hollis,Jade,1989-11-02,,,", ",Hollis,Devon,,,,", ",Quill,Rowan,,,,")
    path = str(sheet(tmp_path, HEADER, *rows))
    said = devon("import", "offenders", path).succeeds().err
    assert "3 rows: 3 added" in said
    assert "2 possible duplicates: iomctl offender duplicates lists them\n" in said
    assert len(devon("offender", "duplicates", "--format", "json").json()) == 2
    assert "possible duplicate" not in devon("import", "offenders", path).succeeds().err
    devon("db", "check").succeeds()


def test_rows_of_one_chunk_meet_each_other_but_not_with_references_of_their_own(
    iomctl: Program, tmp_path: Path
) -> None:
    with_references = sheet(tmp_path, HEADER, f"N00001{KAI}", "N00002,Holis,Devon,1989-11-02,,,")
    assert take_in(iomctl, "offenders", with_references) == (2, 0, 0, 0)
    iomctl("undo").succeeds()
    without = sheet(tmp_path, HEADER, KAI, ",Holis,Devon,1989-11-02,,,")
    assert "(line 2): surname one letter off" in refusal(iomctl, "offenders", without)[0]


def test_of_somebody_hidden_only_the_reference_is_said(devon: Program, tmp_path: Path) -> None:
    devon("offender", "restrict", "N1", "--reason", "works with a partner").succeeds()
    said = refusal(devon, "offenders", sheet(tmp_path, HEADER, ",Hollis,Devon,1989-02-11,,,"))
    assert said == ["line 2: duplicate of N00001 restricted: same name"]
