"""Agencies: added, renamed, listed, on either engine."""

import pytest

from tests.program import Program
from tests.services.case_book import POLICE, PROBATION, adopt, set_up


def test_the_list_counts_workers_who_are_there_and_the_open_cases_they_lead(iomctl: Program) -> None:
    kai, devon = set_up(iomctl, 2)
    adopt(iomctl, kai).succeeds()
    adopt(iomctl, devon).succeeds()
    iomctl("cohort", "deselect", devon, "--reason", "died").succeeds()
    iomctl("worker", "edit", "dane", "--left", "today").succeeds()

    assert iomctl("agency", "list", "--format", "json").succeeds().json() == [
        {"agency": POLICE, "workers": 1, "open_cases": 1},
        {"agency": PROBATION, "workers": 1, "open_cases": 0},
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
