"""What was exported and imported into an empty case book is the same case book, on both engines."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import select
from sqlmodel import col

from iomctl.cli.options import KINDS
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Spell
from tests.books import Books, begin
from tests.casebook import agency, book, cohort, worker
from tests.cli.filled_books import Filler
from tests.cli.random_books import books as random_books
from tests.program import Program


def filled(program: Program, drawn: list[dict[str, Any]]) -> None:
    """Put drawn people into a new case book."""
    with book(program) as work:
        partners: dict[Any, int] = {"luton": cohort(work).id}
        for name in ("Police", "Probation"):
            partners[name] = agency(work, name).id
        for name, employer in (("S Okafor", "Police"), ("J Byrne", "Probation")):
            partners[name] = worker(work, name, agency_name=employer).id
        filler = Filler(work, partners)
        for person in drawn:
            filler.person(person)


def exported(program: Program, folder: Path) -> dict[str, bytes]:
    """All exports of a case book, which are left in a folder."""
    for kind in KINDS:
        program("--restricted", "--yes", "export", kind, str(folder / f"{kind}.csv")).succeeds()
    return {kind: (folder / f"{kind}.csv").read_bytes() for kind in KINDS}


def take_in(program: Program, folder: Path) -> list[dict[str, Any]]:
    """Import all files of a folder."""
    words = ("--create", "--format", "json")
    files = {kind: str(folder / f"{kind}.csv") for kind in KINDS if _rows(folder, kind)}
    return [program("import", kind, path, *words).succeeds().json() for kind, path in files.items()]


def _rows(folder: Path, kind: str) -> bool:
    return len((folder / f"{kind}.csv").read_bytes().splitlines()) > 1


def as_it_stands(program: Program) -> list[Any]:
    """Every spell as its own row has it, for a change that no file tells of would be lost without a trace."""
    names = ("offender_id", "adopted_on", "tier", "colour", "custody", "prison", "deselected_on", "exit_plan")
    columns = [getattr(Spell, name) for name in names]
    query = select(*columns, col(Worker.name), col(Agency.name)).order_by(*columns[:2], col(Spell.deselected_on))
    query = query.outerjoin(Worker, col(Worker.id) == col(Spell.worker_id))
    with book(program) as work:
        rows = work.session.execute(query.outerjoin(Agency, col(Agency.id) == col(Spell.agency_id)))
        return sorted(map(str, rows))


def round_trip(drawn: list[dict[str, Any]], new: tuple[Program, Program], folder: Path) -> None:
    """Fill a case book, export it, import that into another, and compare the two."""
    source, copy = new
    filled(source, drawn)
    first = exported(source, folder)
    assert all(one["refused"] == 0 for one in take_in(copy, folder))
    assert exported(copy, folder) == first
    assert as_it_stands(copy) == as_it_stands(source)
    caseload = ("--restricted", "caseload", "--format", "csv")
    assert copy(*caseload).succeeds().out == source(*caseload).succeeds().out
    for program in (copy, source):
        assert all(one["unchanged"] == one["rows"] for one in take_in(program, folder))
        assert exported(program, folder) == first
        program("audit", "verify").succeeds()
        program("db", "check").succeeds()


each_with_a_new_book: dict[str, Any] = {"deadline": None, "suppress_health_check": list(HealthCheck)}


def two(books: Books, first: str, second: str) -> tuple[Program, Program]:
    """Two new case books, each on its engine."""
    return books.copy(first, begin, 1), books.copy(second, begin, 2)


@given(random_books)
@settings(max_examples=2, **each_with_a_new_book)
def test_a_case_book_comes_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, books: Books, drawn: list[dict[str, Any]]
) -> None:
    round_trip(drawn, two(books, "sqlite", "sqlite"), tmp_path_factory.mktemp("files"))


@pytest.mark.rest
@given(random_books)
@settings(max_examples=8, **each_with_a_new_book)
def test_so_do_many_more(tmp_path_factory: pytest.TempPathFactory, books: Books, drawn: list[dict[str, Any]]) -> None:
    round_trip(drawn, two(books, "sqlite", "sqlite"), tmp_path_factory.mktemp("files"))


@pytest.mark.rest
@given(random_books)
@settings(max_examples=2, **each_with_a_new_book)
def test_a_case_book_moves_to_postgresql_and_back(
    tmp_path_factory: pytest.TempPathFactory, books: Books, drawn: list[dict[str, Any]]
) -> None:
    round_trip(drawn, two(books, "sqlite", "postgresql"), tmp_path_factory.mktemp("there"))
    round_trip(drawn, two(books, "postgresql", "sqlite"), tmp_path_factory.mktemp("back"))
