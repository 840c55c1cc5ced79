"""The words of a reminder: marked, no more of a person than the policy has it, and nothing in it is a header."""

from email import message_from_string, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from iomctl.output.mail.message import Letter, composed
from iomctl.storage.tables.people import Offender
from tests.acceptance.marked import mark, told_of
from tests.casebook import book
from tests.conftest import MONDAY
from tests.mail_server import text_of
from tests.program import Program
from tests.reminded import lay
from tests.reminded import policy as load_policy


@pytest.fixture
def program(iomctl_sqlite: Program) -> Program:
    lay(iomctl_sqlite, (-10,), ("S Okafor",))
    return iomctl_sqlite


def message(program: Program) -> EmailMessage:
    """The one message of a night."""
    read = message_from_string(program("remind", "--mail", "stdout").succeeds().out, policy=policy.default)
    assert isinstance(read, EmailMessage)
    return read


def line_of(program: Program) -> str:
    (line,) = (line for line in text_of(message(program)) if line.startswith("  N"))
    return line.strip()


def test_it_is_marked_in_the_subject_at_its_head_and_at_its_foot(program: Program, tmp_path: Path) -> None:
    made = message(program)
    lines = [line for line in text_of(made) if line]
    assert made["Subject"] == "OFFICIAL-SENSITIVE: 1 reminder, IOM Luton"
    assert (lines[0], lines[-1]) == ("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE")
    assert made["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize(
    ("named_by", "line"),
    [
        ("reference", "N00001  review was due by Fri 10 Apr 2026"),
        ("first-name", "N00001  Kai0  review was due by Fri 10 Apr 2026"),
        ("full-name", "N00001  Mercer A, Kai0  review was due by Fri 10 Apr 2026"),
    ],
)
def test_a_person_is_called_as_the_policy_has_it(program: Program, tmp_path: Path, named_by: str, line: str) -> None:
    load_policy(program, tmp_path, named_by=f'"{named_by}"')
    assert line_of(program) == line


@pytest.mark.parametrize("named_by", ["first-name", "full-name"])
@pytest.mark.parametrize("asked", [(), ("--restricted",)])
def test_somebody_with_a_mark_is_a_reference_and_no_more(
    program: Program, tmp_path: Path, named_by: str, asked: tuple[str, ...]
) -> None:
    load_policy(program, tmp_path, named_by=f'"{named_by}"')
    program("offender", "restrict", "N1", "--reason", "relative of a worker").succeeds()
    out = program("remind", *asked, "--mail", "stdout").succeeds().out
    assert "N00001  restricted  review was due" in out
    assert "Kai" not in out
    assert "Mercer" not in out


def test_nothing_that_is_written_down_of_somebody_with_a_mark_is_sent(iomctl_sqlite: Program) -> None:
    mark(iomctl_sqlite)
    iomctl_sqlite.travel(days=42)
    for words in (("--dry-run",), ("--dry-run", "--format", "json"), ("--mail", "stdout")):
        answer = iomctl_sqlite("remind", *words).succeeds()
        assert "N00001" in answer.out
        assert told_of(answer) == set()


@pytest.mark.parametrize("name", ["Kai\nBcc: all@example.org", "Kai\r\n\r\nmore", "\x1b[2JKai", "Kai\u2028Bcc: x"])
def test_a_name_is_never_a_header_nor_a_line_of_its_own(program: Program, tmp_path: Path, name: str) -> None:
    load_policy(program, tmp_path, named_by='"full-name"')
    with book(program) as work:
        found = work.session.get_one(Offender, 1)
        found.forenames = name  # stored by some other program: iomctl itself refuses such a name
        work.session.add(found)
    made = message(program)
    assert made["Bcc"] is None
    told = [line for line in text_of(made) if "Kai" in line]
    assert len(told) == 1
    assert told[0].startswith("  N00001  Mercer A, ")
    assert "\x1b" not in told[0]


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\x85", "\u2028", "\x0b"])
def test_no_subject_begins_another_header(break_: str) -> None:
    letter = Letter("s.okafor@example.org", f"IOM{break_}Bcc: all@example.org", ["a", f"b{break_[-1]}c"], "4f0c")
    made = composed(letter, "iom@example.org", MONDAY)
    raw = made.as_bytes()
    assert b"\nBcc" not in raw.replace(b"\r\n", b"\n")
    assert text_of(made) == ["a", "b c"]
