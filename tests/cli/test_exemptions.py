"""Exemptions of a case from review: they count apart, end, and cure no lateness."""

from tests.books import laid_once
from tests.cli import review_book
from tests.cli.review_book import ahead
from tests.program import Program

mercer = laid_once(review_book.mercer)


def test_exempt_takes_a_case_out_of_overdue_and_counts_it_apart(mercer: Program) -> None:
    mercer("review", "exempt", "N1", "--reason", "health", "--until", "+4w").succeeds()
    assert mercer("review", "overdue", "--exit-code").succeeds().out == ""
    assert (ahead(mercer)["standing"], ahead(mercer)["exempt_until"]) == ("exempt", "2026-05-18")
    mercer("review", "overdue", "--as-of", "2026-04-19", "--exit-code").exits(8)


def test_ending_an_exemption_gives_the_later_day(mercer: Program) -> None:
    mercer("review", "exempt", "N1", "--reason", "health", "--on", "2026-04-10").succeeds()
    mercer.travel(1)
    made = mercer("review", "exempt", "N1", "--end", "--format", "json").succeeds().json()
    assert (made["due_by"], made["exempt_reason"]) == ("2026-04-24", None)
    assert made["basis"] == "exemption ended 21 Apr 2026, moved from Sun 26 Apr 2026"


def test_an_exemption_does_not_cure_a_review_that_was_overdue_when_it_began(mercer: Program) -> None:
    mercer("review", "exempt", "N1", "--reason", "health", "--on", "2026-04-11").succeeds()
    assert mercer("review", "overdue", "--exit-code").succeeds().out == ""
    mercer.travel(1)
    made = mercer("review", "exempt", "N1", "--end", "--format", "json").succeeds().json()
    assert (made["due_by"], made["exempt_reason"]) == ("2026-04-10", None)
    (late,) = mercer("review", "overdue", "--format", "json", "--exit-code").exits(8).json()
    assert late["days_overdue"] == 11


def test_one_day_has_one_exemption_and_a_later_one_changes_the_reason(mercer: Program) -> None:
    mercer("review", "exempt", "N1", "--reason", "health").succeeds()
    refused = mercer("review", "exempt", "N1", "--reason", "safety").exits(5).err
    assert "N00001 is exempt from Mon 20 Apr 2026 (event " in refused
    assert "--instead" in refused
    assert "N00001 is exempt from Mon 20 Apr 2026 (event " in mercer("review", "exempt", "N1", "--end").exits(5).err
    mercer.travel(1)
    mercer("review", "exempt", "N1", "--reason", "safety").succeeds()
    assert (ahead(mercer)["standing"], ahead(mercer)["exempt_reason"]) == ("exempt", "safety")


def test_an_exempt_review_is_moved_and_stays_exempt(mercer: Program) -> None:
    mercer("review", "exempt", "N1", "--reason", "health").succeeds()
    made = mercer("review", "set", "N1", "+1w", "--reason", "x", "--format", "json").succeeds().json()
    assert (made["due_by"], made["exempt_reason"]) == ("2026-04-27", "health")


def test_the_end_of_an_exemption_may_be_typed_before_the_exemption(mercer: Program) -> None:
    begin = ("review", "exempt", "N1", "--reason", "health", "--on", "2026-04-09")
    end = ("review", "exempt", "N1", "--end", "--on", "2026-04-14")
    first = mercer(*end).succeeds()
    assert (
        "N00001 is not exempt on Tue 14 Apr 2026 (6 days ago) so far: the end is kept, and changes nothing" in first.err
    )
    assert ahead(mercer)["due_by"] == "2026-04-10"
    mercer(*begin).succeeds()
    late = ahead(mercer)
    assert (late["due_by"], late["standing"]) == ("2026-04-17", "overdue")
    for _ in range(2):
        mercer("undo").succeeds()
    mercer(*begin).succeeds()
    assert "is not exempt" not in mercer(*end).succeeds().err
    assert ahead(mercer) == late
    mercer("db", "check").succeeds()


def test_an_end_that_stays_behind_when_the_exemption_is_withdrawn_can_be_typed_too(mercer: Program) -> None:
    mercer("review", "exempt", "N1", "--reason", "health", "--on", "2026-04-09").succeeds()
    mercer("review", "exempt", "N1", "--end", "--on", "2026-04-14").succeeds()
    mercer("review", "withdraw", "N1", "--on", "2026-04-09", "--what", "exempt", "--reason", "wrong person").succeeds()
    left = mercer("review", "list", "N1", "--format", "json").json()
    mercer("review", "withdraw", "N1", "--on", "2026-04-14", "--reason", "with it").succeeds()
    mercer("review", "exempt", "N1", "--end", "--on", "2026-04-14").succeeds()
    assert mercer("review", "list", "N1", "--format", "json").json() == left
