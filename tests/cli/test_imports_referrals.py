"""iomctl import needs and referrals: each row against the rules and against what is recorded, on both engines."""

from pathlib import Path

import pytest

from tests.books import laid_once
from tests.cli.sheets import exported, lay_two_people, refusal, sheet, take_in
from tests.program import Program

NEEDS = "offender,pathway,level,from_on,note"
REFERRALS = (
    "referral,offender,pathway,provider,area,made_on,accepted_on,refused_on,refusal_reason,started_on,ended_on,"
    "ending,ending_reason,outcome,note"
)
MADE = ",N1,drugs,Help Ltd,,2026-03-02"


@laid_once
def people(iomctl: Program) -> None:
    """A case book with two people and a provider."""
    lay_two_people(iomctl)
    iomctl("provider", "add", "Help Ltd", "--pathway", "drugs").succeeds()


def test_needs_are_added_in_any_order_and_the_newest_is_shown(people: Program, tmp_path: Path) -> None:
    path = sheet(
        tmp_path, NEEDS, "X417723,Drugs,SOME,9/3/2026,a", "N1,drugs,severe,2026-02-02,", "N1,L,none,2026-02-02,"
    )
    assert take_in(people, "needs", path) == (3, 0, 0, 0)
    assert take_in(people, "needs", path) == (0, 0, 3, 0)
    shown = people("need", "list", "N1", "--pathway", "drugs", "--format", "json").json()
    assert [(row["level"], row["from_on"]) for row in shown] == [("some", "2026-03-09")]
    again = sheet(tmp_path, NEEDS, "N1,drugs,some,2026-03-09,", "N1,drugs,some,2026-03-09,b")
    assert take_in(people, "needs", again) == (1, 0, 1, 0)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("N9,drugs,some,2026-03-09,", "offender: no offender N9"),
        (",drugs,some,2026-03-09,", "offender: missing"),
        ("N1,drgs,some,2026-03-09,", 'pathway "drgs": one of accommodation'),
        ("N1,,some,2026-03-09,", "pathway: missing"),
        ("N1,drugs,much,2026-03-09,", 'level "much": one of none, some, severe'),
        ("N1,drugs,some,2026-04-21,", "from_on: Tue 21 Apr 2026 (tomorrow) is in the future"),
        ("N1,drugs,some,1994-08-13,", "from_on: Sat 13 Aug 1994 (11573 days ago) is before their birth"),
        (
            "N9,,much,31/2/2026,",
            'offender: no offender N9; from_on: day "31/2/2026": February 2026 has days 1 to 28, not 31; '
            'pathway: missing; level "much": one of none, some, severe',
        ),
    ],
)
def test_a_need_that_can_not_be_is_refused(people: Program, tmp_path: Path, row: str, why: str) -> None:
    (said,) = refusal(people, "needs", sheet(tmp_path, NEEDS, row))
    assert said.startswith(f"line 2: {why}")


def test_a_referral_comes_with_its_steps_and_goes_on(people: Program, tmp_path: Path) -> None:
    path = sheet(tmp_path, REFERRALS, f"{MADE},,,,,,,,,for now")
    assert take_in(people, "referrals", path) == (1, 0, 0, 0)
    accepted = sheet(tmp_path, REFERRALS, f"{MADE},2026-03-04,,,2026-03-06,,,,,")
    assert take_in(people, "referrals", accepted) == (0, 1, 0, 0)
    assert take_in(people, "referrals", accepted) == take_in(people, "referrals", path) == (0, 0, 1, 0)
    ended = sheet(tmp_path, REFERRALS, "R1,X417723,drugs,help ltd,,2026-03-02,,,,,,,,,")
    assert take_in(people, "referrals", ended) == (0, 0, 1, 0)
    whole = f"{MADE},2026-03-04,,,2026-03-06,2026-04-06,completed,,achieved,"
    assert take_in(people, "referrals", sheet(tmp_path, REFERRALS, whole)) == (0, 1, 0, 0)
    (row,) = exported(people, "referrals")
    assert (row["referral"], row["started_on"], row["outcome"], row["note"]) == (
        "R00001",
        "2026-03-06",
        "achieved",
        "for now",
    )
    (listed,) = people("referral", "list", "N1", "--all", "--format", "json").json()
    assert listed["status"] == "ended"
    people("db", "check").succeeds()


def test_a_free_reference_is_kept(people: Program, tmp_path: Path) -> None:
    path = sheet(tmp_path, REFERRALS, f"R00042{MADE},,,,,,,,,", MADE.replace("-02", "-03") + ",,,,,,,,,")
    assert take_in(people, "referrals", path) == (2, 0, 0, 0)
    assert [row["referral"] for row in exported(people, "referrals")] == ["R00042", "R00043"]
    taken = MADE.replace("N1", "N2")
    assert refusal(people, "referrals", sheet(tmp_path, REFERRALS, f"R42{taken},,,,,,,,,")) == [
        "line 2: referral: R00042 is another referral: its person, service or day is not this row's"
    ]


@pytest.mark.parametrize(
    ("rest", "why"),
    [
        ("2026-03-04,2026-03-04,full", "refused_on: a referral that was accepted can't be refused"),
        (",,,2026-03-06", "started_on: a referral that was made can't be started"),
        (
            "2026-03-01",
            "accepted_on: it was made on Mon 2 Mar 2026 (49 days ago), so it can't have been accepted before",
        ),
        (",2026-03-04", "refusal_reason: needed for refused"),
        (",,full", "refusal_reason: given without refused_on"),
        (",2026-03-04,fll", 'refusal_reason: refusal reason "fll": one of not-eligible'),
        (",,,,2026-03-09,completed,,achieved", "ended_on: a referral that was made can't end as completed"),
        (",,,,2026-03-09", 'ending: "": one of completed, ended-early, never-started'),
        (",,,,,completed", "ending: given without ended_on"),
        ("2026-03-04,,,2026-03-06,2026-03-09,completed", "outcome: needed for completed"),
        ("2026-03-04,,,2026-03-06,2026-03-09,ended-early,,partly", "ending_reason: needed for ended-early"),
        ("2026-04-21", "accepted_on: Tue 21 Apr 2026 (tomorrow) is in the future"),
    ],
)
def test_steps_that_can_not_follow_are_refused(people: Program, tmp_path: Path, rest: str, why: str) -> None:
    (said,) = refusal(people, "referrals", sheet(tmp_path, REFERRALS, f"{MADE},{rest}"))
    assert said.startswith(f"line 2: {why}")
    assert exported(people, "referrals") == []


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (
            ",N1,drugs,Nobody,,2026-03-02",
            'provider: no provider "Nobody": iomctl provider add makes one, or --create does',
        ),
        (",N1,ete,Help Ltd,,2026-03-02", 'provider: "Help Ltd" does not offer ete everywhere: '),
        (",N1,drugs,Help Ltd,Luton,2026-03-02", 'provider: "Help Ltd" does not offer drugs in "Luton": '),
        (",N1,drugs,,,2026-03-02", "provider: missing"),
        (",N1,drugs,Help Ltd,,1994-08-13", "made_on: 1994-08-13 is before they were born"),
        ("42,N1,drugs,Help Ltd,,2026-03-02", 'referral: "42" is no reference; one is like R00042'),
    ],
)
def test_a_referral_to_nobody_known_is_refused(people: Program, tmp_path: Path, row: str, why: str) -> None:
    (said,) = refusal(people, "referrals", sheet(tmp_path, REFERRALS, row))
    assert said.startswith(f"line 2: {why}")


def test_what_is_recorded_of_a_referral_is_never_changed(people: Program, tmp_path: Path) -> None:
    take_in(people, "referrals", sheet(tmp_path, REFERRALS, f"{MADE},2026-03-04,,,,,,,,a"))
    assert refusal(people, "referrals", sheet(tmp_path, REFERRALS, f"{MADE},2026-03-05,,,,,,,,b")) == [
        "line 2: note: R00001 is recorded with another one; accepted_on: R00001 is recorded as accepted on 2026-03-04"
    ]


def test_create_makes_the_services_a_file_names_once(people: Program, tmp_path: Path) -> None:
    rows = (",N1,ete,Work First,Luton,2026-03-02", ",N2,ete,work first,luton,2026-03-02", ",N9,ete,No One,,2026-03-02")
    path, rejects = sheet(tmp_path, REFERRALS, *rows), str(tmp_path / "rejects.csv")
    words = ("import", "referrals", path, "--create", "--rejects", rejects, "--format", "json")
    done = people(*words).succeeds().json()
    assert (done["added"], done["refused"], done["providers"], done["services"]) == (2, 1, 1, 1)
    assert [row["provider"] for row in exported(people, "referrals")] == ["Work First", "Work First"]
