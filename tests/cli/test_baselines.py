"""Baselines of the scheme's own: taken in, put right, taken back, and set beside a cohort as the shipped ones are."""

from pathlib import Path

import pytest

from tests.cli.sheets import exported, lay_rows, refusal, sheet, take_in, trail
from tests.cli.test_evidence import PERIOD, lay
from tests.program import Program

HEADER = "name,adult_child,cohort,region,category,subcat1,subcat2,offenders,reoffenders,reoffences,source,source_on"
DURHAM = "durham-2018,,2018,County Durham,,,,4000,1200,5640,Durham Insight,2026-01-05"
QUARTER = "luton-q2,adults,apr-jun 2024,Luton,index offence,theft,,400,100,,MoJ,05/01/2026"


def told(program: Program, *words: str) -> dict[str, str]:
    """Offenders, reoffenders and the rate of the baselines that are not shipped, by name."""
    rows = program("evidence", "baselines", "--format", "json", *words).succeeds().json()
    return {one["name"]: f"{one['reoffenders']} of {one['offenders']}, {one['rate']}" for one in rows if one["local"]}


def against(program: Program, name: str, *words: str) -> str:
    """All that is said of a cohort beside a baseline, on stderr."""
    asked = ("evidence", "reoffending", *PERIOD, *words, "--against", name, "--exact", "--format", "csv")
    answer = program(*asked).succeeds()
    assert name in answer.out
    return answer.err


def test_a_file_is_taken_in_once_and_given_out_as_it_came(iomctl: Program, tmp_path: Path) -> None:
    path = sheet(tmp_path, HEADER, DURHAM, QUARTER)
    assert take_in(iomctl, "baselines", path) == (2, 0, 0, 0)
    assert take_in(iomctl, "baselines", path) == (0, 0, 2, 0)
    assert len(trail(iomctl)) == 1
    assert told(iomctl) == {"durham-2018": "1200 of 4000, 30.0", "luton-q2": "100 of 400, 25.0"}
    out = str(tmp_path / "out.csv")
    iomctl("export", "baselines", out).succeeds()
    assert take_in(iomctl, "baselines", out) == (0, 0, 2, 0)
    durham, quarter = exported(iomctl, "baselines")
    assert list(durham) == HEADER.split(",")
    assert (durham["adult_child"], durham["category"], durham["reoffences"]) == ("all", "all", "5640")
    assert (quarter["cohort"], quarter["subcat1"], quarter["source_on"]) == ("Apr-Jun 2024", "theft", "2026-01-05")
    assert [one["kind"] for one in iomctl("audit", "log", "--format", "json").succeeds().json()] == ["alteration"] * 2
    iomctl("db", "check").succeeds()


def test_a_row_of_the_same_name_puts_it_right_and_an_empty_cell_says_nothing(iomctl: Program, tmp_path: Path) -> None:
    lay_rows(iomctl, "baselines", HEADER, DURHAM)
    other = sheet(tmp_path, HEADER, "Durham-2018,,2018,County Durham,,,,4000,1210,,Durham Insight,2026-01-05")
    said = "line 2: Durham-2018 name durham-2018 -> Durham-2018, reoffenders 1200 -> 1210"
    assert said in iomctl("import", "baselines", other, "--dry-run").succeeds().err
    assert take_in(iomctl, "baselines", other) == (0, 1, 0, 0)
    assert told(iomctl) == {"Durham-2018": "1210 of 4000, 30.3"}
    assert exported(iomctl, "baselines")[0]["reoffences"] == "5640"
    change = iomctl("audit", "show", "3", "--format", "json").succeeds().json()
    assert [(one["what"], one["before"], one["after"]) for one in change] == [
        ("baseline", "name durham-2018, reoffenders 1200", "name Durham-2018, reoffenders 1210")
    ]
    iomctl("undo").succeeds()
    assert told(iomctl) == {"durham-2018": "1200 of 4000, 30.0"}
    fewer = sheet(tmp_path, HEADER, "durham-2018,,2018,County Durham,,,,9000,6000,,Durham Insight,2026-01-05")
    assert refusal(iomctl, "baselines", fewer) == [
        "line 2: reoffences: 5640 reoffences by 6000 reoffenders: each has one or more"
    ]


def test_two_rows_of_a_file_that_say_different_things_of_one_name_are_refused(iomctl: Program, tmp_path: Path) -> None:
    rows = (DURHAM, DURHAM, DURHAM.replace("1200", "1300"))
    assert refusal(iomctl, "baselines", sheet(tmp_path, HEADER, *rows)) == [
        "line 4: name: durham-2018 stands above with another reoffenders"
    ]
    assert told(iomctl) == {}


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        (
            "England-and-Wales 2023-24,kids,2023/25,,,,,10,12,5,,2027-01-05",
            'name: "England-and-Wales 2023-24" is a baseline that iomctl ships: take another name; '
            'adult_child "kids": one of all, adults, children; '
            'cohort: "2023/25": a year is written like 2023/24 or 2018, a quarter like Apr-Jun 2023; '
            "region: missing; "
            "reoffenders: 12 reoffenders of 10 people: they are among the people; "
            "source: missing; source_on: Tue 5 Jan 2027 (in 260 days) is in the future",
        ),
        (
            "x,,Q2 2023,Luton,,,,0,0,,x,",
            'cohort: "Q2 2023": a year is written like 2023/24 or 2018, a quarter like Apr-Jun 2023; '
            "offenders: 0: a cohort of nobody is nothing to set one beside; source_on: missing",
        ),
        ("x,,2018,Luton,,,,10,4,3,x,2026-01-05", "reoffences: 3 reoffences by 4 reoffenders: each has one or more"),
        ("x,,2018,Luton,,,,10,0,3,x,2026-01-05", "reoffences: 3 reoffences by 0 reoffenders: each has one or more"),
        (
            "x,,2018,Luton,,,,4k,-1,,x,2026-01-05",
            'offenders: "4k": a whole number from 0 to 100,000,000, without commas; '
            'reoffenders: "-1": a whole number from 0 to 100,000,000, without commas',
        ),
    ],
)
def test_all_faults_of_a_row_are_told_in_one_answer(iomctl: Program, tmp_path: Path, row: str, faults: str) -> None:
    assert refusal(iomctl, "baselines", sheet(tmp_path, HEADER, row)) == [f"line 2: {faults}"]


def test_one_is_taken_away_with_a_reason_and_comes_back(iomctl: Program) -> None:
    lay_rows(iomctl, "baselines", HEADER, DURHAM)
    said = iomctl("evidence", "withdraw", "DURHAM-2018", "--reason", "of another county").succeeds()
    assert "durham-2018 was withdrawn: there is no such baseline any more." in said.err
    assert told(iomctl) == {}
    (gone,) = iomctl("audit", "show", "3", "--format", "json").succeeds().json()
    assert gone["before"].endswith("source Durham Insight, source on 5 Jan 2026")
    iomctl("evidence", "reoffending", *PERIOD, "--against", "durham-2018").exits(3)
    iomctl("undo").succeeds()
    assert told(iomctl) == {"durham-2018": "1200 of 4000, 30.0"}
    shipped = iomctl("evidence", "withdraw", "theft-2023-24", "--reason", "wrong").exits(5)
    assert shipped.err.startswith("iomctl: theft-2023-24 is shipped with iomctl, and can't be withdrawn\n")
    iomctl("evidence", "withdraw", "nowhere", "--reason", "wrong").exits(3)


def test_a_past_day_shows_them_as_they_were_then(iomctl: Program) -> None:
    lay_rows(iomctl, "baselines", HEADER, DURHAM)
    iomctl.travel(1)
    lay_rows(iomctl, "baselines", HEADER, DURHAM.replace("1200", "1210"), QUARTER)
    assert told(iomctl) == {"durham-2018": "1210 of 4000, 30.3", "luton-q2": "100 of 400, 25.0"}
    assert told(iomctl, "--known-on", "yesterday") == {"durham-2018": "1200 of 4000, 30.0"}


def test_a_cohort_beside_one_says_in_what_they_are_not_alike(iomctl: Program) -> None:
    lay(iomctl, 2)
    lay_rows(iomctl, "baselines", HEADER, DURHAM, QUARTER, DURHAM.replace("durham-2018,,2018", "old,,2012/13"))
    year = ("--to", "2025-03-31")
    assert "the baseline adds up four quarters" in against(iomctl, "durham-2018", *year)
    assert "the baseline is of a quarter, this cohort of 12 months" in against(iomctl, "luton-q2", *year)
    assert "the baseline is of 12 months, this cohort of a quarter" in against(iomctl, "old")
    assert "the baseline is of 12 months, this cohort of 90 days" in against(iomctl, "old", "--to", "2024-06-29")
    for alike in (against(iomctl, "luton-q2"), against(iomctl, "old", *year)):
        assert "the baseline" not in alike.split("Not like with like")[1]


def test_the_boards_paper_stays_beside_the_nation(iomctl: Program) -> None:
    lay(iomctl, 1)
    lay_rows(iomctl, "baselines", HEADER, DURHAM)
    asked = ("report", "board", "--from", "2026-02-01", "--as-of", "2026-03-31", "--exact", "--dry-run")
    paper = iomctl(*asked, "--format", "json").succeeds().out
    assert "England and Wales, 2023/24" in paper
    assert "Durham" not in paper
