"""What the benchmarks work on: made-up schemes of any size, their exports, and the same number of tasks."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

KINDS = ("offenders", "spells", "referrals", "reviews")
TIMED_KINDS = ("offenders", "referrals", "reviews")
OVERDUE = 200
LIVES = Path(__file__).with_name("lives.sql")

# From the offences and arrests that a scheme has, like ones of other people, some withdrawn; fewer of its scores.
FACTS = """
PRAGMA cache_size = -262144;
BEGIN;
INSERT INTO offence (offender_id, committed_on, code, victim, outcome, outcome_on, source, withdrawn_in, recorded_in)
SELECT 1 + (offender_id + 7 * id) % (SELECT max(id) FROM offender), date(committed_on, '-' || (id % 97) || ' days'),
 code, victim, outcome, outcome_on, source,
 CASE WHEN id % 50 = 0 AND outcome_on IS NOT NULL THEN recorded_in END, recorded_in
FROM offence ORDER BY id
LIMIT (SELECT 5 * count(*) FROM offender) - (SELECT count(*) FROM offence);
INSERT INTO arrest (offender_id, arrested_on, codes, victim, outcome, outcome_on, source, withdrawn_in, recorded_in)
SELECT 1 + (offender_id + 11 * id) % (SELECT max(id) FROM offender), date(arrested_on, '-' || (id % 97) || ' days'),
 codes, victim, outcome, outcome_on, source, CASE WHEN id % 50 = 0 THEN recorded_in END, recorded_in
FROM arrest ORDER BY id
LIMIT (SELECT 2 * count(*) FROM offender) - (SELECT count(*) FROM arrest);
DELETE FROM score WHERE id IN (
 SELECT id FROM score ORDER BY kind = 'ovp' DESC, id * 7919 % 10007, id
 LIMIT (SELECT count(*) FROM score) - (SELECT 2 * count(*) FROM offender));
COMMIT;
PRAGMA wal_checkpoint(TRUNCATE);
"""


def tool(name: str) -> Path | None:
    """A program beside this Python, or on PATH; None when it is not installed."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    return Path(found) if found else None


def iomctl() -> Path:
    """The console script itself, run by the interpreter itself."""
    return Path(sys.executable).with_name("iomctl")


@dataclass(frozen=True)
class Material:
    """Everything is made in `folder` when it is first asked for, and used again by the next run there."""

    folder: Path

    def scheme(self, people: int) -> Path:
        """A made-up scheme of so many people, seen on today."""
        file = self.folder / f"demo-{people}.sqlite"
        if not file.exists():
            self._run(iomctl(), "demo", file, "--people", people)
        return file

    def facts(self, people: int) -> Path:
        """That scheme with five offences, up to two arrests and two scores a person, in a file of its own."""
        file = self.folder / f"facts-{people}.sqlite"
        if not file.exists():
            begun = file.with_suffix(".begun")
            shutil.copy(self.scheme(people), begun)
            with closing(sqlite3.connect(begun)) as connection:
                connection.executescript(FACTS)
            begun.rename(file)
        return file

    def lives(self, people: int) -> Path:
        """That scheme with what is known of homes, placements, money and releases, in a file of its own."""
        file = self.folder / f"lives-{people}.sqlite"
        if not file.exists():
            begun, on = file.with_suffix(".begun"), date.today()  # noqa: DTZ011 the day on which the scheme is made, too
            shutil.copy(self.scheme(people), begun)
            self._run(tool("sqlite3"), "-bail", begun, f".parameter set :on \"'{on}'\"", f'.read "{LIVES}"')
            begun.rename(file)
        return file

    def exports(self, people: int) -> dict[str, Path]:
        """That scheme as CSV files, by kind."""
        files = {kind: self.folder / f"{kind}-{people}.csv" for kind in KINDS}
        for kind, file in files.items():
            if not file.exists():
                text = self._run(iomctl(), "--db", self.scheme(people), "export", kind, "--format", "csv")
                file.write_text(text, "utf-8")
        return files

    def empty(self) -> Path:
        """A new case book with nobody in it."""
        file = self.folder / "empty.sqlite"
        if not file.exists():
            self._run(iomctl(), "--db", file, "init", "--scheme", "Benchmark", "--area", "Luton")
        return file

    def tasks(self, count: int) -> dict[str, str]:
        """The environment of a taskwarrior that has so many tasks, two hundred of them overdue."""
        place = self.folder / f"tasks-{count}"
        environ = {"TASKDATA": str(place), "TASKRC": str(place / "taskrc")}
        if not place.exists():
            place.mkdir()
            (place / "taskrc").write_text("confirmation=off\nverbose=nothing\nhooks=off\n", "utf-8")
            (place / "tasks.json").write_text(_tasks(count), "utf-8")
            self._run(tool("task"), "import", place / "tasks.json", **environ)
        return environ

    def _run(self, *words: object, **environ: str) -> str:
        argv = [str(word) for word in words]
        ran = subprocess.run(argv, env={**os.environ, **environ}, stdout=subprocess.PIPE, check=True, encoding="utf-8")
        return ran.stdout


def _tasks(count: int) -> str:
    late, later = (date.today() + timedelta(days=days) for days in (-9, 40))  # noqa: DTZ011 taskwarrior reads the local clock
    tasks = [
        {
            "description": f"review {number}",
            "due": f"{late if number < OVERDUE else later:%Y%m%d}T120000Z",
            "entry": "20260101T120000Z",
            "status": "pending",
        }
        for number in range(count)
    ]
    return json.dumps(tasks)
