"""What is left out every day runs in the rest of the matrix, and nothing is in both or in neither."""

import subprocess
import sys
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest

from tests.engines import CHECKOUT, ENGINES, EVERYDAY, PARTS, Case, chosen, everyday
from tests.transcripts.page import pages

WORDS, ROWS = "tests/cli/test_words.py", "tests/storage/test_rows.py"


def each(file: str, name: object = "test", **told: bool) -> list[Case]:
    """A test on each engine in turn."""
    return [Case(file, name, engine, **told) for engine in ENGINES]


@pytest.mark.parametrize(
    ("cases", "rest"),
    [
        (each(WORDS), [False, True]),
        (each(ROWS), [False, False]),
        (each("tests/transcripts/find.md"), [False, True]),
        ([*each(WORDS, "one"), *each(WORDS, "two")], [False, True] * 2),
        ([Case(WORDS, "test")], [False]),
        (each(ROWS, put_off=True), [True, True]),
        # Written for one engine, or named on the command line.
        ([Case(WORDS, "test", "postgresql")], [False]),
        ([Case("tests/transcripts/db.md", "test", "postgresql")], [False]),
    ],
)
def test_a_test_is_put_off_by_its_folder_and_its_mark(cases: list[Case], rest: list[bool]) -> None:
    assert chosen(cases, "rest") == rest
    assert chosen(cases, "everyday") == [not late for late in rest]
    assert all(chosen(cases, "all"))


def test_every_folder_of_tests_and_every_page_has_its_engines() -> None:
    files = {one.relative_to(CHECKOUT).as_posix() for one in (CHECKOUT / "tests").rglob("test_*.py")}
    files.remove("tests/test_transcripts.py")  # its pages have
    named = {*files, *(one.relative_to(CHECKOUT).as_posix() for one in pages())}
    assert all(everyday(one) for one in named)
    assert [one for one in EVERYDAY if not (CHECKOUT / one).exists()] == []


@dataclass
class Asked:
    """How pytest tells the parameters of a test."""

    params: dict[str, Any]


@pytest.mark.parametrize("nodeid", ["tests/cli/test_words.py::test_say[{}-a]", "tests/cli/test_words.py::test_say[{}]"])
def test_a_test_on_another_engine_is_the_same_test(nodeid: str) -> None:
    words, other = ("a", "b"), ("b", "a")

    def seen(engine: str, words: tuple[str, ...]) -> Case:
        asked = Asked({"engine": engine, "words": words})
        return Case.of(
            SimpleNamespace(nodeid=nodeid.format(engine), callspec=asked, get_closest_marker=lambda _name: None)
        )

    assert seen("sqlite", words).name == seen("postgresql", words).name != seen("sqlite", other).name
    assert seen("postgresql", words) == Case(WORDS, seen("sqlite", words).name, "postgresql")


@pytest.mark.rest
def test_the_two_parts_are_the_whole() -> None:
    asked = [sys.executable, "-m", "pytest", "--collect-only", "-o", "addopts=", "-q", "--part"]
    started = [subprocess.Popen([*asked, part], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) for part in PARTS]
    told = [one.communicate()[0].splitlines() for one in started]
    day, rest, every = ([line for line in lines if "::" in line] for lines in told)
    assert sorted([*day, *rest]) == sorted(every)
    assert len(set(every)) == len(every) > len(day) > len(rest) > 0
