"""What the README, the examples and the transcripts show is what the program answers, on both engines."""

import difflib
import shlex
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from iomctl.settings.places import place_of
from tests.conftest import MONDAY
from tests.engines import ENGINES
from tests.postgres import Server
from tests.program import Program
from tests.transcripts import page as pages
from tests.transcripts.page import CHECKOUT, Part, parse, rendered
from tests.transcripts.shell import Shell

ACTOR = "m.adeyemi"
FILE = "~/.local/share/iomctl/casebook.sqlite"


def _cases() -> Iterator[Any]:
    for file in pages.pages():
        text = file.read_text("utf-8")
        for engine in ENGINES:
            if engine == "sqlite" or "<!-- engine: sqlite -->" not in text:
                yield pytest.param(file, engine, id=f"{file.relative_to(CHECKOUT)}-{engine}")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh machine: an empty home with the examples of the checkout, where the commands run."""
    folder = tmp_path / "home"
    shutil.copytree(CHECKOUT / "examples", folder / "examples")
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(("page", "engine"), list(_cases()), indirect=["engine"])
def test_page_shows_what_the_program_answers(
    page: Path, engine: str, home: Path, request: pytest.FixtureRequest
) -> None:
    updating = request.config.getoption("--update-transcripts")
    if updating and engine != "sqlite":
        pytest.skip("answers are written from SQLite; run again without --update-transcripts to compare")
    program = Program(db="", now=MONDAY)
    if engine == "postgresql":
        program.db = _empty_database(request.getfixturevalue("postgres"))
    shown = page.read_text("utf-8")
    answered = rendered(list(_replayed(parse(shown), Shell(program, home))))
    assert "a fault in iomctl itself" not in answered
    if updating:
        page.write_text(answered, "utf-8")
        return
    lines = (shown.splitlines(), answered.splitlines())
    difference = "\n".join(difflib.unified_diff(*lines, "on the page", "answered now", lineterm="", n=2))
    assert not difference, f"{difference}\nIf this is right: pytest tests/test_transcripts.py --update-transcripts"


def test_page_is_given_back_to_the_letter() -> None:
    for file in pages.pages():
        text = file.read_text("utf-8")
        assert rendered(parse(text)) == text


def _replayed(parts: list[Part], shell: Shell) -> Iterator[Part]:
    for part in parts:
        if part.kind == "command":
            part = replace(part, shown=_masked(shell.run(part.value), shell))  # noqa: PLW2901 the same part, answered
        elif part.kind == "day":
            _travel(shell.program, part.value)
        elif part.kind == "typed":
            shell.typed = part.value
        elif part.kind == "before":
            _prepare(shell, part.value.splitlines())
        elif part.kind == "scheme":
            _prepare(shell, [_demo(shell, part.value)])
        yield part


def _travel(program: Program, words: str) -> None:
    if words.startswith("+"):
        program.travel(int(words))
        return
    program.now = MONDAY + timedelta(days=(date.fromisoformat(words) - MONDAY.date()).days)


def _prepare(shell: Shell, lines: list[str]) -> None:
    for line in filter(None, lines):
        said = shell.run(line)
        assert shell.code == 0, f"{line}: exit {shell.code}\n{said}"


def _demo(shell: Shell, value: str) -> str:
    name, people = value.split()
    assert name == "demo", f"a scheme is `demo PEOPLE`, not {value}"
    place = shell.program.db or str(shell.folder / FILE.removeprefix("~/"))
    return shlex.join(["iomctl", "demo", place, "--people", people])


def _masked(text: str, shell: Shell) -> str:
    # A page holds what SQLite in the usual place shows; a server's URL differs in each run.
    url = shell.program.db
    if url:
        text = text.replace(place_of(url).shown, FILE).replace(url, FILE).replace("postgresql", "sqlite")
    text = text.replace(str(shell.folder), "~")
    return text if not text or text.endswith("\n") else f"{text}\n"


def _empty_database(server: Server) -> str:
    # The trail names the session's user on PostgreSQL: the one that IOMCTL_ACTOR names on SQLite.
    taken = (psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation)
    with suppress(*taken), psycopg.connect(server.url, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE \"{ACTOR}\" SUPERUSER LOGIN PASSWORD '{ACTOR}'")
    url = server.create_from("template1")
    _, _, rest = url.partition("://")
    return f"postgresql://{ACTOR}:{ACTOR}@{rest.partition('@')[2]}"
