"""One command is one transaction: whole, with its audit event, or not at all."""

import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import func, select

from iomctl.errors import DoesNotFit
from iomctl.settings.places import place_of
from iomctl.storage.database import open_engine
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.trail import Event
from tests.conftest import MONDAY
from tests.program import Program
from tests.storage.casebook import person, raw, working


def counted(program: Program) -> tuple[int, int]:
    with raw(program) as connection:
        people = connection.scalar(select(func.count()).select_from(Offender))
        return people or 0, connection.scalar(select(func.count()).select_from(Event)) or 0


def test_what_is_done_is_kept_with_one_event(iomctl: Program) -> None:
    with working(iomctl) as work:
        person(work)
        person(work, "Ahmed")
    assert counted(iomctl) == (2, 2)


def ended_by(program: Program, fault: BaseException) -> None:
    with working(program) as work:
        person(work)
        raise fault


def test_nothing_of_a_unit_that_fails_is_kept(iomctl: Program) -> None:
    with pytest.raises(DoesNotFit):
        ended_by(iomctl, DoesNotFit("as recorded"))
    assert counted(iomctl) == (0, 1)


def test_an_interrupted_unit_keeps_nothing(iomctl: Program) -> None:
    with pytest.raises(KeyboardInterrupt):
        ended_by(iomctl, KeyboardInterrupt())
    assert counted(iomctl) == (0, 1)


def test_a_dry_run_goes_the_whole_way_and_keeps_nothing(iomctl: Program) -> None:
    with working(iomctl, dry_run=True) as work:
        assert person(work).id == 1
    assert counted(iomctl) == (0, 1)


def test_a_unit_that_looks_at_nobody_leaves_no_event(iomctl: Program) -> None:
    with working(iomctl) as work:
        assert work.policy.version == 1
    assert counted(iomctl) == (0, 1)


def test_the_file_and_its_side_files_are_their_owners_alone(iomctl_sqlite: Program) -> None:
    path = Path(iomctl_sqlite.db)
    path.unlink()
    iomctl_sqlite("init", "--scheme", "IOM Luton", "--area", "Luton").succeeds()
    with working(iomctl_sqlite) as work:
        person(work)
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.glob(f"{path.name}*")}
    assert modes == {path.name: 0o600, f"{path.name}-wal": 0o600, f"{path.name}-shm": 0o600}


def test_sqlite_keeps_the_settings_the_work_relies_on(iomctl_sqlite: Program) -> None:
    with raw(iomctl_sqlite) as connection:
        found = {
            name: connection.scalar(text(f"PRAGMA {name}"))
            for name in ("foreign_keys", "journal_mode", "busy_timeout", "synchronous")
        }
    assert found == {"foreign_keys": 1, "journal_mode": "wal", "busy_timeout": 5000, "synchronous": 2}


def test_postgresql_waits_as_long_as_asked_and_no_longer(postgres: object, iomctl: Program) -> None:
    engine = open_engine(place_of(iomctl.db), 7)
    if engine.dialect.name != "postgresql":
        return
    with engine.begin() as connection:
        assert connection.scalar(text("SHOW lock_timeout")) == "7s"
        assert connection.scalar(text("SHOW transaction_isolation")) == "read committed"


def test_a_file_of_another_program_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (id INTEGER)")
    other.close()
    before = path.read_bytes()
    program = Program(db=str(path), now=MONDAY)
    answer = program("review", "overdue").exits(6)
    assert "no case book here yet" in answer.err
    assert path.read_bytes() == before
