"""iomctl undo and redo: what they take back, what they refuse, and what they say."""

import pytest

from tests.acceptance.settled import settle
from tests.books import laid_once
from tests.program import Program


@laid_once
def coloured(iomctl: Program) -> None:
    """N00001 on the scheme: amber, then red, then with a need for drugs."""
    settle(iomctl)
    iomctl("cohort", "colour", "N1", "red", "--reason", "worse").succeeds()
    iomctl("need", "set", "N1", "drugs=some").succeeds()


def newest(iomctl: Program) -> int:
    """The number of the newest event."""
    rows = iomctl("audit", "log", "--format", "json").succeeds().json()
    return int(rows[-1]["event"])


def colour(iomctl: Program) -> str:
    """The colour of N00001."""
    (case,) = iomctl("caseload", "--format", "json").succeeds().json()
    return str(case["colour"])


def ahead(iomctl: Program) -> tuple[str, str, str]:
    """Colour of N00001, last day and basis of the review ahead."""
    (row,) = iomctl("review", "list", "--format", "json").succeeds().json()
    return row["colour"], row["due_by"], row["basis"]


def test_once_more_goes_one_further_back_and_redo_comes_forward(coloured: Program) -> None:
    first = coloured("undo").succeeds()
    assert "need set, is taken back" in first.err
    assert colour(coloured) == "red"
    assert "cohort colour, is taken back" in coloured("undo").succeeds().err
    assert colour(coloured) == "amber"
    assert coloured("redo").succeeds().err.splitlines()[0].endswith("undo, is taken back.")
    assert colour(coloured) == "red"
    coloured("redo").succeeds()
    needs = coloured("need", "list", "N1", "--format", "json").succeeds().json()
    assert ("drugs", "some") in {(one["pathway"], one["level"]) for one in needs}
    assert "nothing was taken back since" in coloured("redo").exits(5).err


def test_something_typed_ends_redo_but_the_event_can_be_brought_again(coloured: Program) -> None:
    told = coloured("undo").succeeds().err
    back = told.rpartition("iomctl undo ")[2].strip()
    coloured("note", "add", "N1", "met him", "--kind", "fact").succeeds()
    coloured("redo").exits(5)
    coloured("undo", back).succeeds()
    needs = coloured("need", "list", "N1", "--format", "json").succeeds().json()
    assert "drugs" in {one["pathway"] for one in needs}


def test_an_older_one_is_taken_back_and_what_came_later_stays(coloured: Program) -> None:
    event = newest(coloured) - 1
    coloured("undo", str(event)).succeeds()
    assert colour(coloured) == "amber"
    needs = coloured("need", "list", "N1", "--format", "json").succeeds().json()
    assert "drugs" in {one["pathway"] for one in needs}
    refused = coloured("undo", str(event)).exits(5).err
    assert f"event {event} is undone already, by event" in refused
    assert "to bring it again: iomctl undo" in refused


def test_something_newer_of_the_same_case_is_no_reason_to_refuse(coloured: Program) -> None:
    event = newest(coloured) - 1
    coloured("review", "hold", "N1", "--decision", "keep on scheme").succeeds()
    assert ahead(coloured) == (
        "red",
        "2026-05-01",
        "red, every 2 weeks from 20 Apr 2026 (held), moved from Mon 4 May 2026",
    )
    coloured("undo", str(event)).succeeds()
    assert ahead(coloured) == ("amber", "2026-05-18", "amber, every 4 weeks from 20 Apr 2026 (held)")
    coloured("db", "check").succeeds()


def test_what_something_later_stands_on_is_refused_with_its_name(coloured: Program) -> None:
    log = coloured("audit", "log", "--format", "json").succeeds().json()
    adopted = next(one["event"] for one in log if one["command"] == "cohort adopt")
    refused = coloured("undo", str(adopted)).exits(5).err
    assert f"event {adopted}, cohort adopt, can't be taken back: something was recorded on it since" in refused
    assert f"N00001 Mercer, Kai: cohort colour on Mon 20 Apr 2026 (today) (event {newest(coloured) - 2}, " in refused
    assert f"take that back first: iomctl undo {newest(coloured) - 2}" in refused
    assert colour(coloured) == "red"


def test_a_dry_run_tells_and_changes_nothing(coloured: Program) -> None:
    rows = coloured("undo", "--dry-run", "--format", "json").succeeds()
    (need,) = rows.json()
    assert need == {
        "change": "taken away",
        "what": "need",
        "which": None,
        "offender": "N00001",
        "name": "Mercer, Kai",
        "before": "pathway drugs, level some, from 20 Apr 2026",
        "after": None,
    }
    assert "Dry run: nothing was changed." in rows.err
    assert "To take it back" not in rows.err
    needs = coloured("need", "list", "N1", "--format", "json").succeeds().json()
    assert "drugs" in {one["pathway"] for one in needs}


def test_a_number_is_never_given_twice(coloured: Program) -> None:
    add = ("offence", "add", "N1", "126/00", "--format", "json", "--on")
    assert coloured(*add, "2026-03-01").succeeds().json()["offence"] == "C00002"
    coloured("undo").succeeds()
    assert coloured(*add, "2026-03-02").succeeds().json()["offence"] == "C00003"
    assert coloured("offence", "list", "N1", "--columns", "offence", "--format", "csv").succeeds().out.split() == [
        "offence",
        "C00003",
        "C00001",
    ]


def test_a_fact_that_contradicts_one_recorded_since_is_not_brought_back(coloured: Program) -> None:
    coloured("sentence", "withdraw", "T1", "--reason", "wrong").succeeds()
    event = newest(coloured)
    coloured("sentence", "add", "N1", "none", "--from", "2026-04-01").succeeds()
    assert "N00001" in coloured("undo", str(event)).exits(5).err
    assert coloured("sentence", "list", "N1", "--columns", "kind", "--format", "csv").succeeds().out.split() == [
        "kind",
        "none",
    ]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("1",), 5, "init, can't be taken back: a policy stays known"),
        (("9999",), 3, "no event 9999"),
        (("0",), 2, "0"),
        (("-3",), 2, "-3"),
        (("colour",), 2, "colour"),
    ],
)
def test_what_can_not_be_taken_back_is_refused_with_advice(
    coloured: Program, words: tuple[str, ...], code: int, said: str
) -> None:
    before = newest(coloured)
    assert said in coloured("undo", *words).exits(code).err
    assert newest(coloured) == before


def test_a_look_changed_nothing(coloured: Program) -> None:
    coloured("offender", "show", "N1").succeeds()
    assert "offender show, changed nothing" in coloured("undo", str(newest(coloured))).exits(5).err


def test_each_takes_back_what_they_did_themselves(coloured: Program) -> None:
    if not coloured.db.startswith("/"):
        pytest.skip("on a server the user of the session is the actor")
    coloured.environ["IOMCTL_ACTOR"] = "j.clarke"
    assert "you have changed nothing that could be taken back" in coloured("undo").exits(5).err
    coloured("note", "add", "N2", "rang her", "--kind", "fact").succeeds()
    assert "note add, is taken back" in coloured("undo").succeeds().err
    coloured("undo").exits(5)


def test_an_event_is_told_in_words_and_hides_whom_a_mark_hides(coloured: Program) -> None:
    event = newest(coloured) - 1
    shown = coloured("audit", "show", str(event)).succeeds()
    assert "added" in shown.out
    assert "from 20 Apr 2026, colour red, reason worse" in shown.out
    coloured("offender", "restrict", "N1", "--reason", "told").succeeds()
    hidden = coloured("audit", "show", str(event)).succeeds().out
    assert "Mercer" not in hidden
    assert "worse" not in hidden
    assert "restricted" in hidden
    assert "worse" in coloured("--restricted", "audit", "show", str(event)).succeeds().out


def test_the_records_of_some_stay_as_they_are_when_asked(coloured: Program) -> None:
    adopt = ("--cohort", "luton", "--tier", "fixed", "--colour", "red", "--no-worker", "--reason", "court")
    coloured("cohort", "adopt", "N3", *adopt, "--on", "2026-04-13").succeeds()
    coloured("cohort", "assign", "N3", "--to", "okafor", "--on", "2026-04-16").succeeds()
    coloured("worker", "add", "J Byrne", "--agency", "police").succeeds()
    coloured("cohort", "assign", "--everyone-of", "okafor", "--to", "byrne", "--reason", "left", "--yes").succeeds()
    event = newest(coloured)
    coloured("cohort", "assign", "N3", "--to", "okafor", "--on", "today", "--instead").succeeds()
    assert "N00003 Hollis, Devon: cohort assign" in coloured("undo", str(event)).exits(5).err
    told = coloured("undo", str(event), "--leave-changed").succeeds().err
    assert "is taken back, but for N00003" in told
    cases = coloured("caseload", "--format", "json").succeeds().json()
    assert {one["offender"]: one["worker"] for one in cases} == {"N00001": "S Okafor", "N00003": "S Okafor"}


def test_a_policy_is_told_by_its_name_and_not_by_its_file(coloured: Program) -> None:
    (first, *_) = coloured("audit", "show", "1", "--format", "json").succeeds().json()
    assert first["what"] == "policy version"
    assert first["after"].startswith("version 1, name Default policy, source ")
    assert "look_ahead_days" not in first["after"]
