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
    assert f"{kai} is in tier flex from Mon 20 Apr 2026: recorded already (event 10)" in (
        iomctl("cohort", "move", kai, "flex", "--reason", "risk-down").exits(5).err
    )
    refused = iomctl("cohort", "move", kai, "free", "--reason", "rescope").exits(5).err
    assert f"{kai} is in tier flex from Mon 20 Apr 2026 already (event 10, " in refused
    assert "the same command with --instead; or take that back: iomctl undo 10" in refused


def test_a_colour_reviewed_more_often_brings_the_review_nearer(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai, "--colour", "green", on="2026-03-02").succeeds()
    words = ("amber", "--reason", "missed two appointments", "--on", "2026-03-16", "--format", "json")
    changed = iomctl("cohort", "colour", kai, *words).succeeds()
    shown = changed.json()
    assert (shown["colour"], shown["due_from"], shown["due_by"]) == ("amber", "2026-04-06", "2026-04-13")
    assert shown["basis"] == "amber, every 4 weeks from 16 Mar 2026"
    assert f"{kai}: green -> amber from Mon 16 Mar 2026 (35 days ago)." in changed.err
    assert "--reason: it can't be empty" in iomctl("cohort", "colour", kai, "red", "--reason", " ").exits(4).err


def test_a_colour_reviewed_less_often_puts_no_review_off(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai, on="2026-04-13").succeeds()
    changed = iomctl("cohort", "colour", kai, "green", "--reason", "settled", "--format", "json").succeeds().json()
    assert (changed["colour"], changed["due_by"]) == ("green", "2026-04-27")
    assert changed["basis"] == "red, every 2 weeks from 13 Apr 2026"
    held = iomctl("review", "hold", kai, "--format", "json").succeeds().json()
    assert held["due_by"] == "2026-06-15"


def test_an_overdue_review_stays_overdue_whatever_the_colour_or_a_night_inside(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai).succeeds()
    for words in (
        ("cohort", "colour", kai, "amber", "--reason", "missed two appointments", "--on", "2026-04-13"),
        ("cohort", "colour", kai, "A", "--reason", "again", "--on", "2026-04-14"),
        ("custody", "begin", kai, "remand", "--on", "2026-04-15"),
        ("release", "happened", kai, "--to", "A07B", "--colour", "green", "--on", "2026-04-16"),
    ):
        iomctl(*words).succeeds()
        (late,) = iomctl("review", "overdue", "--format", "json").succeeds().json()
        assert (late["offender"], late["due_by"]) == (kai, "2026-01-19")
    iomctl("review", "hold", kai, "--on", "2026-04-17").succeeds()
    assert iomctl("review", "overdue", "--format", "json").json() == []


def test_into_custody_to_another_prison_and_out_again(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai, on="2026-02-23").succeeds()

    def case(*words: str) -> tuple[str | None, ...]:
        iomctl(*words).succeeds()
        (row,) = iomctl("caseload", "--format", "json").succeeds().json()
        return tuple(row[name] for name in ("custody", "prison", "colour", "due_by"))

    inside = case("custody", "begin", kai, "remand", "--prison", "HMP Bedford", "--on", "2026-03-02")
    assert inside == ("custody", "HMP Bedford", "blue", "2026-06-02")
    moved = case("custody", "change", kai, "--prison", "HMP Peterborough", "--on", "2026-03-20")
    assert moved == ("custody", "HMP Peterborough", "blue", "2026-06-02")
    assert case("custody", "change", kai, "--prison", "HMP Peterborough", "--on", "2026-04-06") == moved
    refused = iomctl("custody", "change", kai, "--prison", "HMP Woodhill", "--on", "2026-03-20").exits(5).err
    assert f"{kai} is in HMP Peterborough from Fri 20 Mar 2026 already (event " in refused
    out = case("release", "happened", kai, "--to", "A07B", "--colour", "green", "--on", "2026-04-13")
    assert out == ("community", None, "green", "2026-06-08")
    assert f"{kai} was in custody from Mon 2 Mar to " in iomctl("release", "happened", kai, "--to", "A07B").exits(5).err


def test_a_colour_said_inside_is_kept_and_counts_from_the_release(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai, on="2026-02-23").succeeds()
    words = ("cohort", "colour", kai, "green", "--reason", "panel", "--on", "2026-03-20", "--format", "json")
    iomctl("custody", "begin", kai, "remand", "--on", "2026-03-02").succeeds()
    said = iomctl(*words).succeeds()
    assert (said.json()["colour"], said.json()["due_by"]) == ("blue", "2026-06-02")
    assert f"{kai}: green from the release on; in custody on Fri 20 Mar 2026 (31 days ago)." in said.err

    iomctl("undo", "--yes").succeeds()
    iomctl("undo", "--yes").succeeds()
    iomctl("custody", "begin", kai, "remand", "--on", "2026-03-02", "--to", "2026-04-13").succeeds()
    out = iomctl(*words).succeeds().json()
    assert (out["colour"], out["due_by"], out["basis"]) == (
        "green",
        "2026-06-08",
        "green, every 8 weeks from 13 Apr 2026",
    )


def test_a_prison_that_was_not_known_at_adoption_is_recorded_later(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai, "--custody").succeeds()
    iomctl("custody", "change", kai, "--prison", "7").exits(4)
    iomctl("custody", "change", kai, "--prison", "HMP Bedford").succeeds()
    (row,) = iomctl("caseload", "--format", "json").succeeds().json()
    assert (row["prison"], row["due_by"]) == ("HMP Bedford", "2026-04-02")


CHANGES = [
    (("move", "free", "--reason", "rescope"), "tier", ("fixed", "free", "flex"), "is in tier flex from"),
    (("colour", "green", "--reason", "settled"), "colour", ("red", "green", "amber"), "is amber from"),
    (("assign", "--to", "dane"), "worker", ("S Okafor", "P Dane", "J Byrne"), "J Byrne leads"),
]


@pytest.fixture
def changed(iomctl: Program) -> Program:
    """N00001, whose tier, colour and lead worker are others from 2 March on."""
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai).succeeds()
    day = ("--on", "2026-03-02")
    iomctl("cohort", "move", kai, "flex", "--reason", "rescope", *day).succeeds()
    iomctl("cohort", "colour", kai, "amber", "--reason", "settled", *day).succeeds()
    iomctl("cohort", "assign", kai, "--to", "byrne", *day).succeeds()
    return iomctl


def shown(iomctl: Program, column: str, day: str) -> str:
    (row,) = iomctl("caseload", "--as-of", day, "--format", "json").succeeds().json()
    found: str = row[column]
    return found


@pytest.mark.parametrize(("change", "column", "values", "_said"), CHANGES)
def test_a_change_is_taken_of_a_day_before_the_newest_of_its_kind(
    changed: Program, change: tuple[str, ...], column: str, values: tuple[str, str, str], _said: str
) -> None:
    verb, *words = change
    changed("cohort", verb, "N00001", *words, "--on", "2026-02-02").succeeds()
    days = ("2026-02-01", "2026-02-02", "2026-03-01", "2026-03-02", "2026-04-20")
    first, new, newest = values
    assert [shown(changed, column, day) for day in days] == [first, new, new, newest, newest]

    early = changed("cohort", verb, "N00001", *words, "--on", "2026-01-04").exits(5).err
    assert "N00001 was adopted on Mon 5 Jan 2026 (event " in early
    changed("cohort", verb, "N00001", *words, "--on", "tomorrow").exits(4)
    changed("db", "check").succeeds()


@pytest.mark.parametrize(("change", "column", "values", "said"), CHANGES)
def test_two_changes_of_one_kind_and_day_clash_and_one_takes_the_place_of_the_other_only_when_told_to(
    changed: Program, change: tuple[str, ...], column: str, values: tuple[str, str, str], said: str
) -> None:
    verb, *words = change
    twice = ("cohort", verb, "N00001", *words, "--on", "2026-03-02")
    _, new, newest = values
    refused = changed(*twice).exits(5).err
    assert said in refused
    assert "from Mon 2 Mar 2026 already (event 1" in refused
    assert "put this in its place: the same command with --instead; or take that back: iomctl undo 1" in refused
    assert shown(changed, column, "2026-04-20") == newest
    put = changed(*twice, "--instead").succeeds().err
    assert "put aside: " in put
    assert said in put
    assert shown(changed, column, "2026-04-20") == new
    changed("undo", "--yes").succeeds()
    assert shown(changed, column, "2026-04-20") == newest


def test_a_colour_of_a_day_before_a_review_was_held_counts_for_the_one_ahead(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai).succeeds()
    iomctl("review", "hold", kai, "--on", "2026-04-13").succeeds()
    words = ("cohort", "colour", kai, "green", "--reason", "x", "--on")
    made = iomctl(*words, "2026-04-12", "--format", "json").succeeds().json()
    assert (made["colour"], made["due_by"]) == ("green", "2026-06-08")
    assert made["basis"] == "green, every 8 weeks from 13 Apr 2026 (held)"
    iomctl("undo", "--yes").succeeds()
    made = iomctl(*words, "2026-04-13", "--format", "json").succeeds().json()
    assert (made["due_by"], made["basis"]) == ("2026-06-08", "green, every 8 weeks from 13 Apr 2026 (held)")


def test_whoever_left_before_a_review_was_held_is_refused_with_that_review(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai).succeeds()
    iomctl("review", "hold", kai, "--on", "2026-04-13").succeeds()
    words = ("cohort", "deselect", kai, "--reason", "died", "--on")
    refused = iomctl(*words, "2026-04-12").exits(5).err
    assert f"a review of {kai} was held on Mon 13 Apr 2026 (event 10, " in refused
    iomctl(*words, "2026-04-13").succeeds()
