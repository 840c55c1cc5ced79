"""Whatever option holds a number says in plain words which it takes."""

import re

import pytest

from tests.architecture.commands import commands
from tests.conftest import MONDAY
from tests.program import Program

NUMBERS = [(one.words, option) for one in commands() for option in one.numbers]


@pytest.fixture
def nowhere() -> Program:
    """The program on a case book that there is not: words are looked at first."""
    return Program(db="nowhere.sqlite", now=MONDAY)


def test_there_are_such_options() -> None:
    assert ("need list", "--at-least") in NUMBERS


@pytest.mark.parametrize(("words", "option"), NUMBERS)
@pytest.mark.parametrize("given", ["three", "3.5.1", "'", "1e", "is not a valid int"])
def test_what_is_no_number_is_refused_in_plain_words(nowhere: Program, words: str, option: str, given: str) -> None:
    said = nowhere(*words.split(), option, given).exits(2).err.splitlines()
    assert re.fullmatch(rf"iomctl: {option} {re.escape(given)}: give a (whole )?number.*", said[0])
    assert said[1:2] == [f"  iomctl {words} --help says what it takes"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("need list --at-least 0", "--at-least 0: give a whole number, 1 or more"),
        ("need list --at-least -2", "--at-least -2: give a whole number, 1 or more"),
        ("review calendar --weeks 105", "--weeks 105: give a whole number from 1 to 104"),
        ("review calendar --weeks 3.5", "--weeks 3.5: give a whole number from 1 to 104"),
    ],
)
def test_a_number_out_of_bounds_is_told_the_bounds(nowhere: Program, words: str, said: str) -> None:
    assert nowhere(*words.split()).exits(2).err.splitlines()[0] == f"iomctl: {said}"
