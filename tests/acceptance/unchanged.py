"""What a refusal must look like, and that it left every row but those of the audit trail as it was."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from sqlalchemy import select
from sqlmodel import SQLModel

import iomctl.storage.tables
from tests.processes.tables import WORKED_OUT
from tests.program import Answer, Program
from tests.storage.casebook import raw

# A table is known once its module is loaded, which the first command to need it does.
for _one in walk_packages(iomctl.storage.tables.__path__, "iomctl.storage.tables."):
    import_module(_one.name)

TRAIL = {"event", "event_detail"}
BESIDE = re.compile(r"  \S.*|Nothing was changed\.")


def every_row(program: Program) -> dict[str, list[Any]]:
    """The rows of every table by its name, sorted; not those of the audit trail, which grows by every look.

    What was worked out is without the numbers of its rows: it may be worked out anew.
    """
    with raw(program) as connection:
        return {
            name: sorted((_told(name, row) for row in connection.execute(select(table))), key=repr)
            for name, table in SQLModel.metadata.tables.items()
            if name not in TRAIL
        }


def _told(name: str, row: Any) -> tuple[Any, ...]:
    return tuple(value for column, value in row._mapping.items() if column != "id" or name not in WORKED_OUT)


@contextmanager
def nothing_changes(program: Program) -> Iterator[None]:
    """The case book holds the same rows after the block as before it."""
    before = every_row(program)
    yield
    assert every_row(program) == before


def refused(program: Program, code: int, *words: str, told: tuple[str, ...] = ()) -> Answer:
    """Run a command that must be refused: its code, its plain lines, and nothing changed in the case book.

    `told` are the words of its lines of fault, in order: each must be in the line of that place.
    """
    with nothing_changes(program):
        answer = program(*words)
    plainly(answer.exits(code), told)
    return answer


def plainly(answer: Answer, told: tuple[str, ...] = ()) -> None:
    """A line for each fault on stderr, then at most one of advice and one that nothing was changed; no answer."""
    assert answer.out == ""
    assert "Traceback" not in answer.err
    lines = answer.err.splitlines()
    assert all(line.isprintable() and len(line) < 500 for line in lines)
    faults = [line for line in lines if line.startswith("iomctl: ")]
    assert lines[: len(faults)] == faults != []
    assert len(lines) - len(faults) <= 2
    assert all(BESIDE.fullmatch(line) for line in lines[len(faults) :])
    for words, line in zip(told, faults, strict=bool(told)):
        assert words in line
