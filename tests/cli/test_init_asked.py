"""The two questions of `iomctl init`, asked and answered at a real terminal."""

import os
import sys
from pathlib import Path

import pexpect
import pytest
from sqlalchemy import text

from tests.conftest import MONDAY
from tests.program import Program
from tests.storage.casebook import raw


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program where there is no case book yet."""
    return Program(db=str(tmp_path / "casebook.sqlite"), now=MONDAY)


def names(program: Program, table: str) -> list[str]:
    with raw(program) as connection:
        return list(connection.scalars(text(f"SELECT name FROM {table} ORDER BY id")))


def test_what_is_missing_is_asked_for(program: Program) -> None:
    environ = {**os.environ, "IOMCTL_DB": program.db, "NO_COLOR": "1"}
    words = ["-m", "iomctl", "init"]
    child = pexpect.spawn(sys.executable, words, env=environ, encoding="utf-8", timeout=60, dimensions=(24, 100))
    child.expect("Name of the scheme: ")
    child.sendline(" IOM Luton")
    child.expect("Areas it covers, with commas between: ")
    child.sendline("Luton, Dunstable,Houghton Regis , Luton")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert names(program, "scheme") == ["IOM Luton"]
    assert names(program, "scheme_area") == ["Luton", "Dunstable", "Houghton Regis"]


def test_areas_are_told_apart_in_options_as_well(program: Program) -> None:
    program("init", "--scheme", "IOM Luton", "--area", "Luton, Dunstable", "--area", "Barton-le-Clay").succeeds()
    assert names(program, "scheme_area") == ["Luton", "Dunstable", "Barton-le-Clay"]


def test_nobody_is_asked_elsewhere(program: Program) -> None:
    assert "--area is missing" in program("init", "--scheme", "IOM Luton").exits(2).err
    assert not Path(program.db).exists()
