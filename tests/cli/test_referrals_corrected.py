"""iomctl referral withdraw and correct: what else changes with it, and what stands in the way; on both engines."""

from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.settled import settle
from tests.books import CopyOf
from tests.program import Program

WRONG = ("--reason", "wrong")


@pytest.fixture
def referred(copy_of: CopyOf) -> Program:
    """N00001 is referred for accommodation, R00001, made on 7 April."""
    return copy_of(settle)


def shown(iomctl: Program, ref: str = "R1") -> Any:
    return iomctl("referral", "show", ref, "--format", "json").succeeds().json()


def started(iomctl: Program) -> None:
    iomctl("referral", "answer", "R1", "accepted", "--on", "2026-04-08").succeeds()
    iomctl("referral", "start", "R1", "--on", "2026-04-09").succeeds()


def test_a_requirement_that_a_withdrawn_referral_met_is_without_one(referred: Program) -> None:
    referred("referral", "make", "N1", "drugs", "--provider", "fresh").succeeds()
    referred("requirement", "refer", "Q1", "R2").succeeds()
    told = referred("referral", "withdraw", "R2", *WRONG).succeeds().err
    assert "Q00001 is without a referral now" in told
    unmet = referred("requirement", "list", "--without-referral", "--format", "json").succeeds().json()
    assert [one["requirement"] for one in unmet] == ["Q00001"]
    assert "R00002" not in referred("offender", "history", "N1", "--format", "json").succeeds().out
    referred("undo").succeeds()
    assert referred("requirement", "list", "N1", "--format", "json").succeeds().json()[0]["referral"] == "R00002"


def test_those_made_in_one_go_are_held_together_by_the_next_one(referred: Program) -> None:
    referred("referral", "signpost", "N1", "fresh", "drugs", "alcohol").succeeds()
    referred("referral", "withdraw", "R2", *WRONG).succeeds()
    columns = ("--columns", "referral,signpost")
    rows = referred("referral", "list", "N1", *columns, "--format", "json").succeeds().json()
    assert rows[1:] == [{"referral": "R00003", "signpost": "R00003"}]
    assert shown(referred, "R3")["signposted_with"] == []


def test_a_file_does_not_bring_a_withdrawn_referral_again(referred: Program, tmp_path: Path) -> None:
    file = tmp_path / "referrals.csv"
    file.write_text(referred("export", "referrals").succeeds().out, "utf-8")
    referred("referral", "withdraw", "R1", *WRONG).succeeds()
    refused = referred("import", "referrals", str(file)).exits(4)
    assert "line 2: referral: R00001 was withdrawn" in refused.err
    assert (
        referred("referral", "make", "N1", "A", "--provider", "housing", "--format", "json")
        .succeeds()
        .json()["referral"]
        == "R00002"
    )


def test_a_referral_is_not_open_again_beside_another_to_its_service(referred: Program) -> None:
    referred("referral", "answer", "R1", "refused", "--reason", "full", "--on", "2026-04-08").succeeds()
    referred("referral", "make", "N1", "A", "--provider", "housing", "--on", "2026-04-13").succeeds()
    for words in (("withdraw", "R1", "--step", "refused"), ("correct", "R1", "--step", "answered", "--to", "accepted")):
        refused = referred("referral", *words, *WRONG).exits(5)
        assert "R00001 would be open again, and R00002 to the same service is" in refused.err
        assert "iomctl referral withdraw R00002 --reason WORDS" in refused.err


def test_scores_told_with_an_end_go_with_it_and_others_stay(referred: Program) -> None:
    started(referred)
    for code in ("home-kept", "home-progress"):
        referred("referral", "outcome", "R1", code).succeeds()
    referred("referral", "outcome", "R1", "home-progress", "--score", "partly").succeeds()
    ended = ("completed", "--outcome", "achieved", "--outcome-score", "home-kept=achieved")
    referred("referral", "end", "R1", *ended).succeeds()
    told = referred("referral", "withdraw", "R1", "--step", "ended", *WRONG).succeeds().err
    assert "The end of R00001 and home-kept achieved" in told
    assert "it is open again, under way since Thu 9 Apr 2026 (11 days ago)" in told
    outcomes = {one["code"]: one["score"] for one in shown(referred)["outcomes"]}
    assert outcomes == {"home-kept": None, "home-progress": "partly"}


def test_what_was_told_with_a_step_moves_to_its_day(referred: Program) -> None:
    chosen = ("--outcome", "drugs-health", "--on", "2026-04-13")
    referred("referral", "make", "N1", "drugs", "--provider", "fresh", *chosen).succeeds()
    referred("referral", "assign", "R2", "J Hale", "--on", "2026-04-16").succeeds()
    refused = referred("referral", "correct", "R2", "--step", "made", "--on", "2026-04-17", *WRONG).exits(5)
    assert "R00002 has practitioner J Hale from Thu 16 Apr 2026 (4 days ago), before Fri 17 Apr 2026" in refused.err
    referred("referral", "correct", "R2", "--step", "made", "--on", "2026-04-14", *WRONG).succeeds()
    page = shown(referred, "R2")
    assert page["outcomes"][0]["chosen_on"] == page["steps"][0]["step_on"] == page["status_on"] == "2026-04-14"
    referred("db", "check").succeeds()


def test_a_corrected_step_is_checked_against_those_around_it(referred: Program) -> None:
    started(referred)
    correct = ("referral", "correct", "R1", "--step")
    refused = referred(*correct, "answered", "--on", "2026-04-10", *WRONG).exits(5)
    assert (
        "R00001 was accepted on Fri 10 Apr 2026 (10 days ago), so it can't have been started before that" in refused.err
    )
    assert "before their birth" in referred(*correct, "made", "--on", "1990-01-01", *WRONG).exits(4).err
    referred(*correct, "answered", "--on", "2026-04-09", *WRONG).succeeds()
    assert [one["step_on"] for one in shown(referred)["steps"]] == ["2026-04-07", "2026-04-09", "2026-04-09"]
    assert shown(referred)["status"] == "started"
    refused = referred(*correct, "answered", "--on", "2026-04-09", *WRONG).exits(5)
    assert "R00001 is recorded so already: was accepted on Thu 9 Apr 2026 (11 days ago)" in refused.err
    referred("db", "check").succeeds()


def test_how_a_referral_ended_is_put_right_with_its_reason(referred: Program) -> None:
    started(referred)
    referred("referral", "end", "R1", "completed", "--outcome", "achieved").succeeds()
    correct = ("referral", "correct", "R1", "--step", "ended", "--to", "ended-early")
    assert "--because: needed for ended-early: one of INE, MIS," in referred(*correct, *WRONG).exits(4).err
    referred(*correct, "--because", "mov", "--outcome", "partly", *WRONG).succeeds()
    end = shown(referred)["steps"][-1]
    assert (end["ending"], end["reason"], end["outcome"]) == ("ended-early", "MOV", "partly")
    referred("undo").succeeds()
    end = shown(referred)["steps"][-1]
    assert (end["ending"], end["reason"], end["outcome"]) == ("completed", None, "achieved")


def test_the_policy_keeps_what_a_withdrawn_referral_says(referred: Program, tmp_path: Path) -> None:
    referred("referral", "make", "N1", "drugs", "--provider", "fresh", "--outcome", "drugs-health").succeeds()
    referred("referral", "answer", "R2", "refused", "--reason", "full").succeeds()
    referred("referral", "withdraw", "R2", *WRONG).succeeds()
    policy = referred("policy", "show", "--text").succeeds().out
    without = "\n".join(line for line in policy.splitlines() if 'code = "drugs-health"' not in line)
    file = tmp_path / "mine.toml"
    file.write_text(without, "utf-8")
    assert "outcomes: drugs-health is used by what is recorded" in referred("policy", "load", str(file)).exits(5).err
    referred("undo").succeeds()
    assert shown(referred, "R2")["status"] == "refused"


def test_an_import_is_not_taken_back_under_what_was_withdrawn_of_it(referred: Program, tmp_path: Path) -> None:
    file = tmp_path / "needs.csv"
    file.write_text("offender,pathway,level,from_on\nN00001,drugs,some,2026-04-13\n", "utf-8")
    referred("import", "needs", str(file)).succeeds()
    imported = referred("audit", "log", "--format", "json").succeeds().json()[-1]["event"]
    referred("need", "withdraw", "N1", "drugs", *WRONG).succeeds()
    refused = referred("undo", str(imported)).exits(5)
    assert "N00001 Mercer, Kai: need withdraw" in refused.err
    referred("undo").succeeds()
    referred("undo", str(imported)).succeeds()
