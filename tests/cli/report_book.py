"""A cohort large enough that a report of a run has counts to show, with hostile words wherever somebody types some."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.cli.rescope_book import CRITERIA
from tests.program import Program

HOSTILE = "<script>alert(1)</script> | `x`"
MEETING = "TFG | <b>7 May</b>"
GROUPS = {
    "Stayfixed": (20, "fixed", "028/03", "81"),
    "Stayflex": (15, "flex", "028/01", "50"),
    "Stepdown": (13, "fixed", "028/03", "50"),
    "Goaway": (14, "flex", "008/06", "20"),
    "Unknowable": (3, "flex", "", ""),
    "Newcomer": (12, "", "028/03", "78"),
}
"""By surname: people, the tier they are in, and the code and score by which they are judged."""


def lay_scheme(iomctl: Program) -> None:
    """65 people in the cohort luton, 12 outside; run 1 looked at all of them."""
    iomctl("cohort", "create", "luton", "--name", f"IOM {HOSTILE}").succeeds()
    iomctl("scheme", "edit", "--add-area", HOSTILE).succeeds()
    sheets: dict[str, list[dict[str, str]]] = {"offenders": [], "spells": [], "offences": [], "scores": []}
    for surname, (people, tier, code, score) in GROUPS.items():
        for number in range(people):
            _add(sheets, len(sheets["offenders"]) + 1, (surname, number), (tier, code, score))
    with TemporaryDirectory() as folder:
        _take_in(iomctl, Path(folder), sheets)


def _take_in(iomctl: Program, folder: Path, sheets: dict[str, list[dict[str, str]]]) -> None:
    """Import the sheets and plan the run."""
    for kind, rows in sheets.items():
        file = folder / f"{kind}.csv"
        with file.open("w", encoding="utf-8", newline="") as sheet:
            writer = csv.DictWriter(sheet, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        iomctl("import", kind, str(file)).succeeds()
    criteria = folder / "hostile.toml"
    words = CRITERIA.replace('name = "Luton"', f"name = '{HOSTILE}'")
    criteria.write_text(words.replace('"burglary index offence"', f"'burglary {HOSTILE}'"))
    iomctl("rescope", "plan", "--cohort", "luton", "--criteria", str(criteria), "--candidates").succeeds()


def _add(
    sheets: dict[str, list[dict[str, str]]], number: int, who: tuple[str, int], what: tuple[str, str, str]
) -> None:
    offender, (surname, place), (tier, code, score) = f"N{number:05}", who, what
    sheets["offenders"].append(
        {
            "offender": offender,
            "surname": f"{surname}son",
            "forenames": "Zebedee",
            "born_on": f"{1970 + place * 2}-08-14" if place else "",
            "gender": "female" if place < 4 else "male",
            "ethnicity": ("W1", "W9", "B1", "A2")[place % 4],
            "area": (HOSTILE, "Luton", "elsewhere: Mars", "")[place % 4],
            "crn": f"X{417000 + number}",
        }
    )
    if tier:
        spell = {"cohort": "luton", "adopted_on": "2026-02-02", "adoption_reason": "criteria-met", "tier": tier}
        sheets["spells"].append({"offender": offender, **spell, "colour": "red", "custody": "community"})
    if code:
        offence = {"committed_on": "2026-02-03", "code": code, "index_on": "2026-02-03"}
        sheets["offences"].append({"offender": offender, **offence})
        sheets["scores"].append({"offender": offender, "kind": "ogrs3-2y", "value": score, "scored_on": "2026-03-03"})


def lay_decided_scheme(iomctl: Program) -> None:
    """That run, decided."""
    lay_scheme(iomctl)
    decide_all(iomctl)


def decide_all(iomctl: Program) -> None:
    """The group follows the plan, puts one person off, keeps two of whom it is not known, and one who would move."""
    iomctl("rescope", "decide", "1", "N36", "keep", "--reason", "judgement", "--meeting", "panel").succeeds()
    leaving = ("--exit-plan", "probation goes on", "--reason", "out-of-scope")
    iomctl("rescope", "decide", "1", "--as-planned", "--outcome", "leaves", *leaving, "--meeting", MEETING).succeeds()
    iomctl("rescope", "decide", "1", "--as-planned", "--meeting", MEETING).succeeds()
    iomctl("rescope", "decide", "1", "N63", "defer", "--reason", "facts-awaited", "--meeting", MEETING).succeeds()
    for unknown in ("N64", "N65"):
        iomctl("rescope", "decide", "1", unknown, "keep", "--reason", "judgement").succeeds()


def table_of(report: dict[str, Any], caption: str) -> dict[str, list[str]]:
    """The rows of a table by their first cell, a text for each other cell."""
    tables = [one for section in report["sections"] for one in section["tables"] if one["caption"] == caption]
    return {
        row[0]: [cell if isinstance(cell, str) else cell["text"] for cell in row[1:]]
        for table in tables
        for row in table["rows"]
    }
