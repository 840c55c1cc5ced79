"""iomctl release past: releases that came early, the hour of them, and what kind they were."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.release_book import lay, set_due
from tests.program import Program


@pytest.fixture
def inside(iomctl: Program) -> Program:
    """Mercer, 31, sentenced and on the scheme; Hollis and Sayle in custody too."""
    return lay(iomctl)


def happened(program: Program, *words: str) -> dict[str, Any]:
    row: dict[str, Any] = program("release", *words, "--format", "json").succeeds().json()
    return row


def past(program: Program, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = program("release", "past", *words, "--format", "json").succeeds().json()
    return rows


def do_all(program: Program, number: str) -> None:
    done = [word for item in "id bank-account gp benefit-claim prescription phone".split() for word in ("--done", item)]
    program("release", "plan", number, "--to", "A17", "--appointment", "today", *done).succeeds()


def test_a_day_set_for_june_makes_no_release_in_april_a_planned_one(inside: Program) -> None:
    set_due(inside, "N1", "conditional", "2026-06-12", "--on", "2026-03-09")
    do_all(inside, "N1")
    out = inside("release", "happened", "N1", "--to", "A17", "--format", "json").succeeds()
    row = out.json()
    assert (row["planned"], row["days_early"], row["notice_days"]) == (False, 52, None)
    assert row["unplanned_because"] == "52 days before Thu 11 Jun 2026, the day planned"
    assert "52 days before Thu 11 Jun 2026, the day planned, so it counts as unplanned" in out.err
    assert [one["offender"] for one in past(inside, "--unplanned")] == ["N00001"]
    assert [one["offender"] for one in inside("today", "--format", "json").succeeds().json()["released"]] == ["N00001"]


def test_one_brought_forward_is_planned_once_what_was_due_is_done(inside: Program) -> None:
    set_due(inside, "N1", "conditional", "2026-06-12", "--on", "2026-03-09")
    set_due(inside, "N1", "conditional", "2026-04-20", "--on", "2026-04-13")
    row = happened(inside, "happened", "N1", "--to", "A17")
    everything = "address, appointment, id, bank-account, gp, benefit-claim, prescription, phone"
    assert (row["planned"], row["days_early"], row["notice_days"]) == (False, 52, 7)
    assert row["unplanned_because"] == f"brought forward by 52 days, not done: {everything}"
    inside("undo").succeeds()
    do_all(inside, "N1")
    row = happened(inside, "happened", "N1", "--to", "A17")
    assert (row["planned"], row["days_early"], row["unplanned_because"]) == (True, 52, None)
    assert past(inside, "--unplanned") == []


def test_a_placement_from_that_night_is_an_address(inside: Program) -> None:
    set_due(inside, "N1", "conditional", "2026-06-12", "--on", "2026-03-09")
    set_due(inside, "N1", "conditional", "2026-04-20", "--on", "2026-04-13")
    inside("placement", "add", "N1", "cas3", "--from", "2026-04-20").succeeds()
    row = happened(inside, "happened", "N1", "--to", "A17")
    assert "not done: appointment, id" in row["unplanned_because"]


def test_what_stood_while_inside_counts_not_what_the_release_itself_changed(inside: Program) -> None:
    inside("custody", "correct", "N1", "--on", "2026-02-02", "--from", "2026-04-07", "--sentenced", "2026-04-07",
           "--reason", "mistyped").succeeds()  # fmt: skip
    assert set_due(inside, "N1", "conditional", "2026-06-12", "--on", "2026-04-08")["release_on"] == "2026-06-11"
    assert happened(inside, "happened", "N1", "--to", "A17")["days_early"] == 52


def test_one_on_its_day_or_later_is_planned_as_before(inside: Program) -> None:
    for number, day in (("N1", "2026-04-20"), ("N2", "2026-04-15")):
        set_due(inside, number, "conditional", day, "--on", "2026-03-09")
        row = happened(inside, "happened", number, "--to", "A17")
        assert (row["planned"], row["days_early"], row["unplanned_because"]) == (True, 0, None)
    row = happened(inside, "unplanned", "N3", "--to", "A08A", "--told", "2026-04-20")
    assert (row["planned"], row["days_early"], row["unplanned_because"]) == (False, None, "not known beforehand")


def test_the_hour_makes_a_friday_late_and_none_leaves_it_not_known(inside: Program) -> None:
    friday = ("--to", "A08A", "--told", "2026-04-17", "--on", "2026-04-17")
    assert happened(inside, "unplanned", "N1", *friday, "--at", "16.40")["hour"] == "16:40"
    happened(inside, "unplanned", "N2", *friday, "--at", "15:00")
    happened(inside, "unplanned", "N3", *friday)
    told = {one["offender"]: (one["hour"], one["late_friday"]) for one in past(inside)}
    assert told == {"N00001": ("16:40", "yes"), "N00002": ("15:00", "no"), "N00003": (None, "not-known")}
    said = inside("release", "correct", "N3", "--at", "17:05", "--reason", "the gate book").succeeds().err
    assert "hour none -> 17:05" in said
    assert past(inside)[0]["late_friday"] == "yes"
    inside("undo").succeeds()
    assert past(inside)[0]["late_friday"] == "not-known"
    history = inside("offender", "history", "N1", "--format", "json").succeeds().json()
    assert [one["after"] for one in history if one["what"] == "release"] == ["unplanned, at 16:40, to A08A"]


def test_the_hour_of_the_policy_counts(inside: Program, tmp_path: Path) -> None:
    text = inside("policy", "show", "--text").succeeds().out
    inside("release", "unplanned", "N1", "--to", "A08A", "--told", "2026-04-17", "--on", "2026-04-17", "--at", "14:00")
    assert past(inside)[0]["late_friday"] == "no"
    file = tmp_path / "early.toml"
    file.write_text(text.replace('late_friday_after = "15:00"', 'late_friday_after = "12:30"'), "utf-8")
    inside("policy", "load", str(file), "--reason", "the prison's own hour").succeeds()
    assert past(inside)[0]["late_friday"] == "yes"
    file.write_text(text.replace('late_friday_after = "15:00"', 'late_friday_after = "3pm"'), "utf-8")
    assert 'an hour like "15:00" is expected' in inside("policy", "check", str(file)).exits(7).err


def test_the_kind_is_what_was_set_until_another_is_said(inside: Program) -> None:
    set_due(inside, "N1", "parole", "2026-04-20", "--on", "2026-03-09")
    assert happened(inside, "happened", "N1", "--to", "A17")["release_kind"] == "parole"
    words = ("N2", "--to", "A08A", "--told", "2026-04-20", "--kind", "immediate")
    assert happened(inside, "unplanned", *words)["release_kind"] == "immediate"
    assert happened(inside, "unplanned", "N3", "--to", "A08A", "--told", "2026-04-20")["release_kind"] is None
    inside("release", "correct", "N3", "--kind", "end-of-remand", "--reason", "told by the court").succeeds()
    assert past(inside)[0]["release_kind"] == "end-of-remand"


def test_every_wrong_word_is_told_at_once(inside: Program) -> None:
    words = ("unplanned", "N1", "--to", "A99", "--told", "today", "--at", "4pm", "--kind", "imediate")
    err = inside("release", *words).exits(4).err
    for told in ("A99", '--at: hour "4pm": not understood; write it like 15:40', "did you mean immediate?"):
        assert told in err
