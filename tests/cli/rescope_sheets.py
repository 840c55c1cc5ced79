"""The sheet of run 1 of `lay_run`: filled in and written as the kinds of file that come back, and what was decided."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from tests.inputs.ods_files import ods, row
from tests.program import Program

Table = Sequence[Sequence[str]]

FILLED = {
    "N00001": {"decision": "move", "tier": "fixed", "reason": "rescope"},
    "N00002": {"decision": "leave", "reason": "out-of-scope", "exit_plan": "MARAC goes on", "note": "agreed"},
    "N00005": {"decision": "admit", "tier": "flex", "reason": "tasking", "meeting": "Panel 2"},
}


def rows(run: Program) -> list[dict[str, str]]:
    """The rows of run 1 as they are exported."""
    return list(csv.DictReader(io.StringIO(run("rescope", "show", "1", "--format", "csv").succeeds().out)))


def table(run: Program, decisions: Mapping[str, Mapping[str, str]] = FILLED) -> list[list[str]]:
    """The exported rows under their header, with decisions filled in."""
    found = rows(run)
    for one in found:
        one.update(decisions.get(one["offender"], {}))
    return [list(found[0]), *(list(one.values()) for one in found)]


def written(to: Path, cells: Table) -> str:
    """Cells as a CSV, XLSX or ODS file; its path."""
    if to.suffix == ".xlsx":
        with Workbook(to, {"strings_to_formulas": False}) as book:
            sheet = book.add_worksheet()
            for number, one in enumerate(cells):
                sheet.write_row(number, 0, one)
    elif to.suffix == ".ods":
        ods(to, *(row(*one) for one in cells))
    else:
        with to.open("w", newline="") as file:
            csv.writer(file).writerows(cells)
    return str(to)


def filled(run: Program, to: Path, decisions: Mapping[str, Mapping[str, str]] = FILLED) -> str:
    """The exported rows with decisions filled in, as a CSV, XLSX or ODS file."""
    return written(to, table(run, decisions))


def decisions(run: Program) -> dict[str, list[Any]]:
    """What is decided about each person."""
    shown = run("rescope", "show", "1", "--format", "json").succeeds().json()
    names = ("decision", "tier", "reason", "note", "exit_plan", "meeting")
    return {one["offender"]: [one[name] for name in names] for one in shown}
