"""The sheet of a run that a group passes round: written, filled in, and taken in again."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from xlsxwriter import Workbook

from tests.books import CopyOf
from tests.cli.rescope_book import lay_run, rows_of
from tests.cli.rescope_sheets import FILLED, decisions, filled, rows
from tests.program import Program


@pytest.fixture
def run(copy_of: CopyOf) -> Program:
    """Run 1 of five people, see `lay_run`."""
    return copy_of(lay_run)


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "ods"])
def test_a_filled_sheet_is_taken_in(run: Program, tmp_path: Path, suffix: str) -> None:
    file = filled(run, tmp_path / f"filled.{suffix}")
    done = run("rescope", "decide", "1", "--from", file, "--meeting", "TFG 7 May", "--format", "json").succeeds()
    assert done.json() == {
        "run": 1,
        "rows": 5,
        "decided": 3,
        "unchanged": 0,
        "without": 2,
        "refused": 0,
        "undecided": 1,
    }
    assert decisions(run) == {
        "N00001": ["move", "fixed", "rescope", None, None, "TFG 7 May"],
        "N00002": ["leave", None, "out-of-scope", "agreed", "MARAC goes on", "TFG 7 May"],
        "N00003": [None] * 6,
        "N00004": [None] * 6,
        "N00005": ["admit", "flex", "tasking", None, None, "Panel 2"],
    }


def test_what_was_written_changes_nothing_when_it_comes_back(run: Program, tmp_path: Path) -> None:
    run("rescope", "decide", "1", "--as-planned").succeeds()
    run("rescope", "decide", "1", "hollis", "keep", "--reason", "harm", "--note", "=SUM(1) said the panel").succeeds()
    before = rows_of(run)["rescope_decision"]
    for name in ("out.csv", "out.xlsx"):
        file = str(tmp_path / name)
        run("rescope", "show", "1", "--output", file).succeeds()
        assert Path(file).stat().st_mode & 0o777 == 0o600
        done = run("rescope", "decide", "1", "--from", file, "--format", "json").succeeds().json()
        assert (done["unchanged"], done["decided"]) == (3, 0)
    assert rows_of(run)["rescope_decision"] == before


def test_a_workbook_offers_what_may_be_decided(run: Program, tmp_path: Path) -> None:
    file = tmp_path / "run.xlsx"
    said = run("rescope", "show", "1", "--output", str(file)).succeeds()
    assert f"iomctl rescope decide 1 --from {file}" in said.err
    with ZipFile(file) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        workbook = book.read("xl/workbook.xml").decode()
    assert 'sqref="N2:N6"><formula1>IF($D2="",outside,inside)</formula1>' in sheet
    assert 'name="lists" sheetId="3" state="hidden"' in workbook
    newest = run("audit", "log", "--format", "json").succeeds().json()[-1]
    assert (newest["command"], newest["kind"], newest["people"]) == ("rescope show", "disclosure", "N00001-N00005")


def test_a_workbook_needs_a_file(run: Program) -> None:
    assert "a workbook needs a file" in run("rescope", "show", "1", "--format", "xlsx").exits(2).err


BAD = [
    ({"N00001": {"decision": "mvoe"}}, "line 2", 'decision "mvoe": one of keep'),
    ({"N00001": {"tier": "fixed", "note": "yes"}}, "line 2", "decision: missing, though tier and note is filled in"),
    ({"N00001": FILLED["N00001"] | {"offender": "N00099"}}, "line 2", "offender: no offender N00099"),
    ({"N00001": FILLED["N00001"] | {"offender": ""}}, "line 2", "offender: missing"),
    ({"N00001": FILLED["N00001"] | {"offender": "N00006"}}, "line 2", "offender: N00006 is not in run 1"),
    ({"N00001": FILLED["N00001"] | {"offender": "N00002"}}, "line 2", "offender: 2 rows are about N00002"),
    ({"N00001": FILLED["N00001"] | {"run": "2"}}, "line 2", "run: a row of run 2, not of run 1"),
    ({"N00001": FILLED["N00001"] | {"note": "=HYPERLINK(1)"}}, "line 2", "note: a formula; type what it should say"),
    ({"N00005": {"decision": "leave", "reason": "capacity"}}, "line 6", "N00005 is outside the cohort"),
    ({"N00001": {"decision": "move", "tier": "gold", "reason": "x"}}, "line 2", 'tier "gold": one of fixed'),
]


@pytest.mark.parametrize(("bad", "line", "told"), BAD)
def test_bad_rows_come_back_with_their_reasons(
    run: Program, tmp_path: Path, bad: dict[str, dict[str, str]], line: str, told: str
) -> None:
    run("offender", "add", "--surname", "Vane", "--forenames", "Jo", "--born", "1/1/1990").succeeds()
    good = {"N00004": {"decision": "defer", "reason": "facts-awaited"}}
    file, rejects = filled(run, tmp_path / "filled.csv", {**good, **bad}), tmp_path / "rejects.csv"
    refused = run("rescope", "decide", "1", "--from", file).exits(4)
    assert f"{line}: " in refused.err
    assert told in refused.err
    assert rows_of(run)["rescope_decision"] == []
    run("rescope", "decide", "1", "--from", file, "--rejects", str(rejects)).succeeds()
    assert told in rejects.read_text("utf-8-sig").replace('""', '"')
    assert decisions(run)["N00004"][0] == "defer"
    assert decisions(run)["N00001"][0] is None


def test_a_formula_in_a_workbook_is_refused(run: Program, tmp_path: Path) -> None:
    file = tmp_path / "formula.xlsx"
    with Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["offender", "decision", "reason"])
        sheet.write_row(1, 0, ["N00004", "defer"])
        sheet.write_formula(1, 2, '=LOWER("FACTS-AWAITED")', value="facts-awaited")
    refused = run("rescope", "decide", "1", "--from", str(file)).exits(4)
    assert "cell C2 holds a formula: type what it should say" in refused.err
    assert rows_of(run)["rescope_decision"] == []


def test_a_file_of_other_columns_is_refused_with_advice(run: Program, tmp_path: Path) -> None:
    file = tmp_path / "other.csv"
    file.write_text("offender,desicion\nN00001,keep\n")
    refused = run("rescope", "decide", "1", "--from", str(file)).exits(4)
    assert 'no column holds "decision"' in refused.err
    assert "rescope show 1 --format csv" in refused.err


def test_a_sheet_that_hides_words_keeps_those_that_are_recorded(run: Program, tmp_path: Path) -> None:
    run("rescope", "decide", "1", "N2", "leave", "--reason", "out-of-scope", "--exit-plan", "MARAC goes on").succeeds()
    run("offender", "restrict", "N2", "--reason", "relative of a worker").succeeds()
    (hidden,) = (row for row in rows(run) if row["offender"] == "N00002")
    assert (hidden["exit_plan"], hidden["note"]) == ("restricted", "")
    sheet = filled(run, tmp_path / "sheet.csv", {"N00002": {"note": "agreed"}})
    run("rescope", "decide", "1", "--from", sheet).succeeds()
    shown = run("rescope", "show", "1", "--restricted", "--format", "json").succeeds().json()
    (kept,) = (one for one in shown if one["offender"] == "N00002")
    assert (kept["exit_plan"], kept["note"]) == ("MARAC goes on", "agreed")
