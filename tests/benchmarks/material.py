"""What the benchmarks work on: made-up schemes of any size, their exports, and the same number of tasks."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

KINDS = ("offenders", "spells", "referrals", "reviews")
TIMED_KINDS = ("offenders", "referrals", "reviews")
OVERDUE = 200


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
