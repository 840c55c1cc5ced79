"""iomctl release review and reviewed: how releases went, what became of people, and what was found."""

from typing import Any

import pytest

from tests.cli.release_book import lay, set_due
from tests.program import Program

OUT = ("--to", "A08A", "--told", "2026-03-06", "--on", "2026-03-06")


@pytest.fixture
def out(iomctl: Program) -> Program:
    """Mercer was let out on Friday 6 March, not planned; Hollis and Sayle are inside."""
    lay(iomctl)
    iomctl("release", "unplanned", "N1", *OUT, "--at", "16:40", "--colour", "red").succeeds()
    return iomctl


def review(program: Program, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = program("release", "review", *words, "--format", "json").succeeds().json()
    return rows


def people(program: Program, *words: str) -> list[str]:
    return [one["offender"] for one in review(program, *words)]


def told(program: Program, *names: str, on: str = "2026-04-20") -> tuple[Any, ...]:
    (row,) = review(program, "--as-of", on)
    return tuple(row[name] for name in names)


def test_what_became_of_somebody_is_not_yet_then_recorded_and_never_no(out: Program) -> None:
    names = ("contact_week", "home_28", "home_28_settled", "back_28")
    assert told(out, *names, on="2026-03-13") == ("not-yet", "not-yet", "not-yet", "not-yet")
    assert told(out, *names, on="2026-03-14") == ("none-recorded", "not-yet", "not-yet", "not-yet")
    assert told(out, *names, on="2026-04-03") == ("none-recorded", "A08A", "homeless", "not-yet")
    assert told(out, *names, on="2026-04-04") == ("none-recorded", "A08A", "homeless", "none-recorded")
    met = ("contact", "add", "N1", "appointment", "--how", "telephone", "--on", "2026-03-13")
    out(*met, "--kept").succeeds()
    assert told(out, *names)[0] == "kept"
    out("arrest", "add", "N1", "034/01", "--on", "2026-04-03").succeeds()
    assert told(out, *names)[3] == "arrested"
    out("custody", "begin", "N1", "recall", "--on", "2026-04-01").succeeds()
    assert told(out, *names)[1:] == ("custody", "custody", "recalled, arrested")
    assert told(out, *names, on="2026-03-31")[3] == "not-yet"


def test_who_left_the_scheme_is_not_known_to_have_stayed_out(out: Program) -> None:
    out("cohort", "deselect", "N1", "--reason", "no-offending", "--exit-plan", "x", "--on", "2026-03-10").succeeds()
    assert told(out, "contact_week", "back_28") == ("not-known", "not-known")


def test_where_they_slept_goes_by_placements_first(out: Program) -> None:
    out("placement", "add", "N1", "hotel", "--from", "2026-03-06", "--at", "17:10").succeeds()
    out("placement", "end", "P1", "--on", "2026-03-09", "--reason", "moved-on", "--to", "A01C").succeeds()
    assert told(out, "first_night", "first_night_settled") == ("A03", "transient")
    assert told(out, "home_28", "home_28_settled") == ("A01C", "settled")


def test_each_filter_leaves_what_it_says(out: Program) -> None:
    set_due(out, "N2", "conditional", "2026-03-11", "--on", "2026-02-09")
    out("release", "happened", "N2", "--to", "A07B", "--on", "2026-03-11").succeeds()
    out("custody", "correct", "N3", "--kind", "remand", "--change", "2026-02-02", "--reason", "mistyped").succeeds()
    out("release", "unplanned", "N3", *OUT[:4], "--on", "2026-03-13").succeeds()
    assert people(out) == ["N00002", "N00001", "N00003"]  # remand behind, though newest
    assert people(out, "--unplanned") == ["N00001", "N00003"]
    assert people(out, "--late-friday") == ["N00001"]
    assert people(out, "--nowhere") == ["N00001", "N00003"]
    assert people(out, "--kind", "remand") == ["N00003"]
    assert people(out, "--from", "2026-03-07", "--to", "2026-03-12") == ["N00002"]
    assert people(out, "--cohort", "luton") == ["N00001"]
    assert people(out, "--as-of", "2026-03-10") == ["N00001"]
    err = out("release", "review", "--kind", "parole", "--cohort", "nowhere").exits(4).err
    assert 'kind "parole": one of sentence, remand' in err
    assert "no cohort nowhere" in err


def test_remand_is_counted_apart_and_each_figure_has_what_it_is_of(out: Program) -> None:
    out("custody", "correct", "N3", "--kind", "remand", "--change", "2026-02-02", "--reason", "mistyped").succeeds()
    out("release", "unplanned", "N3", "--to", "A07B", "--told", "2026-04-17", "--on", "2026-04-17").succeeds()
    rows = out("release", "review", "--count", "--format", "json").succeeds().json()
    by = {one["group"]: one for one in rows}
    assert list(by) == ["sentence", "all-but-remand", "remand"]
    one, remand = by["all-but-remand"], by["remand"]
    assert (one["releases"], one["unplanned"], one["late_friday"], one["nowhere"]) == (1, 1, 1, 1)
    assert (one["contact_kept"], one["contact_of"], one["contact_none_recorded"]) == (0, 0, 1)
    assert (one["settled_28"], one["settled_28_of"], one["back_28"], one["back_28_of"]) == (0, 1, 0, 1)
    assert (remand["late_friday"], remand["friday_no_hour"], remand["settled_28_not_yet"]) == (0, 1, 1)
    assert (remand["back_28_of"], remand["back_28_not_yet"], remand["contact_not_yet"]) == (0, 1, 1)
    said = out("release", "review").succeeds().err.splitlines()
    assert said[0].startswith("1 release not after remand: 1 unplanned, 1 late on a Friday, 1 to nowhere;")
    assert said[1].startswith("1 release after remand: 1 unplanned, 0 late on a Friday (1 more on a Friday without")


def test_what_asks_for_a_review_is_due_until_one_is_recorded(out: Program) -> None:
    assert out("release", "review", "--due", "--exit-code").exits(8).out
    assert told(out, "asks") == ("unplanned, late-friday, nowhere",)
    words = ("--failed", "no-address", "--failed", "no-notice", "--action", "ask for notice", "--by", "2026-05-01")
    done = out("release", "reviewed", "N1", *words, "--on", "2026-04-13", "--format", "json").succeeds()
    assert (done.json()["failed"], done.json()["action_by"]) == ("no-notice, no-address", "2026-05-01")
    assert people(out, "--due") == []
    assert people(out, "--due", "--as-of", "2026-04-12") == ["N00001"]
    out("release", "review", "--due", "--exit-code").succeeds()
    out("undo").succeeds()
    assert people(out, "--due") == ["N00001"]
    out("redo").succeeds()
    out("release", "withdraw", "N1", "--review", "--reason", "of another person").succeeds()
    assert people(out, "--due") == ["N00001"]


def test_a_review_is_put_right_in_place(out: Program) -> None:
    out("agency", "add", "Probation Service").succeeds()
    out("worker", "add", "S Okafor", "--agency", "probation").succeeds()
    out("release", "reviewed", "N1", "--failed", "no-address", "--on", "2026-04-13").succeeds()
    change = ("--failed", "no-notice", "--who", "okafor", "--from", "2026-04-14", "--note", "by telephone")
    said = out("release", "correct", "N1", "--review", *change, "--reason", "misread").succeeds().err
    assert "failed no-address -> no-notice, note none -> by telephone, who none -> S Okafor" in said
    assert told(out, "reviewed_on", "failed", "who", "note") == ("2026-04-14", "no-notice", "S Okafor", "by telephone")
    assert (
        "is recorded so already"
        in out("release", "correct", "N1", "--review", "--who", "okafor", "--reason", "x").exits(5).err
    )
    early = ("release", "correct", "N1", "--review", "--from", "2026-03-05", "--reason", "x")
    assert "is before the release of N00001" in out(*early).exits(5).err
    assert told(out, "reviewed_on") == ("2026-04-14",)
    out("release", "correct", "N1", "--from", "2026-03-05", "--reason", "mistyped").succeeds()
    assert told(out, "released_on", "failed") == ("2026-03-05", "no-notice")


def test_the_page_of_somebody_who_is_out_is_of_the_newest_release(out: Program) -> None:
    page = out("release", "show", "N1").succeeds().out
    assert "released Fri 6 Mar 2026 at 16:40" in page
    assert "Release      unplanned: not known beforehand" in page
    assert "to record it: iomctl release reviewed N00001 --failed CODE" in page
    out("custody", "begin", "N1", "recall", "--on", "2026-04-01").succeeds()
    assert "in_custody_since" in out("release", "show", "N1", "--format", "json").succeeds().json()
    past = out("release", "show", "N1", "--on", "2026-03-06", "--format", "json").succeeds().json()
    assert (past["released_on"], past["back_28"]) == ("2026-03-06", "recalled")
    assert (
        out("release", "show", "N1", "--as-of", "2026-03-20", "--format", "json").succeeds().json()["hour"] == "16:40"
    )
    assert "was not in custody on" in out("release", "show", "N1", "--as-of", "2026-01-20").exits(5).err
    assert "no release of N00001" in out("release", "show", "N1", "--on", "2026-03-07").exits(5).err


def test_a_policy_without_the_list_is_told(out: Program, tmp_path: Any) -> None:
    text = out("policy", "show", "--text").succeeds().out
    start = text.index("failings = [")
    file = tmp_path / "none.toml"
    file.write_text(text[:start] + text[text.index("]", text.index("nothing failed")) + 1 :], "utf-8")
    out("policy", "load", str(file), "--reason", "older").succeeds()
    assert "has no list of what fails" in out("release", "reviewed", "N1", "--failed", "x").exits(5).err
