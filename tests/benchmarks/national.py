"""Print how long it takes to add up many schemes, as ratios. Not a part of the test suite.

    .venv/bin/python tests/benchmarks/national.py [--schemes 43] [--people 2000] [--times 9] [--folder FOLDER]

Returns: against the start of iomctl itself, which they may take at most 0.2 seconds longer than. Case books: against
the same question by hand in python's sqlite3, after the start of iomctl.
"""

import argparse
import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from iomctl.domain.returns.reading import read
from iomctl.domain.returns.scheme_return import written
from tests.benchmarks.material import Material, iomctl
from tests.benchmarks.measure import Words, timed

PLAIN = Path(__file__).with_name("plain_national.py")
START: Words = (iomctl(), "report", "--help")
BEYOND, BOOKS = 0.2, 1.2


def main() -> None:
    """Make what is added up, where it is not there yet, and print a line for each."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--schemes", type=int, default=43)
    asked.add_argument("--people", type=int, default=2_000)
    asked.add_argument("--times", type=int, default=9)
    asked.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "iomctl-benchmarks")
    given = asked.parse_args()
    given.folder.mkdir(exist_ok=True)
    book = Material(given.folder).scheme(given.people)
    _returns(_made_returns(given.folder, book, given.schemes), given.times)
    _books(_made_books(given.folder, book, given.schemes), given.times)


def _returns(files: Sequence[Path], times: int) -> None:
    ours, start = _turn_about([(iomctl(), "report", "national", *files)], [START], times)
    _say(
        f"report national, {len(files)} returns / start: {ours / start:.2f}; "
        f"{ours - start:.3f} s beyond it (at most {BEYOND})"
    )


def _books(folder: Path, times: int) -> None:
    today = date.today().isoformat()  # noqa: DTZ011 the day that the program itself would take
    command: Words = (iomctl(), "report", "national", "--books", folder, "--format", "json")
    plain: Words = (sys.executable, PLAIN, folder, today)
    if (told := _people(command)) != (by_hand := _out(plain).strip()):
        sys.exit(f"report national says {told} people, by hand it is {by_hand}")
    ours, peers = _turn_about([command], [plain, START], times)
    _say(f"report national --books / SQL by hand + start: {ours / peers:.2f} (at most {BOOKS})")


def _turn_about(ours: Sequence[Words], peers: Sequence[Words], times: int) -> tuple[float, float]:
    """The medians of seconds on a processor of both sides, turn about, after one run of each that is not counted."""
    runs = [(timed(ours).processor, timed(peers).processor) for _ in range(times + 1)][1:]
    return median(one for one, _ in runs), median(one for _, one in runs)


def _made_returns(folder: Path, book: Path, schemes: int) -> list[Path]:
    """Returns of as many schemes: that of the one, under other ids."""
    first = read(_out((iomctl(), "--db", book, "report", "return", "--output", "-")).encode())
    files = [folder / f"return-{number}.jsonl" for number in range(schemes)]
    for number, file in enumerate(files):
        file.write_bytes(written(replace(first, scheme_id=_id(number), scheme=f"Scheme {number:02d}")))
    return files


def _made_books(folder: Path, book: Path, schemes: int) -> Path:
    """Copies of a case book under other ids."""
    books = folder / f"books-{book.stem}"
    books.mkdir(exist_ok=True)
    for number in range(schemes):
        file = books / f"{number:02d}.sqlite"
        if not file.exists():
            shutil.copy(book, file)
            with closing(sqlite3.connect(file)) as connection, connection:
                connection.execute("UPDATE scheme SET book_id = ?, name = ?", (_id(number), f"Scheme {number:02d}"))
    return books


def _id(number: int) -> str:
    return f"0199a000-0000-7000-8000-{number:012d}"


def _people(words: Words) -> str:
    return str(next(one["numerator"] for one in json.loads(_out(words)) if one["by"] == ""))


def _out(words: Words) -> str:
    ran = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE, check=True, encoding="utf-8")
    return ran.stdout


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
