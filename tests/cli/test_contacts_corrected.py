"""iomctl contact correct: what came of a contact, its day and its kind put right; on both engines."""

import pytest

from tests.casebook import book, person, spell, worker
from tests.program import Program

WRONG = ("--reason", "mistyped")


@pytest.fixture
def mercer(iomctl: Program) -> str:
    """A person with an open spell, and a worker."""
    with book(iomctl) as work:
        worker(work, "S Okafor")
        spell(work, person(work, "Mercer"))
    return "N00001"


def met(iomctl: Program, *words: str) -> None:
    iomctl("contact", "add", "N1", "appointment", "--how", "video", *words).succeeds()


def listed(iomctl: Program, *words: str) -> list[tuple[str, str, str | None, str | None]]:
    rows = iomctl("contact", "list", "N1", *words, "--format", "json").succeeds().json()
    return [(row["contact_on"], row["state"], row["outcome_on"], row["planned_on"]) for row in rows]


def told(iomctl: Program) -> list[tuple[str, str]]:
    rows = iomctl("offender", "history", "N1", "--format", "json").succeeds().json()
    return [(row["changed_on"], row["after"]) for row in rows if row["what"] == "contact"]


def test_an_outcome_told_with_the_contact_is_put_right_for_every_day(iomctl: Program, mercer: str) -> None:
    met(iomctl, "--on", "2026-04-13", "--missed", "--reason", "no-reason")
    iomctl("contact", "correct", "K1", "--outcome", "kept", *WRONG).succeeds()
    assert listed(iomctl, "--as-of", "2026-04-13") == [("2026-04-13", "kept", "2026-04-13", None)]
    assert told(iomctl) == [("2026-04-13", "kept")]
    iomctl("contact", "correct", "K1", "--on", "2026-04-10", *WRONG).succeeds()
    assert listed(iomctl, "--as-of", "2026-04-10") == [("2026-04-10", "kept", "2026-04-10", None)]
    iomctl("undo").succeeds()
    iomctl("undo").succeeds()
    assert listed(iomctl) == [("2026-04-13", "missed", "2026-04-13", None)]


def test_an_outcome_that_is_taken_back_can_be_said_again(iomctl: Program, mercer: str) -> None:
    met(iomctl, "--on", "2026-04-22")
    iomctl.travel(3)
    iomctl("contact", "outcome", "K1", "missed", "--reason", "medical").succeeds()
    iomctl("contact", "correct", "K1", "--outcome", "none", *WRONG).succeeds()
    assert listed(iomctl) == [("2026-04-22", "no-outcome", None, "2026-04-20")]
    iomctl("contact", "outcome", "K1", "kept").succeeds()
    assert listed(iomctl) == [("2026-04-22", "kept", "2026-04-23", "2026-04-20")]


def test_one_that_was_planned_for_another_day_is_planned_since_it_was_recorded(iomctl: Program, mercer: str) -> None:
    met(iomctl, "--on", "2026-04-22")
    for day, planned in (("2026-04-24", "2026-04-20"), ("2026-04-17", None)):
        iomctl("contact", "correct", "K1", "--on", day, *WRONG).succeeds()
        state = "planned" if planned else "no-outcome"
        assert listed(iomctl) == [(day, state, None, planned)]


def test_what_makes_two_the_same_or_is_ahead_is_refused(iomctl: Program, mercer: str) -> None:
    met(iomctl, "--on", "2026-04-13", "--kept")
    met(iomctl, "--on", "2026-04-14", "--kept")
    correct = ("contact", "correct", "K2")
    assert (
        "has this contact of Mon 13 Apr 2026 (7 days ago) already: K00001"
        in iomctl(*correct, "--on", "2026-04-13", *WRONG).exits(5).err
    )
    refused = iomctl("contact", "correct", "K9", "--on", "2026-02-30", "--worker", "nobody", "--reason", "").exits(4)
    about = [line.split(":")[1].strip() for line in refused.err.splitlines()[:-1]]
    assert about == ["no contact K9", "no worker nobody", "--reason", "--on"]
    assert "before their birth" in iomctl(*correct, "--on", "1900-01-01", *WRONG).exits(4).err
    assert listed(iomctl) == [(f"2026-04-{day}", "kept", f"2026-04-{day}", None) for day in (14, 13)]
