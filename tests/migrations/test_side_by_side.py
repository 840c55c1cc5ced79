"""Two schemes in one PostgreSQL database, each in a schema of its own reached by the search path."""

from tests.conftest import MONDAY
from tests.postgres import Server
from tests.program import Program


def at_schema(url: str, schema: str) -> Program:
    joint = "&" if "?" in url else "?"
    return Program(db=f"{url}{joint}options=-csearch_path%3D{schema}", now=MONDAY)


def test_two_schemes_do_not_see_each_other(postgres: Server) -> None:
    url = postgres.create_from("template1")
    north, south = at_schema(url, "north"), at_schema(url, "south")
    north("init", "--scheme", "IOM North", "--area", "North").succeeds()
    south("init", "--scheme", "IOM South", "--area", "South").succeeds()
    north("agency", "add", "North Police").succeeds()
    assert len(north("agency", "list", "--format", "json").succeeds().json()) == 1
    assert south("agency", "list", "--format", "json").succeeds().json() == []
    for one in (north, south):
        one("db", "check").succeeds()
        one("audit", "verify").succeeds()


def test_a_second_case_book_in_the_same_schema_is_refused(postgres: Server) -> None:
    north = at_schema(postgres.create_from("template1"), "north")
    north("init", "--scheme", "IOM North", "--area", "North").succeeds()
    answer = north("init", "--scheme", "IOM Again", "--area", "North").exits(6)
    assert "already there" in answer.err
    assert len(north("audit", "log", "--format", "json").succeeds().json()) == 1
