"""iomctl import spells: rows of earlier days, several of one day, and what contradicts what is recorded."""

from pathlib import Path

from tests.books import laid_once
from tests.cli import spell_sheets
from tests.cli.sheets import exported, refusal, sheet, take_in
from tests.cli.spell_sheets import HEADER, KAI, ahead, cases
from tests.program import Program

people = laid_once(spell_sheets.people)


def test_the_reviews_of_a_spell_follow_from_all_its_rows(people: Program, tmp_path: Path) -> None:
    inside = "N1,luton,2026-03-23,,fixed,blue,2026-04-06,custody,,,,,,,"
    first = "N1,luton,2026-03-23,court,fixed,amber,,,,,,,,,"
    assert take_in(people, "spells", sheet(tmp_path, HEADER, first, inside), "--create") == (2, 0, 0, 0)
    assert ahead(people) == [("N00001", "2026-07-06", "in custody, every 3 months from 6 Apr 2026")]
    nearer = "N1,luton,2026-03-23,,fixed,red,2026-03-30,community,,,,,,,"
    assert take_in(people, "spells", sheet(tmp_path, HEADER, first, nearer, inside)) == (0, 1, 2, 0)
    assert ahead(people, "2026-04-05") == [("N00001", "2026-04-13", "red, every 2 weeks from 30 Mar 2026")]
    assert ahead(people) == [("N00001", "2026-07-06", "in custody, every 3 months from 6 Apr 2026")]
    people("db", "check").succeeds()


def test_rows_that_contradict_what_is_recorded_are_refused(people: Program, tmp_path: Path) -> None:
    rows = (f"{KAI},,,,,,,,,", "N1,luton,2026-01-05,,flex,amber,2026-03-02,,,,,risk-down,,,")
    take_in(people, "spells", sheet(tmp_path, HEADER, *rows), "--create")
    other = rows[0].replace("fixed", "free")
    assert refusal(people, "spells", sheet(tmp_path, HEADER, other)) == [
        "line 2: tier: recorded as fixed at adoption; a later change needs a row with its day in from_on"
    ]
    same_day = rows[1].replace("flex", "free")
    tier = "N00001 is in tier flex from Mon 2 Mar 2026"
    first, second = refusal(people, "spells", sheet(tmp_path, HEADER, rows[0], same_day))
    assert first == "line 2: belongs to the spell refused in line 3"
    assert f"line 3: from_on: {tier} already (event 3, " in second
    (ended,) = refusal(people, "spells", sheet(tmp_path, HEADER, f"{KAI},,,,,,,2026-02-09,no-offending,x"))
    assert f"line 2: deselected_on: {tier} (event 3, " in ended


def test_a_row_of_an_earlier_day_is_taken_in_late(people: Program, tmp_path: Path) -> None:
    rows = (f"{KAI},,,,,,,,,", "N1,luton,2026-01-05,,flex,amber,2026-03-02,,,,,risk-down,,,")
    take_in(people, "spells", sheet(tmp_path, HEADER, *rows), "--create")
    early = rows[1].replace("flex", "free").replace("2026-03-02", "2026-02-02")
    assert take_in(people, "spells", sheet(tmp_path, HEADER, rows[0], early)) == (0, 1, 1, 0)
    tiers = {row["from_on"]: row["tier"] for row in exported(people, "spells")}
    assert tiers == {"2026-01-05": "fixed", "2026-02-02": "free", "2026-03-02": "flex"}
    assert [row["tier"] for row in cases(people)] == ["flex"]


def test_of_several_rows_of_one_day_the_last_counts(people: Program, tmp_path: Path) -> None:
    day = "N1,luton,2026-01-05,,{},{},2026-01-12,,,,,risk-down,,,"
    rows = (f"{KAI},,,,,,,,,", day.format("free", "red"), day.format("flex", "green"))
    path = sheet(tmp_path, HEADER, *rows)
    assert take_in(people, "spells", path, "--create") == (3, 0, 0, 0)
    assert [(row["tier"], row["colour"]) for row in cases(people)] == [("flex", "green")]
    assert take_in(people, "spells", path) == (0, 0, 3, 0)
    two = (
        rows[0],
        day.format("free", "red").replace("01-12", "01-19"),
        day.format("free", "amber").replace("01-12", "01-19"),
    )
    path = sheet(tmp_path, HEADER, *two)
    assert take_in(people, "spells", path) == (0, 1, 2, 0)
    assert [(row["tier"], row["colour"]) for row in cases(people)] == [("free", "amber")]
    assert take_in(people, "spells", path) == (0, 0, 3, 0)
    people("db", "check").succeeds()


def test_no_two_spells_of_one_person_in_one_cohort_share_a_day(people: Program, tmp_path: Path) -> None:
    ended = "N1,luton,2025-01-06,court,fixed,red,,,,,,,2025-06-02,no-offending,"
    path = sheet(tmp_path, HEADER, ended, f"{KAI},,,,,,,,,", "N1,other,2026-01-05,court,free,red,,,,,,,,,")
    assert take_in(people, "spells", path, "--create") == (3, 0, 0, 0)
    for start, end, since in (
        ("2026-02-02", "", "is in luton from Mon 5 Jan 2026"),
        ("2025-12-01", "", "is in luton from Mon 5 Jan 2026"),
        ("2025-06-01", "2025-06-03", "was in luton from Mon 6 Jan to Mon 2 Jun 2025"),
    ):
        row = f"N1,luton,{start},court,free,red,,,,,,,{end},{'no-offending' if end else ''},"
        (refused,) = refusal(people, "spells", sheet(tmp_path, HEADER, row))
        assert f"line 2: adopted_on: N00001 {since} (event 3, " in refused
    again = "N1,luton,2025-06-02,court,free,red,,,,,,,2025-07-01,no-offending,"
    assert take_in(people, "spells", sheet(tmp_path, HEADER, again)) == (1, 0, 0, 0)
