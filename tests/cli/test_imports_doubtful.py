"""iomctl import offenders: a row that may be somebody else than its number says, and how to mend that."""

from pathlib import Path

import pytest

from tests.cli.sheets import PNC, exported, refusal, sheet, take_in
from tests.program import Program

HEADER = "offender,surname,forenames,born_on,area,pnc,crn,local,aliases,restricted"
KAI = f",Mercer,Kai,1994-08-14,Luton,{PNC[0]},X417723,,Kai Marsh,"
JO = "crn X417723 is N00001 Mercer, Kai, born 1994-08-14: another name and another birth date; "


@pytest.fixture
def kai(iomctl: Program, tmp_path: Path) -> Program:
    """A case book with one person."""
    assert take_in(iomctl, "offenders", sheet(tmp_path, HEADER, KAI)) == (1, 0, 0, 0)
    return iomctl


@pytest.mark.parametrize("name", ["Completely,Different", "Mercer,Jo", "Different,"])
def test_one_wrong_digit_does_not_give_a_person_another_name_and_birth_date(
    kai: Program, tmp_path: Path, name: str
) -> None:
    said = [f"line 2: {JO}if they are one person: iomctl offender edit N00001"]
    for ref in ("", "N00001"):
        assert refusal(kai, "offenders", sheet(tmp_path, HEADER, f"{ref},{name},9/9/1966,,,X417723,,,")) == said
    (row,) = exported(kai, "offenders")
    assert (row["surname"], row["forenames"], row["born_on"]) == ("Mercer", "Kai", "1994-08-14")


@pytest.mark.parametrize(
    "row",
    [
        ",Marsh,Kai,9/9/1966,,,X417723,,,",
        ",Quill,Rowan,9/9/1966,,,X417723,,Kai Mercer,",
        ",MERCER,,9/9/1966,,,X417723,,,",
        ",Quill,Rowan,,,,X417723,,,",
        ",Quill,Rowan,14/8/1994,,,X417723,,,",
    ],
)
def test_another_name_they_are_known_by_or_the_same_birth_date_is_the_person(
    kai: Program, tmp_path: Path, row: str
) -> None:
    assert take_in(kai, "offenders", sheet(tmp_path, HEADER, row)) == (0, 1, 0, 0)


def test_what_is_not_recorded_of_a_person_can_not_differ(iomctl: Program, tmp_path: Path) -> None:
    take_in(iomctl, "offenders", sheet(tmp_path, HEADER, ",Mercer,Kai,,,,X417723,,,", ",Hollis,,2/2/1990,,,X220817,,,"))
    rows = (",Quill,Rowan,9/9/1966,,,X417723,,,", ",Hollis,Devon,3/2/1990,,,X220817,,,")
    assert take_in(iomctl, "offenders", sheet(tmp_path, HEADER, *rows)) == (0, 2, 0, 0)


def test_somebody_hidden_is_not_named_by_a_wrong_digit(kai: Program, tmp_path: Path) -> None:
    kai("offender", "restrict", "N1", "--reason", "relative of a worker").succeeds()
    path = sheet(tmp_path, HEADER, ",Quill,Rowan,9/9/1966,,,X417723,,,")
    (said,) = refusal(kai, "offenders", path)
    assert said.startswith("line 2: crn X417723 is N00001 restricted: another name and another birth date; ")
    assert refusal(kai, "offenders", path, "--restricted")[0].startswith(f"line 2: {JO}")


def test_a_possible_duplicate_is_told_once_how_to_mend_it(kai: Program, tmp_path: Path) -> None:
    mend = (
        "possible duplicates: to change that person give their reference in the column offender; "
        "a different person: iomctl offender add (or edit) --not-the-same REF"
    )
    rows = (f",Mercer,Kai,14/8/1994,,{PNC[1]},,,,", f",Mercer,Kai,14/8/1994,,{PNC[2]},,,,")
    path = sheet(tmp_path, HEADER, *rows)
    said = kai("import", "offenders", path).exits(4).err.splitlines()
    assert said[2:] == [
        "iomctl: 2 of 2 rows refused; nothing else in the file",
        f"iomctl: {mend}",
        "  --rejects FILE writes them to FILE with the reasons",
        "Nothing was changed.",
    ]
    rejects = str(tmp_path / "rejects.csv")
    assert kai("import", "offenders", path, "--rejects", rejects).succeeds().err.splitlines()[-1] == f"P{mend[1:]}"
    mended = sheet(tmp_path, HEADER, rows[0].replace(",Mercer", "N00001,Mercer", 1))
    assert take_in(kai, "offenders", mended) == (0, 1, 0, 0)
    other = ("--surname", "Mercer", "--forenames", "Kai", "--born", "14/8/1994", "--pnc", PNC[2])
    kai("offender", "add", *other, "--not-the-same", "N00001").succeeds()
    take_in(kai, "offenders", sheet(tmp_path, HEADER, ",Quill,Kai,14/8/1994,,,X220817,,,"))
    changed = sheet(tmp_path, HEADER, ",Mercer,Kai,14/8/1994,,,X220817,,,")
    assert f"iomctl: {mend}" in kai("import", "offenders", changed).exits(4).err
    assert "possible duplicates" not in kai("import", "offenders", sheet(tmp_path, HEADER, ",,,,,,,,,")).exits(4).err
