"""iomctl referral due: needs without a referral, and referrals whose person moved, died or is in custody."""

from datetime import date
from typing import Any

import pytest

from tests import casebook as cb
from tests import casebook_referrals as cr
from tests.program import Program

MADE = date(2026, 3, 16)


@pytest.fixture
def book(iomctl: Program) -> Program:
    """Five people of one cohort, needs found on 9 March, referrals made on 16 March; N00005 has no need."""
    with cb.book(iomctl) as work:
        worker = cb.worker(work, "S Okafor")
        for surname in ("Mercer", "Hollis", "Vane", "Sayle", "Quill"):
            who = cb.person(work, surname, restricted=surname == "Hollis")
            cb.spell(work, who, worker=worker, due_by=date(2026, 5, 4))
            if surname != "Quill":
                cr.need(work, who, "drugs", "some", date(2026, 3, 9))
                cr.need(work, who, "ete", "severe", date(2026, 3, 9))
                cr.referral(work, who, "drugs", MADE)
    return iomctl


def due(program: Program, *words: str) -> list[tuple[Any, ...]]:
    rows = program("referral", "due", *words, "--format", "json").succeeds().json()
    return [(one["prompt"], one["offender"], one["pathway"], one["referral"]) for one in rows]


NEEDS = [("need", f"N0000{number}", "ete", None) for number in (1, 2, 3, 4)]


def test_a_need_without_an_open_referral_is_due(book: Program) -> None:
    assert due(book) == NEEDS
    first = book("referral", "due", "--format", "json").succeeds().json()[0]
    assert (first["level"], first["since_on"]) == ("severe", "2026-03-09")
    assert first["about"] == "severe need, asked 9 Mar 2026"
    assert first["command"] == "iomctl referral make N00001 ete --provider PROVIDER"
    book("referral", "answer", "R1", "refused", "--reason", "full", "--on", "13/4/2026").succeeds()
    assert due(book) == [*NEEDS, ("need", "N00001", "drugs", None)]
    assert due(book, "--as-of", "12/4/2026") == NEEDS
    assert due(book, "--as-of", "8/3/2026") == []
    book("need", "set", "N1", "drugs=none", "ete=none").succeeds()
    assert due(book) == NEEDS[1:]
    assert "Hollis" not in book("referral", "due").succeeds().out


def test_a_referral_that_was_overtaken_is_due_with_the_command_that_ends_it(book: Program) -> None:
    book("referral", "answer", "R3", "accepted", "--on", "23/3/2026").succeeds()
    book("referral", "start", "R3", "--on", "30/3/2026").succeeds()
    leave = ("--exit-plan", "none", "--on", "7/4/2026")
    book("cohort", "deselect", "N1", "--reason", "moved-area", *leave).succeeds()
    book("cohort", "deselect", "N2", "--reason", "died", *leave).succeeds()
    book("cohort", "deselect", "N4", "--reason", "no-offending", *leave).succeeds()
    book("custody", "begin", "N3", "recall", "--prison", "HMP Bedford", "--on", "9/4/2026").succeeds()
    overtaken = [
        ("gone", "N00002", "drugs", "R00002"),
        ("moved", "N00001", "drugs", "R00001"),
        ("custody", "N00003", "drugs", "R00003"),
    ]
    assert due(book) == [*overtaken, ("need", "N00003", "ete", None)]
    assert due(book, "--as-of", "6/4/2026") == NEEDS
    rows = book("referral", "due", "--format", "json").succeeds().json()[:3]
    assert [(one["about"], one["command"]) for one in rows] == [
        ("died, 7 Apr 2026; made on 16 Mar 2026", "iomctl referral end R00002 never-started --reason USE"),
        (
            "moved away, transferred, 7 Apr 2026; made on 16 Mar 2026",
            "iomctl referral end R00001 never-started --reason MOV",
        ),
        (
            "in custody since 9 Apr 2026; started on 30 Mar 2026",
            "iomctl referral end R00003 ended-early --reason RET",
        ),
    ]
    for one in rows:
        book(*one["command"].split()[1:]).succeeds()
    assert due(book) == [
        ("need", "N00003", "ete", None),
        ("need", "N00003", "drugs", None),
    ]


def test_what_was_made_later_is_not_overtaken_and_a_return_undoes_it(book: Program) -> None:
    book("custody", "begin", "N1", "remand", "--prison", "HMP Bedford", "--on", "10/3/2026").succeeds()
    assert due(book) == NEEDS
    book("custody", "begin", "N2", "remand", "--prison", "HMP Bedford", "--on", "1/4/2026").succeeds()
    assert due(book)[0] == ("custody", "N00002", "drugs", "R00002")
    book("release", "happened", "N2", "--to", "A07B", "--colour", "red", "--on", "8/4/2026").succeeds()
    assert due(book) == NEEDS


def test_cron_is_told_of_one_cohort_and_of_nothing(book: Program) -> None:
    book("cohort", "create", "bedford", "--name", "IOM Bedford").succeeds()
    quiet = book("referral", "due", "--cohort", "bedford", "--exit-code").succeeds()
    assert (quiet.out, quiet.err) == ("", "")
    assert "no cohort nowhere" in book("referral", "due", "--cohort", "nowhere").exits(3).err
    book("referral", "due", "--cohort", "luton", "--exit-code", "--format", "csv").exits(8)
    assert cb.looks(book)[-1][:2] == ("referral due", "1-4")


def test_a_release_ahead_with_nowhere_to_go_asks_for_commissioned_accommodation(book: Program) -> None:
    book("custody", "begin", "N4", "sentenced", "--on", "2026-03-02").succeeds()
    book("release", "set", "N4", "conditional", "2026-07-14").succeeds()
    assert due(book) == NEEDS
    book.travel(1)
    prompt = ("release", "N00004", "accommodation", None)
    assert due(book) == [prompt, *NEEDS]
    book("need", "set", "N4", "accommodation=severe").succeeds()
    assert due(book) == [prompt, *NEEDS]
    (row, *_) = book("referral", "due", "--format", "json").succeeds().json()
    assert (row["about"], row["command"]) == (
        "out on 14 Jul 2026 with nowhere to go, not referred to commissioned services",
        "iomctl referral make N00004 accommodation --provider PROVIDER",
    )
    book("release", "plan", "N4", "--to", "A07B").succeeds()
    assert sorted(due(book)) == sorted([*NEEDS, ("need", "N00004", "accommodation", None)])
