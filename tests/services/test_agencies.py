"""Agencies: added, renamed, listed, on either engine."""

import pytest

from tests.program import Program
from tests.services.case_book import POLICE, PROBATION, adopt, set_up

NOTHING_MORE = {"telephone": None, "email": None, "closed_on": None, "merged_into": None}


def test_the_list_counts_workers_who_are_there_and_the_open_cases_they_lead(iomctl: Program) -> None:
    kai, devon = set_up(iomctl, 2)
    adopt(iomctl, kai).succeeds()
    adopt(iomctl, devon).succeeds()
    iomctl("cohort", "deselect", devon, "--reason", "died").succeeds()
    iomctl("worker", "edit", "dane", "--left", "today").succeeds()

    assert iomctl("agency", "list", "--format", "json").succeeds().json() == [
        {"agency": POLICE, "workers": 1, "open_cases": 1, **NOTHING_MORE},
        {"agency": PROBATION, "workers": 1, "open_cases": 0, **NOTHING_MORE},
    ]


def test_a_new_name_shows_everywhere(iomctl: Program) -> None:
    set_up(iomctl)
    changed = iomctl("agency", "edit", "probation", "--name", "Probation Service, Luton", "--format", "json").succeeds()

    assert changed.json()["agency"] == "Probation Service, Luton"
    assert {one["agency"] for one in iomctl("worker", "list", "--format", "json").json()} == {
        POLICE,
        "Probation Service, Luton",
    }


def test_a_name_that_stays_as_it_is_is_said_to_be_recorded_so(iomctl_sqlite: Program) -> None:
    set_up(iomctl_sqlite)
    for words, name in ((("agency", "edit", "police"), POLICE), (("worker", "edit", "okafor"), "S Okafor")):
        assert iomctl_sqlite(*words, "--name", name).succeeds().err == f"{name} is recorded so already.\n"


def test_an_agency_may_be_written_anew_under_its_own_name(iomctl: Program) -> None:
    set_up(iomctl)
    changed = iomctl("agency", "edit", "probation", "--name", "PROBATION LUTON", "--format", "json").succeeds()
    assert changed.json()["agency"] == "PROBATION LUTON"


@pytest.mark.parametrize("name", ["Bedfordshire Police", "BEDFORDSHIRE  police", "Bedfordshire-Police"])
def test_a_name_that_is_taken_is_refused_however_it_is_written(iomctl: Program, name: str) -> None:
    set_up(iomctl)
    assert POLICE in iomctl("agency", "add", name).exits(5).err
    assert POLICE in iomctl("agency", "edit", "probation", "--name", name).exits(5).err
    assert len(iomctl("agency", "list", "--format", "json").json()) == 2


@pytest.mark.parametrize("name", ["", "   ", "123", "a" * 101, "Pol\x1b[31mice"])
def test_a_name_that_cannot_be_kept_is_refused(iomctl: Program, name: str) -> None:
    assert "iomctl: NAME: a name" in iomctl("agency", "add", name).exits(4).err
    assert iomctl("agency", "list", "--format", "json").json() == []


def test_an_unknown_agency_is_not_found(iomctl: Program) -> None:
    assert "no agency council" in iomctl("agency", "edit", "council", "--name", "Council").exits(3).err


def test_a_wrong_format_is_refused_before_anything_is_changed(iomctl: Program) -> None:
    iomctl("agency", "add", "Council", "--format", "yaml").exits(2)
    assert iomctl("agency", "list", "--format", "json").json() == []


def test_a_dry_run_changes_nothing(iomctl: Program) -> None:
    answer = iomctl("agency", "add", "Council", "--dry-run", "--format", "json").succeeds()
    assert answer.json()["agency"] == "Council"
    assert "nothing was changed" in answer.err
    assert iomctl("agency", "list", "--format", "json").json() == []


def _listed(iomctl: Program, *words: str) -> dict[str, dict[str, object]]:
    return {one["agency"]: one for one in iomctl("agency", "list", *words, "--format", "json").succeeds().json()}


def test_it_is_said_how_an_agency_is_reached(iomctl: Program) -> None:
    iomctl("agency", "add", "Police", "--telephone", " 07700  900123 ", "--email", "iom@Police.example").succeeds()
    assert _listed(iomctl)["Police"]["telephone"] == "07700 900123"
    assert _listed(iomctl)["Police"]["email"] == "iom@police.example"
    iomctl("agency", "edit", "police", "--telephone", "", "--email", "desk@police.example").succeeds()
    assert _listed(iomctl)["Police"]["telephone"] is None
    assert _listed(iomctl)["Police"]["email"] == "desk@police.example"
    refused = iomctl("agency", "add", "1", "--telephone", "ring me", "--email", "nowhere").exits(4).err
    assert [part for part in ("NAME", "--telephone", "--email") if part not in refused] == []


def test_a_closed_agency_leaves_the_lists_and_takes_nobody(iomctl: Program) -> None:
    set_up(iomctl)
    assert "has 2 workers still" in iomctl("agency", "edit", "probation", "--closed-on", "today").exits(5).err
    for worker in ("dane", "byrne"):
        iomctl("worker", "edit", worker, "--left", "today").succeeds()
    iomctl("agency", "edit", "probation", "--closed-on", "today").succeeds()
    assert list(_listed(iomctl)) == [POLICE]
    assert _listed(iomctl, "--closed")[PROBATION]["closed_on"] == "2026-04-20"
    refused = iomctl("worker", "add", "R Hale", "--agency", "probation").exits(5).err
    assert f"{PROBATION} is closed since" in refused
    assert f"iomctl agency edit '{PROBATION}' --reopen" in refused
    iomctl("worker", "edit", "okafor", "--agency", "probation").exits(5)
    iomctl("agency", "edit", "probation", "--reopen").succeeds()
    assert list(_listed(iomctl)) == [POLICE, PROBATION]
    iomctl("agency", "edit", "probation", "--reopen").exits(5)
    assert "is in the future" in iomctl("agency", "edit", "probation", "--closed-on", "tomorrow").exits(4).err


def test_an_agency_goes_into_another_with_its_workers_and_cases(iomctl: Program) -> None:
    (kai,) = set_up(iomctl, 1)
    adopt(iomctl, kai, "--on", "2026-03-02").succeeds()
    moved = iomctl("agency", "merge", POLICE, "--into", "probation", "--on", "13/4/2026", "--format", "json").succeeds()
    assert [(one["agency"], one["previous_agency"]) for one in moved.json()] == [(PROBATION, POLICE)]
    assert list(_listed(iomctl)) == [PROBATION]
    assert _listed(iomctl, "--closed")[POLICE]["merged_into"] == PROBATION
    led = ("caseload", "--format", "json", "--agency")
    assert [one["agency"] for one in iomctl(*led, POLICE).succeeds().json()] == [PROBATION]
    then = iomctl("caseload", "--as-of", "2026-04-12", "--format", "json").succeeds().json()
    assert [one["agency"] for one in then] == [POLICE]
    assert iomctl("worker", "add", "R Hale", "--agency", POLICE, "--format", "json").json()["agency"] == PROBATION
    assert "went into it" in iomctl("agency", "withdraw", PROBATION, "--reason", "wrong").exits(5).err
    iomctl("undo").succeeds()
    iomctl("undo").succeeds()
    assert list(_listed(iomctl)) == [POLICE, PROBATION]
    assert [one["agency"] for one in iomctl(*led, POLICE).succeeds().json()] == [POLICE]
    iomctl("agency", "merge", POLICE, "--into", "bedfordshire").exits(5)
    iomctl("db", "check").succeeds()
