"""iomctl marker review, due and overdue, and reviews on a person's page, in their history and on today's screen."""

from typing import Any

import pytest

from tests.casebook import book, looks, person, spell
from tests.program import Program


@pytest.fixture
def marked(iomctl: Program) -> Program:
    """Three people on the scheme with markers, the second with a limited-access mark; today is 20 April."""
    with book(iomctl) as work:
        for name in ("Mercer", "Hollis", "Sayle"):
            spell(work, person(work, name, restricted=name == "Hollis"))
    for words in (
        ("N1", "mappa", "--from", "2026-01-05", "--level", "2"),
        ("N1", "tag", "--from", "2026-02-02", "--until", "2026-05-01"),
        ("N2", "gang", "--from", "2026-02-02", "--review", "2026-04-22"),
        ("N3", "safeguarding", "--from", "2026-01-05", "--until", "2026-02-27"),
        ("N3", "marac", "--none"),
        ("N3", "meam", "--from", "2026-01-05"),
    ):
        iomctl("marker", "add", *words).succeeds()
    iomctl("marker", "withdraw", "M6", "--reason", "of another person").succeeds()
    return iomctl


def due(program: Program, *words: str) -> list[tuple[Any, ...]]:
    rows = program("marker", "due", *words, "--format", "json").succeeds().json()
    return [(row["marker"], row["what"], row["due_on"], row["days_left"]) for row in rows]


def overdue(program: Program, *words: str) -> list[tuple[Any, ...]]:
    rows = program("marker", "overdue", *words, "--format", "json").succeeds().json()
    return [(row["marker"], row["review_on"], row["days_overdue"]) for row in rows]


def told(program: Program, *words: str) -> Any:
    return program("marker", *words, "--format", "json").succeeds().json()


MAPPA = ("M00001", "2026-04-05", 15)
GANG = ("M00003", "review", "2026-04-22", 2)
TAG = ("M00002", "end", "2026-05-01", 11)


def test_what_is_past_is_overdue_and_not_due_and_what_ended_or_is_withdrawn_neither(marked: Program) -> None:
    assert due(marked, "--within", "4w") == [GANG, TAG]
    assert looks(marked)[-1][:2] == ("marker due", "1-2")
    assert due(marked) == [GANG]
    assert due(marked, "--within", "11d", "--kind", "tag") == [TAG]
    assert due(marked, "--within", "10d", "--kind", "tag") == []
    assert due(marked, "--cohort", "luton", "--within", "1d") == []
    assert overdue(marked) == overdue(marked, "--cohort", "luton", "--kind", "mappa") == [MAPPA]
    assert looks(marked)[-1][:2] == ("marker overdue", "1")
    assert due(marked, "--as-of", "2026-04-05") == [("M00001", "review", "2026-04-05", 0)]
    assert overdue(marked, "--as-of", "2026-04-05") == []
    for verb in ("due", "overdue"):
        marked("marker", verb, "--exit-code").exits(8)
        assert marked("marker", verb, "--kind", "marac", "--exit-code").succeeds().out == ""
    marked("marker", "end", "M1", "--on", "2026-04-17").succeeds()
    assert overdue(marked) == []


def test_a_marker_that_ends_soon_after_a_review_nobody_held_is_overdue_alone(marked: Program) -> None:
    marked("marker", "end", "M1", "--on", "2026-04-21").succeeds()
    assert (due(marked), overdue(marked)) == ([GANG], [MAPPA])


def test_a_marker_is_listed_on_its_last_day_and_not_after_it(marked: Program) -> None:
    marked.travel(11)
    assert due(marked, "--kind", "tag") == [("M00002", "end", "2026-05-01", 0)]
    marked.travel(1)
    assert due(marked, "--kind", "tag") == []


def test_a_review_sets_the_next_day_and_the_level_and_a_past_day_answers_as_it_was(marked: Program) -> None:
    done = told(marked, "review", "M1", "--level", "3", "--note", "seen at the panel", "--on", "13/4/2026")
    names = ("level", "review_on", "reviewed_on", "note")
    assert [done[name] for name in names] == ["3", "2026-07-13", "2026-04-13", "seen at the panel"]
    before = told(marked, "list", "N1", "--kind", "mappa", "--as-of", "2026-04-12")[0]
    assert [before[name] for name in names] == ["2", "2026-04-05", None, None]
    assert (due(marked), overdue(marked)) == ([GANG], [])
    assert overdue(marked, "--as-of", "2026-04-12") == [("M00001", "2026-04-05", 7)]
    kept = told(marked, "review", "M1", "--next", "1/6/2026")
    assert [kept[name] for name in names] == ["3", "2026-06-01", "2026-04-20", None]
    tag = told(marked, "review", "M2")
    assert (tag["review_on"], tag["reviewed_on"]) == (None, "2026-04-20")
    history = marked("offender", "history", "N1", "--format", "json").succeeds().json()
    assert [(one["changed_on"], one["after"], one["reason"]) for one in history if one["about"] == "mappa"] == [
        ("2026-01-05", "marked, level 2", None),
        ("2026-04-13", "reviewed, level 3, next 13 Jul 2026", "seen at the panel"),
        ("2026-04-20", "reviewed, level 3, next 1 Jun 2026", None),
    ]


def test_the_page_and_today_say_what_is_past(marked: Program) -> None:
    lines = (one.split() for one in marked("offender", "show", "N1").succeeds().out.splitlines())
    (line,) = (one for one in lines if one[:1] == ["Markers"])
    assert " ".join(line) == (
        "Markers mappa 2 since 5 Jan 2026 (review 5 Apr 2026, 15 days past); tag since 2 Feb 2026 until 1 May 2026"
    )
    page = marked("offender", "show", "N1", "--format", "json").succeeds().json()["markers"]
    assert [(one["kind"], one["level"], one["review_on"]) for one in page] == [
        ("mappa", "2", "2026-04-05"),
        ("tag", None, None),
    ]
    screen = marked("today").succeeds().out
    for words in ("Overdue reviews of markers", "mappa 2  review 5 Apr  15 days past", "N00002  restricted"):
        assert words in screen
    day = marked("today", "--format", "json").succeeds().json()
    assert [[one["marker"] for one in day[which]] for which in ("markers_overdue", "markers")] == [
        ["M00001"],
        ["M00003"],
    ]


def test_what_can_not_be_reviewed_is_refused_in_plain_words(marked: Program) -> None:
    def refused(code: int, *words: str) -> str:
        return marked("marker", *words).exits(code).err

    assert refused(3, "review", "M9").startswith("iomctl: no marker M9")
    for words in ("no marker M9", "--on: Tue 21 Apr", "--next", "--note"):
        assert words in refused(4, "review", "M9", "--on", "+1d", "--next", "soon", "--note", " ")
    assert "one of 1, 2, 3" in refused(4, "review", "M1", "--level", "4")
    assert "tag has no levels" in refused(4, "review", "M2", "--level", "4")
    assert "is not after this review, Mon 20 Apr" in refused(4, "review", "M1", "--next", "today")
    assert "there is no marac marker, so it can't be reviewed" in refused(5, "review", "M5")
    assert "M00006 was withdrawn" in refused(5, "review", "M6")
    assert "M00004 ended on Fri 27 Feb 2026" in refused(5, "review", "M4")
    assert "M00001 began on Mon 5 Jan 2026" in refused(5, "review", "M1", "--on", "2026-01-04")
    marked("marker", "review", "M1").succeeds()
    assert "was last reviewed on Mon 20 Apr 2026 (today)" in refused(5, "review", "M1", "--on", "2026-04-19")
    none = refused(4, "add", "N3", "mappa", "--none", "--level", "2", "--review", "+1d")
    assert "has no level" in none
    assert "is not reviewed" in none
    wrong = refused(4, "add", "N3", "mappa", "--level", "4", "--review", "2026-04-19")
    assert '--level "4": one of 1, 2, 3' in wrong
    assert "--review: Sun 19 Apr 2026" in wrong
