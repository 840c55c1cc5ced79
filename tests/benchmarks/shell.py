"""Print how long a command takes inside `iomctl shell`, and how many times a plain query. Not a part of the tests.

    .venv/bin/python tests/benchmarks/shell.py [--people 100000] [--times 21] [--folder FOLDER]

Each command is typed so often into one shell, each time with its event in the audit trail and `synchronous` FULL.
Beside it python's own sqlite3 asks the same in one connection, without an event: the same people are found on both
sides, and about them what the screen is made of. Of `today` that is its first two lists; there are twenty more.
Printed are the median, the least, what we mean to keep to, and how many times sqlite3's median ours is. The scheme is
made in the folder and used again: a million people take half an hour and 5 GB.
"""

import argparse
import io
import re
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from iomctl.__main__ import main
from iomctl.output.screen import Screen
from tests.benchmarks.material import Material

AIM = 30.0
RESULTS = 50
REFERENCE = re.compile(r"\bN[0-9]{5,}\b")
TODAY = date.today().isoformat()  # noqa: DTZ011 the day that the program itself would take

COLUMNS = """
SELECT offender.id, surname, forenames, cohort.code, spell.tier, spell.colour, custody, worker.name, agency.name, area,
 due_by, (SELECT max(closed_on) FROM review held WHERE held.spell_id = spell.id AND held.outcome = 'held'),
 (SELECT group_concat(pathway || level) FROM need WHERE need.offender_id = offender.id),
 (SELECT group_concat(service.pathway || status) FROM referral JOIN service ON service.id = service_id
  WHERE referral.offender_id = offender.id AND status <> 'ended' AND status <> 'refused' AND withdrawn_in IS NULL)"""
OF_CASE = """ JOIN offender ON offender.id = spell.offender_id JOIN cohort ON cohort.id = cohort_id
 JOIN worker ON worker.id = spell.worker_id JOIN agency ON agency.id = spell.agency_id"""
CASES = f"""FROM spell {OF_CASE} LEFT JOIN review ON review.spell_id = spell.id AND closed_on IS NULL
WHERE deselected_on IS NULL"""
DUE = "CASE WHEN closed_on IS NULL AND exempt_reason IS NULL THEN due_by END"
# CROSS: from the reviews that are late to their cases; by itself it reads all cases of an agency.
LATE = f"FROM review CROSS JOIN spell ON spell.id = spell_id {OF_CASE} WHERE {DUE} < ?"
SOON = "date(?, '+7 days')"
OF_PERSON = ("identifier", "alias", "spell", "need", "referral", "offence", "score", "sentence", "marker", "home")
PERSON = [
    "SELECT * FROM offender WHERE id = ?",
    *(f"SELECT * FROM {table} WHERE offender_id = ?" for table in OF_PERSON),
    "SELECT review.* FROM review JOIN spell ON spell.id = spell_id WHERE offender_id = ?",
]


@dataclass
class Command:
    """One command as it is typed, and the same by hand: statements, what they are bound to, whom they find."""

    line: str
    statements: list[str]
    bound: tuple[Any, ...]
    took: list[float] = field(default_factory=list)
    by_hand: list[float] = field(default_factory=list)
    found: set[int] = field(default_factory=set)


def commands(book: sqlite3.Connection) -> list[Command]:
    """The four commands, about a worker with a usual number of cases and a person of theirs."""
    number, worker = book.execute(
        "SELECT worker.id, worker.name FROM worker JOIN spell ON spell.worker_id = worker.id "
        "JOIN review ON review.spell_id = spell.id AND closed_on IS NULL AND exempt_reason IS NULL AND due_by < ? "
        "WHERE deselected_on IS NULL AND left_on IS NULL GROUP BY worker.id ORDER BY count(*), worker.id LIMIT 1",
        (TODAY,),
    ).fetchone()
    person = book.execute("SELECT max(offender_id) FROM spell WHERE worker_id = ?", (number,)).fetchone()[0]
    theirs = "AND spell.worker_id = ?"
    option, narrowed, meant = _some_overdue(book)
    return [
        Command(f'caseload --worker "{worker}" --format csv', [f"{COLUMNS} {CASES} {theirs}"], (number,)),
        Command(
            f'today --worker "{worker}" --all',
            [f"{COLUMNS} {CASES} AND {DUE} {when} {theirs}" for when in ("< ?", f"BETWEEN ? AND {SOON}")],
            (TODAY, number),
        ),
        Command(f"offender show N{person:05}", PERSON, (person,)),
        Command(f"review overdue {option} --format csv", [f"{COLUMNS} {LATE} AND {narrowed} = ?"], (TODAY, meant)),
    ]


def _some_overdue(book: sqlite3.Connection) -> tuple[str, str, Any]:
    """The agency or cohort with nearest to fifty reviews overdue: the option, the column, what it holds."""
    ways = (
        ("--agency", "spell.agency_id", "agency.name"),
        ("--cohort", "spell.cohort_id", "cohort.code"),
    )
    found = []
    for option, column, name in ways:
        for value, word, count in book.execute(f"SELECT {column}, {name}, count(*) {LATE} GROUP BY 1", (TODAY,)):
            found.append((abs(count - RESULTS), f'{option} "{word}"', column, value))
    return min(found)[1:]


def typed(asked: list[Command], book: Path, times: int) -> None:
    """Type each command into one shell, `times` and once more before that counts; note what each took, whom it told."""
    out = io.StringIO()

    def lines() -> Iterator[str]:
        for one in asked:
            for turn in range(times + 1):
                out.seek(0)
                out.truncate()
                begun = perf_counter()
                yield one.line
                if turn:
                    one.took.append((perf_counter() - begun) * 1000)
            one.found = {int(word[1:]) for word in REFERENCE.findall(out.getvalue())}

    usual, sys.stdin = sys.stdin, lines()
    try:
        code = main(["--db", str(book), "shell"], screen=Screen(out, sys.stderr, False, 200, 50, False))
    finally:
        sys.stdin = usual
    if code:
        raise SystemExit(code)


def by_hand(one: Command, book: sqlite3.Connection, times: int) -> set[int]:
    """Ask the same by hand; whom it finds. `bound` is what each statement takes, the day again where it asks twice."""
    people: set[int] = set()
    for _ in range(times):
        begun = perf_counter()
        rows = [book.execute(text, _values(one, text)).fetchall() for text in one.statements]
        one.by_hand.append((perf_counter() - begun) * 1000)
        people = {row[0] for found in rows for row in found} if one.statements is not PERSON else {one.bound[0]}
    return people


def _values(one: Command, text: str) -> tuple[Any, ...]:
    return (*one.bound[:1] * (text.count("?") - len(one.bound)), *one.bound)


def report(one: Command, people: set[int], say: Callable[[str], object]) -> None:
    """One line: what was typed, how long it took, and the ratio. Fails when other people were found."""
    missing = people - one.found if one.line.startswith("today") else people ^ one.found
    if missing or not people:
        raise SystemExit(f"{one.line}: not the same people on both sides: {sorted(missing)[:10]}")
    ours, plain = median(one.took), median(one.by_hand)
    told = f"{ours:6.1f} ms (least {min(one.took):.1f}, aim {AIM:.0f}), {ours / plain:.1f} times {plain:.2f} ms"
    say(f"{told}, {len(people)} people: {one.line}\n")


def run() -> None:
    """Make the scheme where it is not there, type the commands, and print a line for each."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--people", type=int, default=100_000)
    asked.add_argument("--times", type=int, default=21)
    asked.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "iomctl-benchmarks")
    given = asked.parse_args()
    given.folder.mkdir(exist_ok=True)
    file = Material(given.folder).scheme(given.people)
    with closing(sqlite3.connect(file)) as book:
        four = commands(book)
        typed(four, file, given.times)
        for one in four:
            report(one, by_hand(one, book, given.times), sys.stdout.write)


if __name__ == "__main__":
    run()
