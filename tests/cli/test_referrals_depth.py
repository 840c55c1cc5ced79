"""iomctl referral make, assign, outcome, signpost: complexity, practitioner, desired outcomes and one-stop services."""

from pathlib import Path
from typing import Any

import pytest

from tests.casebook import book, person
from tests.program import Program

ASKED = ("--complexity", "HIGH", "--outcome", "Home-Kept", "--outcome", "home-tenancy", "--outcome", "home-kept")


@pytest.fixture
def referred(iomctl: Program) -> Program:
    """R00001: Mercer to Housing Solutions on 7 April, with a complexity and two desired outcomes."""
    with book(iomctl) as work:
        person(work, "Mercer", area="Luton")
    for words in (
        ("provider", "add", "Housing Solutions", "--pathway", "accommodation"),
        ("provider", "add", "Fresh Start", "--pathway", "drugs", "--pathway", "alcohol", "--pathway", "health"),
        ("referral", "make", "N1", "A", "--provider", "housing", "--on", "7/4/2026", *ASKED),
    ):
        iomctl(*words).succeeds()
    return iomctl


def shown(program: Program, ref: str, *words: str) -> dict[str, Any]:
    page: dict[str, Any] = program("referral", "show", ref, *words, "--format", "json").succeeds().json()
    return page


def taken(program: Program, *steps: str) -> None:
    for step in steps:
        program("referral", *step.split()).succeeds()


def refused(program: Program, code: int, *words: str) -> str:
    """What is said when the words are refused, and that nothing is changed by them."""
    before = program("referral", "show", "R1", "--format", "json").out
    answer = program("referral", *words).exits(code)
    assert program("referral", "show", "R1", "--format", "json").out == before
    return answer.err


def test_what_is_asked_for_is_kept_and_shown(referred: Program) -> None:
    page = shown(referred, "R1")
    told = [page[name] for name in ("complexity", "practitioner", "signposted_with", "outcome_score")]
    assert told == ["high", None, [], None]
    assert page["outcomes"] == [
        {
            "code": code,
            "wording": wording,
            "chosen_on": "2026-04-07",
            "score": None,
            "scored_on": None,
        }
        for code, wording in (
            ("home-kept", "keeps the home they have"),
            ("home-tenancy", "keeps a tenancy that was at risk"),
        )
    ]
    lines = referred("referral", "show", "R1").succeeds().out.splitlines()
    assert lines[4:8] == [
        "Complexity  high",
        "",
        "Desired outcomes",
        " home-kept     keeps the home they have: not scored yet",
    ]


def test_an_outcome_of_another_pathway_is_refused_with_every_other_fault(referred: Program) -> None:
    words = ("make", "N1", "drugs", "--provider", "fresh", "--complexity", "huge", "--outcome", "home-kept")
    told = refused(referred, 4, *words, "--outcome", "drugs-helth", "--on", "+1d").splitlines()
    assert told[0] == 'iomctl: --complexity "huge": one of low, medium, high'
    assert '"home-kept": it is of accommodation, not of drugs: one of drugs-controlled' in told[1]
    assert "did you mean drugs-health?" in told[1]
    assert "is in the future" in told[2]
    assert "it is of drugs, not of accommodation" in refused(referred, 4, "outcome", "R1", "drugs-health")
    assert "R00001 has the outcome home-kept from Tue 7 Apr" in refused(referred, 5, "outcome", "R1", "home-kept")
    missing = refused(referred, 4, "outcome", "R1", "home-lasting", "--score", "achieved")
    assert missing.splitlines()[1] == "  choose it first: iomctl referral outcome R00001 home-lasting"
    several = refused(referred, 4, "outcome", "R9", "x", "--score", "good", "--on", "31/2/2026").splitlines()
    assert [line.split(":")[1].split('"')[0] for line in several[:3]] == [" no referral R9", " --on", " --score "]


def test_outcomes_are_scored_at_the_end_and_add_up(referred: Program) -> None:
    early = refused(referred, 5, "outcome", "R1", "home-kept", "--score", "achieved")
    assert "only work that was started is scored" in early
    taken(referred, "answer R1 accepted --on 8/4/2026", "start R1 --on 9/4/2026")
    end = ("end", "R1", "completed", "--outcome", "achieved")
    wrong = ("--outcome-score", "home-kept", "--outcome-score", "home-lasting=partly", "--outcome-score")
    told = refused(referred, 4, *end, *wrong, "home-kept=fine")
    for line in (
        "write it like CODE=achieved",
        '"home-lasting" is no outcome of this referral',
        'score "fine": one of',
    ):
        assert line in told
    ended = referred("referral", *end, "--outcome-score", "HOME-KEPT=Achieved", "--on", "13/4/2026").succeeds()
    assert "Not scored yet: home-tenancy: iomctl referral outcome R00001 CODE --score SCORE\n" in ended.err
    taken(referred, "outcome R1 home-tenancy --score not-achieved --on 14/4/2026")
    taken(referred, "outcome R1 home-tenancy --score partly --on 16/4/2026")
    assert [(one["score"], one["scored_on"]) for one in shown(referred, "R1")["outcomes"]] == [
        ("achieved", "2026-04-13"),
        ("partly", "2026-04-16"),
    ]
    sums = [shown(referred, "R1", "--as-of", f"{day}/4/2026")["outcome_score"] for day in (12, 13, 15, 16)]
    assert sums == [None, 1.0, 1.0, 1.5]
    again = refused(referred, 5, "outcome", "R1", "home-tenancy", "--score", "partly")
    assert "R00001 was scored partly for home-tenancy on Thu 16 Apr" in again
    assert "only an open referral can be changed so" in refused(referred, 5, "outcome", "R1", "home-lasting")
    history = referred("offender", "history", "N1", "--format", "json").succeeds().json()
    told_of = [(one["before"], one["after"]) for one in history if one["about"] == "R00001 outcome home-tenancy"]
    assert told_of == [(None, "desired"), ("desired", "not-achieved"), ("not-achieved", "partly")]


def test_what_never_started_is_not_scored(referred: Program) -> None:
    words = ("end", "R1", "never-started", "--reason", "MOV")
    told = refused(referred, 4, *words, "--outcome-score", "home-kept=achieved")
    assert "--outcome-score: only work that was started has one" in told
    assert "Not scored" not in referred("referral", *words).succeeds().err


def test_the_practitioner_is_the_newest_by_a_day(referred: Program) -> None:
    taken(referred, "assign R1 Hale --on 8/4/2026", "assign R1 Osei --on 16/4/2026")
    days = {day: shown(referred, "R1", "--as-of", f"{day}/4/2026") for day in (7, 8, 15, 16)}
    assert [(one["practitioner"], one["practitioner_from"]) for one in days.values()] == [
        (None, None),
        ("Hale", "2026-04-08"),
        ("Hale", "2026-04-08"),
        ("Osei", "2026-04-16"),
    ]
    (listed,) = referred("referral", "list", "--as-of", "9/4/2026", "--format", "json").succeeds().json()
    assert (listed["practitioner"], listed["complexity"], listed["signpost"]) == ("Hale", "high", None)
    assert "R00001 is with Osei from Thu 16 Apr" in refused(referred, 5, "assign", "R1", "Hale", "--on", "15/4/2026")
    assert "R00001 is with Osei already" in refused(referred, 5, "assign", "R1", "OSEI")
    assert "R00001 was made on Tue 7 Apr" in refused(referred, 5, "assign", "R1", "Vane", "--on", "6/4/2026")
    assert "can't be empty" in refused(referred, 4, "assign", "R1", " ")
    taken(referred, "answer R1 refused --reason full")
    assert "only an open referral" in refused(referred, 5, "assign", "R1", "Vane")


def test_a_one_stop_service_is_asked_for_several_pathways_at_once(referred: Program) -> None:
    words = ("signpost", "N1", "fresh", "drugs", "L", "health", "--complexity", "low", "--note", "one visit")
    assert referred("referral", *words, "--dry-run").succeeds().err.endswith("Dry run: nothing was changed.\n")
    made = referred("referral", *words, "--format", "json").succeeds().json()
    assert [(one["referral"], one["pathway"], one["complexity"], one["signpost"]) for one in made] == [
        ("R00002", "drugs", "low", "R00002"),
        ("R00003", "alcohol", "low", "R00002"),
        ("R00004", "health", "low", "R00002"),
    ]
    assert shown(referred, "R3")["signposted_with"] == ["R00002", "R00004"]
    assert "Signposted  with R00002, R00004" in referred("referral", "show", "R3").out
    taken(referred, "answer R3 refused --reason full")
    assert [shown(referred, ref)["status"] for ref in ("R2", "R3", "R4")] == ["made", "refused", "made"]
    twice = refused(referred, 4, "signpost", "N1", "fresh", "drugs", "D", "alcohol")
    assert "pathway drugs is given twice" in twice
    assert "two pathways or more" in refused(referred, 4, "signpost", "N1", "fresh", "alcohol")
    told = refused(referred, 5, "signpost", "N1", "fresh", "alcohol", "ete", "health").splitlines()
    assert told[0] == "iomctl: Fresh Start does not offer ete"
    assert "N00001 is already referred to Fresh Start for health: R00004" in told[1]
    assert len(referred("referral", "list", "--format", "json").json()) == 4
    wrong = refused(referred, 4, "signpost", "N9", "nobody", "zz", "yy", "--on", "+1d").splitlines()
    assert len([line for line in wrong if "is in the future" in line]) == 1
    assert len([line for line in wrong if line.startswith("iomctl: pathway")]) == 2


def test_an_outcome_is_worded_as_on_the_day_it_was_chosen(referred: Program, tmp_path: Path) -> None:
    text = referred("policy", "show", "--text").succeeds().out
    newer = text.replace("keeps the home they have", "stays where they live").replace(
        "no place free", "has no place just now"
    )
    (tmp_path / "newer.toml").write_text(newer, "utf-8")
    lost = [line for line in text.splitlines() if '"home-tenancy"' not in line]
    (tmp_path / "lost.toml").write_text("\n".join(lost), "utf-8")
    assert "outcomes: home-tenancy is used" in referred("policy", "load", str(tmp_path / "lost.toml")).exits(5).err
    referred("referral", "make", "N1", "drugs", "--provider", "fresh").succeeds()
    taken(referred, "answer R2 refused --reason full")
    referred.travel(1)
    referred("policy", "load", str(tmp_path / "newer.toml")).succeeds()
    taken(referred, "outcome R1 home-lasting")
    assert shown(referred, "R1")["outcomes"][0]["wording"] == "keeps the home they have"
    referred("referral", "end", "R1", "never-started", "--reason", "MIS").succeeds()
    words = ("make", "N1", "A", "--provider", "housing", "--outcome", "home-kept")
    referred("referral", *words).succeeds()
    assert shown(referred, "R3")["outcomes"][0]["wording"] == "stays where they live"
    taken(referred, "answer R3 refused --reason full")
    assert [shown(referred, ref)["steps"][1]["reason_words"] for ref in ("R2", "R3")] == [
        "no place free",
        "has no place just now",
    ]
    listed = referred("referral", "list", "--status", "refused", "--format", "json").json()
    assert [one["reason_words"] for one in listed] == ["no place free", "has no place just now"]
