"""What a run says of levels, releases, other cohorts, placements and contacts, with the fact behind each answer."""

from pathlib import Path

import pytest

from tests.cli.rescope_book import plan
from tests.program import Program

CRITERIA = """
name = "Lives"
version = 1
in_force_from = 2026-01-01
source = "task-and-finish group"
[rules.asked]
words = "asked"
field = "{field}"
test = "{test}"
value = {value}
{more}
[tiers.fixed]
all = ["asked"]
"""

NEVER = "nobody asked about risk of serious harm to others"


@pytest.fixture
def book(iomctl: Program) -> Program:
    """Somebody of the cohort luton on Monday 20 April 2026, with one fact of each kind."""
    for code in ("luton", "town"):
        iomctl("cohort", "create", code, "--name", f"IOM {code}").succeeds()
    iomctl("offender", "add", "--surname", "Mercer", "--forenames", "Kai", "--born", "14/8/1994").succeeds()
    words = ("--tier", "flex", "--colour", "red", "--reason", "criteria-met", "--no-worker", "--on", "2026-01-05")
    for code in ("luton", "town"):
        iomctl("cohort", "adopt", "mercer", "--cohort", code, *words).succeeds()
    for line in (
        "marker add mercer mappa --from 2026-01-05 --level 1",
        "marker review M1 --on 2026-03-02 --level 2",
        "placement add mercer hotel --from 2026-04-10",
        "contact add mercer appointment --how telephone --on 2026-04-02 --missed --reason no-reason",
        "custody begin mercer sentenced --on 2026-02-02 --to 2026-04-02",
    ):
        iomctl(*line.split()).succeeds()
    return iomctl


def reasons(iomctl: Program, folder: Path, asked: tuple[str, str, str], more: str = "") -> tuple[str, str, str | None]:
    """The answer about the person to one rule, the fact behind it, and its day."""
    field, test, value = asked
    file = folder / "lives.toml"
    file.write_text(CRITERIA.format(field=field, test=test, value=value, more=more))
    run = str(plan(iomctl, file)[0]["run"])
    (told,) = iomctl("rescope", "show", run, "--offender", "mercer", "--format", "json").succeeds().json()
    return told["answer"], told["fact"], told["fact_on"]


@pytest.mark.parametrize(
    ("field", "test", "value", "answer", "fact", "on"),
    [
        ("marker.mappa.level", "one-of", '["2", "3"]', "met", "level 2", "2026-03-02"),
        ("marker.mappa.level", "at-least", '"3"', "not met", "level 2", "2026-03-02"),
        ("marker.serious-harm.level", "at-least", '"low"', "not known", NEVER, None),
        ("released", "within", '"1 month"', "met", "released", "2026-04-02"),
        ("released", "within", '"1 week"', "not met", "not released since 13 Apr 2026", None),
        ("release-due", "within", '"1 month"', "not met", "not in custody on that day", None),
        ("other-cohort", "is", "true", "met", "in town", "2026-01-05"),
        ("other-cohort", "one-of", '["luton"]', "met", "in luton", "2026-01-05"),
        ("placement", "one-of", '["settled"]', "not met", "Emergency hotel, transient", "2026-04-10"),
        ("contacts-missed", "at-least", "1", "met", "1", None),
        ("contacts-missed", "at-least", "2", "not met", "1", None),
    ],
)
def test_the_answer_and_its_fact(
    book: Program, tmp_path: Path, field: str, test: str, value: str, answer: str, fact: str, on: str | None
) -> None:
    assert reasons(book, tmp_path, (field, test, value)) == (answer, fact, on)


def test_a_release_is_due_on_the_day_that_is_worked_out(book: Program, tmp_path: Path) -> None:
    book("custody", "begin", "mercer", "sentenced", "--on", "2026-04-13").succeeds()
    assert reasons(book, tmp_path, ("release-due", "within", '"11 days"')) == (
        "not known",
        "no day of release is known",
        None,
    )
    book("release", "set", "mercer", "conditional", "2026-05-02").succeeds()
    # A Saturday: the Friday before it is followed by days off, so that it is Thursday.
    asked = ("release-due", "within", '"10 days"')
    assert reasons(book, tmp_path, asked) == ("met", "to be released on 30 Apr 2026", None)


def test_a_cohort_that_there_is_not(book: Program, tmp_path: Path) -> None:
    file = tmp_path / "lives.toml"
    file.write_text(CRITERIA.format(field="other-cohort", test="one-of", value='["city"]', more=""))
    refused = book("rescope", "plan", "--cohort", "luton", "--criteria", str(file)).exits(3)
    assert "no cohort city" in refused.err


def test_a_score_is_too_old_by_the_rule(book: Program, tmp_path: Path) -> None:
    book("score", "add", "mercer", "ogrs3-2y", "80", "--on", "2026-01-19").succeeds()
    asked = ("score.ogrs3-2y", "at-least", "75")
    answer = reasons(book, tmp_path, asked, 'max_age = "3 months"')
    assert answer == ("not known", "OGRS3 (two years) older than 3 months: 80", "2026-01-19")


def test_the_victim_of_any_group(book: Program, tmp_path: Path) -> None:
    book("offence", "add", "mercer", "028/03", "--on", "2026-02-03", "--victim", "business", "--index").succeeds()
    for field, test, value in (("offence", "in-group", '"residential-burglary"'), ("offences", "at-least", "1")):
        assert reasons(book, tmp_path, (field, test, value), 'victim = "person"')[0] == "not met"


@pytest.mark.parametrize(
    ("field", "test", "value", "line"),
    [
        (
            "contacts-missed",
            "at-least",
            "2",
            "contact add mercer appointment --how telephone --missed --reason no-reason",
        ),
        ("marker.mappa.level", "at-least", '"3"', "marker review M1 --level 3"),
        ("placement", "one-of", '["transient"]', "placement end P1 --reason moved-on --to A01C"),
        ("other-cohort", "is", "false", "cohort deselect mercer --cohort town --reason out-of-scope --exit-plan none"),
        ("released", "within", '"2 days"', "custody begin mercer sentenced --on 2026-04-21 --to 2026-04-22"),
    ],
)
def test_what_is_recorded_of_it_since_is_a_change(
    book: Program, tmp_path: Path, field: str, test: str, value: str, line: str
) -> None:
    file = tmp_path / "lives.toml"
    file.write_text(CRITERIA.format(field=field, test=test, value=value, more=""))
    plan(book, file)
    book("rescope", "decide", "1", "mercer", "keep", "--reason", "harm").succeeds()
    book.travel(2)
    book(*line.split()).succeeds()
    refused = book("rescope", "apply", "1", "--meeting", "TFG").exits(5).err
    assert "facts behind the decision have changed" in refused
