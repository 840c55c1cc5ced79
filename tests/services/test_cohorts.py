"""Cohorts: made, counted by tier, and who is in one, now and on a past day."""

import pytest

from tests.program import Program
from tests.services.case_book import adopt, set_up


def test_a_cohort_is_made_with_its_code_in_small_letters(iomctl: Program) -> None:
    made = iomctl("cohort", "create", "Luton-2", "--name", "IOM  Luton", "--format", "json").succeeds()
    assert made.json() == {"cohort": "luton-2", "name": "IOM Luton"}


@pytest.mark.parametrize("code", ["", "a b", "-", "luton_2", "x" * 21, "lutón", "--"])
def test_a_code_and_a_name_that_cannot_be_kept_are_refused_together(iomctl: Program, code: str) -> None:
    answer = iomctl("cohort", "create", "--name", "!", "--", code).exits(4)
    assert "CODE: a code is" in answer.err
    assert "--name: a name needs" in answer.err
    assert iomctl("cohort", "list", "--format", "json").json() == []


@pytest.mark.parametrize("words", [("luton", "Other"), ("other", "iom luton"), ("iom-luton", "Other"), ("x", "LUTON")])
def test_a_code_or_name_that_would_mean_two_cohorts_is_refused(iomctl: Program, words: tuple[str, str]) -> None:
    set_up(iomctl)
    code, name = words
    iomctl("cohort", "create", code, "--name", name).exits(5)


def test_a_cohort_gets_another_name_and_keeps_its_code(iomctl: Program) -> None:
    set_up(iomctl)
    edited = iomctl("cohort", "edit", "iom luton", "--name", "Luton  & Dunstable", "--format", "json").succeeds()
    assert edited.json() == {"cohort": "luton", "name": "Luton & Dunstable"}
    assert "IOM Luton -> Luton & Dunstable." in edited.err
    assert {one["name"] for one in iomctl("cohort", "list", "--format", "json").json()} == {"Luton & Dunstable"}
    again = iomctl("cohort", "edit", "luton", "--name", "Luton & Dunstable").succeeds().err
    assert again == "Luton & Dunstable is recorded so already.\n"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("luton",), 2, "nothing to change"),
        (("luton", "--name", "harm"), 5, "there is a cohort harm, Serious Harm, already"),
        (("luton", "--name", "serious HARM"), 5, "there is a cohort harm, Serious Harm, already"),
        (("bedford", "--name", "7"), 4, "--name: a name needs at least one letter"),
        (("bedford", "--name", "Bedford"), 3, "no cohort bedford"),
    ],
)
def test_a_name_that_no_cohort_can_take_is_refused(
    iomctl: Program, words: tuple[str, ...], code: int, said: str
) -> None:
    set_up(iomctl)
    iomctl("cohort", "create", "harm", "--name", "Serious Harm").succeeds()
    assert said in iomctl("cohort", "edit", *words).exits(code).err
    assert {one["name"] for one in iomctl("cohort", "list", "--format", "json").json()} == {"IOM Luton", "Serious Harm"}


def test_a_look_at_a_cohort_may_say_why(iomctl: Program) -> None:
    (kai,) = set_up(iomctl)
    adopt(iomctl, kai).succeeds()
    iomctl("cohort", "show", "luton", "--reason", "panel of 20 April").succeeds()
    newest = iomctl("audit", "log", "--format", "json").succeeds().json()
    assert "panel of 20 April" in [one["reason"] for one in newest if one["command"] == "cohort show"]


def test_people_are_counted_by_tier_with_every_tier_there(iomctl: Program) -> None:
    kai, devon = set_up(iomctl, 2)
    adopt(iomctl, kai).succeeds()
    adopt(iomctl, devon, on="2026-03-02").succeeds()
    iomctl("cohort", "move", devon, "flex", "--reason", "risk-down", "--on", "2026-04-01").succeeds()

    def counts(*words: str) -> list[tuple[str, int]]:
        rows = iomctl("cohort", "list", "--format", "json", *words).succeeds().json()
        assert {row["cohort"] for row in rows} == {"luton"}
        return [(row["tier"], row["people"]) for row in rows]

    assert counts() == [("fixed", 1), ("flex", 1), ("free", 0)]
    assert counts("--as-of", "2026-03-31") == [("fixed", 2), ("flex", 0), ("free", 0)]
    assert counts("--as-of", "2026-01-04") == [("fixed", 0), ("flex", 0), ("free", 0)]


def test_show_lists_who_is_in_now_and_who_was_on_a_past_day(iomctl: Program) -> None:
    kai, devon = set_up(iomctl, 2)
    adopt(iomctl, kai).succeeds()
    adopt(iomctl, devon, on="2026-02-02").succeeds()
    iomctl("cohort", "colour", devon, "A", "--reason", "settling", "--on", "2026-03-02").succeeds()
    iomctl("cohort", "deselect", kai, "--reason", "died", "--on", "2026-04-01").succeeds()

    assert iomctl("cohort", "show", "IOM Luton", "--format", "json").succeeds().json() == [
        {
            "offender": devon,
            "name": "Hollis, Kai",
            "tier": "fixed",
            "colour": "amber",
            "custody": "community",
            "prison": None,
            "worker": "S Okafor",
            "agency": "Bedfordshire Police",
            "adopted_on": "2026-02-02",
        }
    ]
    then = iomctl("cohort", "show", "luton", "--as-of", "2026-03-01", "--format", "json").json()
    assert [(one["offender"], one["colour"]) for one in then] == [(devon, "red"), (kai, "red")]


def test_a_table_says_the_numbers_by_tier_and_colour(iomctl_sqlite: Program) -> None:
    (kai,) = set_up(iomctl_sqlite)
    adopt(iomctl_sqlite, kai).succeeds()
    out = iomctl_sqlite("cohort", "show", "luton").succeeds().out
    assert out.splitlines()[0].split("  ")[0] == "IOM Luton (luton), 20 Apr 2026"
    assert "Tiers: fixed 1, flex 0, free 0. Colours: R red 1." in out


def test_an_unknown_cohort_is_not_found(iomctl: Program) -> None:
    set_up(iomctl)
    assert "cohorts are: luton" in iomctl("cohort", "show", "bedford").exits(3).err


def test_nobody_in_a_cohort_is_an_empty_list(iomctl: Program) -> None:
    set_up(iomctl)
    assert iomctl("cohort", "show", "luton", "--format", "json").succeeds().json() == []
    assert iomctl("cohort", "show", "luton").succeeds().out == ""
