"""The traps of proven reoffending, at the level of the program; what is told of few people, and what is withheld."""

from datetime import date
from typing import Any

import pytest

from tests.books import laid_once
from tests.casebook import book, person, spell
from tests.program import Program

PERIOD = ("--from", "2024-04-01", "--to", "2024-06-30")
ADOPTED = date(2024, 4, 9)


def figure(program: Program, *words: str) -> dict[str, Any]:
    """The figures of everyone in the scheme's own cohort."""
    asked = ("evidence", "reoffending", *PERIOD, "--exact", "--format", "json", *words)
    rows: list[dict[str, Any]] = program(*asked).succeeds().json()
    return next((one for one in rows if one["group"] == "everyone"), {})


def lay(program: Program, number: int, offended: int = 0) -> None:
    """So many people adopted on one day, of whom some were convicted of an offence in the year."""
    with book(program) as work:
        for _ in range(number):
            spell(work, person(work, "Mercer", born_on=None), ADOPTED)
    for one in range(1, offended + 1):
        proven(program, f"N{one}", "2024-08-01", "2024-10-01")


def proven(program: Program, who: str, on: str, outcome_on: str, *more: str) -> None:
    words = ("--outcome", "convicted", "--outcome-on", outcome_on, *more)
    program("offence", "add", who, "046/00", "--on", on, *words).succeeds()


def counted(program: Program, *words: str) -> tuple[int, int, int]:
    row = figure(program, *words)
    return row["people"], row["reoffenders"], row["reoffences"]


@pytest.mark.parametrize(
    ("on", "outcome_on", "more", "reoffences"),
    [
        ("2025-03-01", "2025-09-05", (), 1),  # in the year, proven in month 17
        ("2025-03-01", "2025-11-05", (), 0),  # proven in month 19
        ("2025-04-08", "2025-05-01", (), 1),  # the last day of the year
        ("2025-04-09", "2025-05-01", (), 0),  # the anniversary
        ("2024-04-08", "2024-07-01", (), 0),  # before the entry
        ("2024-04-09", "2024-07-01", (), 1),  # on its day
        ("2024-07-01", "2024-08-01", ("--counted-as", "breach"), 0),
        ("2024-07-01", "2024-08-01", ("--counted-as", "considered"), 0),
        ("2024-07-01", "2024-08-01", ("--place", "scotland"), 0),
        ("2024-07-01", "2024-08-01", ("--until", "2024-07-09"), 1),
        ("2025-04-01", "2025-08-01", ("--until", "2025-04-20"), 0),
    ],
)
def test_what_counts_is_committed_in_the_year_and_proven_in_time(
    iomctl: Program, on: str, outcome_on: str, more: tuple[str, ...], reoffences: int
) -> None:
    lay(iomctl, 1)
    proven(iomctl, "N1", on, outcome_on, *more)
    assert counted(iomctl) == (1, min(reoffences, 1), reoffences)


def test_what_comes_late_changes_no_figure_that_was_known_before(iomctl: Program) -> None:
    lay(iomctl, 1)
    iomctl.travel(1)
    proven(iomctl, "N1", "2025-03-01", "2025-09-05")
    iomctl.travel(1)
    assert counted(iomctl) == (1, 1, 1)
    assert counted(iomctl, "--known-on", "2026-04-20") == (1, 0, 0)
    assert counted(iomctl, "--as-of", "2025-09-04") == (1, 0, 0)


def test_a_recall_is_no_reoffence_and_a_stay_leaves_the_people_but_not_the_months(iomctl: Program) -> None:
    lay(iomctl, 1)
    iomctl("custody", "begin", "N1", "recall", "--on", "2024-04-01", "--prison", "HMP Bedford").succeeds()
    assert counted(iomctl) == (1, 0, 0)
    rows = iomctl("evidence", "liberty", *PERIOD, "--exact", "--format", "json").succeeds().json()
    assert rows == []


def test_who_entered_in_two_quarters_is_in_each_and_in_a_year_once(iomctl: Program) -> None:
    with book(iomctl) as work:
        who = person(work, "Mercer")
        spell(work, who, ADOPTED)
    iomctl("cohort", "create", "bedford", "--name", "Bedford").succeeds()
    case = ("--tier", "flex", "--colour", "red", "--no-worker", "--reason", "court", "--on", "2024-07-09")
    iomctl("cohort", "adopt", "N1", "--cohort", "bedford", *case).succeeds()
    quarter = ("--from", "2024-07-01", "--to", "2024-09-30")
    assert [figure(iomctl)["people"], figure(iomctl, *quarter)["people"]] == [1, 1]
    assert figure(iomctl, "--from", "2024-04-01", "--to", "2024-09-30")["people"] == 1
    assert figure(iomctl, *quarter, "--cohort", "luton") == {}


@laid_once
def thirty(iomctl: Program) -> None:
    """Thirty people, of whom fifteen were convicted of an offence in the year."""
    lay(iomctl, 30, 15)


def test_thirty_people_have_a_rate_with_its_interval(thirty: Program) -> None:
    row = figure(thirty)
    assert (row["rate"], row["low"], row["high"], row["why"]) == (50.0, 33.15, 66.85, None)


def test_who_reoffended_is_told_by_how_serious_it_was_beside_the_index_offence(thirty: Program) -> None:
    for one, code in ((1, "028/03"), (2, "046/00"), (3, "028/03")):
        on = f"2024-03-0{one}"
        thirty("offence", "add", f"N{one}", code, "--on", on, "--index").succeeds()
    thirty("offence", "add", "N5", "046/00", "--on", "2024-04-10", "--index").succeeds()
    same_day = "offence add N3 028/03 --on 2024-08-01 --outcome convicted --outcome-on 2024-10-01"
    thirty(*same_day.split()).succeeds()
    assert figure(thirty)["seriousness"] == {"as serious": 2, "less serious": 1, "not known": 12}
    (row,) = thirty("evidence", "reoffending", *PERIOD, "--format", "json").succeeds().json()
    assert (row["reoffenders"], row["seriousness"], row["crimes"]) == (15, None, None)


def test_twenty_nine_people_have_counts_and_no_rate(iomctl: Program) -> None:
    lay(iomctl, 29, 7)
    row = figure(iomctl)
    assert (row["reoffenders"], row["rate"], row["why"]) == (7, None, "fewer than 30 people (29)")


def test_a_young_cohort_is_told_so_far_and_never_compared(thirty: Program) -> None:
    row = figure(thirty, "--as-of", "2025-02-15")
    assert (row["status"], row["rate"], row["per_reoffender"]) == ("so far, 7 of 18 months", 50.0, None)
    asked = ("evidence", "reoffending", *PERIOD, "--as-of", "2025-02-15", "--against", "england-and-wales-2023-24")
    assert "Not compared: so far, 7 of 18 months" in thirty(*asked).succeeds().out


def test_a_comparison_says_which_or_that_nobody_can_tell_and_never_that_it_works(thirty: Program) -> None:
    asked = ("evidence", "reoffending", *PERIOD, "--against")
    more = thirty(*asked, "england-and-wales-2023-24").succeeds().out
    assert "More people reoffended than in the comparison group: 21.8 points more" in more
    assert "People needed in each of two groups of one size: 78 to tell a difference of the size observed" in more
    assert "Not like with like: this is the scheme's own cohort" in more
    same = thirty(*asked, "theft-2023-24").succeeds().out
    assert "Not enough evidence to tell the groups apart" in same
    assert "works" not in f"{more}{same}"


def test_nobody_reoffended_is_no_frequency(iomctl: Program) -> None:
    lay(iomctl, 30)
    row = figure(iomctl)
    assert (row["rate"], row["per_reoffender"], row["per_100"], row["median_days"]) == (0.0, None, 0.0, None)


def test_readers_outside_are_told_no_small_count(iomctl: Program) -> None:
    lay(iomctl, 30, 3)
    (row,) = iomctl("evidence", "reoffending", *PERIOD, "--format", "json").succeeds().json()
    assert (row["people"], row["reoffenders"], row["rate"]) == (30, None, None)
    assert row["why"] == "withheld: of few people, or it would tell of few"
    kinds = [one["kind"] for one in iomctl("audit", "log", "--format", "json").succeeds().json()]
    assert "exact" not in kinds
    figure(iomctl)
    (*_, last) = iomctl("audit", "log", "--format", "json").succeeds().json()
    assert last["command"] == "evidence reoffending --exact"


def test_a_rate_is_adjusted_where_no_more_than_one_in_twenty_has_no_score(thirty: Program) -> None:
    asked = ("evidence", "reoffending", *PERIOD, "--exact", "--adjusted", "ogrs4-g")
    for one in range(1, 29):
        thirty("score", "add", f"N{one}", "ogrs4-g", "60", "--on", "2024-04-01", "--version", "OGRS4 1.1").succeeds()
    assert "refused: no score for more than 5 % (2 of 30)" in thirty(*asked).succeeds().out
    thirty("score", "add", "N29", "ogrs4-g", "60", "--on", "2024-04-10").succeeds()
    assert "refused: no score for more than 5 % (2 of 30)" in thirty(*asked).succeeds().out
    thirty("score", "add", "N30", "ogrs4-g", "31", "--on", "2024-04-09").succeeds()
    said = thirty(*asked).succeeds().out
    expected = "expected 59.0 % by the mean ogrs4-g at entry (versions OGRS4 1.1, not recorded) of the 29 of 30 people"
    assert f"Observed 50.0 %, {expected} who have one." in said
