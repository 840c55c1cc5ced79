"""What a change of a review says: the day it made, weekday and distance with it, and how to take it back."""

from datetime import date

import pytest

from tests.books import laid_once
from tests.casebook import book, person, spell
from tests.program import Program

BACK = "To take it back: iomctl "


@laid_once
def mercer(iomctl: Program) -> None:
    """N00001 in luton, amber, whose review is due by 1 May 2026, eleven days from now."""
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"), due_by=date(2026, 5, 1))


def stands(iomctl: Program) -> dict[str, object]:
    (row,) = iomctl("review", "list", "--format", "json").succeeds().json()
    return {name: row[name] for name in ("standing", "due_by", "exempt_reason", "exempt_until")}


def take_back(iomctl: Program, err: str) -> None:
    """Type the command that a change told, with a reason for WORDS."""
    (line,) = (line for line in err.splitlines() if line.startswith(BACK))
    iomctl(*line.removeprefix(BACK).replace("WORDS", "mistaken").split()).succeeds()


@pytest.mark.parametrize(
    "change",
    [
        ("set", "N1", "+3w", "--reason", "panel moved"),
        ("exempt", "N1", "--reason", "health"),
        ("exempt", "N1", "--reason", "health", "--until", "+4w"),
    ],
)
def test_what_is_told_takes_a_change_back(mercer: Program, change: tuple[str, ...]) -> None:
    before = stands(mercer)
    err = mercer("review", *change).succeeds().err
    assert stands(mercer) != before
    take_back(mercer, err)
    assert stands(mercer) == before


@pytest.mark.parametrize("until", [(), ("--until", "+4w")])
def test_the_end_of_an_exemption_is_taken_back(mercer: Program, until: tuple[str, ...]) -> None:
    mercer("review", "exempt", "N1", "--reason", "health", *until).succeeds()
    mercer.travel(2)
    before = stands(mercer)
    take_back(mercer, mercer("review", "exempt", "N1", "--end").succeeds().err)
    assert stands(mercer) == before


def test_an_overdue_review_is_not_made_punctual_by_an_exemption_taken_back(mercer: Program) -> None:
    mercer.travel(20)
    before = stands(mercer)
    take_back(mercer, mercer("review", "exempt", "N1", "--reason", "health").succeeds().err)
    assert stands(mercer) == before
    assert before["standing"] == "overdue"


def test_nothing_is_told_where_nothing_takes_it_back(mercer: Program) -> None:
    assert mercer("review", "set", "N1", "+3w", "--reason", "x", "--dry-run").err.count("take it back") == 0
    assert mercer("review", "hold", "N1").succeeds().err == ""
    mercer.travel(60)
    # A day that is past can't be set again, nor can an exemption end on one.
    assert mercer("review", "set", "N1", "+1w", "--reason", "x").succeeds().err == ""
    mercer("review", "exempt", "N1", "--reason", "health", "--until", "+1w").succeeds()
    mercer.travel(10)
    assert mercer("review", "exempt", "N1", "--end").succeeds().err == ""


def test_the_days_of_a_change_are_said_with_weekday_and_distance(mercer: Program) -> None:
    held = mercer("review", "hold", "N1", "--on", "yesterday", "--next", "next tue").succeeds().out
    assert "Held           Sun 19 Apr 2026 (yesterday)\n" in held
    assert "Due by         Tue 28 Apr 2026 (in 8 days)\n" in held
    assert "Due by         Wed 29 Apr 2026 (in 9 days)\n" in mercer("review", "set", "N1", "+9d", "--reason", "x").out
    exempt = mercer("review", "exempt", "N1", "--reason", "health", "--until", "tomorrow").succeeds().out
    assert "Exempt until   Tue 21 Apr 2026 (tomorrow)\n" in exempt
    assert mercer("review", "exempt", "N1", "--end", "--format", "json").json()["due_by"] == "2026-04-29"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--end", "--until", "+3w"], ["--until does not go with --end"]),
        (["--end", "--reason", "health"], ["--reason does not go with --end"]),
        (["--end", "--reason", "health", "--until", "+3w"], ["--reason does", "--until does"]),
        (["--until", "+3w"], ["neither --reason nor --end was given"]),
        ([], ["neither --reason nor --end was given"]),
    ],
)
def test_an_exemption_is_given_or_ended_not_both(mercer: Program, words: list[str], says: list[str]) -> None:
    before = stands(mercer)
    lines = mercer("review", "exempt", "N1", *words).exits(2).err.splitlines()
    assert [line for line, said in zip(lines, says, strict=False) if line.startswith(f"iomctl: {said}")] == lines[:-1]
    assert stands(mercer) == before
