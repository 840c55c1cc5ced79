"""What a run says of where people sleep, what it went by, and which news of a home is a change of its facts."""

from pathlib import Path

import pytest

from tests.books import CopyOf
from tests.casebook import book, person, spell
from tests.program import Program

CRITERIA = """
name = "Homes"
version = 1
in_force_from = 2026-01-01
source = "task-and-finish group"
[rules.nowhere]
words = "homeless, or somewhere for now"
field = "home"
test = "one-of"
value = ["homeless", "transient"]
[tiers.fixed]
all = ["nowhere"]
"""
PEOPLE = ("Mercer", "Hollis", "Doyle", "Quill", "Harkness", "Rowan", "Sayle")


def lay(iomctl: Program) -> None:
    """In a hotel; sleeping rough; in prison with a home said; in a flat; in hospital; not known; never asked."""
    with book(iomctl) as work:
        for surname in PEOPLE:
            spell(work, person(work, surname))
        person(work, "Pratt")
    for line in (
        "placement add N1 hotel --from 2026-04-08",
        "home add N2 A08A --from 2026-03-09",
        "home add N3 A08A --from 2026-02-02",
        "custody begin N3 sentenced --on 2026-03-02",
        "home add N4 A01D --from 2026-02-02",
        "home add N5 hospital --from 2026-04-13",
        "home add N6 not-known --from 2026-04-14",
        "home add N8 A08A --from 2026-04-01",
    ):
        iomctl(*line.split()).succeeds()


@pytest.fixture
def homes(copy_of: CopyOf) -> Program:
    """A copy of that case book, on Monday 20 April 2026."""
    return copy_of(lay)


@pytest.fixture
def criteria(tmp_path: Path) -> str:
    """The file of criteria."""
    file = tmp_path / "homes.toml"
    file.write_text(CRITERIA)
    return str(file)


def plan(program: Program, criteria: str, *more: str) -> None:
    program("rescope", "plan", "--cohort", "luton", "--criteria", criteria, *more).succeeds()


def fact(program: Program, who: str, run: str = "1") -> tuple[str, str, str | None]:
    (told,) = program("rescope", "show", run, "--offender", who, "--format", "json").succeeds().json()
    return told["answer"], told["fact"], told["fact_on"]


def test_each_answer_says_where_they_sleep(homes: Program, criteria: str) -> None:
    plan(homes, criteria)
    assert [fact(homes, f"N{number}") for number in range(1, 8)] == [
        ("met", "Short-term accommodation, transient until 22 Apr 2026", "2026-04-08"),
        ("met", "Rough sleeping, homeless", "2026-03-09"),
        ("not met", "In custody", "2026-03-02"),
        ("not met", "Rents from a council or housing association, settled", "2026-02-02"),
        (
            "not known",
            "no home is known: In hospital, not-known; iomctl home add N00005 KIND",
            "2026-04-13",
        ),
        ("not known", "no home is known; iomctl home add N00006 KIND", "2026-04-14"),
        ("not known", "nobody asked about a home; iomctl home add N00007 KIND", None),
    ]


def test_a_rule_answers_as_the_caseload_does(homes: Program, criteria: str) -> None:
    plan(homes, criteria)
    rows = homes("rescope", "show", "1", "--format", "json").succeeds().json()
    moved = {row["offender"] for row in rows if row["outcome"] in {"moves", "stays"}}
    lists = [
        homes("caseload", "--home", word, "--format", "json").succeeds().json() for word in ("homeless", "transient")
    ]
    assert moved == {row["offender"] for rows in lists for row in rows} == {"N00001", "N00002"}


def test_a_plan_counts_whose_home_is_not_known(homes: Program, criteria: str) -> None:
    lines = homes("rescope", "plan", "--cohort", "luton", "--criteria", criteria, "--format", "json").succeeds().json()
    (unknown,) = [one for one in lines if one["part"] == "not known"]
    assert (unknown["plan"], unknown["about"]) == (3, "no home is known for 2; nobody asked about a home for 1")


def test_candidates_are_asked_about_and_a_past_day(homes: Program, criteria: str) -> None:
    plan(homes, criteria, "--candidates")
    assert fact(homes, "N8") == ("met", "Rough sleeping, homeless", "2026-04-01")
    plan(homes, criteria, "--as-of", "2026-03-01")
    assert fact(homes, "N3", run="2") == ("met", "Rough sleeping, homeless", "2026-02-02")


@pytest.mark.parametrize(
    ("who", "line"),
    [
        ("N2", "home add N2 A01D --from 2026-04-20"),
        ("N2", "home correct H1 --kind A01D --reason typo"),
        ("N2", "home withdraw H1 --reason typo"),
        ("N1", "placement end P1 --on 2026-04-19 --reason moved-on --to A01C"),
        ("N2", "custody begin N2 sentenced --on 2026-04-17"),
        ("N2", "home add N2 A01D --from 2026-04-21"),
        ("N1", "placement end P1 --on 2026-04-22 --reason moved-on --to A01C"),
        ("N2", "custody begin N2 sentenced --on 2026-04-21"),
        ("N2", "home correct H1 --until 21/4/2026 --reason rang"),
        ("N3", "release happened N3 --on 2026-04-21 --to A08A --told 2026-04-01"),
    ],
)
def test_another_home_is_a_change_of_facts(homes: Program, criteria: str, who: str, line: str) -> None:
    plan(homes, criteria)
    homes("rescope", "decide", "1", who, "keep", "--reason", "harm").succeeds()
    homes.travel(2)
    homes(*line.split()).succeeds()
    refused = homes("rescope", "apply", "1", "--meeting", "TFG").exits(5).err
    assert "facts behind the decision have changed" in refused


@pytest.mark.parametrize(
    ("who", "line"),
    [
        ("N1", "placement extend P1 --until 2026-05-22 --reason full"),
        ("N1", "home add N1 A08A --from 2026-04-20"),
        ("N2", "home add N2 A08A --from 2026-04-21"),
        ("N3", "home add N3 A01D --from 2026-04-21"),
    ],
)
def test_the_same_home_for_longer_is_none(homes: Program, criteria: str, who: str, line: str) -> None:
    plan(homes, criteria)
    homes("rescope", "decide", "1", who, "keep", "--reason", "harm").succeeds()
    homes.travel(2)
    homes(*line.split()).succeeds()
    assert "facts behind" not in homes("rescope", "apply", "1", "--meeting", "TFG").exits(5).err


def test_that_a_time_is_over_is_no_change(homes: Program, criteria: str) -> None:
    homes("home", "correct", "H1", "--until", "2026-04-24", "--reason", "rang").succeeds()
    plan(homes, criteria)
    homes("rescope", "decide", "1", "N2", "keep", "--reason", "harm").succeeds()
    homes.travel(6)
    assert homes("caseload", "--home", "homeless", "--format", "json").succeeds().json() == []
    assert "facts behind" not in homes("rescope", "apply", "1", "--meeting", "TFG").exits(5).err


def test_a_run_tells_the_home_it_went_by(homes: Program, criteria: str) -> None:
    plan(homes, criteria)
    homes("placement", "extend", "P1", "--until", "2026-05-22", "--reason", "full").succeeds()
    homes("home", "correct", "H1", "--kind", "A01D", "--reason", "typo").succeeds()
    assert fact(homes, "N2") == ("met", "Rough sleeping, homeless", "2026-03-09")
