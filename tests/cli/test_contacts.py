"""iomctl contact: planned, kept, missed, or nobody said so yet; on any day, on both engines."""

from pathlib import Path

import pytest

from tests.casebook import book, looks, person, spell, worker
from tests.program import Program


@pytest.fixture
def mercer(iomctl: Program) -> str:
    """A person with an open spell, and a worker."""
    with book(iomctl) as work:
        worker(work, "S Okafor")
        spell(work, person(work, "Mercer"))
    return "N00001"


def states(program: Program, *words: str) -> list[tuple[str, str]]:
    rows = program("contact", "list", *words, "--format", "json").succeeds().json()
    return [(row["contact"], row["state"]) for row in rows]


def test_a_contact_is_recorded_with_all_that_was_said_of_it(iomctl: Program, mercer: str) -> None:
    said = ("--how", "Face-to-face", "--on", "13/4/2026", "--missed", "--reason", "medical")
    words = ("contact", "add", "mercer", "APPOINTMENT", *said, "--worker", "okafor", "--note", "rang at 9")
    assert iomctl(*words, "--format", "json").succeeds().json() == {
        "contact": "K00001",
        "offender": mercer,
        "name": "Mercer, Kai",
        "contact_on": "2026-04-13",
        "kind": "appointment",
        "how": "face-to-face",
        "worker": "S Okafor",
        "state": "missed",
        "reason": "medical",
        "absence": "acceptable",
        "note": "rang at 9",
        "planned_on": None,
        "outcome_on": "2026-04-13",
        "withdrawn_on": None,
    }


def test_acceptable_and_not_acceptable_are_told_apart_and_add_up_to_what_was_missed(
    iomctl: Program, mercer: str
) -> None:
    for day, reason in (("2026-04-13", "medical"), ("2026-04-14", "no-reason"), ("2026-04-15", "sent-away")):
        words = ("--how", "telephone", "--on", day, "--missed", "--reason", reason)
        iomctl("contact", "add", mercer, "check-in", *words).succeeds()
    missed = iomctl("contact", "list", "--missed", "--format", "json").succeeds().json()
    assert [row["absence"] for row in missed] == ["unacceptable", "unacceptable", "acceptable"]


def test_a_planned_contact_gets_its_outcome_once_and_every_past_day_answers_as_before(
    iomctl: Program, mercer: str
) -> None:
    iomctl("contact", "add", mercer, "appointment", "--how", "video", "--on", "2026-04-22").succeeds()
    days = ("2026-04-19", "2026-04-20", "2026-04-22", "2026-04-23")
    expected = {"2026-04-19": [], "2026-04-20": [("K00001", "planned")], "2026-04-22": [("K00001", "planned")]}
    assert "K00001 is ahead" in iomctl("contact", "outcome", "K1", "kept").exits(5).err
    iomctl.travel(4)
    before = {day: states(iomctl, "--as-of", day) for day in days}
    assert before == {**expected, "2026-04-23": [("K00001", "no-outcome")]}
    assert states(iomctl, "--no-outcome") == [("K00001", "no-outcome")]
    done = iomctl("contact", "outcome", "K1", "missed", "--reason", "no-reason", "--format", "json").succeeds().json()
    assert (done["state"], done["outcome_on"]) == ("missed", "2026-04-24")
    assert {day: states(iomctl, "--as-of", day) for day in days} == before
    assert (states(iomctl, "--missed"), states(iomctl, "--no-outcome")) == ([("K00001", "missed")], [])
    assert states(iomctl, "--no-outcome", "--as-of", "2026-04-23") == [("K00001", "no-outcome")]
    assert states(iomctl, "--missed", "--as-of", "2026-04-23") == []
    again = iomctl("contact", "outcome", "K1", "kept").exits(5).err
    assert "was missed already" in again
    assert "iomctl contact correct K00001 --outcome kept|missed --reason WORDS" in again


def test_a_wrong_outcome_is_withdrawn_with_its_contact_and_added_again(iomctl: Program, mercer: str) -> None:
    said = ("contact", "add", mercer, "appointment", "--how", "video", "--on", "2026-04-17", "--note", 'a "b" $c')
    iomctl(*said, "--missed", "--reason", "refused").succeeds()
    iomctl("contact", "withdraw", "K1", "--reason", "was there").succeeds()
    assert states(iomctl) == states(iomctl, "--as-of", "2026-04-18") == []
    assert "was withdrawn on" in iomctl("contact", "outcome", "K1", "kept").exits(5).err
    iomctl(*said, "--kept").succeeds()
    assert states(iomctl) == [("K00002", "kept")]


def test_the_same_again_is_told_with_the_one_there_is(iomctl: Program, mercer: str) -> None:
    said = ("contact", "add", mercer, "appointment", "--how", "video", "--on", "2026-04-17")
    iomctl(*said).succeeds()
    assert "has this contact of Fri 17 Apr 2026 (3 days ago) already: K00001" in iomctl(*said).exits(5).err
    iomctl(*said, "--missed", "--reason", "court").succeeds()
    iomctl(*said, "--kept").succeeds()


def test_a_dry_run_shows_it_and_stores_nothing(iomctl: Program, mercer: str) -> None:
    said = ("contact", "add", mercer, "appointment", "--how", "video")
    tried = iomctl(*said, "--dry-run").succeeds()
    assert "K00001" in tried.out
    assert tried.err == "Dry run: nothing was changed.\n"
    assert states(iomctl) == []
    iomctl(*said).succeeds()
    iomctl("contact", "outcome", "K1", "kept", "--dry-run").succeeds()
    iomctl("contact", "withdraw", "K1", "--reason", "twice", "--dry-run").succeeds()
    assert states(iomctl) == [("K00001", "planned")]


def test_every_wrong_word_is_told_in_one_answer(iomctl: Program, mercer: str) -> None:
    words = ("contact", "add", "N9", "apointment", "--how", "phone", "--on", "32/1/2026", "--missed", "--reason", "ill")
    lines = iomctl(*words, "--worker", "nobody", "--note", " ").exits(4).err.splitlines()
    assert len(lines) == 8  # the last says that nothing was changed
    assert ["did you mean appointment?" in line for line in lines].count(True) == 1
    both = iomctl("contact", "add", mercer, "appointment", "--how", "video", "--kept", "--missed").exits(2).err
    assert "--kept does not go with --missed" in both
    assert states(iomctl, mercer) == []


def test_a_list_is_narrowed_by_days_and_by_cohort(iomctl: Program, mercer: str) -> None:
    for day in ("2026-04-01", "2026-04-10", "2026-04-20", "2026-05-01"):
        iomctl("contact", "add", mercer, "check-in", "--how", "telephone", "--on", day).succeeds()
    assert [ref for ref, _ in states(iomctl, "--from", "2026-04-10", "--until", "2026-04-20")] == ["K00003", "K00002"]
    assert states(iomctl, "--cohort", "luton", "--from", "2026-04-20") == [("K00004", "planned"), ("K00003", "planned")]
    assert states(iomctl, mercer, "--until", "2026-04-09") == [("K00001", "no-outcome")]
    assert "--missed does not go with" in iomctl("contact", "list", "--missed", "--no-outcome").exits(2).err


def test_whose_contacts_were_seen_is_logged(iomctl: Program, mercer: str) -> None:
    iomctl("contact", "add", mercer, "check-in", "--how", "telephone").succeeds()
    before = len(looks(iomctl))
    iomctl("contact", "list", "--missed").succeeds()
    assert len(looks(iomctl)) == before
    iomctl("contact", "list").succeeds()
    iomctl("contact", "overdue", "--for", "2w").succeeds()
    assert looks(iomctl)[before:] == [("contact list", "1", None), ("contact overdue", "1", None)]


def test_a_kind_that_is_in_use_can_not_leave_the_policy(iomctl: Program, mercer: str, tmp_path: Path) -> None:
    words = ("--how", "telephone", "--missed", "--reason", "court")
    iomctl("contact", "add", mercer, "check-in", *words).succeeds()
    text = iomctl("policy", "show", "--text").succeeds().out
    kept = (line for line in text.splitlines() if '"check-in"' not in line and '"court"' not in line)
    (tmp_path / "mine.toml").write_text("\n".join(kept), "utf-8")
    told = iomctl("policy", "load", str(tmp_path / "mine.toml")).exits(5).err
    assert "contacts: check-in is used by what is recorded" in told
    assert "reasons.absence: court is used by what is recorded" in told
