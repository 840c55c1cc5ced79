"""Copies of a PostgreSQL case book: its schema in a file of pg_dump, and such a file brought back."""

import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from sqlalchemy import text

from iomctl.errors import DatabaseUnusable
from iomctl.settings.places import Place
from iomctl.storage import migrate
from iomctl.storage.contents import Contents, contents_of
from iomctl.storage.copies.postgres_programs import Programs, failure, programs_for
from iomctl.storage.database import WRITERS_TURN, reading
from iomctl.storage.faults import explained

MARK = b"PGDMP"
END_OF_ROWS = "\\."


@dataclass(frozen=True)
class Dump:
    """What reading a dump from end to end found: its schema, its version and the rows of each table."""

    schema: str
    version: str
    rows: dict[str, int]


@dataclass(frozen=True)
class Target:
    """Where a dump goes: a schema that may hold a case book, among others of the same database.

    `kept` is the name that the case book there is given, None when there is none to keep.
    """

    schema: str
    schemas: frozenset[str]
    case_book: bool
    lock_wait: float
    kept: str | None = None

    def before(self, origin: str) -> list[str]:
        """What makes room for a dump of the schema `origin`, which is made anew."""
        made = [f"SET lock_timeout = {max(1, round(self.lock_wait * 1000))}", WRITERS_TURN]
        if self.kept is not None:
            made.append(f"ALTER SCHEMA {_quoted(self.schema)} RENAME TO {_quoted(self.kept)}")
        elif self.schema in self.schemas:
            made.append(f"DROP SCHEMA {_quoted(self.schema)} RESTRICT")
        return [*made, f"CREATE SCHEMA {_quoted(origin)}"]

    def after(self, origin: str) -> list[str]:
        """What gives the restored schema its name."""
        renamed = f"ALTER SCHEMA {_quoted(origin)} RENAME TO {_quoted(self.schema)}"
        return [] if origin == self.schema else [renamed]


def target_of(place: Place, lock_wait: float) -> Target:
    """The schema that a URL reaches; it need not be there yet."""
    with explained(place), reading(place, lock_wait) as connection:
        current = connection.scalar(text("SELECT current_schema()"))
        first = str(connection.scalar(text("SHOW search_path"))).split(",")[0].strip().strip('"')
        schemas = frozenset(connection.scalars(text("SELECT nspname FROM pg_namespace")))
        made = migrate.current(connection) is not None
    return Target(str(current or first), schemas, made, lock_wait)


def copy(place: Place, target: Path, lock_wait: float) -> Contents | None:
    """Write the schema, as it is at one moment, into a file; None when it is no case book."""
    with explained(place), reading(place, lock_wait) as connection:
        counted = contents_of(connection)
        if counted is None:
            return None
        programs = programs_for(connection)
        # The dump sees exactly what was counted, whatever others write meanwhile.
        view = str(connection.scalar(text("SELECT pg_export_snapshot()")))
        schema = str(connection.scalar(text("SELECT quote_ident(current_schema())")))
        words = ("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={view}", f"--schema={schema}")
        programs.run("pg_dump", *words, f"--file={target}", f"--dbname={programs.server}")
    return counted


def programs_of(place: Place, lock_wait: float) -> Programs:
    """The programs for a server."""
    with explained(place), reading(place, lock_wait) as connection:
        return programs_for(connection)


def read_back(path: Path, programs: Programs) -> Dump:
    """Read a dump from end to end, as a restore would. Raises DatabaseUnusable when it is none of a case book."""
    with path.open("rb") as file:
        opening = file.read(len(MARK))
    if opening != MARK:
        raise DatabaseUnusable(f"{path}: not a backup of a case book on PostgreSQL")
    with _script(path, programs) as lines:
        found = _counted(lines)
    if not found.version or "event" not in found.rows:
        raise DatabaseUnusable(f"{path}: not a backup of a case book")
    return found


def _counted(lines: Iterable[str]) -> Dump:
    rows: dict[str, int] = {}
    schema, version, table = "", "", ""
    for line in lines:
        if table and line == END_OF_ROWS:
            table = ""
        elif table:
            rows[table] += 1
            version = line if table == "alembic_version" else version
        elif line.startswith("COPY "):
            schema, table = _qualified(line.removeprefix("COPY ").partition(" (")[0])
            rows[table] = 0
    return Dump(schema, version, rows)


def restore(path: Path, dump: Dump, programs: Programs, target: Target) -> None:
    """Make the schema from a dump in one transaction, or change nothing and raise DatabaseUnusable."""
    words = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
    words += [f"--command={one}" for one in target.before(dump.schema)]
    words += ["--file=-", *(f"--command={one}" for one in target.after(dump.schema))]
    with TemporaryFile() as script:
        # Whole before any of it runs: half a script would end in a commit like a whole one.
        programs.run("pg_restore", *_whole(path), f"--schema={dump.schema}", out=script)
        script.seek(0)
        programs.run("psql", *words, f"--dbname={programs.server}", into=script)


@contextmanager
def _script(path: Path, programs: Programs) -> Iterator[Iterator[str]]:
    with TemporaryFile("w+") as said:
        reader = subprocess.Popen(  # noqa: S603 a program of a known folder, and no shell
            programs.command("pg_restore", *_whole(path)),
            env=programs.environ,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
            encoding="utf-8",
            errors="surrogateescape",
        )
        with reader:
            yield (line.rstrip("\n") for line in reader.stdout or ())
        said.seek(0)
        if reader.returncode:
            raise DatabaseUnusable(f"{path}: {failure('pg_restore', said.read())}")


def _whole(path: Path) -> tuple[str, ...]:
    return ("--no-owner", "--no-privileges", "--exit-on-error", "--file=-", str(path))


def _qualified(name: str) -> tuple[str, str]:
    schema, _, table = name.rpartition(".")
    return schema.strip('"').replace('""', '"'), table.strip('"')


def _quoted(name: str) -> str:
    escaped = name.replace('"', '""')
    return f'"{escaped}"'
