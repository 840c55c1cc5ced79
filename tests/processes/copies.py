"""A case book of which each attempt gets a copy: what some commands make of it, in turn and at once."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlalchemy import make_url

from tests.postgres import Server
from tests.processes.starter import Ended, Starter
from tests.processes.tables import alike, tables_of
from tests.processes.whole import half_done

Words = Sequence[str]
Copied = Callable[[], AbstractContextManager[str]]
Outcome = tuple[list[Ended], dict[str, list[str]]]
"""How each command ended, in the order in which they are given, and what the case book held after all."""


@dataclass(frozen=True)
class Copies:
    """Copies of one case book; `starter` starts processes on whichever they are told."""

    starter: Starter
    copied: Copied

    def in_turn(self, commands: Sequence[Words], first: int) -> Outcome:
        """One of two commands, by its place, and then the other."""
        with self.copied() as db:
            order = (first, 1 - first)
            ended = {place: self._together(db, [commands[place]])[0] for place in order}
            return [ended[0], ended[1]], _held(db)

    def at_once(self, commands: Sequence[Words], first: int) -> Outcome:
        """Both started together, one of them a moment earlier."""
        with self.copied() as db:
            ended = self._together(db, [commands[first], commands[1 - first]])
            return [ended[first], ended[1 - first]], _held(db)

    def _together(self, db: str, commands: Sequence[Words]) -> list[Ended]:
        return self.starter.together(*(["--db", db, *words] for words in commands))


def _held(db: str) -> dict[str, list[str]]:
    assert half_done(db) == []
    return alike(tables_of(db))


def copies_of_file(db: str) -> Copied:
    """Copies of a SQLite file that nobody has open."""
    numbers = count(1)

    @contextmanager
    def copied() -> Iterator[str]:
        path = Path(db).with_name(f"copy-{next(numbers)}.sqlite")
        shutil.copy(db, path)
        yield str(path)

    return copied


def copies_on(server: Server, db: str) -> Copied:
    """Copies of a PostgreSQL database that nobody is connected to."""

    name = make_url(db).database
    assert name is not None

    @contextmanager
    def copied() -> Iterator[str]:
        url = server.create_from(name)
        try:
            yield url
        finally:
            server.drop(url)

    return copied
