"""Our workbook has the features of one that gptables makes, the package of the Office for National Statistics."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from openpyxl import load_workbook

from iomctl.domain.documents import Figure, Paper, Section
from iomctl.domain.papers.words import shown
from iomctl.output.papers import document_xlsx
from tests.output.board_paper import AREA, BOARD, ON_TIME
from tests.output.papers import MADE_AT

WANTED = "gptables==2.0.2"
MAKE = """
import json, sys
import gptables as gpt
import pandas as pd
told = json.loads(sys.stdin.read())
table = gpt.GPTable(
    table=pd.DataFrame(told["rows"], columns=told["headings"]), table_name=told["name"], title=told["title"],
    subtitles=[told["about"]], source=told["source"], legend=["[z] = not applicable"],
)
notes = pd.DataFrame([["[note 1]", told["about"]]], columns=["Note", "Text"])
cover = gpt.Cover(title=told["title"], intro=[told["about"]], cover_label="Cover")
book = gpt.produce_workbook(filename=told["file"], sheets={told["name"]: table}, cover=cover, notes_table=notes)
book.close()
"""
pytestmark = pytest.mark.rest


def run(*words: str, given: str = "") -> "subprocess.CompletedProcess[str]":
    """Run a program with what is given to it, without the settings of our own installation."""
    environ = {name: value for name, value in os.environ.items() if name not in {"PIP_CONSTRAINT", "PYTHONPATH"}}
    return subprocess.run(words, check=False, input=given, capture_output=True, text=True, timeout=500, env=environ)


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The workbook that gptables makes, in an environment of its own."""
    folder = tmp_path_factory.mktemp("gptables")
    python = str(folder / "venv" / "bin" / "python")
    run(sys.executable, "-m", "venv", str(folder / "venv"))
    got = run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", WANTED)
    if got.returncode:
        pytest.skip(f"{WANTED} can't be installed here")
    rows = [[_plain(cell) for cell in row] for row in ON_TIME.rows]
    told = {"rows": rows, "headings": ON_TIME.headings, "name": ON_TIME.id, "title": ON_TIME.caption}
    told |= {"about": ON_TIME.about, "source": BOARD.source, "file": str(folder / "theirs.xlsx")}
    made = run(python, "-c", MAKE, given=json.dumps(told))
    assert made.returncode == 0, made.stderr
    return load_workbook(folder / "theirs.xlsx")


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Ours, of the same table."""
    file = tmp_path_factory.mktemp("ours") / "ours.xlsx"
    with file.open("wb") as target:
        paper = Paper(ON_TIME.caption, (Section("Exceptions", (AREA,), (ON_TIME,)),), source=BOARD.source)
        document_xlsx.write(target, paper, MADE_AT)
    return load_workbook(file)


def _plain(cell: Any) -> Any:
    value = cell.value if isinstance(cell, Figure) else None
    return shown(cell) if value is None else float(value)


def _features(sheet: Any) -> dict[str, Any]:
    """What the guidance asks of a sheet with a table."""
    (table,) = sheet.tables.values()
    rows = sheet[table.ref]
    return {
        "name": table.name,
        "title": (sheet["A1"].value, sheet["A1"].font.bold, sheet["A1"].font.sz, sheet["A1"].alignment.wrap_text),
        "font": {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value is not None},
        "first column": rows[0][0].column_letter,
        "nothing below": rows[-1][0].row == sheet.max_row,
        "no empty line above": all(sheet.cell(at, 1).value for at in range(1, rows[0][0].row)),
        "headings": [(cell.value, cell.font.bold, cell.alignment.wrap_text) for cell in rows[0]],
        "values": [[cell.value for cell in row] for row in rows[1:]],
        "wrapped": {cell.alignment.wrap_text for row in rows[1:] for cell in row},
        "filters": (table.autoFilter, sheet.auto_filter.ref),
        "style": table.tableStyleInfo and table.tableStyleInfo.name,
        "merged, frozen": (len(sheet.merged_cells.ranges), sheet.freeze_panes),
        "selected": sheet.sheet_view.selection[0].activeCell,
    }


def test_a_sheet_with_a_table_has_the_same_features(ours: Any, theirs: Any) -> None:
    assert _features(ours[ON_TIME.id]) == _features(theirs[ON_TIME.id])


def test_the_same_sheets_stand_in_the_same_order(ours: Any, theirs: Any) -> None:
    assert ours.sheetnames == theirs.sheetnames == ["Cover", "Contents", "Notes", ON_TIME.id]
    assert [len(sheet.tables) for sheet in ours] == [len(sheet.tables) for sheet in theirs]
    assert ours.active.title == theirs.active.title == "Cover"


def test_notes_and_contents_are_tables_of_the_same_shape(ours: Any, theirs: Any) -> None:
    for name in ("Contents", "Notes"):
        told = [_features(book[name]) for book in (ours, theirs)]
        for feature in ("first column", "nothing below", "no empty line above", "filters", "merged, frozen", "wrapped"):
            assert told[0][feature] == told[1][feature], (name, feature)
    assert [cell.value for cell in ours["Notes"][3]] == ["Note", "Text"]
