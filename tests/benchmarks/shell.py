"""Print how long a command takes inside `iomctl shell`, and how many times its own statements. Not a part of the tests.

    .venv/bin/python tests/benchmarks/shell.py [--people 100000] [--times 21] [--folder FOLDER]

Each command is typed so often into one shell, each time about another worker or person, with its event in the audit
trail and `synchronous` FULL. Then python's own sqlite3 asks the same statements in one connection, without an event:
the ratio is to that. That the same people are found is asked by hand, of `today` for its first two lists; there are
twenty more. The scheme is made in the folder and used again: a million people take half an hour and 5 GB.
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

from sqlalchemy import Engine, event

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
class Typed:
    """One line as it is typed, what the statements by hand are bound to, and what came of both."""

    line: str
    bound: tuple[Any, ...]
    took: float = 0.0
    asked: list[tuple[str, Any]] = field(default_factory=list)
    found: set[int] = field(default_factory=set)


@dataclass
class Command:
    """One command, typed about one after the other, and statements by hand that find the same people."""

    statements: list[str]
    typed: list[Typed]


def commands(book: sqlite3.Connection, times: int) -> list[Command]:
    """The four commands, about workers with a usual number of cases, each once, and a person of each."""
    workers = book.execute(
        "SELECT worker.id, worker.name FROM worker JOIN spell ON spell.worker_id = worker.id "
        "WHERE deselected_on IS NULL AND left_on IS NULL GROUP BY worker.name "
        "HAVING count(DISTINCT worker.id) = 1 AND count(*) BETWEEN 18 AND 30 ORDER BY worker.id LIMIT ?",
        (times,),
    ).fetchall()
    people = [
        book.execute("SELECT max(offender_id) FROM spell WHERE worker_id = ?", (worker,)).fetchone()
        for worker, _ in workers
    ]
    theirs = "AND spell.worker_id = ?"
    option, narrowed, meant = _some_overdue(book)
    return [
        Command(
            [f"{COLUMNS} {CASES} {theirs}"],
            [Typed(f'caseload --worker "{name}" --format csv', (worker,)) for worker, name in workers],
        ),
        Command(
            [f"{COLUMNS} {CASES} AND {DUE} {when} {theirs}" for when in ("< ?", f"BETWEEN ? AND {SOON}")],
            [Typed(f'today --worker "{name}" --all', (TODAY, worker)) for worker, name in workers],
        ),
        Command(PERSON, [Typed(f"offender show N{person:05}", (person,)) for (person,) in people]),
        Command(
            [f"{COLUMNS} {LATE} AND {narrowed} = ?"],
            [Typed(f"review overdue {option} --format csv", (TODAY, meant)) for _ in workers],
        ),
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


def type_all(asked: list[Command], book: Path) -> None:
    """Type every line into one shell; note how long it took, which statements it asked, and whom it told."""
    out, said = io.StringIO(), list[tuple[str, Any]]()
    event.listen(Engine, "before_cursor_execute", lambda *given: said.append((given[2], given[3])))

    def lines() -> Iterator[str]:
        for one in (each for command in asked for each in command.typed):
            out.seek(0)
            out.truncate()
            said.clear()
            begun = perf_counter()
            yield one.line
            one.took = (perf_counter() - begun) * 1000
            one.asked = [(words, values) for words, values in said if words.startswith("SELECT")]
            one.found = {int(word[1:]) for word in REFERENCE.findall(out.getvalue())}

    usual, sys.stdin = sys.stdin, lines()
    try:
        code = main(["--db", str(book), "shell"], screen=Screen(out, sys.stderr, False, 200, 50, False))
    finally:
        sys.stdin = usual
    if code:
        raise SystemExit(code)


def plainly(one: Typed, book: sqlite3.Connection) -> float:
    """Milliseconds for what a line asked, in python's own sqlite3."""
    begun = perf_counter()
    for words, values in one.asked:
        book.execute(words, values).fetchall()
    return (perf_counter() - begun) * 1000


def refuse_other_people(command: Command, one: Typed, book: sqlite3.Connection) -> None:
    """Exit when a line told of others than the statements by hand find; `today` tells of more."""
    rows = [book.execute(text, _values(one, text)).fetchall() for text in command.statements]
    people = {one.bound[0]} if command.statements is PERSON else {row[0] for found in rows for row in found}
    if people - one.found if one.line.startswith("today") else people ^ one.found:
        raise SystemExit(f"{one.line}: not the same people on both sides: {sorted(people ^ one.found)[:10]}")


def _values(one: Typed, text: str) -> tuple[Any, ...]:
    return (*one.bound[:1] * (text.count("?") - len(one.bound)), *one.bound)


def report(command: Command, book: sqlite3.Connection, say: Callable[[str], object]) -> None:
    """One line: what was typed, how long it took, and the ratio. The first time does not count: it loads much."""
    for one in command.typed:
        refuse_other_people(command, one, book)
    counted = command.typed[1:]
    ours, plain = median(one.took for one in counted), median(plainly(one, book) for one in counted)
    times = f"{ours:6.1f} ms (least {min(one.took for one in counted):.1f}, aim {AIM:.0f})"
    told = f"{ours / plain:4.1f} times the {plain:.2f} ms of its {len(counted[-1].asked)} queries"
    people = median(len(one.found) for one in counted)
    say(f"{times}, {told}, {people:.0f} people: {counted[-1].line}\n")


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
        four = commands(book, given.times + 1)
        type_all(four, file)
        for one in four:
            report(one, book, sys.stdout.write)


if __name__ == "__main__":
    run()
