"""Adoptions with their rules, on either engine."""

import pytest

from tests.books import CopyOf
from tests.program import Program
from tests.services.case_book import POLICE, add_people, adopt, lay_partners

PLAN = ("--exit-plan", "the drug service goes on to August")


@pytest.fixture
def iomctl(copy_of: CopyOf) -> Program:
    """Two agencies, three workers and the cohort luton, on each engine in turn."""
    return copy_of(lay_partners)


def test_adoption_starts_the_spell_with_all_it_needs_and_its_first_review(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    made = adopt(iomctl, kai, "--note", "asked for it", "--decision", "panel 5 Jan").succeeds()
    assert made.json() == {
        "offender": kai,
        "name": "Mercer, Kai",
        "cohort": "luton",
        "adopted_on": "2026-01-05",
        "adoption_reason": "criteria-met",
        "adoption_reason_words": "meets the written criteria",
        "tier": "fixed",
        "colour": "red",
        "custody": "community",
        "prison": None,
        "worker": "S Okafor",
        "agency": POLICE,
        "due_from": "2026-01-12",
        "due_by": "2026-01-19",
        "basis": "red, every 2 weeks from 5 Jan 2026",
        "deselected_on": None,
        "deselection_reason": None,
        "deselection_reason_words": None,
        "exit_plan": None,
    }


def test_a_first_review_by_a_chosen_day_and_nobody_leading(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    words = ("--cohort", "luton", "--tier", "free", "--colour", "g", "--reason", "court", "--no-worker")
    made = iomctl("cohort", "adopt", kai, *words, "--review-by", "+3w", "--format", "json").succeeds().json()
    assert (made["worker"], made["agency"], made["adopted_on"]) == (None, None, "2026-04-20")
    assert (made["due_from"], made["due_by"], made["basis"]) == ("2026-04-27", "2026-05-11", "set at adoption")


def test_in_custody_the_colour_follows_and_so_does_the_review(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    made = adopt(iomctl, kai, "--custody", "--prison", "HMP Bedford").succeeds().json()
    assert (made["custody"], made["prison"], made["colour"]) == ("custody", "HMP Bedford", "blue")
    assert made["basis"] == "in custody, every 3 months from 5 Jan 2026, moved from Sun 5 Apr 2026"


def test_a_colour_said_at_adoption_in_custody_is_kept_for_the_release(iomctl: Program) -> None:
    kai, devon = add_people(iomctl, 2)
    made = adopt(iomctl, kai, "--custody", "--colour", "green").succeeds()
    shown = made.json()
    assert (shown["custody"], shown["colour"], shown["due_by"]) == ("custody", "blue", "2026-04-02")
    assert "green from the release on; in custody on Mon 5 Jan 2026 (105 days ago)" in made.err

    iomctl("custody", "begin", devon, "remand", "--on", "2026-01-01", "--to", "2026-03-02").succeeds()
    adopt(iomctl, devon, "--custody", "--colour", "green").succeeds()
    rows = {one["offender"]: one for one in iomctl("caseload", "--format", "json").succeeds().json()}
    assert [rows[devon][name] for name in ("custody", "colour", "due_by")] == ["community", "green", "2026-04-27"]
    assert [rows[kai][name] for name in ("custody", "colour")] == ["custody", "blue"]
    before = iomctl("caseload", "--as-of", "2026-03-01", "--format", "json").succeeds().json()
    assert [(one["custody"], one["colour"]) for one in before] == [("custody", "blue")] * 2


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        (("--colour", "blue"), "--colour: blue means in custody"),
        (("--prison", "HMP Bedford"), "--prison: a prison goes with custody"),
        (("--on", "tomorrow"), "--on: Tue 21 Apr 2026 (tomorrow) is in the future"),
        (("--review-by", "2026-01-04"), "--review-by: Sun 4 Jan 2026 (106 days ago) is before it began"),
        (("--tier", "gold"), '--tier "gold": one of'),
        (("--reason", "because"), "--reason: adoption reason"),
        (("--note", "\x1b[2J"), "--note: it holds a control or broken character"),
        (("--decision", " "), "--decision: it can't be empty"),
    ],
)
def test_an_adoption_that_breaks_a_rule_is_refused(iomctl: Program, more: tuple[str, ...], fault: str) -> None:
    (kai,) = add_people(iomctl)
    assert fault in adopt(iomctl, kai, *more).exits(4).err
    assert iomctl("cohort", "show", "luton", "--format", "json").json() == []


def test_every_fault_of_an_adoption_comes_in_one_answer(iomctl: Program) -> None:
    add_people(iomctl)
    words = ("--cohort", "bedford", "--tier", "gold", "--colour", "pink", "--reason", "x", "--worker", "nobody")
    answer = iomctl("cohort", "adopt", "N00099", *words, "--on", "tomorrow").exits(4)
    starts = ["no offender", "no cohort", "no worker", "--on", "--tier", "--colour", "--reason"]
    lines = [line.removeprefix("iomctl: ") for line in answer.err.splitlines() if line.startswith("iomctl: ")]
    assert [start for start, line in zip(starts, lines, strict=True) if line.startswith(start)] == starts


def test_what_is_only_missing_is_told_at_once_as_not_found(iomctl: Program) -> None:
    add_people(iomctl)
    words = ("--cohort", "bedford", "--tier", "fixed", "--colour", "red", "--reason", "court", "--worker", "nobody")
    assert len(iomctl("cohort", "adopt", "N00099", *words).exits(3).err.splitlines()) == 3


def test_nobody_has_two_open_spells_in_one_cohort_but_may_have_one_in_another(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai).succeeds()
    refused = adopt(iomctl, kai, on="2026-02-02").exits(5).err
    assert f"{kai} is in luton from Mon 5 Jan 2026 (event " in refused
    assert "is the day right?" in refused
    adopt(iomctl, kai, "--instead", on="2026-02-02").exits(5)

    iomctl("cohort", "create", "harm", "--name", "Harm").succeeds()
    adopt(iomctl, kai, "--cohort", "harm").succeeds()
    assert "say which with --cohort" in iomctl("cohort", "move", kai, "flex", "--reason", "rescope").exits(5).err
    iomctl("cohort", "move", kai, "flex", "--reason", "rescope", "--cohort", "harm").succeeds()


def test_spells_follow_each_other_and_never_overlap(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai).succeeds()
    iomctl("cohort", "deselect", kai, "--reason", "no-offending", *PLAN, "--on", "2026-03-02").succeeds()

    refused = adopt(iomctl, kai, on="2026-03-01").exits(5)
    assert f"{kai} was in luton from Mon 5 Jan to Mon 2 Mar 2026 (event " in refused.err
    assert f"{kai} was in luton from Mon 5 Jan to Mon 2 Mar" in adopt(iomctl, kai, on="2025-12-01").exits(5).err
    adopt(iomctl, kai, on="2026-03-02").succeeds()


def test_a_mistyped_day_of_adoption_can_be_put_right(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai, "--on", "2026-04-13").succeeds()
    iomctl("cohort", "deselect", kai, "--reason", "wrong-person", "--on", "2026-04-13").succeeds()
    adopt(iomctl, kai, "--on", "2026-03-13").succeeds()
    for day, days in (("2026-03-12", []), ("2026-04-12", [30]), ("2026-04-13", [31]), ("2026-04-20", [38])):
        rows = iomctl("caseload", "--as-of", day, "--format", "json").json()
        assert [one["days_on_scheme"] for one in rows] == days
    iomctl("db", "check").succeeds()
