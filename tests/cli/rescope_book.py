"""A cohort of a few people with what is recorded about them, and criteria, for the tests of re-scoping."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.processes.tables import WORKED_OUT
from tests.program import Program

CRITERIA = """
name = "Luton"
version = 2
in_force_from = 2026-01-01
source = "task-and-finish group"
edge = 5
[rules.burglar]
words = "burglary index offence"
field = "index-offence"
test = "in-group"
value = "residential-burglary"
[rules.high]
words = "OGRS3 two-year at least 75"
field = "score.ogrs3-2y"
test = "at-least"
value = 75
[rules.abuse]
words = "domestic-abuse marker"
field = "marker.domestic-abuse"
test = "is"
value = true
[tiers.fixed]
all = ["burglar", "high"]
[tiers.flex]
all = ["burglar"]
[watch]
any = ["abuse"]
"""


def lay_cohort(iomctl: Program) -> None:
    """Five people, four of them in the cohort luton."""
    iomctl("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    others: list[str] = []
    for number, surname in enumerate(("Mercer", "Hollis", "Quill", "Sayle", "Pratt"), start=1):
        who = ("--surname", surname, "--forenames", "Kai", "--born", "14/8/1994")
        iomctl("offender", "add", *who, *others).succeeds()
        others += ["--not-the-same", f"N{number}"]
    for surname in ("mercer", "hollis", "quill", "sayle"):
        words = ("--cohort", "luton", "--tier", "flex", "--colour", "red", "--reason", "criteria-met", "--no-worker")
        iomctl("cohort", "adopt", surname, *words).succeeds()
    for surname, code in (("mercer", "028/03"), ("hollis", "008/06"), ("quill", "028/01"), ("pratt", "028/03")):
        iomctl("offence", "add", surname, code, "--on", "2026-02-03", "--index").succeeds()
    for surname, figure in (("mercer", "81"), ("quill", "50"), ("pratt", "78")):
        iomctl("score", "add", surname, "ogrs3-2y", figure, "--on", "2026-03-03").succeeds()
    iomctl("marker", "add", "hollis", "domestic-abuse", "--from", "2026-01-05").succeeds()


def criteria_in(folder: Path) -> Path:
    """A file of criteria for that cohort."""
    file = folder / "luton.toml"
    file.write_text(CRITERIA)
    return file


def plan(iomctl: Program, file: Path, *more: str) -> list[dict[str, Any]]:
    """The lines of a new run of the cohort luton."""
    words = ("rescope", "plan", "--cohort", "luton", "--criteria", str(file), *more)
    lines: list[dict[str, Any]] = iomctl(*words, "--format", "json").succeeds().json()
    return lines


DECISIONS = {
    "mercer": ("move", "fixed", "--reason", "rescope"),
    "hollis": ("leave", "--reason", "out-of-scope", "--exit-plan", "MARAC goes on"),
    "sayle": ("defer", "--reason", "facts-awaited"),
    "pratt": ("admit", "fixed", "--reason", "criteria-met"),
}
"""What the group decides about everyone of the cohort who needs a decision."""


def lay_run(iomctl: Program) -> None:
    """Run 1 of that cohort, with candidates.

    Mercer moves to fixed, Hollis leaves, Quill stays, Sayle is not known, Pratt comes in to fixed.
    """
    lay_cohort(iomctl)
    with TemporaryDirectory() as folder:
        plan(iomctl, criteria_in(Path(folder)), "--candidates")


def lay_decided(iomctl: Program) -> None:
    """Run 1, with a decision about everyone who needs one."""
    lay_run(iomctl)
    for surname, words in DECISIONS.items():
        iomctl("rescope", "decide", "1", surname, *words).succeeds()


def rows_of(iomctl: Program) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table; what was worked out without the numbers of its rows."""
    from sqlalchemy import text

    from iomctl.settings.places import place_of
    from iomctl.storage.contents import contents_of
    from iomctl.storage.database import open_engine

    with open_engine(place_of(iomctl.db), 5).connect() as connection:
        held = contents_of(connection)
        assert held is not None
        return {
            name: sorted((_told(name, row) for row in connection.execute(text(f'SELECT * FROM "{name}"'))), key=str)
            for name in held.rows
        }


def _told(name: str, row: Any) -> tuple[object, ...]:
    return tuple(value for column, value in row._mapping.items() if column != "id" or name not in WORKED_OUT)
