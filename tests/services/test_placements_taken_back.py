"""Every command that an answer about a placement prints to take it back leaves the nights as they were before."""

import pytest

from tests.books import laid_once
from tests.casebook import book, person
from tests.program import Program
from tests.services.test_taken_back import hint

HARBOUR = ("--provider", "O'Hara", "--area", "Luton & Bedford", "--funder", "$HOME", "--note", 'booking "4417"')
TOLD = ("kind", "provider", "area", "from_on", "leaves_on", "days_left", "overstay", "state", "funder", "note")


@laid_once
def placed(iomctl: Program) -> None:
    """P00001 is as its kind says, P00002 was extended past its funded nights."""
    with book(iomctl) as work:
        person(work, "Mercer")
        person(work, "Hollis")
    iomctl("provider", "add", "O'Hara & Sons", "--pathway", "accommodation").succeeds()
    iomctl("placement", "add", "N1", "hotel", "--from", "2026-04-13", *HARBOUR).succeeds()
    iomctl("placement", "add", "N2", "cas3", "--from", "2026-02-03").succeeds()
    iomctl("placement", "extend", "P2", "--until", "2026-05-04", "--reason", "no move yet").succeeds()


def seen(iomctl: Program) -> list[list[object]]:
    rows = iomctl("placement", "list", "--format", "json").succeeds().json()
    return [[row[name] for name in TOLD] for row in rows]


@pytest.mark.parametrize(
    "words",
    [
        ("add", "N1", "supported", "--from", "2026-05-04"),
        ("extend", "P1", "--until", "2026-04-24"),
        ("extend", "P1", "--until", "2026-05-24", "--reason", "no move yet", "--on", "2026-04-17"),
        ("extend", "P2", "--until", "2026-04-22"),
        ("withdraw", "P1", "--reason", "of another person"),
    ],
)
def test_a_change_of_a_placement_is_taken_back(placed: Program, words: tuple[str, ...]) -> None:
    before = seen(placed)
    done = placed("placement", *words).succeeds()
    assert seen(placed) != before
    placed(*hint(done)).succeeds()
    assert seen(placed) == before


def test_what_no_one_command_takes_back_names_none(placed: Program) -> None:
    for words in (
        ("withdraw", "P2", "--reason", "twice"),
        ("end", "P1", "--reason", "left", "--to", "not-known"),
    ):
        assert "take it back" not in placed("placement", *words).succeeds().err
