"""iomctl referral waiting: no answer, or no start, within the target, in working days without the bank holidays."""

from datetime import date

import pytest

from tests.books import laid_once
from tests.casebook import book, looks, person
from tests.casebook_referrals import referral
from tests.program import Program


@laid_once
def unanswered(iomctl: Program) -> None:
    """R00001 made on Wednesday before Easter, R00002 on Monday 13 April, R00003 answered, R00004 for drugs."""
    with book(iomctl) as work:
        referral(work, person(work, "Mercer"), "accommodation", date(2026, 4, 1))
        referral(work, person(work, "Hollis"), "accommodation", date(2026, 4, 13))
        referral(work, person(work, "Sayle"), "accommodation", date(2026, 4, 1), accepted=date(2026, 4, 14))
        referral(work, person(work, "Quill"), "drugs", date(2026, 4, 2))


def _waiting(program: Program, *words: str) -> list[str]:
    rows = program("referral", "waiting", *words, "--format", "json").succeeds().json()
    return [row["referral"] for row in rows]


def test_a_referral_waits_from_the_day_after_its_answer_was_due(unanswered: Program) -> None:
    # Five working days after Wed 1 April are 2, 7, 8, 9 and 10: Good Friday and Easter Monday don't count.
    assert _waiting(unanswered, "--as-of", "10/4/2026") == []
    assert _waiting(unanswered, "--as-of", "11/4/2026") == ["R00001", "R00003"]
    assert _waiting(unanswered, "--as-of", "13/4/2026") == ["R00001", "R00003"]
    assert _waiting(unanswered, "--as-of", "14/4/2026") == ["R00001", "R00004"]
    assert _waiting(unanswered) == ["R00001", "R00004"]
    assert _waiting(unanswered, "--as-of", "tomorrow") == ["R00001", "R00004", "R00002"]


def test_what_is_said_of_a_waiting_referral(unanswered: Program) -> None:
    rows = unanswered("referral", "waiting", "--pathway", "A", "--format", "json").succeeds().json()
    assert rows == [
        {
            "referral": "R00001",
            "offender": "N00001",
            "name": "Mercer, Kai",
            "pathway": "accommodation",
            "provider": "Housing Solutions",
            "area": None,
            "made_on": "2026-04-01",
            "answer_due_on": "2026-04-10",
            "working_days_waiting": 11,
            "target": 5,
        }
    ]


def test_cron_is_told_by_the_exit_code_and_hears_nothing_else(unanswered: Program) -> None:
    assert unanswered("referral", "waiting", "--exit-code").exits(8).out != ""
    quiet = unanswered("referral", "waiting", "--exit-code", "--as-of", "10/4/2026").succeeds()
    assert (quiet.out, quiet.err) == ("", "")
    assert _waiting(unanswered, "--pathway", "ete") == []
    assert _waiting(unanswered, "--provider", "housing") == ["R00001", "R00004"]


def test_a_look_is_logged_also_when_the_answer_is_a_list(unanswered: Program) -> None:
    before = len(looks(unanswered))
    _waiting(unanswered)
    assert looks(unanswered)[before:] == [("referral waiting", "1,4", None)]


def test_beyond_the_bank_holidays_it_says_so_and_does_not_guess(unanswered: Program) -> None:
    unanswered.travel((date(2029, 1, 3) - unanswered.today).days)
    refused = unanswered("referral", "waiting", "--exit-code").exits(7)
    assert "bank holidays for England and Wales are known to 31 Dec 2028 only" in refused.err
    assert "iomctl policy holidays FILE" in refused.err
    with book(unanswered) as work:
        referral(work, person(work, "Pratt"), "drugs", date(2028, 12, 29))
    rows = unanswered("provider", "list", "--format", "json").succeeds().json()
    assert {row["pathway"]: row["waiting"] for row in rows} == {"accommodation": 2, "drugs": None}


@laid_once
def unstarted(iomctl: Program) -> None:
    """Made on 2 March and accepted: R00001 not started, R00002 started; R00003 made on 24 March; R00004 unanswered."""
    with book(iomctl) as work:
        made, accepted = date(2026, 3, 2), date(2026, 3, 9)
        referral(work, person(work, "Mercer"), "accommodation", made, accepted=accepted)
        referral(work, person(work, "Hollis"), "drugs", made, accepted=accepted, started=date(2026, 4, 7))
        referral(work, person(work, "Sayle"), "drugs", date(2026, 3, 24), accepted=date(2026, 3, 25))
        referral(work, person(work, "Quill"), "drugs", made)


def _not_started(program: Program, *words: str) -> list[str]:
    return _waiting(program, "--not-started", *words)


def test_what_was_accepted_and_not_started_in_target_is_listed(unstarted: Program) -> None:
    # Twenty working days after Mon 2 March end on Mon 30 March.
    assert _not_started(unstarted, "--as-of", "30/3/2026") == []
    assert _not_started(unstarted, "--as-of", "31/3/2026") == ["R00001", "R00002"]
    assert _not_started(unstarted, "--as-of", "6/4/2026") == ["R00001", "R00002"]
    assert _not_started(unstarted, "--as-of", "7/4/2026") == ["R00001"]
    assert _not_started(unstarted) == ["R00001"]
    # From Tue 24 March Good Friday and Easter Monday are stepped over: to Thu 23 April.
    assert _not_started(unstarted, "--as-of", "+3d") == ["R00001"]
    assert _not_started(unstarted, "--as-of", "+4d") == ["R00001", "R00003"]
    assert _not_started(unstarted, "--pathway", "D") == []
    assert _not_started(unstarted, "--provider", "housing") == ["R00001"]
    assert _waiting(unstarted) == ["R00004"]


def test_what_is_said_of_one_that_did_not_start(unstarted: Program) -> None:
    (row,) = unstarted("referral", "waiting", "--not-started", "--format", "json").succeeds().json()
    assert row == {
        "referral": "R00001",
        "offender": "N00001",
        "name": "Mercer, Kai",
        "pathway": "accommodation",
        "provider": "Housing Solutions",
        "area": None,
        "made_on": "2026-03-02",
        "accepted_on": "2026-03-09",
        "start_due_on": "2026-03-30",
        "working_days_late": 13,
        "target": 20,
    }
    assert looks(unstarted)[-1] == ("referral waiting", "1", None)
    assert unstarted("referral", "waiting", "--not-started", "--exit-code").exits(8).out != ""
    quiet = unstarted("referral", "waiting", "--not-started", "--exit-code", "--as-of", "30/3/2026").succeeds()
    assert (quiet.out, quiet.err) == ("", "")


@pytest.mark.parametrize("day", ["30/3/2026", "31/3/2026", "7/4/2026", "today", "+4d"])
def test_today_counts_those_that_are_listed(unstarted: Program, day: str) -> None:
    counts = unstarted("today", "--as-of", day, "--format", "json").succeeds().json()
    assert counts["referrals_not_started"] == len(_not_started(unstarted, "--as-of", day))
    assert counts["referrals_waiting"] == len(_waiting(unstarted, "--as-of", day))
