"""Help, completion and a wrong word load no heavy library; a command loads only what it needs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from iomctl.cli.nouns import NOUNS
from tests.architecture.commands import written_nouns
from tests.architecture.loaded_modules import loaded_by

DATABASE = {"sqlmodel", "sqlalchemy", "alembic", "pydantic", "psycopg", "sqlite3", "platformdirs"}
SHEETS = {"python_calamine", "xlsxwriter", "openpyxl"}
HEAVY = DATABASE | SHEETS | {"rich", "jinja2", "icalendar", "rapidfuzz", "anyascii"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], 0),
        (["--help"], 0),
        (["--version"], 0),
        (["review", "--help"], 0),
        (["review", "overdue", "--help"], 0),
        (["reveiw"], 2),
        (["review", "overdeu"], 2),
        (["review", "overdue", "--no-such-option"], 2),
    ],
)
def test_help_and_a_wrong_word_load_nothing_heavy(words: list[str], code: int, tmp_path: Path) -> None:
    assert loaded_by(*words, folder=tmp_path, code=code) & HEAVY == set()


@pytest.mark.parametrize(
    "typed",
    [
        "iomctl ",
        "iomctl rev",
        "iomctl review ",
        "iomctl review overdue --",
        "iomctl contact outcome K1 ",
        "iomctl q --q",
    ],
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_loads_nothing_heavy(shell: str, typed: str, tmp_path: Path) -> None:
    words = typed.split(" ")
    bash = {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}
    asked = {"_IOMCTL_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": typed, **bash}
    assert loaded_by(folder=tmp_path, environ=asked) & HEAVY == set()


def test_completion_from_a_case_book_loads_no_database_library(place_for: Callable[[str], str], tmp_path: Path) -> None:
    bash = {"COMP_WORDS": "iomctl\ncaseload\n--tier\n", "COMP_CWORD": "3", "_IOMCTL_COMPLETE": "complete_bash"}
    loaded = loaded_by(folder=tmp_path, environ={"IOMCTL_DB": place_for("sqlite"), **bash})
    assert "sqlite3" in loaded
    assert loaded & HEAVY == {"sqlite3", "platformdirs"}


def test_help_of_every_noun_loads_nothing_heavy(tmp_path: Path) -> None:
    heavy = {noun: loaded_by(noun, "--help", folder=tmp_path) & HEAVY for noun in written_nouns()}
    assert heavy == {noun: set() for noun in NOUNS if noun in heavy}


def test_review_overdue_in_a_pipe_loads_neither_migrations_nor_screens_nor_sheets(
    place_for: Callable[[str], str], tmp_path: Path
) -> None:
    loaded = loaded_by("review", "overdue", folder=tmp_path, environ={"IOMCTL_DB": place_for("sqlite")})
    assert "sqlmodel" in loaded
    assert loaded & (SHEETS | {"alembic", "mako", "rich", "psycopg", "tzdata", "icalendar"}) == set()


def test_review_overdue_on_postgresql_loads_its_driver_alone(place_for: Callable[[str], str], tmp_path: Path) -> None:
    loaded = loaded_by("review", "overdue", folder=tmp_path, environ={"IOMCTL_DB": place_for("postgresql")})
    assert "psycopg" in loaded
    assert loaded & (SHEETS | {"alembic", "mako", "rich"}) == set()
