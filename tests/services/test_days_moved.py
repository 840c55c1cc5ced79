"""A review that falls on no working day moves as the policy says, and moves anew with what is known of such days."""

from pathlib import Path

import pytest

from iomctl.inputs.policy.file import default_policy_text
from tests.books import laid_once
from tests.cli.review_book import ahead
from tests.program import Program

RULE = 'review_day = "working-day-before"'
# Of 2029 the least that a year needs.
NEW_YEAR = "nation,day,title\n{0},2029-01-01,New Year\n{0},2029-12-25,Christmas\n"
EASTER_MONDAY = ("2026-03-30", "2026-04-06", "amber, every 4 weeks from 9 Mar 2026")
THURSDAY = ("2026-03-26", "2026-04-02", "amber, every 4 weeks from 9 Mar 2026, moved from Mon 6 Apr 2026")
GUESSED = "amber, every 4 weeks from 4 Dec 2028, bank holidays of 2029 not known"
MOVED = "amber, every 4 weeks from 4 Dec 2028, moved from Mon 1 Jan 2029"


def adopt(iomctl: Program, on: str) -> None:
    """N00001, amber since a day."""
    iomctl("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    iomctl("offender", "add", "--surname", "Mercer", "--forenames", "Kai").succeeds()
    words = (
        "--reason",
        "criteria-met",
        "--tier",
        "fixed",
        "--colour",
        "amber",
        "--cohort",
        "luton",
        "--no-worker",
        "--on",
        on,
    )
    iomctl("cohort", "adopt", "N1", *words).succeeds()


@laid_once
def easter(iomctl: Program) -> None:
    """A case whose four weeks end on Easter Monday."""
    adopt(iomctl, "2026-03-09")


@laid_once
def new_year(iomctl: Program) -> None:
    """A case whose four weeks end on New Year's Day 2029, seen in December 2028, when that year is not known."""
    iomctl.travel(960)
    adopt(iomctl, "2028-12-04")


@pytest.fixture
def of_2029(tmp_path: Path) -> str:
    file = tmp_path / "2029.csv"
    file.write_text(NEW_YEAR.format("england-and-wales"))
    return str(file)


def window(iomctl: Program) -> tuple[object, object, object]:
    """The first and the last day of the one review ahead, and why."""
    found = ahead(iomctl)
    return found["due_from"], found["due_by"], found["basis"]


def due_as_known(iomctl: Program, known_on: str) -> object:
    (row,) = iomctl("caseload", "--known-on", known_on, "--format", "json").succeeds().json()
    return row["due_by"]


def test_by_the_shipped_policy_it_is_the_working_day_before_and_the_lists_say_why(easter: Program) -> None:
    assert window(easter) == THURSDAY
    (due,) = easter("review", "due", "--as-of", "2026-03-31", "--format", "json").succeeds().json()
    assert (due["due_by"], due["days_left"], due["basis"]) == (THURSDAY[1], 2, THURSDAY[2])
    (late,) = easter("review", "overdue", "--as-of", "2026-04-03", "--format", "json").succeeds().json()
    assert (late["due_by"], late["days_overdue"]) == ("2026-04-02", 1)


@pytest.mark.parametrize(
    ("said", "due_by", "basis"),
    [
        # Two weeks on from Monday 20 April is the early May bank holiday.
        (RULE, "2026-05-01", ", moved from Mon 4 May 2026"),
        ('review_day = "working-day-after"', "2026-05-05", ", moved from Mon 4 May 2026"),
        ('review_day = "as-counted"', "2026-05-04", ""),
        ("", "2026-05-04", ""),
    ],
)
def test_another_policy_counts_as_it_says_and_one_that_says_nothing_as_counted(
    easter: Program, tmp_path: Path, said: str, due_by: str, basis: str
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(default_policy_text().replace(RULE, said).replace("look_ahead_days = 7", "look_ahead_days = 9"))
    easter("policy", "load", str(file)).succeeds()
    easter("review", "hold", "N1", "--colour", "red").succeeds()
    found = ahead(easter)
    assert (found["due_by"], found["basis"]) == (due_by, f"red, every 2 weeks from 20 Apr 2026 (held){basis}")


def test_a_day_that_somebody_chose_stays(easter: Program) -> None:
    easter("review", "set", "N1", "2026-05-04", "--reason", "hall is free").succeeds()
    assert window(easter)[1:] == ("2026-05-04", "set by hand: hall is free")


def test_in_a_year_not_known_it_stays_on_a_weekday_and_says_so(new_year: Program) -> None:
    assert window(new_year) == ("2028-12-25", "2029-01-01", GUESSED)


def test_a_dry_run_of_bank_holidays_counts_the_reviews_and_moves_none(new_year: Program, of_2029: str) -> None:
    trial = new_year("policy", "holidays", of_2029, "--dry-run").succeeds()
    assert trial.err.splitlines() == [
        "Dry run: nothing was changed.",
        "By it 1 review ahead would move to another day.",
    ]
    assert window(new_year)[2] == GUESSED


def test_bank_holidays_that_come_in_move_the_reviews_ahead(new_year: Program, of_2029: str) -> None:
    new_year.travel(1)
    answer = new_year("policy", "holidays", of_2029).succeeds()
    assert "By it 1 review ahead moved to another day." in answer.err.splitlines()
    assert window(new_year) == ("2028-12-22", "2028-12-29", MOVED)
    new_year("db", "check").succeeds()
    again = new_year("policy", "holidays", of_2029).succeeds()
    assert "another day" not in again.err
    assert (due_as_known(new_year, "2028-12-05"), due_as_known(new_year, "2028-12-06")) == ("2029-01-01", "2028-12-29")


def test_those_of_another_nation_move_nothing(new_year: Program, tmp_path: Path) -> None:
    file = tmp_path / "scotland.csv"
    file.write_text(NEW_YEAR.format("scotland"))
    assert "another day" not in new_year("policy", "holidays", str(file)).succeeds().err
    assert window(new_year)[2] == GUESSED


def test_a_change_of_nation_moves_the_reviews_and_its_undo_moves_them_back(easter: Program) -> None:
    easter.travel(1)
    trial = easter("scheme", "edit", "--nation", "scotland", "--dry-run").succeeds()
    assert "By it 1 review ahead would move to another day." in trial.err.splitlines()
    assert window(easter) == THURSDAY
    done = easter("scheme", "edit", "--nation", "scotland").succeeds()
    assert "By it 1 review ahead moved to another day." in done.err.splitlines()
    assert window(easter) == EASTER_MONDAY
    easter("db", "check").succeeds()
    assert (due_as_known(easter, "2026-04-20"), due_as_known(easter, "2026-04-21")) == ("2026-04-02", "2026-04-06")
    assert "1 review ahead moved to another day." in easter("undo").succeeds().err.splitlines()
    assert window(easter) == THURSDAY
    easter("redo").succeeds()
    assert window(easter) == EASTER_MONDAY
    easter("db", "check").succeeds()


def test_a_nation_that_there_is_not_is_refused(easter: Program) -> None:
    told = easter("scheme", "edit", "--nation", "mars", "--name", " ").exits(4).err.splitlines()
    assert told[:2] == [
        "iomctl: --name: a name can't be empty",
        "iomctl: --nation mars: one of england-and-wales, scotland, northern-ireland",
    ]
    assert window(easter) == THURSDAY
