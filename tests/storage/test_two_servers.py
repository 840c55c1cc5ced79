"""PostgreSQL's own programs work on the server that iomctl itself reached, whatever names it."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from tests.conftest import MONDAY
from tests.postgres import Server, running_server
from tests.program import Program
from tests.storage.casebook import one_case

BOOK = f"book_of_two_servers_{os.getpid()}"
"""Other tests work on the server of the run at the same time, and these themselves."""


@pytest.fixture
def other(postgres: Server, tmp_path: Path) -> Iterator[Server]:
    """A second server beside the one of the run."""
    with running_server(Path(f"/tmp/iomctl-other-{os.getpid()}"), afresh=True) as server:  # noqa: S108 as in conftest
        yield server


@pytest.fixture
def books(postgres: Server, other: Server) -> Iterator[tuple[Program, Program]]:
    """A case book of one name on either server: nobody in the first, Mercer in the second."""
    first, second = (Program(db=server.create(BOOK), now=MONDAY) for server in (postgres, other))
    for one in (first, second):
        one("init", "--scheme", "IOM Luton", "--area", "Luton").succeeds()
    one_case(second)
    yield first, second
    for server in (postgres, other):
        server.drop(server.database(BOOK))


def people(program: Program) -> list[str]:
    return [row["name"] for row in program("offender", "list", "--format", "json").succeeds().json()]


def variables(server: Server) -> dict[str, str]:
    given = conninfo_to_dict(server.url)
    return {"PGHOST": str(given["host"]), "PGPORT": str(given.get("port", 5432))}


def by_variables(monkeypatch: pytest.MonkeyPatch, server: Server) -> None:
    for name, value in variables(server).items():
        monkeypatch.setenv(name, value)


def by_service(monkeypatch: pytest.MonkeyPatch, server: Server, tmp_path: Path) -> None:
    given = variables(server)
    file = tmp_path / "services"
    file.write_text(f"[luton]\nhost={given['PGHOST']}\nport={given['PGPORT']}\n")
    monkeypatch.setenv("PGSERVICEFILE", str(file))
    monkeypatch.setenv("PGSERVICE", "luton")


@pytest.mark.parametrize("named", ["variables", "service"])
def test_the_server_of_the_environment_is_backed_up_and_restored(
    books: tuple[Program, Program], other: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    first, second = books
    before = first("audit", "log", "--format", "json").succeeds().json()
    by_variables(monkeypatch, other) if named == "variables" else by_service(monkeypatch, other, tmp_path)
    told = Program(db=f"postgresql://postgres@/{BOOK}", now=MONDAY)
    file = str(tmp_path / "b.iomctl")
    assert told("db", "backup", file, "--format", "json").succeeds().json()["events"] == 2
    one_case(told, "Ahmed")
    told("db", "restore", file, "--yes").succeeds()
    assert people(second) == ["Mercer, Kai"]
    assert people(first) == []
    assert first("audit", "log", "--format", "json").succeeds().json()[: len(before)] == before


def test_the_url_wins_over_the_environment(
    books: tuple[Program, Program], other: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = books
    by_variables(monkeypatch, other)
    file = str(tmp_path / "b.iomctl")
    first("db", "backup", file).succeeds()
    one_case(first, "Ahmed")
    first("db", "restore", file, "--yes").succeeds()
    assert people(first) == []
    assert people(second) == ["Mercer, Kai"]


def test_a_password_of_the_environment_reaches_the_programs(
    books: tuple[Program, Program], other: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from iomctl.settings.places import place_of
    from iomctl.storage.copies import postgres_copies

    by_variables(monkeypatch, other)
    monkeypatch.setenv("PGPASSWORD", "geheim")
    programs = postgres_copies.programs_of(place_of(f"postgresql://postgres@/{BOOK}"), 5)
    assert programs.environ["PGPASSWORD"] == "geheim"
    assert "geheim" not in programs.server
    with psycopg.connect(programs.server) as connection:
        assert connection.info.host == variables(other)["PGHOST"]
