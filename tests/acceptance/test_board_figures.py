"""The figures of the board's paper are those of the lists that everybody else reads, on the day that it names."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest

from tests.program import Program

FIRST, LAST = "2026-02-01", "2026-04-20"
BEFORE = "2026-01-31"


@pytest.fixture(scope="module")
def report(demo: Program) -> dict[str, Any]:
    """The paper of eleven weeks of the demonstration, which it leaves as it is."""
    words = ("report", "board", "--from", FIRST, "--as-of", LAST, "--exact", "--dry-run", "--format", "json")
    found: dict[str, Any] = json.loads(demo(*words).succeeds().out)
    return found


def counted(report: dict[str, Any], measure: str, by: str | None = None) -> dict[Any, int]:
    """What a measure counted by group, without the groups that nobody is in."""
    rows = [one for one in report["figures"] if (one["measure"], one["by"]) == (measure, by)]
    return {one["group"]: one["numerator"] for one in rows if one["numerator"]}


def shares(report: dict[str, Any], measure: str, by: str | None = None) -> dict[Any, tuple[int, int]]:
    rows = [one for one in report["figures"] if (one["measure"], one["by"]) == (measure, by)]
    return {one["group"]: (one["numerator"], one["denominator"]) for one in rows}


def rows(demo: Program, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = demo(*words, "--format", "json").succeeds().json()
    return found


def people_by(listed: Iterable[dict[str, Any]], column: str) -> dict[str, int]:
    """Nobody of the demonstration is in two cohorts at once, so a case is a person."""
    return dict(Counter(one[column].capitalize() for one in listed))


def test_who_is_on_the_scheme_is_who_is_in_the_caseload(demo: Program, report: dict[str, Any]) -> None:
    listed = rows(demo, "caseload", "--as-of", LAST)
    assert len({one["offender"] for one in listed}) == len(listed) == counted(report, "people")[None]
    assert counted(report, "people", "tier") == people_by(listed, "tier")
    assert counted(report, "people", "colour") == people_by(listed, "colour")
    inside = sum(one["custody"] == "custody" for one in listed)
    assert counted(report, "people", "custody") == {"In the community": len(listed) - inside, "In custody": inside}
    assert counted(report, "people", "area") == dict(Counter(one["area"] for one in listed))


def test_every_breakdown_adds_up_to_all(report: dict[str, Any]) -> None:
    whole = counted(report, "people")[None]
    by = {one["by"] for one in report["figures"] if one["measure"] == "people" and one["by"]}
    assert len(by) == 9
    for name in by:
        assert sum(counted(report, "people", name).values()) == whole, name


def test_who_came_in_and_who_left_is_who_is_in_one_caseload_and_not_in_the_other(
    demo: Program, report: dict[str, Any]
) -> None:
    before, now = ({one["offender"] for one in rows(demo, "caseload", "--as-of", day)} for day in (BEFORE, LAST))
    assert counted(report, "opening")[None] == len(before)
    assert counted(report, "closing")[None] == len(now)
    came, left = counted(report, "came_in")[None], counted(report, "left")[None]
    passed_through = came - len(now - before)
    assert passed_through >= 0
    assert left == len(before - now) + passed_through
    assert sum(counted(report, "came_in", "reason").values()) == came
    assert sum(counted(report, "left", "reason").values()) == left


def test_the_flow_of_each_tier_adds_up(report: dict[str, Any]) -> None:
    flows = {name: counted(report, name, "tier") for name in ("opening", "came_in", "moved_in", "moved_out", "left")}
    for tier, closing in counted(report, "closing", "tier").items():
        opening, came, moved_in, moved_out, left = (flows[name].get(tier, 0) for name in flows)
        assert opening + came + moved_in - moved_out - left == closing


def test_releases_and_the_first_night_are_those_of_the_list(demo: Program, report: dict[str, Any]) -> None:
    listed = rows(demo, "release", "past", "--from", FIRST, "--to", LAST)
    on_scheme = [one for one in listed if one["released_on"] >= FIRST]
    assert counted(report, "releases")[None] <= len(on_scheme)
    so, of = shares(report, "releases_planned")[None]
    assert of == counted(report, "releases")[None]
    assert so <= sum(one["planned"] for one in on_scheme)


def test_needs_are_those_of_the_gaps(demo: Program, report: dict[str, Any]) -> None:
    gaps = {one["pathway"]: one for one in rows(demo, "pathway", "gaps", "--exact", "--as-of", LAST)}
    asked, found, met = (shares(report, name, "pathway") for name in ("needs_asked", "needs_found", "needs_met"))
    names = {"accommodation": "Accommodation", "drugs": "Drugs", "finance": "Finance, benefit and debt"}
    for code, name in names.items():
        assert asked[name] == (gaps[code]["asked"], gaps[code]["people"])
        assert found[name] == (gaps[code]["need"], gaps[code]["asked"])
        assert met[name] == (gaps[code]["started"], gaps[code]["need"])


def test_each_cohort_by_itself_is_together_the_scheme(demo: Program, report: dict[str, Any]) -> None:
    words = ("report", "board", "--from", FIRST, "--as-of", LAST, "--exact", "--dry-run", "--format", "json")
    parts = [json.loads(demo(*words, "--cohort", one).succeeds().out) for one in ("luton", "bedford")]
    for measure in ("people", "opening", "came_in", "left", "releases"):
        assert sum(counted(part, measure).get(None, 0) for part in parts) == counted(report, measure)[None], measure


def test_reviews_by_agency_add_up_and_no_more_are_on_time_than_were_due(report: dict[str, Any]) -> None:
    so, of = shares(report, "reviews_on_time")[None]
    by_agency = shares(report, "reviews_on_time", "agency").values()
    assert (so, of) == (sum(one for one, _ in by_agency), sum(one for _, one in by_agency))
    assert 0 < so <= of


def test_a_quarter_of_the_trend_is_what_its_paper_counts(demo: Program) -> None:
    words = ("report", "board", "--from", "2026-01-01", "--as-of", "2026-03-31", "--exact", "--dry-run")
    paper = json.loads(demo(*words, "--format", "json").succeeds().out)
    trend = {one["measure"]: one for one in rows(demo, "report", "trend", "--exact", "--as-of", LAST)}
    for measure in ("reviews_on_time", "actions_on_time", "referrals_completed", "home_first_night"):
        told = trend[measure]["counts"]["2026-Q1"]
        assert shares(paper, measure)[None] == (told["numerator"], told["denominator"])
    assert trend["people"]["numbers"]["2026-Q1"] == str(counted(paper, "people")[None])
    assert trend["people"]["counts"] is None


def test_quarters_before_the_first_adoption_are_not_noughts(demo: Program) -> None:
    [people] = rows(demo, "report", "trend", "--measure", "people", "--exact", "--as-of", "2024-10-05")
    assert list(people["numbers"].values())[:6] == ["[w]"] * 6
    assert people["trend"].startswith("·" * 6)


def test_the_trend_says_its_quarters_and_withholds_its_counts(demo: Program) -> None:
    words = ("report", "trend", "--measure", "releases_planned", "--as-of", LAST)
    said = demo(*words).succeeds().out
    assert "Quarters, the earliest first: 2024-Q2 2024-Q3" in said
    assert "[c] confidential: withheld" in said
    assert "2024-Q2" in demo(*words, "--format", "csv").succeeds().err
    [exact], [told] = rows(demo, *words, "--exact"), rows(demo, *words)
    for quarter, counts in told["counts"].items():
        assert counts["numerator"] in {None, 0} or counts["numerator"] >= 6
        assert counts["denominator"] in {None, 0, exact["counts"][quarter]["denominator"]}
