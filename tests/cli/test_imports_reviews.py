"""iomctl import reviews: the history of a case, and what happened since, on both engines."""

from pathlib import Path

import pytest

from tests.books import laid_once
from tests.cli import review_sheets
from tests.cli.review_sheets import HEADER, SIMPLE, SPELLS, told
from tests.cli.sheets import exported, refusal, sheet, take_in
from tests.program import Program

case = laid_once(review_sheets.case)


def test_a_simple_sheet_of_held_reviews_becomes_the_history(case: Program, tmp_path: Path) -> None:
    path = sheet(tmp_path, SIMPLE, "N1,2026-03-02,amber,b", "X417723,2/2/2026,red,a", "N2,2025-02-03,,c")
    assert take_in(case, "reviews", path) == (3, 0, 0, 0)
    assert told(case) == [
        ("2026-02-02", "held", "2026-02-02", "amber, every 4 weeks from 5 Jan 2026"),
        ("2026-03-02", "held", "2026-03-02", "red, every 2 weeks from 2 Feb 2026 (held)"),
        ("", "", "2026-03-30", "amber, every 4 weeks from 2 Mar 2026 (held)"),
    ]
    assert told(case, "N00002") == [
        ("2025-02-03", "held", "2025-02-03", "amber, every 4 weeks from 6 Jan 2025"),
        ("2025-06-02", "deselected", "2025-03-03", "amber, every 4 weeks from 3 Feb 2025 (held)"),
    ]
    assert take_in(case, "reviews", path) == (0, 0, 3, 0)
    (late,) = case("review", "overdue", "--format", "json").succeeds().json()
    assert (late["due_by"], late["held_last_on"]) == ("2026-03-30", "2026-03-02")
    case("db", "check").succeeds()


def test_a_review_held_since_is_held_and_makes_the_next_one(case: Program, tmp_path: Path) -> None:
    take_in(case, "reviews", sheet(tmp_path, SIMPLE, "N1,2026-02-02,amber,a"))
    path = sheet(tmp_path, SIMPLE, "N1,2026-03-02,red,b", "N1,2026-03-16,,c")
    assert take_in(case, "reviews", path) == (2, 0, 0, 0)
    assert told(case)[1:] == [
        ("2026-03-02", "held", "2026-03-02", "amber, every 4 weeks from 2 Feb 2026 (held)"),
        ("2026-03-16", "held", "2026-03-16", "red, every 2 weeks from 2 Mar 2026 (held)"),
        ("", "", "2026-03-30", "red, every 2 weeks from 16 Mar 2026 (held)"),
    ]
    assert exported(case, "spells")[1]["colour"] == "red"
    assert take_in(case, "reviews", path) == (0, 0, 2, 0)
    older = sheet(tmp_path, SIMPLE, "N1,2026-02-16,amber,between")
    assert take_in(case, "reviews", older) == (1, 0, 0, 0)
    assert told(case)[-1] == ("", "", "2026-03-30", "red, every 2 weeks from 16 Mar 2026 (held)")
    (refused,) = refusal(case, "reviews", sheet(tmp_path, SIMPLE, "N1,2026-03-02,red,other"))
    assert "line 2: closed_on: a review of N00001 was held on Mon 2 Mar 2026 already (event 5, " in refused
    case("db", "check").succeeds()


def test_an_open_row_that_differs_sets_the_review_ahead(case: Program, tmp_path: Path) -> None:
    take_in(case, "reviews", sheet(tmp_path, SIMPLE, "N1,2026-04-06,amber,a"))
    path = sheet(tmp_path, HEADER, "N1,luton,2026-01-05,,2026-05-15,,,,,,,")
    assert take_in(case, "reviews", path) == (0, 1, 0, 0)
    assert told(case)[1:] == [
        ("2026-04-20", "moved", "2026-05-01", told(case)[1][3]),
        ("", "", "2026-05-15", "set by hand: imported"),
    ]
    assert take_in(case, "reviews", path) == (0, 0, 1, 0)
    exempt = sheet(tmp_path, HEADER, "N1,,,,2026-05-15,health,2026-06-01,,,,,")
    assert take_in(case, "reviews", exempt) == (0, 1, 0, 0)
    assert take_in(case, "reviews", exempt) == (0, 0, 1, 0)
    assert case("review", "due", "--within", "+10w", "--format", "json").json() == []
    other = sheet(tmp_path, HEADER, "N1,,,,2026-05-22,,,,,,,")
    (refused,) = refusal(case, "reviews", other)
    assert "line 2: due_by: the review of N00001 was set to Fri 15 May 2026 on that day already (event 5, " in refused
    assert refusal(case, "reviews", sheet(tmp_path, HEADER, "N1,,,,2026-04-19,health,,,,,,")) == [
        "line 2: due_by: 2026-04-19 is past; a review can only be set ahead"
    ]
    case.travel(1)
    later = sheet(tmp_path, HEADER, "N1,,,,2026-05-22,safety,,,,,,")
    assert take_in(case, "reviews", later) == (0, 1, 0, 0)
    (ahead,) = case("review", "list", "--format", "json").succeeds().json()
    assert (ahead["due_by"], ahead["exempt_reason"]) == ("2026-05-22", "safety")
    assert take_in(case, "reviews", later) == (0, 0, 1, 0)


def test_a_review_may_stand_in_a_file_any_number_of_times(case: Program, tmp_path: Path) -> None:
    take_in(case, "reviews", sheet(tmp_path, SIMPLE, "N1,2026-02-02,amber,a"))
    again = ("N1,2026-03-02,red,b", "N1,2026-03-02,red,b", "N1,2026-02-02,amber,a")
    assert take_in(case, "reviews", sheet(tmp_path, SIMPLE, *again)) == (1, 0, 2, 0)
    assert [row[:2] for row in told(case)] == [("2026-02-02", "held"), ("2026-03-02", "held"), ("", "")]


@pytest.mark.parametrize("before", [(), ("N1,2026-02-02,amber,a",)])
def test_of_several_reviews_of_one_day_the_last_row_counts(
    case: Program, tmp_path: Path, before: tuple[str, ...]
) -> None:
    if before:
        take_in(case, "reviews", sheet(tmp_path, SIMPLE, *before))
    rows = sheet(tmp_path, SIMPLE, "N1,2026-03-02,red,b", "N1,2026-03-02,green,c", "N1,2026-03-16,,")
    assert take_in(case, "reviews", rows) == (2, 0, 1, 0)
    reviews = [row for row in exported(case, "reviews") if row["outcome"] == "held"]
    held = [(row["closed_on"], row["colour"], row["note"]) for row in reviews]
    assert held[-2:] == [("2026-03-02", "green", "c"), ("2026-03-16", "green", "")]
    assert [row[1] for row in told(case)].count("held") == len(before) + 2
    case("db", "check").succeeds()
    case("undo").succeeds()
    assert [row[1] for row in told(case)].count("held") == len(before)
    case("db", "check").succeeds()


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("N9,,,,,,,2026-03-02,held,,,", "offender: no offender N9"),
        ("N1,bedford,,,,,,2026-03-02,held,,,", "cohort: no cohort bedford"),
        ("N1,luton,2026-01-06,,,,,2026-03-02,held,,,", "offender: no spell adopted on 2026-01-06 in luton"),
        ("N1,,,,,,,2026-01-04,held,,,", "closed_on: 2026-01-04 is before the adoption on 2026-01-05"),
        ("N2,,,,,,,2025-06-03,held,,,", "closed_on: 2025-06-03 is after the spell ended, on 2025-06-02"),
        ("N1,,,,,,,2026-04-21,held,,,", "closed_on: Tue 21 Apr 2026 (tomorrow) is in the future"),
        ("N1,,,,,,,2026-03-02,hold,,,", 'outcome "hold": one of held, moved'),
        ("N1,,,,,,,,held,,,", "outcome: held, but closed_on is missing"),
        ("N1,,,,,,,,,,,", "due_by: missing, as closed_on is"),
        ("N1,,,2026-05-09,2026-05-08,,,,,,,", "due_from: 2026-05-09 is after the last day it was due, 2026-05-08"),
        ("N1,,,,2026-05-08,,2026-06-01,,,,,", "exempt_until: given without exempt_reason"),
        ("N1,,,,2026-05-08,ill,,,,,,", 'exempt_reason: exemption reason "ill": one of'),
        ("N1,,,,,,,2026-03-02,held,pink,,", 'colour "pink": one of red, amber, green, blue'),
    ],
)
def test_a_review_that_can_not_be_is_refused(case: Program, tmp_path: Path, row: str, why: str) -> None:
    (said,) = refusal(case, "reviews", sheet(tmp_path, HEADER, row))
    assert said.startswith(f"line 2: {why}")
    assert told(case) == [("", "", "2026-02-02", "amber, every 4 weeks from 5 Jan 2026")]


def test_rows_of_a_spell_may_stand_anywhere_in_a_long_file(case: Program, tmp_path: Path) -> None:
    people = [f"N{number:05d},P{number},Q,,A{number:06d}" for number in range(10, 5_210)]
    take_in(case, "offenders", sheet(tmp_path, "offender,surname,forenames,born_on,crn", *people))
    spells = [f"N{number},luton,2026-01-05,court,fixed,amber,," for number in range(10, 5_210)]
    take_in(case, "spells", sheet(tmp_path, SPELLS, *spells))
    first = [f"N{number},2026-03-02,," for number in (1, *range(10, 5_210))]
    path = sheet(tmp_path, SIMPLE, *first, "N1,2026-04-06,,", "N1,2026-02-02,,")
    assert take_in(case, "reviews", path) == (5_203, 0, 0, 0)
    assert [row[:2] for row in told(case)] == [
        ("2026-02-02", "held"),
        ("2026-03-02", "held"),
        ("2026-04-06", "held"),
        ("", ""),
    ]
    assert told(case)[-1][3] == "amber, every 4 weeks from 6 Apr 2026 (held), moved from Mon 4 May 2026"
    assert take_in(case, "reviews", path) == (0, 0, 5_203, 0)
    case("db", "check").succeeds()
