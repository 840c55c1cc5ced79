"""How long `rescope plan` takes: against the same question asked by hand, and with ten times the people."""

import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from iomctl.domain.days.intervals import Interval
from iomctl.services.rescopes.rules.answers import BETWEEN_ANSWERS, BETWEEN_FACTS, MARKS
from tests.benchmarks.material import Material, iomctl, tool
from tests.benchmarks.measure import MEBIBYTE, Contest, Words, timed

BY_HAND = Path(__file__).with_name("rescope_by_hand.sql")
SQLMODEL = (sys.executable, "-c", "import sqlmodel")
MOST_MEMORY = 250 * MEBIBYTE

_ANSWERS = (
    ("in_index", "index_offence"),
    ("statutory", "sentence"),
    ("ogrs_75", "ogrs"),
    ("arrests", "arrested", "perhaps_arrested"),
    ("recent", "recent_offence"),
    ("ogrs_50", "ogrs"),
    ("abuse", "marker"),
    ("harm", "rosh"),
)
"""The columns of the peer's table that hold the answer and the facts of each rule, in the order of the criteria."""


def rescope(material: Material, people: int) -> Iterator[Contest]:
    """`rescope plan` with candidates, against SQL by hand and the import of sqlmodel; both sides say the same."""
    shell = tool("sqlite3")
    if shell is None:
        sys.stdout.write("the sqlite3 shell is not installed: passed over\n")
        return
    book, on = material.facts(people), _today()
    ours, peer = _plan(book, on), _by_hand(shell, book, on)
    _begin_again(book)
    timed([ours, peer])
    sys.stdout.write(f"rescope: {_the_same(book):,} people in the run, the same by hand\n")
    yield Contest(
        "rescope plan / SQL by hand + import sqlmodel",
        [ours],
        [peer, SQLMODEL],
        1.6,
        ready=partial(_begin_again, book),
        memory_limit=MOST_MEMORY,
    )


def rescope_ten_times(material: Material, people: int) -> Iterator[Contest]:
    """`rescope plan` with ten times the people and facts, against itself."""
    big, small = material.facts(10 * people), material.facts(people)
    ours, peer = _plan(big, _today()), _plan(small, _today())
    ready = partial(_begin_again, big, small)
    yield Contest("rescope plan, ten times the people / as is", [ours], [peer], 11, ready=ready)


def rescope_report(material: Material, people: int) -> Iterator[Contest]:
    """`rescope report` of a run decided as planned, against a short command on the same book, mostly start-up."""
    book, words = material.facts(people), (iomctl(), "--db", material.facts(people), "rescope")
    _begin_again(book)
    decided = (*words, "decide", "1", "--as-planned", "--exit-plan", "probation goes on", "--meeting", "panel")
    timed([_plan(book, _today()), decided])
    peer = (iomctl(), "--db", book, "cohort", "list")
    yield Contest("rescope report / cohort list", [(*words, "report", "1")], [peer], 3, by_processor=True)


def _plan(book: Path, on: date) -> Words:
    asked = ("--cohort", "luton", "--criteria", "neighbourhood-crime-2020", "--candidates", "--as-of", on.isoformat())
    return (iomctl(), "--db", book, "rescope", "plan", *asked)


def _by_hand(shell: Path, book: Path, on: date) -> Words:
    days = {":on": on, ":year_before": Interval(0, 12).before(on), ":two_years_before": Interval(0, 24).before(on)}
    given = (f".parameter set {name} \"'{day.isoformat()}'\"" for name, day in days.items())
    return (shell, "-bail", book, *given, f'.read "{BY_HAND}"')


def _today() -> date:
    return date.today()  # noqa: DTZ011 the day that the program itself would take


def _begin_again(*books: Path) -> None:
    """Take away what either side has kept, so that each finds the same case book."""
    for book in books:
        with closing(sqlite3.connect(book, isolation_level=None)) as connection:
            connection.execute("DELETE FROM rescope_decision")
            connection.execute("DELETE FROM rescope_person")
            connection.execute("DELETE FROM rescope_run")
            connection.execute("DROP TABLE IF EXISTS by_hand")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _the_same(book: Path) -> int:
    """How many people both sides speak about; ends the program where one person, answer or fact differs."""
    columns = "offender_id, spell_id, outcome, tier_from, tier_to, watch, edge"
    named = ", ".join(name for names in _ANSWERS for name in names)
    with closing(sqlite3.connect(book)) as connection:
        ours = connection.execute(f"SELECT {columns}, answers FROM rescope_person ORDER BY offender_id").fetchall()
        peers = connection.execute(f"SELECT {columns}, {named} FROM by_hand ORDER BY offender_id")
        told = [(*row[:7], _packed(row[7:])) for row in peers]
    if ours != told:
        sys.exit(f"{book}: the plan and the SQL by hand do not say the same of everyone")
    return len(ours)


def _packed(values: Iterable[Any]) -> str:
    left = iter(values)
    return BETWEEN_ANSWERS.join(
        MARKS[next(left)] + BETWEEN_FACTS.join("" if (fact := next(left)) is None else str(fact) for _ in facts)
        for _, *facts in _ANSWERS
    )
