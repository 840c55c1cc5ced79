"""iomctl cohort correct: what was said of a case put right, and what follows from it; on both engines."""

from typing import Any

import pytest

from tests.books import laid_once
from tests.cli import corrected_book
from tests.program import Program

WRONG = ("--reason", "mistyped")


mercer = laid_once(corrected_book.mercer)


def case(iomctl: Program, *words: str) -> dict[str, Any]:
    rows: list[dict[str, Any]] = iomctl("caseload", "--format", "json", *words).succeeds().json()
    (row,) = rows
    return row


def history(iomctl: Program, what: str) -> list[tuple[str, str, str | None]]:
    rows = iomctl("offender", "history", "N1", "--format", "json").succeeds().json()
    return [(row["changed_on"], row["after"], row["reason"]) for row in rows if row["what"] == what]


def correct(iomctl: Program, *words: str) -> str:
    return iomctl("cohort", "correct", "N1", *words, *WRONG).succeeds().err


def test_a_colour_keeps_what_is_not_said_and_tells_the_review_that_comes_of_it(mercer: Program) -> None:
    before = mercer("export", "spells", "--format", "csv").succeeds().out
    said = correct(mercer, "colour", "--colour", "red")
    assert "the colour from Mon 16 Mar 2026 (35 days ago) was put right: colour green -> red." in said
    assert "N00001 is red in luton, free; the review is due by Mon 30 Mar 2026 (21 days ago)" in said
    assert history(mercer, "colour")[-1] == ("2026-03-16", "red", "steady")
    mercer("undo").succeeds()
    assert mercer("export", "spells", "--format", "csv").succeeds().out == before


def test_the_day_and_the_reason_of_a_tier(mercer: Program) -> None:
    correct(mercer, "tier", "--from", "2026-03-20", "--tier", "flex", "--because", "risk-up")
    assert case(mercer, "--as-of", "2026-03-20")["tier"] == "flex"
    assert case(mercer, "--as-of", "2026-03-19")["tier"] == "fixed"
    (_, (day, tier, why)) = history(mercer, "tier")
    assert (day, tier) == ("2026-03-20", "flex")
    assert why is not None
    assert why.endswith("; panel")


def test_a_lead_worker_of_whom_there_is_one_beside_the_adoption_needs_no_day(mercer: Program) -> None:
    mercer("cohort", "assign", "N1", "--to", "byrne", "--on", "2026-04-01").succeeds()
    correct(mercer, "worker", "--from", "2026-04-08")
    assert case(mercer, "--as-of", "2026-04-07")["worker"] == "Okafor"
    assert case(mercer, "--as-of", "2026-04-08")["worker"] == "Byrne"


def test_an_adoption_moves_with_all_that_it_said(mercer: Program) -> None:
    said = correct(mercer, "adoption", "--from", "2026-03-09", "--worker", "byrne", "--note", "came by train")
    assert "day Mon 2 Mar 2026 -> Mon 9 Mar 2026" in said
    assert "worker Okafor -> Byrne" in said
    row = case(mercer, "--as-of", "2026-03-10")
    assert (row["colour"], row["tier"], row["worker"], row["due_by"]) == ("amber", "fixed", "Byrne", "2026-04-02")
    assert mercer("caseload", "--as-of", "2026-03-08", "--format", "json").succeeds().json() == []
    assert {day for day, *_ in history(mercer, "adopted")} == {"2026-03-09"}
    mercer("db", "check").succeeds()


def test_a_first_review_and_nobody_to_lead_are_said_of_the_adoption_later(mercer: Program) -> None:
    mercer("cohort", "withdraw", "N1", "colour", *WRONG).succeeds()
    correct(mercer, "adoption", "--no-worker", "--review-by", "2026-04-24", "--colour", "red")
    row = case(mercer)
    assert (row["colour"], row["worker"], row["due_by"]) == ("red", None, "2026-04-24")


def test_what_lies_before_the_day_of_adoption_is_named_and_put_aside_on_asking(mercer: Program) -> None:
    late = ("cohort", "correct", "N1", "adoption", "--from", "2026-03-18", *WRONG)
    assert "N00001 is green from Mon 16 Mar 2026 (event " in mercer(*late).exits(5).err
    said = mercer(*late, "--instead").succeeds().err
    assert "put aside: N00001 is green from Mon 16 Mar 2026 (event " in said
    assert history(mercer, "colour") == [("2026-03-18", "amber", None)]
    mercer("undo").succeeds()
    assert [day for day, *_ in history(mercer, "colour")] == ["2026-03-02", "2026-03-16"]


def test_a_deselection(mercer: Program) -> None:
    gone = ("--reason", "no-offending", "--exit-plan", "the drug service", "--on", "2026-04-13")
    mercer("cohort", "deselect", "N1", *gone).succeeds()
    correct(mercer, "deselection", "--from", "2026-04-17", "--because", "moved-area")
    assert case(mercer, "--as-of", "2026-04-16")["tier"] == "free"
    ((day, _, why),) = history(mercer, "de-selected")
    assert day == "2026-04-17"
    assert why is not None
    assert why.endswith("the drug service")
    refused = mercer("cohort", "correct", "N1", "deselection", "--from", "2026-02-01", *WRONG).exits(5).err
    assert "adopted" in refused


def test_a_correction_is_what_the_next_message_names(mercer: Program) -> None:
    correct(mercer, "colour", "--colour", "red")
    event = mercer("audit", "log", "--format", "json").succeeds().json()[-1]["event"]
    clash = mercer("cohort", "colour", "N1", "amber", "--on", "2026-03-16", "--reason", "panel").exits(5).err
    assert f"N00001 is red from Mon 16 Mar 2026 already (event {event}, " in clash
    mercer("undo", str(event)).succeeds()


def test_an_exit_plan_is_kept_by_its_own_day_and_put_right(mercer: Program) -> None:
    mercer("cohort", "exit-plan", "N1", "the council", "--on", "2026-04-13").succeeds()
    late = mercer("cohort", "exit-plan", "N1", "the drug service", "--on", "2026-04-06").succeeds().err
    assert "kept from Mon 6 Apr 2026 (14 days ago) on; what was recorded from Mon 13 Apr 2026" in late
    correct(mercer, "exit-plan", "--on", "2026-04-06", "--from", "2026-04-14", "--exit-plan", "his sister")
    assert [(day, plan) for day, plan, _ in history(mercer, "exit-plan")] == [
        ("2026-04-13", "the council"),
        ("2026-04-14", "his sister"),
    ]
    mercer("cohort", "deselect", "N1", "--reason", "no-offending").succeeds()
    assert mercer("cohort", "withdraw", "N1", "deselection", *WRONG, "--format", "json").succeeds().json()


@pytest.mark.parametrize("words", [("correct", "--exit-plan", "his sister"), ("withdraw",)])
def test_the_exit_plan_that_a_deselection_gave_is_corrected_there(mercer: Program, words: tuple[str, ...]) -> None:
    gone = ("--reason", "no-offending", "--exit-plan", "the drug service", "--on", "2026-04-13")
    mercer("cohort", "deselect", "N1", *gone).succeeds()
    refused = mercer("cohort", words[0], "N1", "exit-plan", *words[1:], "--reason", "mistyped").exits(5).err
    assert "the exit plan of N00001 came with the de-selection of Mon 13 Apr 2026 (7 days ago)" in refused
    assert "iomctl cohort correct N00001 deselection --exit-plan WORDS --reason WORDS" in refused
    correct(mercer, "deselection", "--exit-plan", "his sister")


def test_several_of_a_kind_are_told_apart_by_their_day(mercer: Program) -> None:
    mercer("cohort", "colour", "N1", "red", "--reason", "arrest", "--on", "2026-04-01").succeeds()
    correct_colour = ("cohort", "correct", "N1", "colour", "--colour", "amber", *WRONG)
    assert "more than one colour of N00001 is recorded: from Mon 16 Mar 2026, Wed 1 Apr 2026" in (
        mercer(*correct_colour).exits(5).err
    )
    mercer(*correct_colour, "--on", "2026-04-01").succeeds()
    assert case(mercer)["colour"] == "amber"


def test_the_colour_that_a_release_gave_is_corrected_there(mercer: Program) -> None:
    mercer("custody", "begin", "N1", "remand", "--on", "2026-04-01").succeeds()
    mercer("release", "unplanned", "N1", "--to", "A08A", "--told", "today", "--colour", "red").succeeds()
    refused = mercer("cohort", "correct", "N1", "colour", "--on", "2026-04-20", "--colour", "green", *WRONG).exits(5)
    assert "iomctl release correct N00001 --colour COLOUR" in refused.err


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        (("tier",), 2, "nothing is corrected"),
        (("tier", "--colour", "red"), 2, "--colour does not go with the tier"),
        (("tier", "--tier", "free"), 5, "is recorded so already"),
        (("worker", "--worker", "byrne"), 5, "no lead worker of N00001 is recorded beside what the adoption said"),
        (("adoption", "--worker", "nobody"), 3, "no worker nobody"),
        (("adoption", "--worker", "byrne", "--no-worker"), 2, "--worker does not go with --no-worker"),
        (("adoption", "--from", "2026-03-09", "--review-by", "2026-03-05"), 4, "is before the adoption"),
        (("adoption", "--from", "1990-01-01"), 4, "before their birth"),
        (("colour", "--colour", "blue"), 4, "blue means in custody"),
        (("tier", "--because", "riskdown"), 4, "tier reason"),
        (("exit-plan", "--exit-plan", "x", "--instead"), 2, "--instead does not go with an exit plan"),
        (("deselection", "--because", "moved-area"), 5, "no de-selection of N00001 is recorded"),
    ],
)
def test_what_does_not_fit_is_refused(mercer: Program, words: tuple[str, ...], code: int, line: str) -> None:
    before = mercer("export", "spells", "--format", "csv").succeeds().out
    assert line in mercer("cohort", "correct", "N1", *words, *WRONG).exits(code).err
    assert mercer("export", "spells", "--format", "csv").succeeds().out == before
