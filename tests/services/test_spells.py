"""Tier, colour and custody within a spell, each with its rules, on either engine."""

import pytest

from tests.books import CopyOf
from tests.program import Program
from tests.services.case_book import add_people, adopt, lay_partners


@pytest.fixture
def iomctl(copy_of: CopyOf) -> Program:
    """Two agencies, three workers and the cohort luton, on each engine in turn."""
    return copy_of(lay_partners)


def test_a_move_is_a_dated_row_with_its_reason(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai).succeeds()
    moved = iomctl("cohort", "move", kai, "FLEX", "--reason", "risk-down", "--format", "json").succeeds()
    assert moved.json()["tier"] == "flex"
    assert moved.json()["due_by"] == "2026-01-19"
    assert f"{kai}: tier fixed -> flex from Mon 20 Apr 2026 (today)." in moved.err
    assert "already, since Mon 20 Apr 2026" in iomctl("cohort", "move", kai, "flex", "--reason", "rescope").exits(5).err


def test_a_colour_sets_the_review_anew_from_its_day(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai).succeeds()
    words = ("amber", "--reason", "missed two appointments", "--on", "2026-04-13", "--format", "json")
    changed = iomctl("cohort", "colour", kai, *words).succeeds().json()
    assert (changed["colour"], changed["due_by"]) == ("amber", "2026-05-11")
    assert changed["basis"] == "amber, every 4 weeks from 13 Apr 2026"
    iomctl("cohort", "colour", kai, "A", "--reason", "again").exits(5)
    assert "--reason: it can't be empty" in iomctl("cohort", "colour", kai, "red", "--reason", " ").exits(4).err


def test_into_custody_to_another_prison_and_out_again(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai).succeeds()

    def case(*words: str) -> tuple[str | None, ...]:
        iomctl(*words).succeeds()
        (row,) = iomctl("caseload", "--format", "json").succeeds().json()
        return tuple(row[name] for name in ("custody", "prison", "colour", "due_by"))

    inside = case("custody", "begin", kai, "remand", "--prison", "HMP Bedford", "--on", "2026-03-02")
    assert inside == ("custody", "HMP Bedford", "blue", "2026-06-02")
    moved = case("custody", "change", kai, "--prison", "HMP Peterborough", "--on", "2026-03-20")
    assert moved == ("custody", "HMP Peterborough", "blue", "2026-06-02")
    assert "stays blue until released" in iomctl("cohort", "colour", kai, "red", "--reason", "x").exits(5).err
    assert "is recorded so already" in iomctl("custody", "change", kai, "--prison", "HMP Peterborough").exits(5).err
    out = case("release", "happened", kai, "--to", "A07B", "--colour", "green", "--on", "2026-04-13")
    assert out == ("community", None, "green", "2026-06-08")
    assert f"{kai} is not in custody" in iomctl("release", "happened", kai, "--to", "A07B").exits(5).err


def test_a_prison_that_was_not_known_at_adoption_is_recorded_later(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai, "--custody").succeeds()
    iomctl("custody", "change", kai, "--prison", "7").exits(4)
    iomctl("custody", "change", kai, "--prison", "HMP Bedford").succeeds()
    (row,) = iomctl("caseload", "--format", "json").succeeds().json()
    assert (row["prison"], row["due_by"]) == ("HMP Bedford", "2026-04-05")


@pytest.mark.parametrize(
    "change",
    [
        ("move", "free", "--reason", "rescope"),
        ("colour", "green", "--reason", "settled"),
        ("assign", "--to", "dane"),
    ],
)
def test_a_change_before_the_newest_of_its_kind_does_not_fit(iomctl: Program, change: tuple[str, ...]) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai).succeeds()
    day = ("--on", "2026-03-02")
    iomctl("cohort", "move", kai, "flex", "--reason", "rescope", *day).succeeds()
    iomctl("cohort", "colour", kai, "amber", "--reason", "settled", *day).succeeds()
    iomctl("cohort", "assign", kai, "--to", "byrne", *day).succeeds()
    verb, *words = change

    assert "Mon 2 Mar 2026 (49 days ago)" in iomctl("cohort", verb, kai, *words, "--on", "2026-03-01").exits(5).err
    assert "was adopted, Mon 5 Jan 2026" in iomctl("cohort", verb, kai, *words, "--on", "2026-01-04").exits(5).err
    iomctl("cohort", verb, kai, *words, "--on", "tomorrow").exits(4)
    iomctl("cohort", verb, kai, *words, *day).succeeds()


def test_a_colour_may_not_reach_back_before_the_review_ahead_was_made(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai).succeeds()
    iomctl("review", "hold", kai, "--on", "2026-04-13").succeeds()
    assert "before the review ahead" in (
        iomctl("cohort", "colour", kai, "green", "--reason", "x", "--on", "2026-04-12").exits(5).err
    )
    iomctl("cohort", "deselect", kai, "--reason", "died", "--on", "2026-04-12").exits(5)
    iomctl("cohort", "colour", kai, "green", "--reason", "x", "--on", "2026-04-13").succeeds()
