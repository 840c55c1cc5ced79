"""Lists at 80 columns: what to type about a row is whole, and whose case it is is there; and a wide `today`."""

import re
from dataclasses import replace

import pytest

from tests.conftest import MONDAY
from tests.program import Program

TYPED = re.compile(r" ([a-z]+ [a-z]+ [A-Z]\d{5})$")
LISTS = ("home none", "duty due", "duty overdue", "placement empty", "referral due", "check cases")


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The demonstration, which has something in every list; no test of these changes it."""
    place = str(tmp_path_factory.mktemp("demo") / "demo.sqlite")
    program = Program(db=place, now=MONDAY, environ={"IOMCTL_ACTOR": "m.adeyemi"})
    program("--db", place, "demo").succeeds()
    return replace(program, terminal=True, width=80, height=24)


@pytest.mark.parametrize("command", LISTS)
def test_what_to_type_stands_whole_on_the_line_of_its_row(busy: Program, command: str) -> None:
    lines = [line.rstrip() for line in busy(*command.split()).succeeds().out.splitlines()]
    rows = [line for line in lines if re.match(r" [A-Z]\d{5}  ", line)]
    assert len(rows) > 1
    assert all(TYPED.search(line) for line in rows)
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("command", LISTS)
def test_where_there_is_room_what_else_to_type_stands_there_too(busy: Program, command: str) -> None:
    out = replace(busy, terminal=False)(*command.split()).succeeds().out
    assert re.search(r"  iomctl [a-z]+ [a-z]+ [A-Z]\d{5}", out)


def test_contacts_of_people_tell_whose_cases_they_are(busy: Program) -> None:
    lines = busy("contact", "count", "--by", "person", "--from", "1/1/2025").succeeds().out.splitlines()
    heading = next(line for line in lines if line.startswith(" Ref"))
    assert heading.split()[:6] == ["Ref", "Name", "Worker", "Kept", "Face", "to"]
    assert heading.rstrip().endswith("Missed")


@pytest.mark.parametrize("width", [80, 100, 140, 200])
def test_headings_of_today_end_where_its_rows_do(busy: Program, width: int) -> None:
    """Or at a hundred columns, where the rows are shorter."""
    title, *lines = replace(busy, width=width, height=50)("today").succeeds().out.splitlines()
    headings = {len(line) for line in lines if re.match(r"\S.*: \d+( of \d+)?  +iomctl ", line)}
    rows = [len(line) for line in lines if re.search(r"  [a-z]+ [a-z]+ ([A-Z]\d{5}|\d+/\d+)$", line)]
    assert {len(title)} == headings == {min(width, max(100, *rows))}
