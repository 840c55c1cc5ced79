"""`iomctl today` fits the terminal it is shown in, whatever the book holds, and says on each line what to type."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests import casebook as cb
from tests.architecture.commands import commands
from tests.books import CopyOf
from tests.conftest import MONDAY
from tests.program import Program

SIZES = [(width, height) for width in (60, 72, 80, 100, 140, 200) for height in (18, 24, 30, 50)]
WHOSE = ((), ("--worker", "hale"), ("--cohort", "luton", "--area", "Leighton Buzzard"), ("--as-of", "15/4/2026"))
LABELS = ("Reviews", "Referrals", "Releases", "People")
LATE = {
    "Released without a plan",
    "Overdue releases",
    "No home, and no council asked",
    "Without a home",
    "Overdue reviews",
    "Overdue actions",
    "Papers to go out",
    "Below their contact standard",
    "Placements past their end",
    "Rooms paid for, the person in custody",
    "No move-on plan",
    "Overdue conditions",
    "Overdue reviews of markers",
    "Overdue transitions",
    "Referrals with no answer in target",
    "Nobody responsible",
}
OF_THINGS = {
    "placement end": "P",
    "placement extend": "P",
    "placement plan": "P",
    "programme leave": "G",
    "condition outcome": "L",
    "marker review": "M",
    "referral show": "R",
}
"""What is typed about something else than a person, with the letter of its references."""
TYPED = re.compile(r"  ([a-z]+ [a-z]+) ([A-Z]\d{5}|\d+/\d+)$")
HEADING = re.compile(r"(\S.*?): ([\d,]+)(?: of ([\d,]+))?  +(iomctl \S.*)$")

IN_TWO = (re.compile(r"\S.*: [\d,]+(?: of [\d,]+)?$"), re.compile(r" *(iomctl \S.*)$"))
"""The two lines of a heading whose command is too long for one."""


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The demonstration, which has something in almost every block; no test of these changes it."""
    place = str(tmp_path_factory.mktemp("demo") / "demo.sqlite")
    program = Program(db=place, now=MONDAY, environ={"IOMCTL_ACTOR": "m.adeyemi"})
    program("--db", place, "demo").succeeds()
    return program


def screen(program: Program, size: tuple[int, int], *args: str) -> list[str]:
    return cb.at_terminal(program, False, "today", *args, size=size).splitlines()


def rows(lines: list[str]) -> Iterator[str]:
    """The lines about one person: those between the counts and what is only named."""
    first = next((at for at, line in enumerate(lines) if HEADING.match(line)), len(lines))
    last = next((at for at, line in enumerate(lines) if line.startswith("Further: ")), len(lines))
    yield from (line for line in lines[first:last] if line and not any(one.match(line) for one in (HEADING, *IN_TWO)))


@pytest.mark.parametrize("whose", WHOSE, ids=" ".join)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_it_fits(busy: Program, size: tuple[int, int], whose: tuple[str, ...]) -> None:
    width, height = size
    lines = screen(busy, size, *whose)
    assert len(lines) < height
    assert max(map(cell_len, lines)) <= width
    counts = lines[2 : lines.index("", 2)]
    assert [line.split()[0] for line in counts if line[1] != " "] == list(LABELS)
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("width", [60, 80, 140])
def test_what_is_said_below_it_has_its_room(busy: Program, width: int) -> None:
    at_terminal = replace(busy, terminal=True, width=width, height=24)
    answer = at_terminal("today", "--as-of", "2060-01-02").succeeds()
    assert "referrals could not be counted" in answer.err
    below = sum(-(-len(line) // width) for line in answer.err.splitlines())
    assert len(answer.out.splitlines()) + below < 24


@pytest.mark.parametrize("size", [(80, 24), (80, 50), (100, 30), (140, 50), (200, 24)], ids=str)
def test_each_line_ends_with_what_to_type(busy: Program, size: tuple[int, int]) -> None:
    known = {one.words: one.options for one in commands()}
    for whose in WHOSE:
        lines = screen(busy, size, *whose)
        said = [TYPED.search(line) for line in rows(lines)]
        assert said
        assert all(said)
        assert {one[1] for one in said if one} <= set(known)
        for line in lines:
            if HEADING.match(line) or IN_TWO[1].match(line):
                noun, verb, *more = line.partition("iomctl ")[2].split()
                takes = known[noun] if noun in known else known[f"{noun} {verb}"]
                assert {word for word in (verb, *more) if word.startswith("--")} <= takes


def test_what_is_typed_takes_the_reference_behind_it(busy: Program, tmp_path: Path) -> None:
    """It is done, or what else it needs is said; never is there no such thing or no such word."""
    own = replace(busy, db=str(tmp_path / "casebook.sqlite"))
    shutil.copy(busy.db, own.db)
    of_each = {one[1]: one[2] for line in own("today").succeeds().out.splitlines() if (one := TYPED.search(line))}
    assert len(of_each) > 12
    for words, ref in of_each.items():
        answer = own(*words.split(), ref)
        assert answer.code == 0 or (answer.code == 2 and re.search("Missing|say whose", answer.err)), answer
        assert ("/" in ref) if words == "action done" else ref[0] == OF_THINGS.get(words, "N")


def test_headings_and_further_blocks_name_all_there_is(busy: Program) -> None:
    whole = [one for line in busy("today").succeeds().out.splitlines() if (one := HEADING.match(line))]
    counts = {one[1]: one[2] for one in whole}
    assert len(counts) > 15
    for size in ((80, 24), (100, 30), (140, 50)):
        lines = screen(busy, size)
        headed = (line for line in lines if not line.startswith("Further: "))
        shown = {one[1]: one[3] or one[2] for line in headed if (one := HEADING.match(line))}
        further = " ".join(" ".join(lines).partition("Further: ")[2].partition("iomctl today --all")[0].split())
        named = dict(re.findall(r"(\S[^:]*?): ([\d,]+)(?:, |$)", further))
        assert shown | named == counts
        assert list(shown) + list(named) == list(counts)


def test_what_is_late_stands_before_what_is_due(busy: Program) -> None:
    titles = [one[1] for line in busy("today").succeeds().out.splitlines() if (one := HEADING.match(line))]
    late = [title in LATE for title in titles]
    assert sorted(late, reverse=True) == late
    assert {True, False} == set(late)


def test_a_heading_says_how_many_rows_follow(busy: Program) -> None:
    for size in ((80, 24), (100, 30), (140, 50), (80, 200)):
        lines = screen(busy, size)
        lines = [line for line in lines if not line.startswith("Further: ")]
        headings = [at for at, line in enumerate(lines) if HEADING.match(line)]
        for at, end in zip(headings, [*headings[1:], len(lines)], strict=True):
            told = HEADING.match(lines[at])
            assert told
            assert sum(bool(TYPED.search(line)) for line in lines[at:end]) == int(told[2])


def test_a_pipe_holds_every_row_whole(busy: Program) -> None:
    out = busy("today").succeeds().out
    record = busy("today", "--format", "json").succeeds().json()
    lists = [value for name, value in record.items() if isinstance(value, list) and name != "tiers"]
    assert sum(map(len, lists)) == len([line for line in out.splitlines() if TYPED.search(line)])
    for one in (row for rows_of in lists for row in rows_of):
        assert one["name"] in out
    assert "..." not in out
    assert "Further" not in out


def test_the_commands_of_a_worker_are_of_that_worker(busy: Program) -> None:
    lines = busy("today", "--worker", "J Hale", "--area", "Luton").succeeds().out.splitlines()
    headings = [line for line in lines if HEADING.match(line)]
    assert headings
    assert all(re.search(" --(worker|owner) 'J Hale' --area Luton$", line) for line in headings)


def test_nothing_is_due(copy_of: CopyOf) -> None:
    book = copy_of(_with_somebody)
    assert screen(book, (80, 24))[-1] == "Nothing is overdue, waiting or left without somebody responsible."
    lines = screen(book, (80, 24), "--worker", "okafor")
    assert lines[0].startswith("S Okafor (Bedfordshire Police)")
    assert lines[-1] == "Nothing is due, overdue or waiting."
    nobody = screen(book, (80, 24), "--worker", "byrne")
    assert " People      0 on scheme    fixed 0    flex 0    free 0" in nobody
    assert nobody[-1] == "Nothing is due, overdue or waiting."


def _with_somebody(iomctl: Program) -> None:
    from tests import casebook_referrals as cr

    with cb.book(iomctl) as work:
        who = cb.person(work, "Mercer")
        cb.spell(work, who, worker=cb.worker(work, "S Okafor", agency_name="Bedfordshire Police"))
        cb.worker(work, "J Byrne")
        cr.need(work, who, "drugs", "some")
