"""What was said of reviews put right: a day set, an exemption, its end; what was said too much is taken away."""

import pytest

from tests.books import laid_once
from tests.cli import review_book
from tests.cli.review_book import ahead
from tests.program import Answer, Program

mercer = laid_once(review_book.mercer)
WRONG = ("--reason", "mistyped")


def correct(iomctl: Program, on: str, *words: str) -> Answer:
    return iomctl("review", "correct", "N1", "--on", on, *words, *WRONG)


def test_an_exemption_is_put_right(mercer: Program) -> None:
    mercer("review", "exempt", "N1", "--reason", "health", "--until", "+1w", "--on", "2026-04-09").succeeds()
    exempt = ("--what", "exempt")
    said = correct(mercer, "2026-04-09", *exempt, "--because", "Safety", "--until", "2026-05-01").succeeds().err
    assert "was put right: until Mon 27 Apr 2026 -> Fri 1 May 2026, the reason" in said
    assert (ahead(mercer)["exempt_reason"], ahead(mercer)["exempt_until"]) == ("safety", "2026-05-01")
    correct(mercer, "2026-04-09", *exempt, "--until", "").succeeds()
    assert (ahead(mercer)["exempt_reason"], ahead(mercer)["exempt_until"]) == ("safety", None)
    moved = correct(mercer, "2026-04-09", *exempt, "--from", "2026-04-13", "--format", "json").succeeds().json()
    assert moved["exempt_reason"] == "safety"
    (_, row) = mercer("review", "list", "N1", "--format", "json").json()
    assert row["made_on"] == "2026-04-13"
    mercer("db", "check").succeeds()


def test_the_end_of_an_exemption_and_a_day_set_are_put_right(mercer: Program) -> None:
    mercer("review", "exempt", "N1", "--reason", "health", "--on", "2026-04-09").succeeds()
    mercer("review", "exempt", "N1", "--end", "--on", "2026-04-14").succeeds()
    correct(mercer, "2026-04-14", "--what", "expected", "--from", "2026-04-15").succeeds()
    assert ahead(mercer)["basis"] == "exemption ended 15 Apr 2026"
    mercer("review", "set", "N1", "2026-04-28", "--reason", "panel moved").succeeds()
    correct(mercer, "2026-04-20", "--what", "set", "--due-by", "2026-04-29", "--because", "panel full").succeeds()
    assert (ahead(mercer)["due_by"], ahead(mercer)["basis"]) == ("2026-04-29", "set by hand: panel full")


def test_what_a_review_said_too_much_is_taken_away(mercer: Program) -> None:
    words = ("--colour", "red", "--next", "2026-05-22", "--decision", "keep", "--note", "at home")
    mercer("review", "hold", "N1", *words).succeeds()
    assert ahead(mercer)["due_by"] == "2026-05-22"
    nothing = [part for option in words[::2] for part in (option, "")]
    correct(mercer, "2026-04-20", *nothing).succeeds()
    held = mercer("review", "list", "N1", "--format", "json").json()[0]
    assert (held["colour"], held["decision"], held["note"]) == ("amber", None, None)
    assert ahead(mercer)["basis"] == "amber, every 4 weeks from 20 Apr 2026 (held)"
    correct(mercer, "2026-04-20", "--decision", "").exits(5)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--until", "2026-05-01"), 5, "that day has an exemption: --what exempt"),
        (("--what", "exempt", "--colour", "red"), 2, "--colour does not go with an exemption"),
        (("--what", "exempt", "--until", "2026-04-08"), 4, "--until: Wed 8 Apr 2026 (12 days ago) is before Thu 9 Apr"),
        (("--what", "exempt", "--from", "2026-04-18"), 4, "--until: Thu 16 Apr 2026 (4 days ago) is before Sat 18 Apr"),
        (("--what", "exempt", "--because", "holiday"), 4, '--because: exemption reason "holiday": one of'),
        (("--what", "exempt"), 2, "nothing is corrected"),
        (("--what", "told", "--note", "x"), 4, "one of held, set, exempt, expected"),
    ],
)
def test_what_can_not_be_put_right_says_what_to_do(
    mercer: Program, words: tuple[str, ...], code: int, says: str
) -> None:
    mercer("review", "exempt", "N1", "--reason", "health", "--until", "2026-04-16", "--on", "2026-04-09").succeeds()
    before = mercer("review", "list", "N1", "--format", "json").json()
    assert says in correct(mercer, "2026-04-09", *words).exits(code).err
    assert mercer("review", "list", "N1", "--format", "json").json() == before


def test_the_next_review_stays_after_one_that_is_moved(mercer: Program) -> None:
    mercer("review", "hold", "N1", "--on", "2026-04-13", "--next", "2026-04-17").succeeds()
    refused = correct(mercer, "2026-04-13", "--held-on", "2026-04-17").exits(4).err
    assert "--next: Fri 17 Apr 2026 (3 days ago) is not after the review" in refused
    correct(mercer, "2026-04-13", "--held-on", "2026-04-17", "--next", "").succeeds()


def test_what_was_never_said_is_told_in_plain_words(mercer: Program) -> None:
    withdraw = ("review", "withdraw", "N1", "--on", "2026-04-09", *WRONG)
    assert "nothing is recorded of a review of N00001 on Thu 9 Apr 2026" in mercer(*withdraw).exits(5).err
    assert "no exemption of N00001 is recorded from Thu 9 Apr" in mercer(*withdraw, "--what", "exempt").exits(5).err
    mercer("review", "hold", "N1", "--on", "2026-04-09").succeeds()
    mercer("review", "set", "N1", "2026-04-21", "--on", "2026-04-09", "--reason", "x").succeeds()
    assert "say which: --what held or --what set" in mercer(*withdraw).exits(5).err
