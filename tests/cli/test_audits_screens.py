"""`iomctl audit log` at a terminal: the newest events, with who, whom and why also where there is little room."""

import pytest

from tests.books import CopyOf
from tests.program import Program
from tests.storage.casebook import one_case


@pytest.fixture
def looked(copy_of_sqlite: CopyOf) -> Program:
    """A terminal of 80 columns before a case book that 52 events are kept of."""
    program = copy_of_sqlite(look)
    program.terminal, program.width = True, 80
    return program


def look(iomctl: Program) -> None:
    """Two events of the set-up and fifty looks at one person."""
    one_case(iomctl)
    for _ in range(50):
        iomctl("offender", "show", "N1", "--reason", "panel of 20 April").succeeds()


def test_the_newest_are_shown_the_oldest_of_them_first(looked: Program) -> None:
    told = looked("audit", "log").succeeds()
    numbers = [int(line.split()[0]) for line in told.out.splitlines()[3:]]
    assert numbers == list(range(3, 53))
    assert "the newest 50 of 52; --all shows the 2 older ones too" in told.err
    every = looked("audit", "log", "--all").succeeds()
    assert len(every.out.splitlines()) == 3 + 52


def test_who_whom_and_why_are_always_there(looked: Program) -> None:
    alike, _, heading, first, *_ = looked("audit", "log", "--kind", "consultation").succeeds().out.splitlines()
    assert alike == "50 events · kind consultation · restricted no · changes 0"
    assert heading.split() == ["Event", "At", "(UTC)", "By", "Command", "Reason", "People"]
    assert first.strip().split("  ") == [
        "3",
        "2026-04-20 08:30Z",
        "m.adeyemi",
        "offender show",
        "panel of 20 April",
        "N00001",
    ]
    assert len(first) <= 80
