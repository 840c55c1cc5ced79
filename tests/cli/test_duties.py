"""iomctl duty: refer to a council with consent, what came of it as on a day, when it is stale, two ways out of it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from iomctl.inputs.policy.file import default_policy_text
from tests.casebook import book, person
from tests.program import Answer, Program


@pytest.fixture
def mercer(iomctl: Program) -> str:
    """A person on no scheme."""
    with book(iomctl) as work:
        person(work, "Mercer")
    return "N00001"


def listed(program: Program, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = program("duty", "list", *words, "--format", "json").succeeds().json()
    return rows


def seen(program: Program, *words: str) -> list[tuple[Any, ...]]:
    return [(row["duty"], row["status"], row["answered_on"], row["stale"]) for row in listed(program, *words)]


def referred(program: Program, on: str, *words: str) -> Answer:
    return program("duty", "refer", "N1", *(words or ("luton",)), "--consent", on, "--on", on).succeeds()


def test_a_referral_is_recorded_with_the_consent_and_holds_for_half_a_year(iomctl: Program, mercer: str) -> None:
    said = ("--reference", "H-1", "--note", "by the housing worker", "--format", "json")
    words = ("mercer", "luton council", "--consent", "2/4/2026", "--on", "7/4/2026", *said)
    assert iomctl("duty", "refer", *words).succeeds().json() == {
        "duty": "D00001",
        "offender": mercer,
        "name": "Mercer, Kai",
        "council": "Luton",
        "council_code": "E06000032",
        "submitted_on": "2026-04-07",
        "status": "submitted",
        "days": 13,
        "stale": False,
        "holds_until_on": "2026-10-06",
        "answered_on": None,
        "outcome": None,
        "outcome_words": None,
        "reference": "H-1",
        "consented_on": "2026-04-02",
        "note": "by the housing worker",
        "withdrawn_on": None,
        "holds_basis": "26 weeks from 7 Apr 2026",
    }
    held = (date(2026, 10, 6) - iomctl.today).days
    iomctl.travel(held)
    assert seen(iomctl, "--stale") == []
    iomctl.travel(1)
    assert seen(iomctl, "--stale", "--open") == [("D00001", "submitted", None, True)]


def test_what_came_of_it_counts_from_its_day_and_the_newest_counts(iomctl: Program, mercer: str) -> None:
    referred(iomctl, "7/4/2026")
    iomctl("duty", "answer", "d1", "Priority-Need", "--on", "13/4/2026", "--reference", "H-1").succeeds()
    iomctl("duty", "answer", "D1", "no-local-connection", "--on", "15/4/2026").succeeds()
    assert seen(iomctl, "--as-of", "6/4/2026") == []
    assert seen(iomctl, "--as-of", "12/4/2026", "--open") == [("D00001", "submitted", None, False)]
    assert seen(iomctl, "--as-of", "13/4/2026") == [("D00001", "accepted", "2026-04-13", False)]
    (now,) = listed(iomctl)
    assert (now["status"], now["outcome"], now["reference"]) == ("not-accepted", "no-local-connection", "H-1")
    assert listed(iomctl, "--open") == []


def test_one_that_the_person_withdrew_is_there_and_counts_for_nothing(iomctl: Program, mercer: str) -> None:
    referred(iomctl, "7/4/2026")
    iomctl("duty", "answer", "D1", "withdrawn", "--on", "13/4/2026").succeeds()
    assert seen(iomctl) == [("D00001", "withdrawn", "2026-04-13", None)]
    assert seen(iomctl, "--stale", "--as-of", "+1y") == seen(iomctl, "--open") == []
    assert seen(iomctl, "--open", "--as-of", "12/4/2026") == [("D00001", "submitted", None, False)]


def test_one_recorded_by_mistake_was_never_there(iomctl: Program, mercer: str) -> None:
    referred(iomctl, "7/4/2026")
    iomctl("duty", "withdraw", "D1", "--reason", "of another person").succeeds()
    assert seen(iomctl) == seen(iomctl, "--as-of", "12/4/2026") == []
    assert iomctl("offender", "history", "N1", "--format", "json").succeeds().json() == []
    assert "D00001 was withdrawn" in iomctl("duty", "answer", "D1", "other").exits(5).err


def test_an_answer_that_was_taken_back_still_has_its_day(iomctl: Program, mercer: str) -> None:
    referred(iomctl, "7/4/2026")
    iomctl("duty", "answer", "D1", "submitted").exits(5)
    iomctl("duty", "answer", "D1", "other", "--on", "13/4/2026").succeeds()
    iomctl("duty", "answer", "D1", "submitted", "--on", "15/4/2026").succeeds()
    late = iomctl("duty", "answer", "D1", "other", "--on", "14/4/2026").exits(5)
    assert "what came of D00001 was last recorded for Wed 15 Apr 2026 (5 days ago)" in late.err


def test_a_list_is_narrowed_to_councils_of_a_name_closed_ones_too(iomctl: Program, mercer: str) -> None:
    for on, council in (("3/6/2019", "carlisle"), ("7/4/2026", "cumberland"), ("8/4/2026", "central bed")):
        referred(iomctl, on, council)
    names = {
        words: [row["council"] for row in listed(iomctl, "--council", words)] for words in ("carl", "c", "E06000056")
    }
    assert names == {
        "carl": ["Carlisle"],
        "c": ["Central Bedfordshire", "Cumberland", "Carlisle"],
        "E06000056": ["Central Bedfordshire"],
    }


def test_the_policy_says_how_long_one_holds_and_what_may_be_answered(
    iomctl: Program, mercer: str, tmp_path: Path
) -> None:
    referred(iomctl, "7/4/2026")
    iomctl("duty", "answer", "D1", "other", "--on", "8/4/2026").succeeds()
    text = default_policy_text()
    file = tmp_path / "mine.toml"

    file.write_text(
        text.replace('  { code = "other", name = "Rejected', '  { code = "else", name = "Rejected'), "utf-8"
    )
    lost = iomctl("policy", "load", str(file)).exits(5)
    assert "duties: other is used by what is recorded; retire it with active = false instead" in lost.err

    shorter = text.replace('duty_holds = "26 weeks"', 'duty_holds = "1 week"')
    retired = shorter.replace(
        'another reason", accepted = false }', 'another reason", accepted = false, active = false }'
    )
    file.write_text(retired, "utf-8")
    iomctl.travel(1)
    iomctl("policy", "load", str(file)).succeeds()
    assert seen(iomctl) == [("D00001", "not-accepted", "2026-04-08", True)]
    assert seen(iomctl, "--as-of", "yesterday") == [("D00001", "not-accepted", "2026-04-08", False)]
    assert seen(iomctl, "--stale", "--as-of", "yesterday") == []
    iomctl("duty", "answer", "D1", "withdrawn").succeeds()
    assert '"other": one of prevention-and-relief' in iomctl("duty", "answer", "D1", "other").exits(4).err
