"""Small files to import, and what an import did with them."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.program import Answer, Program

PNC = ("2009/0417723H", "2010/0000001C", "2011/0000002U", "2012/0000003K")


def sheet(folder: Path, header: str, *rows: str, name: str = "rows.csv") -> str:
    """A CSV file with a header and rows, a line each; its path."""
    path = folder / name
    path.write_text("\n".join((header, *rows)) + "\n", "utf-8")
    return str(path)


def counts(answer: Answer) -> tuple[int, int, int, int]:
    """Rows added, changed, unchanged and refused, of an answer in JSON."""
    done = answer.succeeds().json()
    return done["added"], done["changed"], done["unchanged"], done["refused"]


def take_in(program: Program, kind: str, path: str, *words: str) -> tuple[int, int, int, int]:
    """Import a file; rows added, changed, unchanged and refused."""
    return counts(program("import", kind, path, "--format", "json", *words))


def lay_rows(program: Program, kind: str, header: str, *rows: str) -> None:
    """Import rows for a case book that is laid for many tests; what they name and is not there is made."""
    with TemporaryDirectory() as folder:
        program("import", kind, sheet(Path(folder), header, *rows), "--create").succeeds()


def lay_two_people(program: Program) -> None:
    """N00001, Kai Mercer, and N00002, Devon Hollis."""
    rows = ("N00001,Mercer,Kai,1994-08-14,X417723", "N00002,Hollis,Devon,,X220817")
    lay_rows(program, "offenders", "offender,surname,forenames,born_on,crn", *rows)


def exported(program: Program, kind: str, *words: str) -> list[dict[str, str]]:
    """The rows of an export."""
    return list(csv.DictReader(program(*words, "export", kind).succeeds().out.splitlines()))


def reasons(path: Path) -> dict[str, str]:
    """The reasons in a file of rejects by the line of their row."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["line"]: row["reasons"] for row in csv.DictReader(file)}


def refusal(program: Program, kind: str, path: str, *words: str) -> list[str]:
    """The lines on stderr about each row of a file that is refused whole."""
    said = program("import", kind, path, *words).exits(4).err.splitlines()
    return [line.removeprefix("iomctl: ") for line in said if line.startswith("iomctl: line ")]


def trail(program: Program) -> list[dict[str, Any]]:
    """The events of the audit trail that took rows in."""
    events: list[dict[str, Any]] = program("audit", "log", "--details", "--format", "json").succeeds().json()
    return [event for event in events if event["command"].startswith("import") and event["details"]]
