"""iomctl import reviews: cases that take over the history of a file."""

from pathlib import Path

from iomctl.services.imports.engine.chunks import AT_ONCE
from tests.books import laid_once
from tests.cli import review_sheets
from tests.cli.review_sheets import HEADER, SIMPLE, told
from tests.cli.sheets import exported, refusal, sheet, take_in
from tests.program import Program

case = laid_once(review_sheets.case)


def test_an_imported_history_is_taken_back_with_the_review_that_gave_way(case: Program, tmp_path: Path) -> None:
    before = exported(case, "reviews")
    take_in(case, "reviews", sheet(tmp_path, SIMPLE, "N1,2026-03-02,amber,b"))
    case("undo").succeeds()
    assert exported(case, "reviews") == before
    case("db", "check").succeeds()
    case("undo").succeeds()
    assert exported(case, "reviews") == []


def test_the_open_row_of_a_file_takes_the_place_of_the_first_review(case: Program, tmp_path: Path) -> None:
    rows = ("N1,luton,2026-01-05,2026-05-01,2026-05-08,,,,,,,", "N1,,,,,,,2026-04-06,held,,keep on,")
    path = sheet(tmp_path, HEADER, *rows)
    assert take_in(case, "reviews", path) == (1, 1, 0, 0)
    assert told(case) == [
        ("2026-04-06", "held", "2026-04-06", "amber, every 4 weeks from 5 Jan 2026"),
        (
            "2026-04-20",
            "recalculated",
            "2026-05-01",
            "amber, every 4 weeks from 6 Apr 2026 (held), moved from Mon 4 May 2026",
        ),
        ("", "", "2026-05-08", "imported"),
    ]
    assert take_in(case, "reviews", path) == (0, 0, 2, 0)
    assert refusal(case, "reviews", sheet(tmp_path, HEADER, "N2,,,,2026-05-08,,,,,,,")) == [
        "line 2: closed_on: missing, but the spell ended on 2025-06-02"
    ]


def test_two_open_rows_for_one_new_spell_are_one_too_many(case: Program, tmp_path: Path) -> None:
    path = sheet(tmp_path, HEADER, "N1,,,,2026-05-08,,,,,,,", "N1,,,,2026-05-09,,,,,,,")
    assert refusal(case, "reviews", path) == [
        "line 3: closed_on: missing, but another row of this file is the review ahead of the spell"
    ]


def test_each_review_of_a_file_gives_its_colour_also_back_to_an_earlier_one(case: Program, tmp_path: Path) -> None:
    rows = ("N1,2026-01-19,red,", "N1,2026-02-02,amber,", "N1,2026-02-16,amber,", "N1,2026-03-02,red,")
    assert take_in(case, "reviews", sheet(tmp_path, SIMPLE, *rows)) == (4, 0, 0, 0)
    assert [row["colour"] for row in exported(case, "reviews")[:4]] == ["red", "amber", "amber", "red"]
    assert told(case)[-1] == ("", "", "2026-03-16", "red, every 2 weeks from 2 Mar 2026 (held)")


def test_a_case_that_has_ended_takes_over_all_that_a_file_tells_of_it(case: Program, tmp_path: Path) -> None:
    header = "offender,made_on,due_from,due_by,basis,exempt_reason,closed_on,outcome"
    rows = (
        "N2,2025-01-06,2025-01-27,2025-02-03,a,,2025-01-20,moved",
        "N2,2025-01-20,2025-02-03,2025-02-10,b,,2025-02-03,exempted",
        "N2,2025-02-03,2025-02-03,2025-02-10,b,health,2025-03-03,held",
        "N2,2025-03-03,2025-03-24,2025-03-31,c,,2025-06-02,deselected",
    )
    path = sheet(tmp_path, header, *rows)
    assert take_in(case, "reviews", path) == (4, 0, 0, 0)
    assert [row[:3] for row in told(case, "N00002")] == [
        ("2025-01-20", "recalculated", "2025-02-03"),
        ("2025-02-03", "exempted", "2025-02-10"),
        ("2025-03-03", "held", "2025-02-10"),
        ("2025-06-02", "deselected", "2025-03-31"),
    ]
    case("db", "check").succeeds()


def test_an_end_has_the_reason_of_the_review_that_took_its_place_that_day_alone(case: Program, tmp_path: Path) -> None:
    header = "offender,made_on,due_by,exempt_reason,closed_on,outcome"
    rows = (
        "N1,2026-01-06,2026-02-02,,2026-01-12,exempted",
        "N1,2026-02-09,2026-03-09,health,2026-02-16,exempted",
        "N1,2026-02-16,2026-03-09,at-large,2026-03-02,resumed",
        "N2,2025-01-06,2025-02-03,,2025-02-03,exempted",
    )
    take_in(case, "reviews", sheet(tmp_path, header, *rows))
    for person, reasons in (("N1", [None, None, "unlawfully at large", None]), ("N2", [None])):
        listed = case("review", "list", person, "--format", "json").succeeds().json()
        assert [one["reason"] for one in listed] == reasons


def test_a_history_that_follows_from_a_release_is_told_by_its_reviews_alone(case: Program, tmp_path: Path) -> None:
    case("custody", "begin", "N1", "remand", "--on", "2026-01-12").succeeds()
    left = ("--to", "A08A", "--told", "2026-02-02", "--on", "2026-02-02", "--colour", "green")
    case("release", "unplanned", "N1", *left).succeeds()
    case("review", "hold", "N1", "--on", "2026-03-02").succeeds()
    before = exported(case, "reviews")
    path = tmp_path / "reviews.csv"
    path.write_text(case("export", "reviews", "--format", "csv").succeeds().out)
    case("undo").succeeds()
    take_in(case, "reviews", str(path))
    assert exported(case, "reviews") == before
    assert [row["what"] for row in case("undo", "--dry-run", "--format", "json").succeeds().json()] == ["review held"]


def test_the_rows_of_a_case_may_stand_anywhere_in_a_long_file(case: Program, tmp_path: Path) -> None:
    between = [f"{who},2026-02-02,amber,{number}" for number in range(AT_ONCE // 2) for who in ("N1", "N00001")]
    apart = ("N2,2025-02-03,red,first", *between, "N2,2025-03-03,amber,last", "N2,2025-02-03,red,first")
    take_in(case, "reviews", sheet(tmp_path, SIMPLE, *apart))
    held = [(row["offender"], row["closed_on"], row["note"]) for row in exported(case, "reviews") if row["note"]]
    assert sorted(held) == [
        ("N00001", "2026-02-02", f"{AT_ONCE // 2 - 1}"),
        ("N00002", "2025-02-03", "first"),
        ("N00002", "2025-03-03", "last"),
    ]
    case("db", "check").succeeds()
