"""Tier, colour and custody within a spell, each with its rules, on either engine."""

import pytest

from tests.program import Program
from tests.services.case_book import adopt, set_up


def test_a_move_is_a_dated_row_with_its_reason_and_its_way_back(iomctl: Program) -> None:
    (kai,) = set_up(iomctl)
    adopt(iomctl, kai).succeeds()
    moved = iomctl("cohort", "move", kai, "FLEX", "--reason", "risk-down", "--format", "json").succeeds()
    assert moved.json()["tier"] == "flex"
    assert moved.json()["due_by"] == "2026-01-19"
    assert f"{kai}: tier fixed -> flex from Mon 20 Apr 2026 (today)." in moved.err
    assert f"To take it back: iomctl cohort move {kai} fixed --reason CODE --cohort luton" in moved.err
    assert "already, since Mon 20 Apr 2026" in iomctl("cohort", "move", kai, "flex", "--reason", "rescope").exits(5).err


def test_a_colour_sets_the_review_anew_from_its_day(iomctl: Program) -> None:
    (kai,) = set_up(iomctl)
    adopt(iomctl, kai).succeeds()
    words = ("amber", "--reason", "missed two appointments", "--on", "2026-04-13", "--format", "json")
    changed = iomctl("cohort", "colour", kai, *words).succeeds().json()
    assert (changed["colour"], changed["due_by"]) == ("amber", "2026-05-11")
    assert changed["basis"] == "amber, every 4 weeks from 13 Apr 2026"
    iomctl("cohort", "colour", kai, "A", "--reason", "again").exits(5)
    assert "--reason: it can't be empty" in iomctl("cohort", "colour", kai, "red", "--reason", " ").exits(4).err


def test_into_custody_to_another_prison_and_out_again(iomctl: Program) -> None:
    (kai,) = set_up(iomctl)
    adopt(iomctl, kai).succeeds()

    def custody(*words: str) -> tuple[str | None, ...]:
        state = iomctl("cohort", "custody", kai, *words, "--format", "json").succeeds().json()
        return tuple(state[name] for name in ("custody", "prison", "colour", "basis"))

    in_custody = "in custody, every 3 months from 2 Mar 2026"
    assert custody("--prison", "HMP Bedford", "--on", "2026-03-02") == ("custody", "HMP Bedford", "blue", in_custody)
    assert custody("--prison", "HMP Peterborough", "--on", "2026-03-20") == (
        "custody",
        "HMP Peterborough",
        "blue",
        in_custody,
    )
    assert "stays blue until released" in iomctl("cohort", "colour", kai, "red", "--reason", "x").exits(5).err
    assert "already, since Fri 20 Mar" in iomctl("cohort", "custody", kai, "--prison", "HMP Peterborough").exits(5).err
    out = ("community", None, "green", "green, every 8 weeks from 13 Apr 2026")
    assert custody("--released", "--colour", "green", "--on", "2026-04-13") == out
    assert "not in custody" in iomctl("cohort", "custody", kai, "--released", "--colour", "red").exits(5).err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), 2),
        (("--prison", "HMP Bedford", "--released", "--colour", "red"), 2),
        (("--prison", "HMP Bedford", "--colour", "red"), 2),
        (("--released",), 4),
        (("--released", "--colour", "blue"), 4),
        (("--prison", "7"), 4),
    ],
)
def test_custody_says_where_they_are_and_a_release_in_which_colour(
    iomctl: Program, words: tuple[str, ...], code: int
) -> None:
    (kai,) = set_up(iomctl)
    adopt(iomctl, kai, "--custody").succeeds()
    iomctl("cohort", "custody", kai, *words).exits(code)


@pytest.mark.parametrize("words", [(), ("--colour", "red"), ("--colour", "pink", "--on", "tomorrow")])
def test_nobody_is_released_who_was_never_in_custody(iomctl: Program, words: tuple[str, ...]) -> None:
    (kai,) = set_up(iomctl)
    adopt(iomctl, kai).succeeds()
    answer = iomctl("cohort", "custody", kai, "--released", *words).exits(5)
    assert f"{kai} is not in custody, but in the community since Mon 5 Jan 2026" in answer.err


def test_a_prison_that_was_not_known_at_adoption_is_recorded_later(iomctl: Program) -> None:
    (kai,) = set_up(iomctl)
    adopt(iomctl, kai, "--custody").succeeds()
    state = iomctl("cohort", "custody", kai, "--prison", "HMP Bedford", "--format", "json").succeeds().json()
    assert (state["prison"], state["basis"]) == ("HMP Bedford", "in custody, every 3 months from 5 Jan 2026")


@pytest.mark.parametrize(
    "change",
    [
        ("move", "free", "--reason", "rescope"),
        ("colour", "green", "--reason", "settled"),
        ("custody", "--prison", "HMP Bedford"),
        ("assign", "--to", "dane"),
    ],
)
def test_a_change_before_the_newest_of_its_kind_does_not_fit(iomctl: Program, change: tuple[str, ...]) -> None:
    (kai,) = set_up(iomctl)
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
    (kai,) = set_up(iomctl)
    adopt(iomctl, kai).succeeds()
    iomctl("review", "hold", kai, "--on", "2026-04-13").succeeds()
    assert "before the review ahead" in (
        iomctl("cohort", "colour", kai, "green", "--reason", "x", "--on", "2026-04-12").exits(5).err
    )
    iomctl("cohort", "deselect", kai, "--reason", "died", "--on", "2026-04-12").exits(5)
    iomctl("cohort", "colour", kai, "green", "--reason", "x", "--on", "2026-04-13").succeeds()
