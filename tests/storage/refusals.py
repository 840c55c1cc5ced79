"""What a command says of a database that it can't use."""

from pathlib import Path

from tests.conftest import MONDAY
from tests.program import Answer, Program

LOOK = ("review", "overdue", "--as-of", "2026-04-20")


def one_line(answer: Answer, *words: str, code: int = 6) -> None:
    """The program said one line of fault, which holds these words, and at most one of advice."""
    assert answer.exits(code).out == ""
    lines = answer.err.splitlines()
    assert lines[0].startswith("iomctl: ")
    assert all(word in lines[0] for word in words), answer.err
    assert len(lines) <= 2
    assert "Traceback" not in answer.err


def at_path(path: Path) -> Program:
    return Program(db=str(path), now=MONDAY)
