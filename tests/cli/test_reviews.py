"""What a coordinator does to reviews: hold, set, exempt, end; and every refusal, with nothing changed."""

from datetime import date

import pytest

from tests.books import laid_once
from tests.casebook import book, change, person, spell, worker
from tests.cli import review_book
from tests.cli.review_book import ahead
from tests.program import Program

mercer = laid_once(review_book.mercer)


def test_the_json_of_overdue_is_the_contract(mercer: Program) -> None:
    answer = mercer("review", "overdue", "--format", "json", "--exit-code").exits(8)
    assert answer.json() == [
        {
            "offender": "N00001",
            "name": "Mercer, Kai",
            "cohort": "luton",
            "tier": "fixed",
            "colour": "amber",
            "worker": "S Okafor",
            "agency": "Bedfordshire Police",
            "due_by": "2026-04-10",
            "days_overdue": 10,
            "held_last_on": None,
        }
    ]


def test_holding_puts_the_next_review_ahead_by_the_policy(mercer: Program) -> None:
    made = mercer("review", "hold", "mercer", "--decision", "keep on scheme", "--format", "json").succeeds().json()
    assert (made["held_on"], made["due_from"], made["due_by"]) == ("2026-04-20", "2026-05-11", "2026-05-18")
    assert made["basis"] == "amber, every 4 weeks from 20 Apr 2026 (held)"
    assert mercer("review", "overdue", "--exit-code").succeeds().out == ""
    assert ahead(mercer)["due_by"] == "2026-05-18"


def test_a_colour_decided_at_the_review_counts_for_the_next(mercer: Program) -> None:
    made = mercer("review", "hold", "N1", "--colour", "R", "--format", "json").succeeds().json()
    assert (made["colour"], made["due_by"]) == ("red", "2026-05-01")
    assert mercer("review", "overdue", "--as-of", "2026-04-19", "--format", "json").json()[0]["colour"] == "amber"


def test_an_explicit_next_day_wins(mercer: Program) -> None:
    made = mercer("review", "hold", "N1", "--next", "30/4/2026", "--format", "json").succeeds().json()
    assert made["due_by"] == "2026-04-30"
    assert made["basis"] == "set by the review of 20 Apr 2026"


def test_every_wrong_word_of_a_hold_is_told_at_once(mercer: Program) -> None:
    answer = mercer("review", "hold", "N1", "--on", "fri", "--colour", "mauve", "--kind", "x", "--next", "2026-04-01")
    lines = answer.exits(4).err.splitlines()
    for option in ("--on", "--colour", "--kind", "--next"):
        assert any(line.startswith(f"iomctl: {option}") for line in lines), (option, lines)
    assert ahead(mercer)["due_by"] == "2026-04-10"


def test_a_dry_run_shows_the_next_review_and_changes_nothing(mercer: Program) -> None:
    answer = mercer("review", "hold", "N1", "--dry-run", "--format", "json").succeeds()
    assert answer.json()["due_by"] == "2026-05-18"
    assert "Dry run: nothing was changed." in answer.err
    assert ahead(mercer)["due_by"] == "2026-04-10"


def test_set_moves_the_day_with_its_reason(mercer: Program) -> None:
    made = mercer("review", "set", "N1", "next tue", "--reason", "panel moved", "--format", "json").succeeds().json()
    assert (made["due_by"], made["basis"]) == ("2026-04-28", "set by hand: panel moved")
    assert mercer("review", "overdue", "--as-of", "2026-04-19", "--format", "json").json()[0]["days_overdue"] == 9


def test_a_review_is_not_set_in_the_past(mercer: Program) -> None:
    assert "is past" in mercer("review", "set", "N1", "2026-04-19", "--reason", "x").exits(4).err
    mercer("review", "set", "N1", "today", "--reason", "x").succeeds()


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["exempt", "N1"], 2, "--end"),
        (["exempt", "N1", "--reason", "holiday"], 4, "one of drug-alcohol"),
        (["exempt", "N1", "--reason", "health", "--until", "2026-04-01"], 4, "is past"),
        (["hold", "N9"], 3, "no offender N9"),
        (["hold", "N1", "--cohort", "nowhere"], 3, "cohorts are: luton"),
        (["set", "N1", "31/2/2026", "--reason", "x"], 4, "31/2/2026"),
    ],
)
def test_refusals_say_what_to_do_and_change_nothing(mercer: Program, args: list[str], code: int, says: str) -> None:
    before = mercer("review", "list", "N1", "--format", "json").out
    answer = mercer("review", *args).exits(code)
    assert says in answer.err
    assert answer.err.startswith("iomctl: ")
    assert mercer("review", "list", "N1", "--format", "json").out == before


def test_someone_outside_every_cohort_has_no_review(iomctl: Program) -> None:
    with book(iomctl) as work:
        person(work, "Quill")
    assert "is not in any cohort now" in iomctl("review", "hold", "N1").exits(5).err


def test_groups_have_their_counts_and_keep_the_order_of_lateness(iomctl: Program) -> None:
    with book(iomctl) as work:
        okafor, byrne = worker(work, "S Okafor"), worker(work, "J Byrne")
        for surname, led_by, day in (("Mercer", okafor, 12), ("Hollis", byrne, 15), ("Sayle", okafor, 3)):
            spell(work, person(work, surname), worker=led_by, due_by=date(2026, 4, day))
        spell(work, person(work, "Quill"), due_by=date(2026, 4, 1))
    lines = iomctl("review", "overdue", "--by", "worker").succeeds().out.splitlines()
    assert [line.split()[0] for line in lines if line.strip().startswith("N0")] == [
        "N00002",
        "N00003",
        "N00001",
        "N00004",
    ]
    assert any("J Byrne" in line and "1" in line for line in lines)


def test_due_looks_as_far_as_it_is_told(iomctl: Program) -> None:
    with book(iomctl) as work:
        for surname, day in (
            ("Mercer", date(2026, 4, 19)),
            ("Hollis", date(2026, 4, 27)),
            ("Sayle", date(2026, 4, 28)),
        ):
            spell(work, person(work, surname), due_by=day)
    names = [row["name"] for row in iomctl("review", "due", "--format", "json").succeeds().json()]
    assert names == ["Hollis, Kai"]
    further = iomctl("review", "due", "--within", "8d", "--format", "json").succeeds().json()
    assert [row["days_left"] for row in further] == [7, 8]


def test_a_person_in_custody_keeps_the_custody_colour(iomctl: Program) -> None:
    with book(iomctl) as work:
        case = spell(work, person(work, "Mercer"), colour="blue")
        change(work, case, date(2026, 3, 2), custody="custody", prison="HMP Bedford")
    held = iomctl("review", "hold", "N1", "--colour", "red", "--format", "json").succeeds()
    made = held.json()
    assert (made["colour"], made["due_by"]) == ("blue", "2026-07-20")
    assert made["basis"] == "in custody, every 3 months from 20 Apr 2026 (held)"
    assert "N00001: red from the release on; in custody on Mon 20 Apr 2026 (today)." in held.err
    iomctl("custody", "begin", "N1", "remand", "--on", "2026-03-02", "--to", "2026-04-20", "--instead").succeeds()
    assert (ahead(iomctl)["colour"], ahead(iomctl)["due_by"]) == ("red", "2026-05-01")
