"""The one question of a bulk change, asked and answered at a real terminal."""

import os
import sys

import pexpect
import pytest

from tests.program import Program
from tests.services.case_book import adopt, set_up


@pytest.fixture
def people(iomctl_sqlite: Program) -> list[str]:
    """Two people led by S Okafor."""
    references = set_up(iomctl_sqlite, 2)
    for person in references:
        adopt(iomctl_sqlite, person).succeeds()
    return references


def asked(iomctl: Program) -> "pexpect.spawn[str]":
    """The program at a terminal, at its question."""
    words = ["-m", "iomctl", "cohort", "assign", "--everyone-of", "okafor", "--to", "byrne"]
    environ = {**os.environ, "IOMCTL_DB": iomctl.db, "NO_COLOR": "1"}
    child = pexpect.spawn(sys.executable, words, env=environ, encoding="utf-8", timeout=60, dimensions=(24, 100))
    child.expect("Change hands: 2 cases from .*")
    return child


def ends(child: "pexpect.spawn[str]") -> int | None:
    """The exit code, once the program has ended."""
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus


def leaders(iomctl: Program) -> list[str]:
    """Who leads the two."""
    return [row["worker"] for row in iomctl("cohort", "show", "luton", "--format", "json").succeeds().json()]


def test_a_yes_moves_everyone(iomctl_sqlite: Program, people: list[str]) -> None:
    child = asked(iomctl_sqlite)
    child.sendline("y")
    assert ends(child) == 0
    iomctl_sqlite.travel(365)
    assert leaders(iomctl_sqlite) == ["J Byrne", "J Byrne"]


def test_a_no_moves_nobody(iomctl_sqlite: Program, people: list[str]) -> None:
    child = asked(iomctl_sqlite)
    child.sendline("n")
    assert ends(child) == 2
    assert leaders(iomctl_sqlite) == ["S Okafor", "S Okafor"]


def test_nothing_is_locked_while_the_question_stands_and_what_changed_meanwhile_is_not_lost(
    iomctl_sqlite: Program, people: list[str]
) -> None:
    child = asked(iomctl_sqlite)
    iomctl_sqlite("cohort", "assign", people[0], "--to", "dane").succeeds()
    child.sendline("y")
    assert ends(child) == 5
    assert sorted(leaders(iomctl_sqlite)) == ["P Dane", "S Okafor"]
