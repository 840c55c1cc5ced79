"""iomctl referral correct: the service it was made to, who works on it, its outcomes and scores; on both engines."""

import pytest

from tests.acceptance.settled import settle
from tests.acceptance.test_way_back import way_back
from tests.acceptance.unchanged import refused
from tests.books import CopyOf
from tests.cli.test_referrals_corrected import WRONG, shown, started
from tests.program import Program

CORRECT = ("referral", "correct", "R1")


@pytest.fixture
def referred(copy_of: CopyOf) -> Program:
    """N00001 is referred for accommodation, R00001, made on 7 April."""
    return copy_of(settle)


def test_a_referral_to_the_wrong_service_keeps_its_reference_and_its_steps(referred: Program) -> None:
    started(referred)
    was = shown(referred)
    done = referred(*CORRECT, "--provider", "fresh", "--pathway", "drugs", *WRONG).succeeds()
    told = "R00001 was put right: provider Housing Solutions -> Fresh Start, pathway accommodation -> drugs"
    assert told in done.err
    now = shown(referred)
    assert {name for name in was if was[name] != now[name]} == {"provider", "pathway"}
    assert (now["provider"], now["pathway"]) == ("Fresh Start", "drugs")
    refused(referred, 5, *CORRECT, "--provider", "fresh", *WRONG, told=("R00001 is recorded so already",))
    referred(*CORRECT, "--pathway", "alcohol", *WRONG).succeeds()
    referred("db", "check").succeeds()
    referred("undo").succeeds()
    referred(*way_back(done)).succeeds()
    assert shown(referred) == was


def test_what_is_not_said_of_the_service_stays(referred: Program) -> None:
    referred("provider", "add", "Two Places", "--pathway", "accommodation", "--area", "Dunstable").succeeds()
    referred("provider", "edit", "two", "--add-pathway", "accommodation", "--area", "Luton").succeeds()
    referred(*CORRECT, "--provider", "two", "--area", "dunstable", *WRONG).succeeds()
    assert shown(referred)["area"] == "Dunstable"
    refused(referred, 5, *CORRECT, "--provider", "two", *WRONG, told=("is recorded so already",))
    told = referred(*CORRECT, "--area", "Luton", *WRONG).succeeds().err
    assert "R00001 was put right: area Dunstable -> Luton" in told


def test_a_provider_that_has_closed_since_is_taken(referred: Program) -> None:
    referred("provider", "edit", "fresh", "--close").succeeds()
    referred(*CORRECT, "--provider", "fresh", "--pathway", "drugs", *WRONG).succeeds()
    assert shown(referred)["provider"] == "Fresh Start"


def test_a_referral_does_not_go_where_another_is_open_or_to_what_is_not_offered(referred: Program) -> None:
    moved = (*CORRECT, "--provider", "fresh", "--pathway", "drugs", *WRONG)
    refused(referred, 5, *CORRECT, "--pathway", "drugs", *WRONG, told=("Housing Solutions does not offer drugs",))
    referred("referral", "make", "N1", "drugs", "--provider", "fresh", "--on", "2026-04-08").succeeds()
    told = "R00001 would be open, and R00002 to the same service is, made on Wed 8 Apr 2026"
    refused(referred, 5, *moved, told=(told,))
    assert "iomctl referral withdraw R00002 --reason WORDS" in referred(*moved).err
    referred("referral", "answer", "R2", "refused", "--reason", "full").succeeds()
    referred(*moved).succeeds()


def test_an_outcome_and_a_requirement_hold_a_referral_on_their_pathway(referred: Program) -> None:
    referred("referral", "outcome", "R1", "home-kept").succeeds()
    moved = (*CORRECT, "--provider", "fresh", "--pathway", "drugs", *WRONG)
    told = "R00001 has the outcome home-kept, which belongs to accommodation, not to drugs"
    refused(referred, 5, *moved, told=(told,))
    assert "iomctl referral withdraw R00001 --outcome home-kept --reason WORDS" in referred(*moved).err
    referred("referral", "withdraw", "R1", "--outcome", "home-kept", *WRONG).succeeds()
    referred(*moved).succeeds()
    referred("requirement", "refer", "Q1", "R1").succeeds()
    told = "R00001 meets Q00001, drug-rehabilitation, which belongs to drugs, not to alcohol"
    refused(referred, 5, *CORRECT, "--pathway", "alcohol", *WRONG, told=(told,))
    advice = 'iomctl requirement correct Q00001 --referral "" --reason WORDS'
    assert advice in referred(*CORRECT, "--pathway", "alcohol", *WRONG).err


def test_who_works_on_it_is_put_right_the_newest_or_that_of_a_day(referred: Program) -> None:
    referred("referral", "assign", "R1", "J Hal", "--on", "2026-04-08").succeeds()
    referred("referral", "assign", "R1", "P Osei", "--on", "2026-04-13").succeeds()
    correct = (*CORRECT, "--practitioner")
    referred(*correct, "P Osey", "--on", "2026-04-14", *WRONG).succeeds()
    assert (shown(referred)["practitioner"], shown(referred)["practitioner_from"]) == ("P Osey", "2026-04-14")
    told = referred(*correct, "J Hale", "--of", "2026-04-08", *WRONG).succeeds().err
    assert "practitioner J Hal from Wed 8 Apr 2026 (12 days ago) was put right: practitioner J Hal -> J Hale" in told
    assert shown(referred)["practitioner"] == "P Osey"
    refused(referred, 5, *correct, "P Osey", *WRONG, told=("is recorded so already",))
    refused(referred, 5, *correct, "P Osey", "--on", "2026-04-08", *WRONG, told=("has practitioner J Hale from",))
    refused(referred, 5, *correct, "P Osey", "--on", "2026-04-06", *WRONG, told=("was made on Tue 7 Apr 2026",))
    refused(referred, 5, *correct, "P Osey", "--of", "2026-04-09", *WRONG, told=("has no practitioner of Thu 9 Apr",))


def test_who_works_on_it_does_not_begin_after_it_was_over(referred: Program) -> None:
    referred("referral", "assign", "R1", "J Hale", "--on", "2026-04-08").succeeds()
    referred("referral", "answer", "R1", "refused", "--reason", "full", "--on", "2026-04-09").succeeds()
    late = (*CORRECT, "--practitioner", "J Hale", "--on", "2026-04-10", *WRONG)
    refused(referred, 5, *late, told=("R00001 was refused on Thu 9 Apr 2026 (11 days ago), before Fri 10 Apr 2026",))


def test_an_outcome_is_put_right_with_its_scores(referred: Program) -> None:
    started(referred)
    referred("referral", "outcome", "R1", "home-kept", "--on", "2026-04-08").succeeds()
    referred("referral", "outcome", "R1", "home-tenancy", "--on", "2026-04-08").succeeds()
    referred("referral", "outcome", "R1", "home-kept", "--score", "partly", "--on", "2026-04-13").succeeds()
    correct = (*CORRECT, "--outcome", "HOME-KEPT")
    refused(referred, 5, *correct, "--to", "home-tenancy", *WRONG, told=("has the outcome home-tenancy already",))
    refused(referred, 4, *correct, "--to", "drugs-health", *WRONG, told=("it is of drugs, not of accommodation",))
    refused(referred, 5, *correct, "--on", "2026-04-14", *WRONG, told=("can't be scored for home-kept before Tue 14",))
    done = referred(*correct, "--to", "home-progress", *WRONG).succeeds()
    assert scores(referred) == {"home-progress": ("partly", "2026-04-13"), "home-tenancy": (None, None)}
    referred(*way_back(done)).succeeds()
    assert scores(referred) == {"home-kept": ("partly", "2026-04-13"), "home-tenancy": (None, None)}


def test_the_newest_score_or_that_of_a_day_is_put_right(referred: Program) -> None:
    started(referred)
    referred("referral", "outcome", "R1", "home-kept", "--on", "2026-04-08").succeeds()
    correct = (*CORRECT, "--outcome", "home-kept", "--score")
    refused(referred, 5, *correct, "partly", *WRONG, told=("R00001 has no score of home-kept",))
    for score, day in (("partly", "2026-04-13"), ("achieved", "2026-04-15")):
        referred("referral", "outcome", "R1", "home-kept", "--score", score, "--on", day).succeeds()
    referred(*correct, "not-achieved", "--of", "2026-04-13", *WRONG).succeeds()
    assert scores(referred) == {"home-kept": ("achieved", "2026-04-15")}
    referred(*correct, "partly", "--on", "2026-04-16", *WRONG).succeeds()
    assert scores(referred) == {"home-kept": ("partly", "2026-04-16")}
    refused(referred, 5, *correct, "partly", *WRONG, told=("is recorded so already",))
    refused(referred, 5, *correct, "partly", "--on", "2026-04-08", *WRONG, told=("before Thu 9 Apr 2026",))
    referred("referral", "withdraw", "R1", "--outcome", "home-kept", "--score", *WRONG).succeeds()
    assert scores(referred) == {"home-kept": ("not-achieved", "2026-04-13")}


def test_one_part_is_corrected_at_a_time(referred: Program) -> None:
    for words in ((), ("--step", "made"), ("--outcome", "home-kept"), ("--on", "2026-04-08")):
        refused(referred, 2, *CORRECT, *words, *WRONG, told=("nothing is corrected",))
    both = (*CORRECT, "--practitioner", "J Hale", "--pathway", "drugs", *WRONG)
    refused(referred, 2, *both, told=("--pathway does not go with --practitioner",))
    stray = (*CORRECT, "--provider", "fresh", "--on", "2026-04-08", *WRONG)
    refused(referred, 2, *stray, told=("--on does not go with --provider",))


def scores(iomctl: Program) -> dict[str, tuple[str | None, str | None]]:
    """Each desired outcome with its newest score, and the day of that."""
    return {one["code"]: (one["score"], one["scored_on"]) for one in shown(iomctl)["outcomes"]}


def test_what_it_asks_and_the_words_kept_with_it_are_put_right(referred: Program) -> None:
    was = shown(referred)
    done = referred(*CORRECT, "--complexity", "high", "--note", "needs a ground floor", *WRONG).succeeds()
    assert "R00001 was put right: complexity none -> high, note none -> needs a ground floor" in done.err
    assert (shown(referred)["complexity"], _notes(referred)) == ("high", ["needs a ground floor"])
    refused(referred, 5, *CORRECT, "--complexity", "high", *WRONG, told=("R00001 is recorded so already",))
    told = referred(*CORRECT, "--note", "", *WRONG).succeeds().err
    assert "R00001 was put right: note needs a ground floor -> none" in told
    assert (shown(referred)["complexity"], _notes(referred)) == ("high", [None])
    referred("undo").succeeds()
    referred(*way_back(done)).succeeds()
    assert shown(referred) == was


def test_the_words_kept_with_a_step_are_put_right_with_it_or_alone(referred: Program) -> None:
    step = (*CORRECT, "--step", "made")
    assert "its note was put right" in referred(*step, "--note", "by telephone", *WRONG).succeeds().err
    assert _notes(referred) == ["by telephone"]
    referred(*step, "--on", "2026-04-06", "--note", "by letter", *WRONG).succeeds()
    assert _notes(referred) == ["by letter"]
    refused(referred, 5, *step, "--note", "by letter", *WRONG, told=("R00001 is recorded so already",))
    referred("referral", "answer", "R1", "accepted", "--note", "starts in May").succeeds()
    referred(*CORRECT, "--step", "answered", "--note", "", *WRONG).succeeds()
    assert _notes(referred) == ["by letter", None]


def test_words_about_somebody_with_a_mark_are_not_told(referred: Program) -> None:
    referred("offender", "restrict", "N1", "--reason", "threats").succeeds()
    told = referred(*CORRECT, "--note", "her sister's flat", *WRONG).succeeds()
    assert "sister" not in told.out + told.err


def _notes(program: Program) -> list[str | None]:
    return [one["note"] for one in program("referral", "show", "R1", "--format", "json").succeeds().json()["steps"]]
