"""What a change of a review says: the day it made, weekday and distance with it."""

from datetime import date

import pytest

from tests.books import laid_once
from tests.casebook import book, person, spell
from tests.program import Program


@laid_once
def mercer(iomctl: Program) -> None:
    """N00001 in luton, amber, whose review is due by 1 May 2026, eleven days from now."""
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"), due_by=date(2026, 5, 1))


def stands(iomctl: Program) -> dict[str, object]:
    (row,) = iomctl("review", "list", "--format", "json").succeeds().json()
    return {name: row[name] for name in ("standing", "due_by", "exempt_reason", "exempt_until")}


def test_the_days_of_a_change_are_said_with_weekday_and_distance(mercer: Program) -> None:
    held = mercer("review", "hold", "N1", "--on", "yesterday", "--next", "next tue").succeeds().out
    assert "Held           Sun 19 Apr 2026 (yesterday)\n" in held
    assert "Due by         Tue 28 Apr 2026 (in 8 days)\n" in held
    assert "Due by         Wed 29 Apr 2026 (in 9 days)\n" in mercer("review", "set", "N1", "+9d", "--reason", "x").out
    exempt = mercer("review", "exempt", "N1", "--reason", "health", "--until", "tomorrow").succeeds().out
    assert "Exempt until   Tue 21 Apr 2026 (tomorrow)\n" in exempt
    mercer.travel(1)
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
