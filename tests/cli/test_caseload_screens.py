"""The caseload at a terminal: what fits, what is never cut, and colour beside words."""

import re

import pytest

from tests import casebook as cb
from tests.cli.five_cases import fill
from tests.program import Program


def test_an_empty_caseload_is_silent_in_a_pipe_and_says_so_at_a_terminal(iomctl_sqlite: Program) -> None:
    assert iomctl_sqlite("caseload").succeeds().out == ""
    assert iomctl_sqlite("caseload", "--format", "json").succeeds().out == "[]\n"
    iomctl_sqlite.terminal = True
    assert iomctl_sqlite("caseload").succeeds().err == "Caseload of IOM Luton, 20 Apr 2026: nobody\n"


@pytest.mark.parametrize("width", [80, 200])
def test_the_screen_fits_and_cuts_no_reference(iomctl_sqlite: Program, width: int) -> None:
    fill(iomctl_sqlite)
    screen = Program(iomctl_sqlite.db, iomctl_sqlite.now, terminal=True, width=width, height=24)
    answer = screen("caseload", "--worker", "okafor").succeeds()
    lines = answer.out.splitlines()
    assert max(map(len, lines)) <= width
    assert lines[0].startswith("Caseload of S Okafor (Bedfordshire Police), 20 Apr 2026")
    assert lines[0].endswith("3 people, 1 overdue")
    assert [line.split()[0] for line in lines if line.startswith(" N")] == ["N00001", "N00002", "N00004"]
    late = next(line for line in lines if "N00001" in line)
    assert "amber" in late
    assert "overdue" in late
    assert "A! " in late
    assert "Needs: A accommodation" in answer.out
    assert ("accommodation waiting 9d" in answer.out) == (width == 200)


def test_colour_stands_beside_a_word_and_no_color_turns_it_off(iomctl_sqlite: Program) -> None:
    fill(iomctl_sqlite)
    painted, plain = (cb.at_terminal(iomctl_sqlite, colour, "caseload", "--overdue") for colour in (True, False))
    assert "\x1b[33mamber" in painted
    assert "\x1b[31moverdue" in painted
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain
