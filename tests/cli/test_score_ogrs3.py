"""iomctl score ogrs3: what goes in, what comes out, what the record gives, and that nothing is recorded."""

import shlex
from typing import Any

import pytest

from tests.acceptance.unchanged import nothing_changes
from tests.books import laid_once
from tests.program import Program

FACTS = ("--convicted", "2/3/2026", "--follow-up", "2/3/2026", "--sanctions", "12", "--first-at", "15")
VERSION = "OGRS3 (2009), iomctl's calculator"
WHO = ("--gender", "male", "--born", "14/8/1994")


@laid_once
def recorded(iomctl: Program) -> None:
    """N00001: a man born on 14 August 1994, whose index offence is a burglary of a home, C00001."""
    iomctl("offender", "add", "--surname", "Mercer", "--born", "14/8/1994", "--gender", "male").succeeds()
    iomctl("offence", "add", "N1", "028/03", "--on", "2/3/2026", "--index").succeeds()


def _worked(program: Program, *words: str) -> dict[str, Any]:
    answer: dict[str, Any] = program("score", "ogrs3", *words, "--format", "json").succeeds().json()
    return answer


def test_without_a_person_no_case_book_is_opened(iomctl_sqlite: Program) -> None:
    iomctl_sqlite.db = "/nowhere/casebook.sqlite"
    found = _worked(iomctl_sqlite, *WHO, *FACTS, "--code", "28/3")
    assert (found["version"], found["offender"], found["from_record"]) == (
        "OGRS3 (2009), iomctl's calculator",
        None,
        [],
    )
    assert (found["age_at_conviction"], found["age_at_follow_up"]) == (31, 31)
    assert (found["code"], found["actuarial_category"]) == ("028/03", "burglary-domestic")
    assert (found["percent_one_year"], found["percent_two_years"], found["band"]) == (37, 54, "medium")


def test_the_figures_are_whole_in_json(iomctl_sqlite: Program) -> None:
    """The terms by hand: ln(12 / 26) behind Copas, and z their sum."""
    found = _worked(iomctl_sqlite, *WHO, *FACTS, "--code", "02803")
    terms = found["terms"]
    assert terms["age_gender"] == -1.325976554
    assert terms["status"] == 0.463062792
    assert terms["copas_rate"] == pytest.approx(-0.7731898882334817, abs=1e-15)
    assert terms["copas"] == pytest.approx(1.251124464 * -0.7731898882334817, abs=1e-15)
    assert terms["offence"] == -0.123943520
    assert terms["z"] == pytest.approx(terms["age_gender"] + terms["status"] + terms["copas"] + terms["offence"])
    assert found["chance_one_year"] == pytest.approx(0.3654815, abs=1e-6)


def test_the_record_gives_gender_birth_date_and_index_offence(recorded: Program) -> None:
    found = _worked(recorded, "N1", *FACTS)
    assert found["from_record"] == ["gender", "born_on", "code"]
    assert (found["offender"], found["index_offence"], found["code"]) == ("N00001", "C00001", "028/03")
    told = recorded("score", "ogrs3", "N1", *FACTS).succeeds()
    for line in (
        "Gender              male, from the record",
        "028/03, Burglary in a dwelling, from the record: C00001",
    ):
        assert line in told.out


def test_what_is_typed_goes_before_the_record(recorded: Program) -> None:
    found = _worked(recorded, "N1", *FACTS, "--gender", "F", "--code", "034/01")
    assert (found["gender"], found["actuarial_category"], found["index_offence"]) == ("female", "robbery", None)
    assert found["from_record"] == ["born_on"]


def test_the_newest_index_offence_counts_and_a_withdrawn_one_does_not(recorded: Program) -> None:
    recorded("offence", "add", "N1", "034/01", "--on", "1/4/2026", "--index").succeeds()
    assert _worked(recorded, "N1", *FACTS)["actuarial_category"] == "robbery"
    recorded("offence", "withdraw", "C2", "--reason", "of another person").succeeds()
    assert _worked(recorded, "N1", *FACTS)["actuarial_category"] == "burglary-domestic"


def test_nothing_is_recorded_and_it_says_how_to(recorded: Program) -> None:
    recorded("score", "add", "N1", "ogrs3-2y", "81", "--on", "3/9/2025", "--source", "OASys").succeeds()
    with nothing_changes(recorded):
        told = recorded("score", "ogrs3", "N1", *FACTS).succeeds()
    assert "On record         81, 3 Sep 2025, OASys" in told.out
    assert told.err.splitlines() == [
        "A score is recorded already, and stays; a newer one would count instead of it.",
        "Nothing was recorded. To record it: iomctl score add N00001 ogrs3-2y 54 "
        '--version "OGRS3 (2009), iomctl\'s calculator"',
    ]
    assert recorded("score", "ogrs3", "N1", *FACTS, "--quiet").succeeds().err == ""


def test_what_it_says_to_record_can_be_recorded(recorded: Program) -> None:
    said = recorded("score", "ogrs3", "N1", *FACTS).succeeds().err.partition("To record it: iomctl ")[2]
    recorded(*shlex.split(said)).succeeds()
    on_record = {"value": 54.0, "scored_on": "2026-04-20", "version": VERSION, "source": None}
    assert _worked(recorded, "N1", *FACTS)["recorded"] == on_record


def test_a_code_without_an_actuarial_category_takes_one(iomctl_sqlite: Program) -> None:
    found = _worked(iomctl_sqlite, *WHO, *FACTS, "--code", "008/78", "--actuarial-category", "violence")
    assert (found["code"], found["actuarial_category"], found["terms"]["offence"]) == ("008/78", "violence", 0.0)


def test_an_actuarial_category_does_without_a_code(iomctl_sqlite: Program) -> None:
    assert _worked(iomctl_sqlite, *WHO, *FACTS, "--actuarial-category", "Violence")["code"] is None


def test_what_can_hardly_be_right_is_said_and_taken(iomctl_sqlite: Program) -> None:
    odd = (*WHO, "--convicted", "2/3/2026", "--follow-up", "1/3/2026", "--sanctions", "60", "--first-at", "9")
    told = iomctl_sqlite("score", "ogrs3", *odd, "--actuarial-category", "theft", "--quiet").succeeds()
    assert told.err.splitlines() == [
        "iomctl: first sanction at 9: nobody is sanctioned before the age of 10",
        "iomctl: the follow-up starts before the conviction",
    ]
    assert "60, this one with them, of which 51 count" in told.out
    assert len(_worked(iomctl_sqlite, *odd, "--actuarial-category", "theft")["doubts"]) == 2


def test_it_explains_itself_alone_and_below_a_score(iomctl_sqlite: Program) -> None:
    alone = iomctl_sqlite("score", "ogrs3", "--explain").succeeds()
    for point in (
        "dropped OGRS3 on 18 June 2026",
        "It informs, it does not decide.",
        "0.003276",
        "-0.1214",
        "below nought",
    ):
        assert point in alone.out
    told = iomctl_sqlite("score", "ogrs3", *WHO, *FACTS, "--code", "028/03", "--explain").succeeds().out
    assert told.endswith(alone.out.partition("\n\n")[2])
    points = iomctl_sqlite("score", "ogrs3", "--explain", "--format", "json").succeeds().json()
    assert points == _worked(iomctl_sqlite, *WHO, *FACTS, "--code", "028/03", "--explain")["explained"]


def test_markdown_is_the_same_page(iomctl_sqlite: Program) -> None:
    told = iomctl_sqlite("score", "ogrs3", *WHO, *FACTS, "--code", "028/03", "--format", "md").succeeds().out
    assert "- **Within two years** 54 %, 0.54178 = 1 / (1 + exp(-(z + 2.1217)))\n" in told


def test_a_terminal_shows_it_within_its_width(iomctl_sqlite: Program) -> None:
    iomctl_sqlite.terminal, iomctl_sqlite.width = True, 80
    told = iomctl_sqlite("score", "ogrs3", *WHO, *FACTS, "--code", "028/03", "--explain").succeeds().out
    assert max(map(len, told.splitlines())) <= 80
