"""Where lines go, how wide they may be, and when they are coloured."""

import io
from pathlib import Path

import pytest

from iomctl.output.screen import Screen
from tests.output.people import Terminal, people, pipe, printed, said, shown, terminal

ESCAPE = "\x1b"


def test_a_pipe_is_wide_whatever_the_terminal_around_it_says() -> None:
    assert pipe(COLUMNS="40").width == 200
    assert not pipe().terminal


@pytest.mark.parametrize(("columns", "width"), [("80", 80), ("200", 200), ("3", 20)])
def test_a_terminal_is_as_wide_as_columns_says(columns: str, width: int) -> None:
    assert Screen.detect({"COLUMNS": columns}, Terminal(), Terminal()).width == width


@pytest.mark.parametrize("columns", ["", "0", "-5", "wide"])
def test_columns_that_is_no_width_is_passed_over(columns: str) -> None:
    assert Screen.detect({"COLUMNS": columns}, Terminal(), Terminal()).width >= 20


@pytest.mark.parametrize(
    ("environ", "at_terminal", "in_pipe"),
    [
        ({}, True, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"TERM": "dumb"}, False, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": "0"}, True, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ],
)
def test_colour_as_the_environment_asks(environ: dict[str, str], at_terminal: bool, in_pipe: bool) -> None:
    assert Screen.detect(environ, Terminal(), Terminal()).colour is at_terminal
    assert Screen.detect(environ, io.StringIO(), io.StringIO()).colour is in_pipe


@pytest.mark.parametrize(("no_color", "term"), [("1", "xterm"), ("", "dumb")])
def test_a_table_without_colour_holds_no_escape(no_color: str, term: str) -> None:
    screen = terminal(200, NO_COLOR=no_color, TERM=term)
    assert ESCAPE not in shown(screen, people(3), title="Caseload", legend="A amber")


def test_a_table_with_colour_holds_the_same_words() -> None:
    coloured = terminal(100, NO_COLOR="")
    text = shown(coloured, people(1))
    assert "\x1b[30;43mamber" in text
    assert "N00001  Sayle, Jordan 1  " in text


def test_forced_colour_in_a_pipe_cuts_nothing() -> None:
    screen = pipe(FORCE_COLOR="1")
    text = shown(screen, people(1))
    assert ESCAPE in text
    assert "Bedfordshire Police" in text
    assert said(screen) == ""


def test_a_styled_part_is_coloured_only_where_there_is_colour() -> None:
    plain, coloured = pipe(), pipe(FORCE_COLOR="1")
    for screen in (plain, coloured):
        screen.write("Reviews ", ("7 overdue", "red"), " now")
    assert printed(plain) == "Reviews 7 overdue now\n"
    assert printed(coloured) == "Reviews \x1b[31m7 overdue\x1b[0m now\n"


def test_a_coloured_line_is_never_broken() -> None:
    screen = terminal(40, NO_COLOR="")
    screen.write("word " * 30, ("end", "bold"))
    assert printed(screen).count("\n") == 1


def test_a_message_comes_after_the_lines_it_is_about(tmp_path: Path) -> None:
    both = tmp_path / "terminal"
    with both.open("a") as out, both.open("a", buffering=1) as err:
        screen = Screen.detect({}, out, err)
        screen.write("the row")
        screen.warn("the note")
    assert both.read_text() == "the row\nthe note\n"


def test_quiet_keeps_advice_back_and_lets_warnings_through() -> None:
    screen = terminal(quiet=True)
    screen.say("3 changed")
    screen.warn("the policy is a default")
    assert said(screen) == "the policy is a default\n"
    assert printed(screen) == ""


def test_outside_text_cannot_drive_the_terminal_by_any_way_out() -> None:
    for screen in (pipe(), terminal(), terminal(NO_COLOR="")):
        screen.write("a\x1b[2Jb\r", ("\x9b31m\x07", ""))
        screen.say("c\x1b]0;d\x07\ne")
        assert printed(screen) == "a�[2Jb �31m�\n"
        assert said(screen) == "c�]0;d� e\n"
