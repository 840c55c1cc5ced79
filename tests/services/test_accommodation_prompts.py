"""What is prompted about people's homes: which referral counts, as on which day, and in which windows."""

import re
from datetime import date
from pathlib import Path

from iomctl.domain.accommodation.duty_to_refer_prompts import DutyHome
from iomctl.domain.accommodation.prompts import Home, Prompt
from iomctl.inputs.policy.file import default_policy_text
from iomctl.services.accommodation.prompts import commissioned_prompts, duty_prompts
from iomctl.services.asked_day import AskedDay
from tests.program import Program
from tests.services.case_book import add_people, working

OUT_ON = date(2026, 6, 29)  # ten weeks after the clock's Monday
IN_PRISON = Home("transient", OUT_ON, has_next=False)
LEAVING = DutyHome(OUT_ON, next_meets=False)
Told = dict[int, tuple[str, str]]


def told(prompts: dict[int, Prompt]) -> Told:
    return {person: (one.status, one.action.code if one.action else "") for person, one in prompts.items()}


def asked(iomctl: Program, on: date | None = None, people: int = 2) -> tuple[Told, Told]:
    """The prompts of the duty to refer, and of commissioned services, for the first so many people."""
    them = range(1, people + 1)
    with working(iomctl) as work:
        day = AskedDay(work, on or work.today)
        duties = duty_prompts(work, day, dict.fromkeys(them, LEAVING))
        services = commissioned_prompts(work, day, dict.fromkeys(them, IN_PRISON))
    return told({person: one.prompt for person, one in duties.items()}), told(services)


def test_nobody_is_asked_about_but_those_whose_homes_are_known(iomctl: Program) -> None:
    add_people(iomctl, 2)
    assert asked(iomctl, people=0) == ({}, {})
    soon, later = ("upcoming", "submit-dtr-referral"), ("not-started", "submit-crs-referral")
    assert asked(iomctl, people=1) == ({1: soon}, {1: later})


def test_the_newest_referral_to_a_council_counts_that_was_not_withdrawn(iomctl: Program) -> None:
    add_people(iomctl, 2)
    for council, on in (("luton", "2/3/2026"), ("bedford", "9/3/2026"), ("central bed", "16/3/2026")):
        iomctl("duty", "refer", "N1", council, "--consent", on, "--on", on).succeeds()
    iomctl("duty", "answer", "D2", "priority-need", "--on", "11/3/2026").succeeds()
    assert asked(iomctl)[0] == {1: ("submitted", "add-dtr-outcome"), 2: ("upcoming", "submit-dtr-referral")}
    iomctl("duty", "answer", "D3", "withdrawn", "--on", "18/3/2026").succeeds()
    assert asked(iomctl)[0][1] == ("accepted", "")
    assert asked(iomctl, date(2026, 3, 17))[0][1] == ("submitted", "add-dtr-outcome")
    assert asked(iomctl, date(2026, 3, 10))[0][1] == ("submitted", "add-dtr-outcome")
    iomctl("duty", "withdraw", "D2", "--reason", "of another person").succeeds()
    assert asked(iomctl)[0][1] == ("submitted", "add-dtr-outcome")
    assert asked(iomctl, date(2026, 3, 1))[0][1] == ("upcoming", "submit-dtr-referral")


def test_an_open_referral_for_accommodation_counts_before_a_newer_one_that_is_over(iomctl: Program) -> None:
    add_people(iomctl, 2)
    for name, pathway in (("Harbour Trust", "accommodation"), ("Roof", "accommodation"), ("Skills", "ete")):
        iomctl("provider", "add", name, "--pathway", pathway).succeeds()
    for pathway, name, on in (
        ("accommodation", "harbour", "2026-03-30"),
        ("accommodation", "roof", "2026-04-07"),
        ("ete", "skills", "2026-04-08"),
    ):
        iomctl("referral", "make", "N1", pathway, "--provider", name, "--on", on).succeeds()
    iomctl("referral", "make", "N2", "ete", "--provider", "skills", "--on", "2026-04-08").succeeds()
    iomctl("referral", "answer", "R2", "refused", "--reason", "full", "--on", "2026-04-09").succeeds()
    referred, not_yet = ("submitted", ""), ("not-started", "submit-crs-referral")
    assert asked(iomctl)[1] == {1: referred, 2: not_yet}
    iomctl("referral", "end", "R1", "never-started", "--reason", "ANO", "--on", "2026-04-13").succeeds()
    assert asked(iomctl)[1][1] == not_yet
    assert asked(iomctl, date(2026, 4, 12))[1][1] == referred
    iomctl("offender", "edit", "N1", "--gender", "male").succeeds()
    assert asked(iomctl)[1][1] == ("not-started", "submit-crs-accommodation-referral")


def test_the_windows_are_those_of_the_policy_and_as_usual_where_it_has_none(iomctl: Program, tmp_path: Path) -> None:
    add_people(iomctl, 2)
    iomctl("duty", "refer", "N2", "luton", "--consent", "9/3/2026", "--on", "9/3/2026").succeeds()
    usual = asked(iomctl)
    assert usual[0] == {1: ("upcoming", "submit-dtr-referral"), 2: ("submitted", "add-dtr-outcome")}
    file = tmp_path / "mine.toml"
    older = re.sub(r"^\[release\]\n(.+\n)+", "", default_policy_text(), flags=re.M)
    file.write_text(older, "utf-8")
    iomctl("policy", "load", str(file)).succeeds()
    assert asked(iomctl) == usual
    own = '[release]\nduty_before = "3 months"\nduty_holds = "30 days"\ncommissioned_before = "2 weeks"\n\n[reasons]'
    file.write_text(older.replace("[reasons]", own, 1), "utf-8")
    iomctl.travel(1)
    iomctl("policy", "load", str(file)).succeeds()
    now = ("not-started", "add-dtr-referral-details")
    assert asked(iomctl) == ({1: now, 2: now}, dict.fromkeys((1, 2), ("upcoming", "submit-crs-referral")))
    assert asked(iomctl, date(2026, 4, 20)) == usual
