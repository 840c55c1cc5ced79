"""What is missing from the open cases, and the command that mends it."""

import pytest

from iomctl.services.worklists.gap_kinds import GAPS
from tests.books import laid_once
from tests.program import Program

ADOPT = ("--cohort", "luton", "--tier", "flex", "--colour", "red", "--reason", "criteria-met")
BORN = ("--born", "14/8/1994")
ALL_ASKED = ("accommodation", "ete", "drugs", "alcohol", "health", "finance", "family", "attitudes")


@laid_once
def case(iomctl: Program) -> None:
    """One open case, of Mercer, with everything that can be missing recorded."""
    iomctl("agency", "add", "Bedfordshire Police").succeeds()
    iomctl("worker", "add", "S Okafor", "--agency", "police").succeeds()
    iomctl("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    iomctl("offender", "add", "--surname", "Mercer", "--forenames", "Kai", "--gender", "male", *BORN).succeeds()
    iomctl("cohort", "adopt", "mercer", *ADOPT, "--worker", "okafor").succeeds()
    iomctl("offence", "add", "mercer", "028/03", "--on", "2026-02-03", "--index").succeeds()
    iomctl("score", "add", "mercer", "ogrs3-2y", "81", "--on", "2026-03-03").succeeds()
    iomctl("sentence", "add", "mercer", "licence", "--from", "2026-02-03", "--until", "2026-11-02").succeeds()
    iomctl("need", "set", "mercer", *(f"{pathway}=none" for pathway in ALL_ASKED)).succeeds()


def gaps(iomctl: Program, *words: str) -> dict[str, tuple[str, str]]:
    """What is missing and the command, by gap, of one case."""
    found = iomctl("check", "cases", "--format", "json", *words).succeeds().json()
    return {one["gap"]: (one["about"], one["command"]) for one in found}


def test_nothing_is_missing_from_a_whole_case(case: Program) -> None:
    assert gaps(case) == {}
    answer = case("check", "cases", "--exit-code").succeeds()
    assert (answer.out, answer.err) == ("", "")


MISSING = {
    "index-offence": (("offence", "withdraw", "C1", "--reason", "of another person"), "no index offence"),
    "score": (("score", "withdraw", "S1", "--reason", "of another person"), "no score"),
    "sentence": (("sentence", "withdraw", "T1", "--reason", "of another person"), "no sentence recorded"),
    "sentence-end": (("sentence", "end", "T1", "--not-ended"), "Licence from Tue 3 Feb 2026 (76 days ago) has no end"),
    "lead-worker": (("worker", "edit", "okafor", "--left", "today"), "S Okafor left on Mon 20 Apr 2026 (today)"),
    "needs": (("offender", "edit", "mercer", "--gender", "female"), "never asked: women-abuse, women-sexwork"),
}


def test_an_end_of_an_exemption_that_ended_nothing_is_told_until_one_is_recorded(case: Program) -> None:
    case("review", "exempt", "mercer", "--end", "--on", "2026-04-20").succeeds()
    told, command = gaps(case)["exemption"]
    assert told == "expected again from Mon 20 Apr 2026 (today), and no exemption ran then"
    withdrawn = "review withdraw N00001 --what expected --on 2026-04-20 --cohort luton --reason WORDS"
    assert command == f"iomctl {withdrawn}"
    case(*withdrawn.split()).succeeds()
    assert gaps(case) == {}
    case(
        "cohort", "correct", "mercer", "adoption", "--on", "2026-04-20", "--from", "2026-04-01", "--reason", "late"
    ).succeeds()
    case("review", "exempt", "mercer", "--end", "--on", "2026-04-20").succeeds()
    case("review", "exempt", "mercer", "--reason", "health", "--on", "2026-04-10").succeeds()
    assert gaps(case) == {}
    case("review", "hold", "mercer", "--on", "2026-04-13").succeeds()
    assert list(gaps(case)) == ["exemption"]


def test_the_help_names_each_gap(iomctl: Program) -> None:
    told = " ".join(iomctl("check", "cases", "--help").succeeds().out.split()).replace("- ", "-")
    assert ", ".join(list(GAPS)[:-1]) + f" or {list(GAPS)[-1]}" in told


@pytest.mark.parametrize("gap", MISSING)
def test_what_goes_missing_is_told_with_how_to_mend_it(case: Program, gap: str) -> None:
    command, about = MISSING[gap]
    case(*command).succeeds()
    found = gaps(case)
    assert list(found) == [gap]
    assert found[gap][0].startswith(about)
    assert found[gap][1].startswith("iomctl ")
    case("check", "cases", "--gap", gap, "--exit-code").exits(8)
    other = next(one for one in MISSING if one != gap)
    case("check", "cases", "--gap", other, "--exit-code").succeeds()


def test_a_score_that_is_too_old_is_none(case: Program) -> None:
    case.travel(400)
    assert gaps(case)["score"][0] == "the newest score is of Tue 3 Mar 2026 (448 days ago): too old to count"


def test_one_cohort_is_asked_for(case: Program) -> None:
    case("cohort", "create", "bedford", "--name", "IOM Bedford").succeeds()
    case("score", "withdraw", "S1", "--reason", "of another person").succeeds()
    assert gaps(case, "--cohort", "bedford") == {}
    assert list(gaps(case, "--cohort", "luton")) == ["score"]
    assert "no cohort lutin" in case("check", "cases", "--cohort", "lutin").exits(3).err


def test_who_has_left_is_not_looked_at(case: Program) -> None:
    case("score", "withdraw", "S1", "--reason", "of another person").succeeds()
    case("cohort", "deselect", "mercer", "--reason", "risk-reduced", "--exit-plan", "the council").succeeds()
    assert gaps(case) == {}


def test_the_look_is_logged_and_a_hidden_name_stays_hidden(case: Program) -> None:
    case("score", "withdraw", "S1", "--reason", "of another person").succeeds()
    case("offender", "restrict", "mercer", "--reason", "works for the force").succeeds()
    answer = case("check", "cases").succeeds()
    assert "Mercer" not in answer.out + answer.err
    assert "restricted" in answer.out
    newest = case("audit", "log", "--format", "json").succeeds().json()[-1]
    assert (newest["command"], newest["people"]) == ("check cases", "N00001")


def test_an_unknown_gap_is_refused(case: Program) -> None:
    assert 'gap "scroe": one of lead-worker' in case("check", "cases", "--gap", "scroe").exits(4).err


def test_nobody_met_for_longer_than_the_policy_says_is_a_gap(case: Program) -> None:
    case.travel(28)
    assert gaps(case, "--gap", "contact") == {}
    case.travel(1)
    contact = ("iomctl contact add N00001 KIND --how HOW --on DAY --kept",)
    assert gaps(case, "--gap", "contact") == {"contact": ("nobody ever met them", *contact)}
    case("contact", "add", "N1", "home-visit", "--how", "doorstep", "--on", "2026-04-20", "--kept").succeeds()
    met = "nobody met them since Mon 20 Apr 2026 (29 days ago)"
    assert gaps(case, "--gap", "contact") == {"contact": (met, *contact)}
    case("contact", "add", "N1", "home-visit", "--how", "doorstep", "--kept").succeeds()
    assert gaps(case, "--gap", "contact") == {}


def test_a_release_without_a_day_or_a_plan_is_a_gap(case: Program) -> None:
    case("custody", "begin", "N1", "sentenced").succeeds()
    due = ("in custody, no release is set", "iomctl release set N00001 KIND DAY")
    no_day = "no council asked since Mon 20 Apr 2026 (today); the day of release is not known: no first night is known"
    assert gaps(case) == {"release": due, "duty": (no_day, "iomctl duty refer N00001 COUNCIL --consent DAY")}
    case("release", "set", "N1", "conditional", "2026-07-14").succeeds()
    assert gaps(case) == {}
    case("release", "set", "N1", "conditional", "2026-07-13").succeeds()
    plan = "iomctl release plan N00001"
    out = "out on Mon 13 Jul 2026 (in 84 days) with no"
    assert gaps(case) == {"release-plan": (f"{out} first night and appointment", f"{plan} --to CODE --appointment DAY")}
    case("release", "plan", "N1", "--to", "A07B").succeeds()
    assert gaps(case) == {"release-plan": (f"{out} appointment", f"{plan} --appointment DAY")}
    case("release", "plan", "N1", "--appointment", "2026-07-14").succeeds()
    assert gaps(case) == {}


def test_a_sentence_that_soon_ends_asks_for_an_exit_plan_that_leaving_takes_over(case: Program) -> None:
    case("sentence", "end", "T1", "--on", "2026-06-16").succeeds()
    assert gaps(case) == {}
    case("sentence", "end", "T1", "--on", "2026-06-15").succeeds()
    about = "the sentence ends on Mon 15 Jun 2026 (in 56 days) with no exit plan"
    assert gaps(case) == {"exit-plan": (about, "iomctl cohort exit-plan N00001 WORDS --cohort luton")}
    case("sentence", "add", "N1", "community-order", "--from", "2026-03-02").succeeds()
    assert list(gaps(case)) == ["sentence-end"]
    case("sentence", "withdraw", "T2", "--reason", "of another person").succeeds()
    case("cohort", "exit-plan", "N1", "the council").succeeds()
    assert gaps(case) == {}
    case.travel(1)
    case("cohort", "exit-plan", "N1", "drug service until August").succeeds()
    early = case("cohort", "exit-plan", "N1", "the council", "--on", "2026-04-20").exits(5)
    assert "that is the exit plan of N00001 already, since Mon 20 Apr 2026 (yesterday)" in early.err
    assert "Exit plan  the council\n" in case("offender", "show", "N1", "--as-of", "2026-04-20").succeeds().out
    left = case("cohort", "deselect", "N1", "--reason", "risk-reduced", "--format", "json").succeeds().json()
    assert left["exit_plan"] == "drug service until August"
    told = case("offender", "history", "N1", "--format", "json").succeeds().json()
    assert [one["after"] for one in told if one["what"] == "exit-plan"] == ["the council", "drug service until August"]
