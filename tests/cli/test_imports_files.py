"""iomctl import: what becomes of a file as a whole, on both engines."""

import io
import sys
from datetime import date
from pathlib import Path

import pytest

from iomctl.cli.options import KINDS
from iomctl.output.workbook import SheetAsked, write_xlsx
from iomctl.services.exports import rows
from iomctl.services.imports import files
from tests.cli.sheets import PNC, counts, exported, reasons, refusal, sheet, take_in, trail
from tests.conftest import MONDAY
from tests.inputs.ods_files import cell, ods, row
from tests.program import Program

HEADER = "surname,forenames,born_on,crn"
GOOD = ("Mercer,Kai,14/08/1994,X417723", "Hollis,Devon,02/11/1989,X220817")
BAD = ("Sayle,Jordan,31/02/1997,X30811", ",Rowan,,X177342")
REASONS = {
    "4": "born_on 31/02/1997: February 1997 has days 1 to 28, not 31; crn X30811: a CRN is one letter and six digits, "
    "like X417723",
    "5": "surname: a name can't be empty",
}


def test_a_file_goes_in_and_the_same_file_again_changes_nothing(iomctl: Program, tmp_path: Path) -> None:
    path = sheet(tmp_path, HEADER, *GOOD)
    said = iomctl("import", "offenders", path).succeeds()
    assert said.err.startswith("offenders: 2 rows: 2 added, 0 changed, 0 unchanged, 0 refused\n")
    assert said.out == ""
    assert take_in(iomctl, "offenders", path) == (0, 0, 2, 0)
    assert [row["surname"] for row in exported(iomctl, "offenders")] == ["Mercer", "Hollis"]


def test_one_bad_row_refuses_the_whole_file_and_says_what_to_do(iomctl: Program, tmp_path: Path) -> None:
    path = sheet(tmp_path, HEADER, *GOOD, *BAD)
    for more in ((), ("--dry-run",), ("--strict",)):
        said = iomctl("import", "offenders", path, *more).exits(4).err.splitlines()
        assert said[:2] == [f"iomctl: line {line}: {why}" for line, why in REASONS.items()]
        assert said[2] == "iomctl: 2 of 4 rows refused; of the others 2 added, 0 changed, 0 unchanged"
        assert said[3].strip().startswith("--rejects FILE takes the other rows in")
    assert exported(iomctl, "offenders") == []
    one = iomctl("import", "offenders", sheet(tmp_path, HEADER, BAD[0])).exits(4).err.splitlines()
    assert one[1:] == [
        "iomctl: 1 of 1 row refused; nothing else in the file",
        "  --rejects FILE writes them to FILE with the reasons",
        "Nothing was changed.",
    ]


def test_good_rows_go_in_and_bad_rows_wait_in_a_file_with_every_reason(iomctl: Program, tmp_path: Path) -> None:
    path, rejects = sheet(tmp_path, HEADER, *GOOD, *BAD), tmp_path / "rejects.csv"
    assert take_in(iomctl, "offenders", path, "--rejects", str(rejects)) == (2, 0, 0, 2)
    assert reasons(rejects) == REASONS
    mended = rejects.read_text("utf-8-sig").replace("31/02/", "28/02/").replace("X30811", "X308112")
    rejects.write_text(mended.replace(",,Rowan", ",Quill,Rowan"), "utf-8-sig")
    assert take_in(iomctl, "offenders", str(rejects)) == (2, 0, 0, 0)
    assert len(exported(iomctl, "offenders")) == 4


def test_strict_writes_the_rejects_and_takes_nothing(iomctl: Program, tmp_path: Path) -> None:
    path, rejects = sheet(tmp_path, HEADER, *GOOD, *BAD), tmp_path / "rejects.csv"
    said = iomctl("import", "offenders", path, "--strict", "--rejects", str(rejects)).exits(4)
    assert f"they are in {rejects} with the reasons" in said.err
    assert reasons(rejects) == REASONS
    assert exported(iomctl, "offenders") == []


def test_a_dry_run_says_the_same_and_changes_nothing(iomctl: Program, tmp_path: Path) -> None:
    path, rejects = sheet(tmp_path, HEADER, *GOOD, *BAD), tmp_path / "rejects.csv"
    words = ("import", "offenders", path, "--rejects", str(rejects), "--format", "json")
    dry = iomctl(*words, "--dry-run")
    assert "2 would be added, 0 would be changed, 0 unchanged, 2 would be refused" in dry.err
    assert dry.err.endswith("Dry run: nothing was changed.\n")
    said = rejects.read_bytes()
    assert exported(iomctl, "offenders") == []
    assert trail(iomctl) == []
    assert counts(iomctl(*words)) == counts(dry) == (2, 0, 0, 2)
    assert rejects.read_bytes() == said


def test_the_answer_in_json_holds_every_count(iomctl_sqlite: Program, tmp_path: Path) -> None:
    path = sheet(tmp_path, HEADER, GOOD[0])
    assert iomctl_sqlite("import", "offenders", path, "--format", "json").succeeds().json() == {
        "kind": "offenders",
        "file": path,
        "rows": 1,
        "added": 1,
        "changed": 0,
        "unchanged": 0,
        "refused": 0,
        **dict.fromkeys(("cohorts", "agencies", "workers", "providers", "services"), 0),
    }
    assert "offenders: 1 row: 0 added" in iomctl_sqlite("import", "offenders", path).err
    assert iomctl_sqlite("--quiet", "import", "offenders", path).err == ""


def test_a_file_longer_than_a_chunk_is_one_file(iomctl: Program, tmp_path: Path) -> None:
    rows = [f"Person {number:05d},A,1990-01-01,A{number:06d}" for number in range(5_200)]
    path = sheet(tmp_path, HEADER, *rows, "Person 00003,A,1990-01-01,B000001", "x,,bad,", "Person 00004,A,,A000004")
    rejects = tmp_path / "rejects.csv"
    assert take_in(iomctl, "offenders", path, "--rejects", str(rejects)) == (5_200, 0, 1, 2)
    assert reasons(rejects)["5202"] == (
        "possible duplicate of N00004 Person 00003, A, born 1990-01-01 (line 5), no identifier in common"
    )
    assert "day" not in reasons(rejects)
    (event,) = trail(iomctl)
    assert event["changes"] == len(event["details"]) == 2 * 5_200
    iomctl("audit", "verify").succeeds()
    rejects.unlink()
    assert take_in(iomctl, "offenders", path, "--rejects", str(rejects)) == (0, 0, 5_201, 2)


def test_every_row_that_goes_in_is_in_the_audit_trail(iomctl: Program, tmp_path: Path) -> None:
    path = sheet(tmp_path, HEADER, *GOOD)
    iomctl("import", "offenders", path, "--reason", "first list").succeeds()
    (event,) = trail(iomctl)
    assert (event["kind"], event["people"], event["reason"]) == ("collection", "N00001-N00002", "first list")
    first = next(one for one in event["details"] if one["table"] == "offender")
    kept = {"surname": "Mercer", "forenames": "Kai", "search_name": "mercer kai", "born_on": "1994-08-14"}
    assert (first["before"], first["after"]) == (None, first["after"] | kept)
    assert event["changes"] == len(event["details"]) > 2
    iomctl("import", "offenders", sheet(tmp_path, HEADER + ",area", "Mercer,Kai,,X417723,Luton")).succeeds()
    change = trail(iomctl)[1]
    assert change["kind"] == "alteration"
    assert {"table": "offender", "id": 1, "before": {"area": None}, "after": {"area": "Luton"}} in change["details"]


def test_standard_input_and_workbooks_are_files_too(
    iomctl_sqlite: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = io.TextIOWrapper(io.BytesIO(f"{HEADER}\n{GOOD[0]}\n".encode()))
    monkeypatch.setattr(sys, "stdin", typed)
    assert take_in(iomctl_sqlite, "offenders", "-") == (1, 0, 0, 0)
    path = tmp_path / "people.xlsx"
    with path.open("wb") as file:
        write_xlsx(file, SheetAsked("People"), HEADER.split(","), [["Hollis", "Devon", date(1989, 11, 2), "X220817"]])
    assert take_in(iomctl_sqlite, "offenders", str(path)) == (1, 0, 0, 0)
    assert exported(iomctl_sqlite, "offenders")[1]["born_on"] == "1989-11-02"
    born = cell("03/11/89", "date", date_value="1989-11-03")
    path = tmp_path / "people.ods"
    ods(path, row(*HEADER.split(",")), row("Quill", "Rowan", born, "X334455"))
    assert take_in(iomctl_sqlite, "offenders", str(path)) == (1, 0, 0, 0)
    assert exported(iomctl_sqlite, "offenders")[2]["born_on"] == "1989-11-03"


def test_a_map_reads_the_columns_of_another_system(iomctl_sqlite: Program, tmp_path: Path) -> None:
    path = sheet(tmp_path, "Last name;First;DOB;Sex;Id", f"Mercer;Kai;19940814;1;{PNC[0]}", "Hollis;;1994/08/14;2;")
    told = '[columns]\nsurname="Last name"\nforenames="First"\nborn_on="DOB"\ngender="Sex"\npnc="Id"\n'
    dates = '[dates]\nborn_on="%Y%m%d"\n[values.gender]\n1="male"\n2="female"\n[constants]\narea="Luton"\n'
    (tmp_path / "map.toml").write_text(told + dates, "utf-8")
    assert refusal(iomctl_sqlite, "offenders", path, "--map", str(tmp_path / "map.toml")) == [
        'line 3: born_on: day "1994/08/14": does not fit the format %Y%m%d'
    ]
    words = ("--map", str(tmp_path / "map.toml"), "--rejects", str(tmp_path / "rejects.csv"))
    assert take_in(iomctl_sqlite, "offenders", path, *words) == (1, 0, 0, 1)
    (row,) = exported(iomctl_sqlite, "offenders")
    assert (row["born_on"], row["gender"], row["area"], row["pnc"]) == ("1994-08-14", "male", "Luton", PNC[0])


def test_a_map_says_what_every_other_word_stands_for(iomctl_sqlite: Program, tmp_path: Path) -> None:
    path = sheet(tmp_path, "surname,area", "Mercer,LTN", "Hollis,Leeds", "Quill,")
    told = '[columns]\nsurname="surname"\narea="area"\n[values.area]\nltn="Luton"\n"*"="elsewhere: *"\n'
    (tmp_path / "map.toml").write_text(told, "utf-8")
    assert take_in(iomctl_sqlite, "offenders", path, "--map", str(tmp_path / "map.toml")) == (3, 0, 0, 0)
    assert [one["area"] for one in exported(iomctl_sqlite, "offenders")] == ["Luton", "elsewhere: Leeds", ""]


@pytest.mark.parametrize("command", ["import", "export"])
@pytest.mark.parametrize("words", [("people.csv",), ("people", "people.csv")])
def test_a_kind_left_out_or_unknown_is_told_with_the_kinds(command: str, words: tuple[str, ...]) -> None:
    no_case_book = Program(db="nowhere/casebook.sqlite", now=MONDAY)
    assert no_case_book(command, *words).exits(2).err == (
        f"iomctl: {words[0]} is no kind of rows; kinds: offenders, names, spells, needs, referrals, reviews, "
        "scores, sentences, arrests, homes, transitions, offences, markers, programmes, conditions, deaths, reaches, "
        "baselines\n"
        f"  like: iomctl {command} offenders people.csv\n"
    )
    assert KINDS == tuple(files.KINDS) == tuple(rows.KINDS)
