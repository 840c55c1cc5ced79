"""The made-up scheme: repeatable, plausible, whole, and never on top of a case book."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from iomctl.cli.options import KINDS
from iomctl.domain.identifiers import canonical
from tests import casebook as cb
from tests.conftest import MONDAY
from tests.postgres import Server
from tests.program import Program


@pytest.fixture
def demo(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> Callable[..., Program]:
    """`demo("--seed", "7")` makes a scheme in a place of its own and answers the program on it."""
    made = 0

    def make(*args: str) -> Program:
        nonlocal made
        made += 1
        if engine == "sqlite":
            place = str(tmp_path / f"demo{made}.sqlite")
        else:
            server: Server = request.getfixturevalue("postgres")
            place = server.create_from("template1")
        program = Program(db=place, now=MONDAY)
        program("--db", place, "demo", *args).succeeds()
        return program

    return make


def exported(program: Program) -> dict[str, str]:
    return {kind: program("--restricted", "export", kind).succeeds().out for kind in KINDS}


def test_the_same_seed_and_day_make_the_same_scheme_and_another_seed_another(demo: Callable[..., Program]) -> None:
    first = exported(demo("--people", "40", "--as-of", "2026-04-20"))
    assert exported(demo("--people", "40", "--as-of", "2026-04-20")) == first
    other = exported(demo("--people", "40", "--as-of", "2026-04-20", "--seed", "2"))
    # Figures of other cohorts are published, and none is made up; nobody's name has changed yet.
    assert [kind for kind in KINDS if other[kind] == first[kind]] == ["names", "baselines"]


def test_it_is_a_whole_case_book(demo: Callable[..., Program]) -> None:
    program = demo()
    program("db", "check").succeeds()
    today = program("today", "--format", "json").succeeds().json()
    assert 100 <= today["people"] <= 120
    assert today["reviews_overdue"] == 7
    assert today["referrals_waiting"]
    assert today["nobody_responsible"]
    assert [one["kind"] for one in today["transitions"]] == ["turning-18", "turning-26"]
    assert [one["done"].count(",") for one in today["transitions"]] == [1, 0]
    assert [(one["kind"], one["to_do"]) for one in today["transitions_overdue"]] == [("turning-18", "transferred")]
    tiers = {one["tier"]: one["people"] for one in today["tiers"]}
    assert tiers["fixed"] > tiers["flex"] > tiers["free"] > 0


def test_numbers_are_right_and_no_two_people_share_one(demo: Callable[..., Program]) -> None:
    rows = demo()("--restricted", "export", "offenders", "--format", "json").succeeds().json()
    assert len(rows) == 120
    for kind in ("pnc", "crn"):
        numbers = [row[kind] for row in rows]
        assert [canonical(kind, number, today=MONDAY.date()) for number in numbers] == numbers
        assert len(set(numbers)) == len(numbers)
    born = [date.fromisoformat(row["born_on"]) for row in rows]
    assert all(date(1960, 1, 1) < day < date(2008, 6, 5) for day in born)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_referrals_are_made_and_answered_on_working_days_and_nothing_happens_at_weekends(
    demo: Callable[..., Program], seed: str
) -> None:
    program = demo("--seed", seed)
    rows = program("--restricted", "export", "referrals", "--format", "json").succeeds().json()
    steps = ("made_on", "accepted_on", "refused_on", "started_on", "ended_on")
    days = {date.fromisoformat(row[step]) for row in rows for step in steps if row[step]}
    with cb.book(program) as work:
        assert [day for day in days if not work.calendar.is_working(day)] == []
    rows = program("--restricted", "export", "reviews", "--format", "json").succeeds().json()
    days = {date.fromisoformat(row[day]) for row in rows for day in ("adopted_on", "closed_on") if row[day]}
    assert [day for day in days if day.weekday() > 4] == []


def test_the_cohort_has_drifted_from_neighbourhood_crime(demo: Callable[..., Program]) -> None:
    rows = facts_of(demo("--people", "400", "--seed", "3"))
    cohort = {row["offender"] for row in rows["spells"] if row["deselected_on"] is None}
    grave = {row["offender"] for row in rows["scores"] if row["value"] in {"high", "very-high"}} & cohort
    abusive = {row["offender"] for row in rows["markers"] if row["kind"] == "domestic-abuse" and row["present"]}
    assert 0.3 < len(grave) / len(cohort) < 0.5
    assert 0.5 < len(abusive & cohort) / len(cohort) < 0.65
    index = {row["offender"]: row for row in rows["offences"] if row["index_on"]}
    assert len(index) == 400
    before = [row for row in rows["offences"] if row["committed_on"] < index[row["offender"]]["committed_on"]]
    assert all(row["outcome_on"] <= index[row["offender"]]["index_on"] for row in before)
    groups = Counter((index[one]["code"] or "none")[:3] for one in cohort)
    assert all(groups[group] > 5 for group in ("028", "034", "045", "008", "105", "046", "non"))


def test_every_fact_is_missing_for_somebody_and_some_outside_could_come_in(demo: Callable[..., Program]) -> None:
    rows = facts_of(demo("--people", "400", "--seed", "3"))
    cohort = {row["offender"] for row in rows["spells"]}
    assert [one for one in rows["offences"] if one["code"] == "034/01" and one["victim"] == "not-known"]
    newest = {row["offender"]: row["scored_on"] for row in rows["scores"] if row["kind"] == "ogrs3-2y"}
    assert 20 < sum(on < "2025-04-20" for on in newest.values()) < 80
    assert 0 < len(cohort - newest.keys()) < 40
    assert 0 < len(cohort - {row["offender"] for row in rows["sentences"]}) < 40
    assert 20 < len(cohort - {row["offender"] for row in rows["markers"] if row["kind"] == "domestic-abuse"}) < 90
    outside = {row["offender"] for row in rows["offenders"]} - cohort
    burglars = {row["offender"] for row in rows["offences"] if (row["code"] or "").startswith("028")}
    supervised = {row["offender"] for row in rows["sentences"] if row["until_on"] and row["until_on"] >= "2026-04-20"}
    assert outside & burglars & supervised & newest.keys()


def test_no_fact_is_of_a_day_to_come_and_all_of_them_can_be_taken_in_again(
    demo: Callable[..., Program], tmp_path: Path
) -> None:
    program = demo("--people", "200", "--seed", "5")
    days = {"offences": ("committed_on", "outcome_on", "index_on"), "scores": ("scored_on",)}
    days |= {"arrests": ("arrested_on", "outcome_on"), "programmes": ("joined_on", "left_on")}
    days["conditions"] = ("agreed_on", "outcome_on")
    few = {"programmes": 20, "conditions": 15}
    for kind in ("offences", "arrests", "scores", "sentences", "markers", *few):
        path = tmp_path / f"{kind}.csv"
        program("--restricted", "export", kind, str(path)).succeeds()
        done = program("import", kind, str(path), "--format", "json").succeeds().json()
        assert done["unchanged"] == done["rows"] > few.get(kind, 150)
        for row in program("export", kind, "--format", "json").succeeds().json():
            told = [row[name] for name in days.get(kind, ()) if row[name]]
            assert all(day <= "2026-04-20" for day in told)


def facts_of(program: Program) -> dict[str, list[dict[str, Any]]]:
    """The rows of every kind, as they are exported."""
    return {
        kind: program("--restricted", "export", kind, "--format", "json").succeeds().json()
        for kind in ("offenders", "spells", "offences", "scores", "sentences", "markers")
    }


def test_it_shows_today_and_the_caseload_and_where_to_look_further(tmp_path: Path) -> None:
    place = str(tmp_path / "demo.sqlite")
    program = Program(db=place, now=MONDAY)
    answer = program("demo", place).succeeds()
    assert answer.out.startswith("Luton and Bedfordshire IOM")
    assert "Caseload of Luton and Bedfordshire IOM, 20 Apr 2026" in answer.out
    assert f"iomctl --db {place} offender show N00001" in answer.err


def test_no_undo_takes_it_back_and_the_refusal_says_why(demo: Callable[..., Program]) -> None:
    program, why = demo("--people", "20"), "it filled a case book of its own with made-up people"
    assert "nothing that could be taken back" in program("undo").exits(5).err
    refused = program("undo", "2").exits(5).err
    assert f"event 2, demo, can't be taken back: {why}" in refused
    assert "iomctl undo 2" not in refused
    shown = program("audit", "show", "2").succeeds().err
    assert f"no undo takes it back: {why}" in shown
    program("note", "add", "N1", "met him", "--kind", "fact").succeeds()
    assert "note add, is taken back" in program("undo").succeeds().err


def test_it_never_replaces_a_case_book(iomctl_sqlite: Program) -> None:
    before = Path(iomctl_sqlite.db).read_bytes()
    for yes in ((), ("--yes",)):
        answer = iomctl_sqlite(*yes, "demo", iomctl_sqlite.db).exits(6)
        assert "already there" in answer.err
    assert Path(iomctl_sqlite.db).read_bytes() == before


def test_it_never_fills_the_case_book_of_the_settings(iomctl_sqlite: Program, tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    replace(iomctl_sqlite)("demo", str(path), "--people", "20").succeeds()
    assert iomctl_sqlite("caseload", "--format", "json").succeeds().json() == []
    assert path.exists()


def test_programmes_have_members_within_their_places_and_offers_are_at_each_stage(demo: Callable[..., Program]) -> None:
    program = demo("--people", "200", "--seed", "5")
    places = program("programme", "places", "--format", "json").succeeds().json()
    assert sum(row["taken"] > 0 for row in places) >= 2
    assert [row["programme"] for row in places if row["free"] is not None and row["free"] < 0] == []
    states = {row["state"] for row in program("condition", "list", "--format", "json").succeeds().json()}
    assert {"met", "open", "overdue"} <= states
    stages = {row["stage"] for row in program("restorative", "list", "--format", "json").succeeds().json()}
    assert stages == {"before-charge", "before-sentence", "after-sentence"}
