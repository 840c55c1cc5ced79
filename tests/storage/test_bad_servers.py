"""No server, no database, no rights there, and Ctrl-C: one plain line and no password."""

import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from tests.conftest import MONDAY
from tests.postgres import Server
from tests.program import Program
from tests.storage.casebook import one_case, raw
from tests.storage.processes import ended, started
from tests.storage.refusals import LOOK, one_line


@pytest.mark.parametrize(
    ("url", "words", "code"),
    [
        ("postgresql://iom:geheim@127.0.0.1:1/iom", "can't be reached", 6),
        ("postgresql://iom:geheim@/iom?host=/nowhere/at/all", "can't be reached", 6),
        ("postgresql://iom:geheim@127.0.0.1:1/iom?nonsense=1", "can't be reached", 6),
        ("postgresql://iom:geheim@127.0.0.1:seven/iom", "not a URL", 7),
        ("mysql://iom:geheim@127.0.0.1/iom", "a SQLite file or a PostgreSQL URL", 7),
    ],
)
def test_no_server_at_the_url(url: str, words: str, code: int) -> None:
    program = Program(db=url, now=MONDAY)
    for command in (LOOK, ("db", "check"), ("init", "--scheme", "IOM Luton", "--area", "Luton")):
        answer = program(*command)
        one_line(answer, words, code=code)
        assert "geheim" not in answer.err


def test_an_unknown_database_and_an_unknown_user(postgres: Server) -> None:
    for url in (
        postgres.database("nobody_made_this"),
        postgres.database("postgres").replace("postgres@", "nobody:geheim@"),
    ):
        answer = Program(db=url, now=MONDAY)(*LOOK)
        one_line(answer, "can't be reached or refused")
        assert "geheim" not in answer.err


def test_a_database_without_a_case_book(postgres: Server) -> None:
    one_line(Program(db=postgres.create_from("template1"), now=MONDAY)(*LOOK), "no case book here yet")


def test_a_user_who_may_only_read(postgres: Server, iomctl: Program) -> None:
    if iomctl.db.startswith("/"):
        return
    with raw(iomctl) as connection:
        connection.execute(text("DROP ROLE IF EXISTS reader"))
        connection.execute(text("CREATE ROLE reader LOGIN"))
        connection.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader"))
    one_case(iomctl)
    reader = Program(db=iomctl.db.replace("postgres@", "reader@"), now=MONDAY)
    one_line(reader(*LOOK), "may not write")
    with raw(iomctl) as connection:
        connection.execute(text("DROP OWNED BY reader"))


def _minding_the_keyboard() -> None:
    # What is started in the background, by `&` in a script, is started deaf to Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_interrupted_by_the_keyboard(iomctl: Program) -> None:
    """Ctrl-C while a command waits for its turn, when it has surely begun."""
    with raw(iomctl):
        process = started(iomctl.db, *LOOK, before=_minding_the_keyboard)
        wait_until_it_waits(iomctl, process)
        process.send_signal(signal.SIGINT)
        code, out, err = ended(process)
    assert (code, out) == (130, "")
    assert "interrupted" in err
    assert "Traceback" not in err
    iomctl("db", "check").succeeds()


def file_is_open(db: str, pid: int) -> bool:
    with suppress(FileNotFoundError):
        return any(str(one.readlink()).startswith(db) for one in Path(f"/proc/{pid}/fd").iterdir())
    return False


def lock_is_awaited(db: str, _pid: int) -> bool:
    with psycopg.connect(db) as connection:
        waiting = connection.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        return waiting.fetchone() == (1,)


def wait_until_it_waits(program: Program, process: subprocess.Popen[str]) -> None:
    """Return once a process holds the database open: its file on SQLite, a lock it waits for on PostgreSQL."""
    waits = file_is_open if program.db.startswith("/") else lock_is_awaited
    while process.poll() is None:
        if waits(program.db, process.pid):
            return
