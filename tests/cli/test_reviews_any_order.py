"""Reviews beside what else is recorded: late, on one day with something else, and with colours."""

from datetime import date

from tests.books import laid_once
from tests.casebook import book, person, spell
from tests.cli import review_book
from tests.cli.review_book import ahead
from tests.program import Program

mercer = laid_once(review_book.mercer)


def test_a_review_is_held_once(mercer: Program) -> None:
    mercer("review", "hold", "N1").succeeds()
    same = mercer("review", "hold", "N1").exits(5).err.splitlines()
    assert len(same) == 2
    assert same[0].startswith("iomctl: a review of N00001 was held on Mon 20 Apr 2026: recorded already (event ")
    assert same[1] == "Nothing was changed."
    other = mercer("review", "hold", "N1", "--colour", "red").exits(5).err
    assert "a review of N00001 was held on Mon 20 Apr 2026 already (event " in other
    assert "Nothing was changed." in other
    assert len(mercer("review", "list", "N1", "--format", "json").json()) == 2


def test_a_review_is_recorded_late_also_behind_something_newer(mercer: Program) -> None:
    mercer("review", "set", "N1", "+1w", "--reason", "panel moved").succeeds()
    mercer.travel(2)
    made = mercer("review", "hold", "N1", "--on", "2026-04-17", "--format", "json").succeeds().json()
    assert (made["held_on"], made["due_by"], made["basis"]) == ("2026-04-17", "2026-04-27", "set by hand: panel moved")
    listed = mercer("review", "list", "N1", "--format", "json").succeeds().json()
    assert [(one["due_by"], one["outcome"], one["closed_on"]) for one in listed] == [
        ("2026-04-10", "held", "2026-04-17"),
        ("2026-05-15", "moved", "2026-04-20"),
        ("2026-04-27", None, None),
    ]
    made = mercer("review", "hold", "N1", "--on", "yesterday", "--format", "json").succeeds().json()
    assert (made["held_on"], made["due_by"]) == ("2026-04-21", "2026-05-19")
    mercer("db", "check").succeeds()


def test_of_two_reviews_on_one_day_the_other_takes_its_place_when_asked(mercer: Program) -> None:
    mercer("review", "hold", "N1", "--colour", "red").succeeds()
    first = mercer("review", "hold", "N1", "--colour", "green").exits(5).err
    event = first.rpartition("iomctl undo ")[2].split()[0]
    assert f"held on Mon 20 Apr 2026 already (event {event}, " in first
    done = mercer("review", "hold", "N1", "--colour", "green", "--instead").succeeds()
    assert f"put aside: a review of N00001 was held on Mon 20 Apr 2026 (event {event}, " in done.err
    assert ahead(mercer)["basis"] == "green, every 8 weeks from 20 Apr 2026 (held)"
    mercer("undo").succeeds()
    assert ahead(mercer)["basis"] == "red, every 2 weeks from 20 Apr 2026 (held), moved from Mon 4 May 2026"


def test_a_colour_brings_a_review_nearer_and_never_puts_it_off(iomctl: Program) -> None:
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"), due_by=date(2026, 5, 8))
    colour = ("cohort", "colour", "N1")
    iomctl(*colour, "green", "--reason", "settled", "--on", "2026-04-13").succeeds()
    assert ahead(iomctl)["due_by"] == "2026-05-08"
    iomctl(*colour, "red", "--reason", "arrested", "--on", "2026-04-14").succeeds()
    assert ahead(iomctl)["due_by"] == "2026-04-28"
    iomctl(*colour, "green", "--reason", "settled", "--on", "2026-04-16").succeeds()
    assert ahead(iomctl)["due_by"] == "2026-04-28"


def test_a_colour_does_not_cure_a_review_that_is_overdue(mercer: Program) -> None:
    mercer("cohort", "colour", "N1", "green", "--reason", "settled", "--on", "2026-04-13").succeeds()
    assert ahead(mercer)["due_by"] == "2026-04-10"
    mercer("cohort", "colour", "N1", "red", "--reason", "arrested", "--on", "2026-04-14").succeeds()
    assert ahead(mercer)["due_by"] == "2026-04-10"


def test_a_colour_and_a_review_of_one_day_that_differ_clash(mercer: Program) -> None:
    mercer("review", "hold", "N1", "--colour", "red").succeeds()
    refused = mercer("cohort", "colour", "N1", "green", "--reason", "settled").exits(5).err
    assert "the review of Mon 20 Apr 2026 left N00001 red (event " in refused
    mercer("cohort", "colour", "N1", "green", "--reason", "settled", "--instead").succeeds()
    assert (ahead(mercer)["colour"], ahead(mercer)["due_by"]) == ("green", "2026-06-15")
