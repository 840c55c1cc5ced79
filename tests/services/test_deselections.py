"""The end of a spell: its reasons, its exit plan, and what it clashes with, on either engine."""

import pytest

from tests.books import CopyOf
from tests.program import Program
from tests.services.case_book import add_people, adopt, lay_partners, set_up

PLAN = ("--exit-plan", "the drug service goes on to August")


@pytest.fixture
def iomctl(copy_of: CopyOf) -> Program:
    """Two agencies, three workers and the cohort luton, on each engine in turn."""
    return copy_of(lay_partners)


def test_deselection_ends_the_spell_and_its_review_on_the_day(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai).succeeds()
    words = ("--reason", "risk-reduced", *PLAN, "--decision", "panel 13 Apr", "--on", "2026-04-13", "--format", "json")
    gone = iomctl("cohort", "deselect", kai, *words).succeeds().json()
    assert (gone["deselected_on"], gone["deselection_reason"], gone["exit_plan"]) == (
        "2026-04-13",
        "risk-reduced",
        PLAN[1],
    )
    assert (gone["due_by"], gone["tier"]) == (None, "fixed")
    assert iomctl("review", "overdue", "--format", "json").json() == []
    assert len(iomctl("review", "overdue", "--as-of", "2026-04-12", "--format", "json").json()) == 1
    for verb in (("move", kai, "flex", "--reason", "rescope"), ("deselect", kai, "--reason", "died")):
        assert f"{kai} left on Mon 13 Apr 2026 (event " in iomctl("cohort", *verb).exits(5).err


@pytest.mark.parametrize("reason", ["risk-reduced", "long-custody", "moved-area", "disengaged"])
def test_an_exit_plan_comes_first(iomctl: Program, reason: str) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai).succeeds()
    assert "--exit-plan: an exit plan comes first" in iomctl("cohort", "deselect", kai, "--reason", reason).exits(4).err
    iomctl("cohort", "deselect", kai, "--reason", reason, "--exit-plan", "").exits(4)
    iomctl("cohort", "deselect", kai, "--reason", reason, *PLAN).succeeds()


@pytest.mark.parametrize("reason", ["died", "deported", "wrong-person"])
def test_nobody_is_left_to_plan_for(iomctl: Program, reason: str) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai).succeeds()
    iomctl("cohort", "deselect", kai, "--reason", reason).succeeds()


def test_nobody_leaves_before_they_were_adopted(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai).succeeds()
    words = ("cohort", "deselect", kai, "--reason", "died", "--on")
    for more in ((), ("--instead",)):
        refused = iomctl(*words, "2026-01-04", *more).exits(5).err
        assert f"{kai} was adopted on Mon 5 Jan 2026 (event " in refused
        assert "is the day right?" in refused
    iomctl(*words, "tomorrow").exits(4)
    iomctl(*words, "2026-01-05").succeeds()


def test_deselection_before_what_is_recorded_names_it_and_takes_its_place_only_when_told_to(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai).succeeds()
    iomctl("cohort", "move", kai, "flex", "--reason", "rescope", "--on", "2026-02-02").succeeds()
    words = ("cohort", "deselect", kai, "--reason", "deported", "--on")
    refused = iomctl(*words, "2026-02-01").exits(5).err
    assert f"{kai} is in tier flex from Mon 2 Feb 2026 (event 10, " in refused
    assert "the same command with --instead; or take that back: iomctl undo 10" in refused
    gone = iomctl(*words, "2026-02-01", "--instead", "--format", "json").succeeds()
    assert (gone.json()["deselected_on"], gone.json()["tier"]) == ("2026-02-01", "fixed")
    assert f"put aside: {kai} is in tier flex from Mon 2 Feb 2026 (event 10, " in gone.err

    iomctl("undo", "--yes").succeeds()
    (row,) = iomctl("cohort", "show", "luton", "--format", "json").json()
    assert (row["offender"], row["tier"]) == (kai, "flex")
    iomctl(*words, "2026-02-02").succeeds()
    iomctl("db", "check").succeeds()


def test_whoever_left_leaves_on_another_day_or_for_another_reason_only_when_told_to(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai).succeeds()
    words = ("cohort", "deselect", kai, "--reason")
    iomctl(*words, "died", "--on", "2026-04-13").succeeds()
    left = f"{kai} left on Mon 13 Apr 2026"
    assert f"{left}: recorded already (event 10)" in iomctl(*words, "died", "--on", "2026-04-13").exits(5).err
    for reason, on in (("deported", "2026-04-13"), ("died", "2026-04-01")):
        refused = iomctl(*words, reason, "--on", on).exits(5).err
        assert f"{left} (event 10, " in refused
        assert "the same command with --instead; or take that back: iomctl undo 10" in refused
    gone = iomctl(*words, "deported", "--on", "2026-04-01", "--instead", "--format", "json").succeeds()
    assert (gone.json()["deselected_on"], gone.json()["deselection_reason"]) == ("2026-04-01", "deported")
    assert f"put aside: {left} (event 10, " in gone.err

    iomctl("undo", "--yes").succeeds()
    assert f"{left}: recorded already (event 10)" in iomctl(*words, "died", "--on", "2026-04-13").exits(5).err
    iomctl("db", "check").succeeds()


def test_an_earlier_end_leaves_the_next_spell_in_that_cohort_as_it_is(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai).succeeds()
    iomctl("cohort", "deselect", kai, "--reason", "deported", "--on", "2026-03-02").succeeds()
    adopt(iomctl, kai, on="2026-03-16").succeeds()
    iomctl("cohort", "deselect", kai, "--reason", "wrong-person", "--on", "2026-03-01", "--instead").succeeds()
    for day, days in (("2026-02-28", [54]), ("2026-03-01", []), ("2026-03-15", []), ("2026-04-20", [35])):
        rows = iomctl("caseload", "--as-of", day, "--format", "json").json()
        assert [one["days_on_scheme"] for one in rows] == days
    iomctl("db", "check").succeeds()


def test_a_table_has_reasons_in_words_and_data_has_their_codes_too(iomctl_sqlite: Program) -> None:
    (kai,) = set_up(iomctl_sqlite)
    adopt(iomctl_sqlite, kai).succeeds()
    words = ("cohort", "deselect", kai, "--reason", "risk-reduced", *PLAN, "--dry-run")
    shown = iomctl_sqlite(*words).succeeds().out
    assert "Adoption reason      meets the written criteria\n" in shown
    assert "De-selection reason  risk of reoffending has fallen\n" in shown
    assert "criteria-met" not in shown
    data = iomctl_sqlite(*words, "--format", "json").succeeds().json()
    assert (data["adoption_reason"], data["deselection_reason"]) == ("criteria-met", "risk-reduced")
