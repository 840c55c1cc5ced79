"""What a change of a review answers: the review that was recorded, and what stands now where that is another."""

import pytest

from tests.books import laid_once
from tests.cli import review_book
from tests.cli.review_book import ahead
from tests.program import Program

mercer = laid_once(review_book.mercer)


def test_a_review_held_before_another_is_the_answer_and_what_stands_now_is_said(mercer: Program) -> None:
    mercer("review", "hold", "N1", "--colour", "red").succeeds()
    late = mercer("review", "hold", "N1", "--on", "2026-04-02", "--colour", "green", "--format", "json").succeeds()
    made = late.json()
    assert (made["held_on"], made["colour"]) == ("2026-04-02", "green")
    assert (made["was_due_from"], made["was_due_by"]) == ("2026-04-10", "2026-04-10")
    assert made["due_by"] == ahead(mercer)["due_by"] == "2026-05-01"
    assert "N00001 is red in luton, fixed; the review is due by Fri 1 May 2026 (in 11 days)." in late.err
    put_right = mercer("review", "correct", "N1", "--on", "2026-04-02", "--note", "at home", "--reason", "left out")
    assert "Held           Thu 2 Apr 2026 (18 days ago)\n" in put_right.succeeds().out
    assert put_right.err.count("N00001 is red in luton, fixed; the review is due by Fri 1 May 2026") == 1


def test_the_newest_review_needs_no_more_words(mercer: Program) -> None:
    made = mercer("review", "hold", "N1", "--colour", "red", "--format", "json").succeeds()
    assert (made.json()["was_due_by"], made.json()["due_by"]) == ("2026-04-10", "2026-05-01")
    assert [line.split(":")[0] for line in made.err.splitlines()] == ["To take it back"]


def test_a_review_of_a_case_that_has_ended_says_so(mercer: Program) -> None:
    mercer("cohort", "deselect", "N1", "--reason", "died", "--on", "2026-04-15").succeeds()
    late = mercer("review", "hold", "N1", "--on", "2026-04-02", "--format", "json").succeeds()
    assert (late.json()["held_on"], late.json()["due_by"]) == ("2026-04-02", None)
    assert "N00001 left luton on Wed 15 Apr 2026 (5 days ago)." in late.err


@pytest.mark.parametrize(
    "words", [("set", "N1", "2026-04-17", "--reason", "x"), ("exempt", "N1", "--reason", "health")]
)
def test_what_a_later_review_has_overtaken_leaves_the_one_ahead_and_says_so(
    mercer: Program, words: tuple[str, ...]
) -> None:
    mercer("review", "hold", "N1", "--on", "2026-04-16").succeeds()
    before = ahead(mercer)
    late = mercer("review", *words, "--on", "2026-04-02").succeeds()
    assert "the review ahead of N00001 stays as it was." in late.err
    assert ahead(mercer) == before
    now = mercer("review", *words, "--on", "2026-04-17").succeeds()
    assert "stays as it was" not in now.err


@pytest.mark.parametrize("word", ["", "purple", "blue", "B"])
@pytest.mark.parametrize("inside", [False, True])
def test_only_a_colour_for_outside_is_said_at_a_review(mercer: Program, word: str, *, inside: bool) -> None:
    if inside:
        mercer("custody", "begin", "N1", "remand", "--on", "2026-03-02").succeeds()
    before = ahead(mercer)
    refused = mercer("review", "hold", "N1", "--colour", word).exits(4).err
    assert ("means in custody" if word in {"blue", "B"} else "one of red, amber, green\n") in refused
    assert ahead(mercer) == before
