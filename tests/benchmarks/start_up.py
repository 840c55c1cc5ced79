"""How long whole processes of iomctl take, from a small case book: against the import of SQLModel alone."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from tests.benchmarks.material import Material, iomctl
from tests.benchmarks.measure import Contest, Words
from tests.benchmarks.pathways import SQLMODEL

NOT_UNDERSTOOD = 2


def start_up(material: Material, people: int) -> Iterator[Contest]:
    """The commands of every day, the help and a wrong word, turn about with `python -c "import sqlmodel"`.

    Time on a processor is compared: they wait for nobody, and a busy machine would decide the rest.
    """
    book = material.scheme(people)
    with closing(sqlite3.connect(book)) as connection:
        (surname,) = connection.execute("SELECT surname FROM offender WHERE id = 1").fetchone()
    rows: tuple[tuple[tuple[str, ...], float, int], ...] = (
        (("today",), 1.3, 0),
        (("caseload",), 1.3, 0),
        (("find", surname), 1.3, 0),
        (("review", "overdue"), 1.3, 0),
        (("offender", "show", "N00001"), 1.5, 0),
        (("--help",), 0.4, 0),
        (("reveiw",), 0.3, NOT_UNDERSTOOD),
    )
    for words, limit, code in rows:
        ours: Words = (iomctl(), "--db", book, *words)
        name = f"iomctl {' '.join(words)} / import sqlmodel"
        yield Contest(name, [ours], [SQLMODEL], limit, code=code, by_processor=True)
