"""Print how much processor time commands take against those of another checkout. Not a part of the test suite.

    .venv/bin/python tests/benchmarks/against.py OTHER [--people 300] [--rounds 9]

OTHER is a checkout of the version to compare with. Each makes a demonstration of its own, and the same commands run on
both in turn; the ratio is that of the medians, here over there.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.measure import UNWANTED

HERE = Path(__file__).resolve().parents[2]
COMMANDS = {
    "review hold": "review hold N00005 --on {day} --decision keep",
    "cohort colour": "cohort colour N00007 {colour} --reason panel --on {day}",
    "caseload": "caseload --format csv",
    "today": "today",
    "offender show": "offender show N00005",
    "db check": "db check",
}
COLOURS = ("red", "amber", "green")


def run(checkout: Path, book: Path, words: str) -> float:
    """Run a command of a checkout on a case book; the seconds of processor time that it took."""
    kept = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    environ = {**kept, "PYTHONPATH": str(checkout), "IOMCTL_DB": str(book)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "iomctl", *words.split()], cwd=checkout, env=environ, capture_output=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in {0, 3}:
        raise SystemExit(f"{checkout}: iomctl {words}: {done.stderr.decode()}")
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def medians(books: Mapping[Path, Path], words: str, rounds: int) -> list[float]:
    """What a command takes of each checkout, run in turn on its own book, each round on another day."""
    taken: dict[Path, list[float]] = {checkout: [] for checkout in books}
    for number in range(rounds):
        told = {"day": f"2026-04-{number + 1:02}", "colour": COLOURS[number % 3]}
        for checkout, book in books.items():
            taken[checkout].append(run(checkout, book, words.format(**told)))
    return [median(of) for of in taken.values()]


def main() -> None:
    """Read the words, and print a line for each command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("other", type=Path)
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=9)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        books = {HERE: Path(folder, "here.sqlite"), asked.other.resolve(): Path(folder, "there.sqlite")}
        for checkout, book in books.items():
            run(checkout, book, f"demo {book} --people {asked.people} --as-of 2026-03-02")
        for name, words in COMMANDS.items():
            here, there = medians(books, words, asked.rounds)
            sys.stdout.write(f"{name:14} {here:.3f} s here, {there:.3f} s there, ratio {here / there:.2f}\n")


if __name__ == "__main__":
    main()
