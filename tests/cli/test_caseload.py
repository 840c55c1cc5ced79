"""`iomctl caseload`: filters, order, groups, columns, screens and the trail, on either engine."""

import json
from datetime import timedelta

from tests import casebook as cb
from tests.cli.five_cases import fill
from tests.program import Program


def _names(iomctl: Program, *args: str) -> list[str]:
    found = iomctl("--restricted", "caseload", "--sort", "offender", "--format", "json", *args).succeeds().json()
    return [one["name"].split(",")[0] for one in found]


FILTERS = {
    "--cohort dunstable": ["Sayle"],
    "--tier flex": ["Hollis", "Zane"],
    "--colour A": ["Mercer", "Sayle"],
    "--area luton": ["Mercer", "Quill", "Zane"],
    "--worker okafor": ["Mercer", "Hollis", "Sayle"],
    "--agency probation": ["Quill"],
    "--pathway drugs": ["Hollis"],
    "--pathway ete": [],
    "--pathway accommodation": ["Mercer"],
    "--needs severe": ["Mercer"],
    "--needs some": ["Hollis"],
    "--needs none": ["Sayle"],
    "--needs severe --pathway A": ["Mercer"],
    "--needs severe --pathway drugs": [],
    "--needs some --pathway drugs": ["Hollis"],
    "--needs some --pathway A": [],
    "--needs none --pathway E": ["Mercer", "Sayle"],
    "--needs not-asked": ["Quill", "Zane"],
    "--needs not-asked --pathway drugs": ["Mercer", "Quill", "Sayle", "Zane"],
    "--overdue": ["Mercer"],
    "--custody": ["Quill"],
    "--community": ["Mercer", "Hollis", "Sayle", "Zane"],
    "--no-worker": ["Quill", "Zane"],
    "--no-worker --as-of 2026-04-13": ["Zane"],
    "--no-worker --as-of 2026-04-14": ["Quill", "Zane"],
    "--custody --as-of 2026-03-01": [],
    "--tier flex --worker okafor": ["Hollis"],
    "--as-of 2026-01-31": ["Mercer", "Hollis", "Sayle", "Zane"],
}


def test_each_filter_and_their_combination(iomctl: Program) -> None:
    fill(iomctl)
    found = {words: _names(iomctl, *words.split()) for words in FILTERS}
    assert found == FILTERS


SORTS = {
    "name": ["Hollis", "Mercer", "Quill", "Sayle", "Zane"],
    "due_by": ["Sayle", "Mercer", "Hollis", "Quill", "Zane"],
    "-days_on_scheme": ["Mercer", "Hollis", "Zane", "Sayle", "Quill"],
    "tier": ["Mercer", "Sayle", "Hollis", "Zane", "Quill"],
    "colour": ["Hollis", "Mercer", "Sayle", "Zane", "Quill"],
    "worker": ["Quill", "Mercer", "Hollis", "Sayle", "Zane"],
    "offender": ["Mercer", "Hollis", "Quill", "Sayle", "Zane"],
}


def test_each_order_and_without_one_the_exempt_after_those_expected(iomctl: Program) -> None:
    fill(iomctl)
    usual = iomctl("--restricted", "caseload", "--format", "json").succeeds().json()
    assert [one["name"].split(",")[0] for one in usual] == ["Mercer", "Hollis", "Quill", "Zane", "Sayle"]
    assert {key: _names(iomctl, "--sort", key) for key in SORTS} == SORTS


def test_one_row_holds_what_the_contract_says(iomctl: Program) -> None:
    fill(iomctl)
    row = iomctl("caseload", "--overdue", "--format", "json").succeeds().json()[0]
    needs = row.pop("needs")
    assert needs["accommodation"] == "severe"
    assert needs["ete"] == "none"
    assert needs["drugs"] is None
    assert row.pop("referrals") == [
        {
            "referral": "R00001",
            "pathway": "accommodation",
            "provider": "Housing Solutions",
            "status": "made",
            "status_on": "2026-04-07",
            "made_on": "2026-04-07",
            "working_days_waiting": 9,
        }
    ]
    nothing = dict.fromkeys(("kind", "since", "until", "area", "source"))
    assert row.pop("home") == {**nothing, "standing": "not-asked", "kind_name": "Not asked"}
    assert row == {
        "offender": "N00001",
        "name": "Mercer, Kai",
        "cohort": "luton",
        "tier": "fixed",
        "colour": "amber",
        "custody": "community",
        "prison": None,
        "worker": "S Okafor",
        "agency": "Bedfordshire Police",
        "area": "Luton",
        "days_on_scheme": 105,
        "age": 31,
        "held_last_on": None,
        "due_from": "2026-04-10",
        "due_by": "2026-04-10",
        "standing": "overdue",
        "days_overdue": 10,
    }


def test_csv_has_the_same_fields_with_needs_and_referrals_in_words(iomctl: Program) -> None:
    fill(iomctl)
    header, row = iomctl("caseload", "--overdue", "--format", "csv").succeeds().out.splitlines()
    assert header.split(",")[11:13] == ["needs", "referrals"]
    assert "A! ?DLHFCTWX,accommodation waiting 9d" in row
    chosen = iomctl("caseload", "--custody", "--columns", "prison,custody,offender", "--format", "csv").succeeds()
    assert chosen.out.splitlines() == ["prison,custody,offender", "HMP Bedford,custody,N00003"]


def test_groups_have_a_heading_with_their_count(iomctl: Program) -> None:
    fill(iomctl)
    assert "\nS Okafor  3 people\n" in iomctl("caseload", "--group-by", "worker").succeeds().out
    lines = iomctl("caseload", "--group-by", "tier").succeeds().out.splitlines()
    assert [one for one in lines if one.endswith(("person", "people"))] == [
        "fixed  2 people",
        "flex  2 people",
        "free  1 person",
    ]


def test_a_name_with_limited_access_is_hidden_and_sorts_as_hidden(iomctl: Program) -> None:
    fill(iomctl)
    names = [one["name"] for one in iomctl("caseload", "--sort", "name", "--format", "json").json()]
    assert names == ["Hollis, Devon", "Mercer, Kai", "restricted", "Sayle, Jordan", "Zane, Lee"]
    assert "Quill, Rowan" in iomctl("--restricted", "caseload").succeeds().out


def test_the_look_is_one_event_with_everyone_shown(iomctl: Program) -> None:
    fill(iomctl)
    iomctl("caseload", "--worker", "okafor", "--reason", "caseload review").succeeds()
    assert cb.looks(iomctl) == [("caseload", "1-2,4", "caseload review")]


def test_unknown_words_are_all_refused_at_once(iomctl: Program) -> None:
    fill(iomctl)
    wrong = iomctl("caseload", "--tier", "x", "--colour", "y", "--pathway", "z").exits(4)
    assert [line.split(" ")[1] for line in wrong.err.splitlines()[:3]] == ["--tier", "--colour", "--pathway"]
    iomctl("caseload", "--worker", "nobody").exits(3)
    assert "Dunstable, Luton" in iomctl("caseload", "--area", "Leeds").exits(3).err
    iomctl("caseload", "--sort", "days").exits(2)
    assert cb.looks(iomctl) == []


def test_where_bank_holidays_are_not_known_the_caseload_is_still_shown(iomctl: Program) -> None:
    fill(iomctl)
    later = iomctl("caseload", "--overdue", "--as-of", "2060-01-02", "--format", "json").succeeds()
    assert later.json()[0]["referrals"][0]["working_days_waiting"] is None
    assert later.err.count("how long referrals have waited is not known") == 1
    assert "policy holidays" in later.err
    assert "accommodation waiting" in iomctl("caseload", "--as-of", "2060-01-02").succeeds().out


def test_overdue_due_soon_later_and_exempt_are_everyone_on_any_day(iomctl: Program) -> None:
    fill(iomctl)
    for day in (iomctl.today + timedelta(days=distance) for distance in (-90, -45, -20, -10, -1, 0, 5, 60)):
        rows = json.loads(iomctl("caseload", "--as-of", str(day), "--format", "json").succeeds().out)
        listed = iomctl("review", "overdue", "--as-of", str(day), "--format", "json").succeeds().json()
        assert {row["standing"] for row in rows} <= {"overdue", "due soon", "later", "exempt"}
        assert {one["offender"] for one in listed} == {one["offender"] for one in rows if one["standing"] == "overdue"}
        narrowed = iomctl("caseload", "--overdue", "--as-of", str(day), "--format", "json").succeeds().json()
        assert narrowed == [one for one in rows if one["standing"] == "overdue"]
