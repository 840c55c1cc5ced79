"""iomctl import offenders: who a row is, on both engines."""

from pathlib import Path

import pytest

from tests.casebook import book, person
from tests.cli.sheets import PNC, exported, refusal, sheet, take_in
from tests.program import Program

HEADER = "offender,surname,forenames,born_on,area,pnc,crn,local,aliases,restricted"
KAI = f",Mercer,Kai,1994-08-14,Luton,{PNC[0]},X417723,,Kai Marsh,"
DUPLICATE = "possible duplicate of N00001 Mercer, Kai, born 1994-08-14"


@pytest.fixture
def kai(iomctl: Program, tmp_path: Path) -> Program:
    """A case book with one person."""
    assert take_in(iomctl, "offenders", sheet(tmp_path, HEADER, KAI)) == (1, 0, 0, 0)
    return iomctl


def test_an_identifier_finds_the_person_and_only_filled_cells_change(kai: Program, tmp_path: Path) -> None:
    path = sheet(tmp_path, HEADER, f",Mercer,Kai Leon,,,{PNC[0]},,L-7,kai MARSH; The Lad,")
    assert take_in(kai, "offenders", path) == (0, 1, 0, 0)
    (row,) = exported(kai, "offenders")
    assert row["forenames"] == "Kai Leon"
    assert (row["born_on"], row["area"]) == ("1994-08-14", "Luton")
    assert (row["pnc"], row["crn"], row["local"]) == (PNC[0], "X417723", "L-7")
    assert row["aliases"] == "Kai Marsh; The Lad"
    assert take_in(kai, "offenders", path) == (0, 0, 1, 0)


def test_however_an_identifier_is_written_it_is_the_same(kai: Program, tmp_path: Path) -> None:
    assert take_in(kai, "offenders", sheet(tmp_path, HEADER, ",Mercer,Kai,,,09/417723h,x417723,,,")) == (0, 0, 1, 0)


def test_identifiers_of_two_people_in_one_row_are_refused_naming_both(kai: Program, tmp_path: Path) -> None:
    take_in(kai, "offenders", sheet(tmp_path, HEADER, f",Hollis,Devon,,,{PNC[1]},,,,"))
    assert refusal(kai, "offenders", sheet(tmp_path, HEADER, f",Mercer,Kai,,,{PNC[1]},X417723,,,")) == [
        f"line 2: one row for two people: pnc {PNC[1]} is N00002 Hollis, Devon, "
        "but crn X417723 is N00001 Mercer, Kai, born 1994-08-14"
    ]


def test_name_and_birth_date_of_somebody_else_is_a_possible_duplicate(kai: Program, tmp_path: Path) -> None:
    rows = ("MERCER,Kai", "Mercer,kai", "Mércer,Kai")
    for name in rows:
        path = sheet(tmp_path, HEADER, f",{name},14/8/1994,,{PNC[1]},,,,")
        assert refusal(kai, "offenders", path) == [f"line 2: {DUPLICATE}, no identifier in common"]
    assert take_in(kai, "offenders", sheet(tmp_path, HEADER, f",Mercer,Kai,1994-08-15,,{PNC[1]},,,,")) == (1, 0, 0, 0)


def test_a_later_row_of_the_same_file_is_held_against_an_earlier_one(iomctl: Program, tmp_path: Path) -> None:
    other, again = KAI.replace(PNC[0], PNC[1]).replace("X417723", ""), KAI.replace("Luton", "Dunstable")
    rejects = tmp_path / "rejects.csv"
    path = sheet(tmp_path, HEADER, KAI, other, again)
    assert take_in(iomctl, "offenders", path, "--rejects", str(rejects)) == (1, 1, 0, 1)
    assert f"{DUPLICATE} (line 2), no identifier in common" in rejects.read_text("utf-8-sig")
    (row,) = exported(iomctl, "offenders")
    assert row["area"] == "Dunstable"
    assert take_in(iomctl, "offenders", path, "--rejects", str(rejects))[0] == 0


def test_a_row_without_identifiers_is_left_when_it_says_nothing_new(iomctl: Program, tmp_path: Path) -> None:
    bare = ",Mercer,Kai,1994-08-14,Luton,,,,,"
    assert take_in(iomctl, "offenders", sheet(tmp_path, HEADER, bare)) == (1, 0, 0, 0)
    for row in (bare, bare.replace("Luton", "")):
        assert take_in(iomctl, "offenders", sheet(tmp_path, HEADER, row)) == (0, 0, 1, 0)
    for row in (bare.replace("Luton", "Dunstable"), bare.replace("Luton,,,,,", "Luton,,,,The Lad,")):
        assert refusal(iomctl, "offenders", sheet(tmp_path, HEADER, row))[0].startswith(f"line 2: {DUPLICATE}")


def test_two_rows_without_birth_date_or_identifier_may_be_two_people(iomctl: Program, tmp_path: Path) -> None:
    path, rejects = sheet(tmp_path, HEADER, ",Mercer,Kai,,,,,,,", ",Mercer,Kai,,,,,,,"), tmp_path / "rejects.csv"
    for first, again in ((1, 0), (0, 1)):
        assert take_in(iomctl, "offenders", path, "--rejects", str(rejects)) == (first, 0, again, 1)
        assert "possible duplicate of N00001 Mercer, Kai (line 2), no identifier" in rejects.read_text("utf-8-sig")


def test_a_row_without_identifiers_may_not_be_somebody_who_has_some(kai: Program, tmp_path: Path) -> None:
    bare = ",Mercer,Kai,1994-08-14,Luton,,,,,"
    assert refusal(kai, "offenders", sheet(tmp_path, HEADER, bare)) == [f"line 2: {DUPLICATE}, no identifier in common"]
    both = sheet(tmp_path, HEADER, ",Quill,Rowan,,,,,,,", ",Quill,Rowan,,,,X220817,,,")
    assert refusal(kai, "offenders", both)[0].startswith("line 3: possible duplicate of N00002 Quill, Rowan (line 2)")
    turned = sheet(tmp_path, HEADER, ",Quill,Rowan,,,,X220817,,,", ",Quill,Rowan,,,,,,,")
    assert refusal(kai, "offenders", turned)[0].startswith("line 3: possible duplicate of N00002 Quill, Rowan (line 2)")


def test_a_free_reference_is_kept_and_a_taken_one_refused(kai: Program, tmp_path: Path) -> None:
    path = sheet(tmp_path, HEADER, "N00042,Hollis,Devon,,,,,,,", "n43,Sayle,Jordan,,,,,,,", ",Quill,Rowan,,,,,,,")
    assert take_in(kai, "offenders", path) == (3, 0, 0, 0)
    assert [row["offender"] for row in exported(kai, "offenders")] == ["N00001", "N00042", "N00043", "N00044"]
    assert take_in(kai, "offenders", sheet(tmp_path, HEADER, "N00001,Mercer,Kai,1994-08-14,,,,,,")) == (0, 0, 1, 0)
    path = sheet(
        tmp_path,
        HEADER,
        "N00001,Hollis,Devon,,,,,,,",
        "N00002,Mercer,Kai,,,,X417723,,,",
        "42,Hollis,Devon,,,,,,,",
        "N100000000,Hollis,Devon,1990-01-01,,,,,,",
    )
    assert refusal(kai, "offenders", path) == [
        "line 2: offender: N00001 is someone else: N00001 Mercer, Kai, born 1994-08-14",
        "line 3: one row for two people: N00002, but crn X417723 is N00001 Mercer, Kai, born 1994-08-14",
        'line 4: offender: "42" is no reference; one is like N00042',
        'line 5: offender: "N100000000" is no reference; one is like N00042',
    ]


def test_a_limited_access_mark_hides_the_name_and_no_file_lifts_it(iomctl: Program, tmp_path: Path) -> None:
    with book(iomctl) as work:
        person(work, "Mercer", restricted=True)
    path = sheet(tmp_path, HEADER, f",Mercer,Kai,1994-08-14,,{PNC[0]},,,,")
    said = refusal(iomctl, "offenders", path)
    assert said == ["line 2: possible duplicate of N00001 restricted, no identifier in common"]
    look = iomctl("audit", "log", "--offender", "N00001", "--format", "json").json()
    assert "import" in {event["command"].split()[0] for event in look}
    assert "N00001 Mercer, Kai" in refusal(iomctl, "offenders", path, "--restricted")[0]
    assert take_in(iomctl, "offenders", sheet(tmp_path, HEADER, "N00001,Mercer,Kai,1994-08-14,,,,,,no")) == (0, 0, 1, 0)
    assert exported(iomctl, "offenders") == []
    path = sheet(tmp_path, HEADER, ",Hollis,Devon,,,,X220817,,,", ",Hollis,,,,,X220817,,,yes")
    assert take_in(iomctl, "offenders", path) == (1, 1, 0, 0)
    assert exported(iomctl, "offenders") == []


def test_a_new_name_or_birth_date_must_not_be_somebody_elses(kai: Program, tmp_path: Path) -> None:
    take_in(kai, "offenders", sheet(tmp_path, HEADER, ",Mercer,Kai,1990-01-01,,,X220817,,,"))
    assert refusal(kai, "offenders", sheet(tmp_path, HEADER, ",Mercer,Kai,1994-08-14,,,X220817,,,")) == [
        f"line 2: {DUPLICATE}"
    ]


def test_a_birth_date_after_the_adoption_is_refused(kai: Program, tmp_path: Path) -> None:
    spells = sheet(
        tmp_path, "offender,cohort,adopted_on,adoption_reason,tier,colour", f"{PNC[0]},a,2020-01-01,court,free,red"
    )
    take_in(kai, "spells", spells, "--create")
    assert refusal(kai, "offenders", sheet(tmp_path, HEADER, ",Mercer,Kai,2021-01-01,,,X417723,,,")) == [
        "line 2: born_on: 2021-01-01 is after they were adopted"
    ]
