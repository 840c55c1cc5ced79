"""The caseload at a terminal: what fits, what is never cut, and colour beside words."""

import re

import pytest

from tests import casebook as cb
from tests import casebook_referrals as cr
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
    assert {"10", "Apr", "A!"} <= set(late.split())
    assert lines[2] == "worker S Okafor · agency Bedfordshire Police · days 105 · home not-asked"
    assert "S Okafor" not in late
    assert "Needs: A accommodation" in answer.out
    assert ("accommodation waiting 9d" in answer.out) == (width == 200)


def test_eighty_columns_hold_what_a_caseload_review_needs_first(iomctl_sqlite: Program) -> None:
    fill(iomctl_sqlite)
    screen = Program(iomctl_sqlite.db, iomctl_sqlite.now, terminal=True, width=80, height=24)
    lines = screen("--restricted", "caseload").succeeds().out.splitlines()
    assert not any(line.endswith((" W", " T", "after ?")) for line in lines)
    assert [line.rstrip() for line in lines[2:8]] == [
        " Ref     Name           Tier   Colour  Worker    Needs         Due by  Overdue",
        " N00001  Mercer, Kai    fixed  amber   S Okafor  A! ?DLHFCTWX  10 Apr       10",
        " N00002  Hollis, Devon  flex   red     S Okafor  D ?AELHFCTWX  27 Apr",
        " N00003  Quill, Rowan   free   blue    P Dane    ?             29 May",
        " N00005  Zane, Lee      flex   green             ?             29 May",
        " N00004  Sayle, Jordan  fixed  amber   S Okafor  ?ADLHFCTWX    1 Apr",
    ]


def test_custody_is_one_column_where_people_read_and_two_as_data(iomctl_sqlite: Program) -> None:
    fill(iomctl_sqlite)
    wide = iomctl_sqlite("--restricted", "caseload").succeeds().out.splitlines()
    start = wide[2].index("Custody")
    assert "Prison" not in wide[2]
    where = {line.split()[0]: line[start:].partition("  ")[0] for line in wide if line.startswith(" N")}
    assert where == {"N00003": "HMP Bedford"} | dict.fromkeys(("N00001", "N00002", "N00004", "N00005"), "")
    in_markdown = iomctl_sqlite("--restricted", "caseload", "--format", "md").succeeds().out
    assert "| HMP Bedford |" in in_markdown
    assert "community" not in in_markdown
    rows = iomctl_sqlite("--restricted", "caseload", "--format", "json").succeeds().json()
    assert {(row["custody"], row["prison"]) for row in rows} == {("community", None), ("custody", "HMP Bedford")}
    named = iomctl_sqlite("--restricted", "caseload", "--columns", "prison,custody").succeeds().out
    assert [line.split() for line in named.splitlines() if "custody" in line] == [["HMP", "Bedford", "custody"]]


def test_where_names_are_long_the_colour_alone_says_custody(iomctl_sqlite: Program) -> None:
    with cb.book(iomctl_sqlite) as work:
        who = cb.person(work, "Abernathy-Smythe", "Rowan")
        cb.spell(work, who, tier="flex", colour="blue", custody="custody")
        cr.need(work, who, "drugs", "severe")
    screen = Program(iomctl_sqlite.db, iomctl_sqlite.now, terminal=True, width=80, height=24)
    heading, row = (line.split() for line in screen("caseload").succeeds().out.splitlines()[2:4])
    assert heading == "Ref Name Colour Worker Needs Due by Overdue".split()
    assert row == "N00001 Abernathy-Smythe, Rowan blue D! 29 May".split()


def test_colour_stands_beside_a_word_and_no_color_turns_it_off(iomctl_sqlite: Program) -> None:
    fill(iomctl_sqlite)
    painted, plain = (cb.at_terminal(iomctl_sqlite, colour, "caseload", "--overdue") for colour in (True, False))
    assert "\x1b[30;43mamber" in painted
    assert re.search(r"\x1b\[1;31m +10", painted)
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain
