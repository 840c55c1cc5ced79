"""Lead workers: added, renamed, listed; who leaves and whom they leave behind."""

import shlex

import pytest

from tests.books import CopyOf
from tests.program import Program
from tests.services.case_book import POLICE, PROBATION, add_people, adopt, lay_partners, set_up


@pytest.fixture
def iomctl(copy_of: CopyOf) -> Program:
    """Two agencies, three workers and the cohort luton, on each engine in turn."""
    return copy_of(lay_partners)


def test_the_list_has_open_cases_and_leaves_out_who_left(iomctl: Program) -> None:
    (kai,) = add_people(iomctl)
    adopt(iomctl, kai).succeeds()
    iomctl("worker", "edit", "dane", "--left", "2026-04-14").succeeds()

    byrne = {"worker": "J Byrne", "agency": PROBATION, "open_cases": 0, "left_on": None, "email": None}
    okafor = {"worker": "S Okafor", "agency": POLICE, "open_cases": 1, "left_on": None, "email": None}
    dane = {"worker": "P Dane", "agency": PROBATION, "open_cases": 0, "left_on": "2026-04-14", "email": None}
    assert iomctl("worker", "list", "--format", "json").succeeds().json() == [byrne, okafor]
    assert iomctl("worker", "list", "--left", "--format", "json").json() == [byrne, dane, okafor]
    assert iomctl("worker", "list", "--agency", "probation", "--format", "json").json() == [byrne]


def test_who_leaves_is_answered_with_everyone_they_still_lead_and_the_way_to_hand_them_over(iomctl: Program) -> None:
    kai, devon, rowan = add_people(iomctl, 3)
    adopt(iomctl, kai).succeeds()
    adopt(iomctl, devon).succeeds()
    adopt(iomctl, rowan).succeeds()
    iomctl("cohort", "assign", rowan, "--to", "byrne").succeeds()

    left = iomctl("worker", "edit", "okafor", "--left", "17/4/2026", "--format", "json").succeeds()

    assert left.json() == {
        "worker": "S Okafor",
        "agency": POLICE,
        "open_cases": 2,
        "left_on": "2026-04-17",
        "email": None,
        "leads": [
            {"offender": devon, "name": "Hollis, Kai", "cohort": "luton"},
            {"offender": kai, "name": "Mercer, Kai", "cohort": "luton"},
        ],
    }
    assert kai in left.err
    assert "iomctl cohort assign --everyone-of 'S Okafor' --to WORKER" in left.err
    members = iomctl("cohort", "show", "luton", "--format", "json").json()
    assert [one["worker"] for one in members] == ["S Okafor", "S Okafor", "J Byrne"]


def test_who_left_can_be_given_nobody_of_a_later_day_until_they_are_back(iomctl: Program) -> None:
    kai, devon = add_people(iomctl, 2)
    adopt(iomctl, kai).succeeds()
    iomctl("worker", "edit", "byrne", "--left", "2026-04-13").succeeds()

    for given in (
        adopt(iomctl, devon, on="2026-04-14", worker="byrne"),
        iomctl("cohort", "assign", kai, "--to", "byrne"),
        iomctl("cohort", "assign", kai, "--to", "byrne", "--on", "2026-04-14", "--instead"),
        iomctl("cohort", "assign", "--everyone-of", "okafor", "--to", "byrne", "--yes"),
        iomctl("cohort", "assign", "--everyone-of-agency", "bedfordshire", "--to", "byrne", "--yes"),
    ):
        refused = given.exits(5).err
        assert "J Byrne left on Mon 13 Apr 2026" in refused
        assert "if they are back: iomctl worker edit 'J Byrne' --back" in refused
    (row,) = iomctl("cohort", "show", "luton", "--format", "json").json()
    assert (row["offender"], row["worker"]) == (kai, "S Okafor")

    iomctl("worker", "edit", "byrne", "--back").succeeds()
    iomctl("cohort", "assign", kai, "--to", "byrne").succeeds()


def test_who_left_is_given_cases_of_days_up_to_the_one_they_left_on(iomctl: Program) -> None:
    kai, devon = add_people(iomctl, 2)
    adopt(iomctl, kai).succeeds()
    iomctl("worker", "edit", "byrne", "--left", "2026-04-13").succeeds()
    iomctl("cohort", "assign", kai, "--to", "byrne", "--on", "2026-04-13").succeeds()
    adopt(iomctl, devon, worker="byrne").succeeds()
    rows = iomctl("cohort", "show", "luton", "--format", "json").json()
    assert {one["offender"]: one["worker"] for one in rows} == {kai: "J Byrne", devon: "J Byrne"}
    iomctl("db", "check").succeeds()


def test_leaving_twice_and_being_back_without_having_left_do_not_fit(iomctl: Program) -> None:
    add_people(iomctl)
    iomctl("worker", "edit", "dane", "--back").exits(5)
    iomctl("worker", "edit", "dane", "--left", "today").succeeds()
    iomctl("worker", "edit", "dane", "--left", "today").exits(5)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), 2),
        (("--left", "today", "--back"), 2),
        (("--left", "tomorrow"), 4),
        (("--left", "31/2/2026"), 4),
        (("--name", ""), 4),
        (("--name", "s. okafor"), 5),
    ],
)
def test_an_edit_that_makes_no_sense_is_refused(iomctl: Program, words: tuple[str, ...], code: int) -> None:
    add_people(iomctl)
    before = iomctl("worker", "list", "--left", "--format", "json").out
    iomctl("worker", "edit", "dane", *words).exits(code)
    assert iomctl("worker", "list", "--left", "--format", "json").out == before


def test_every_fault_of_an_edit_comes_in_one_answer(iomctl: Program) -> None:
    answer = iomctl("worker", "edit", "nobody", "--name", "7", "--left", "tomorrow").exits(4)
    assert [line.split(":")[1] for line in answer.err.splitlines()[:3]] == [" no worker nobody", " --name", " --left"]


def test_a_second_worker_of_one_name_is_refused_because_no_word_would_tell_them_apart(iomctl: Program) -> None:
    add_people(iomctl)
    assert f"S Okafor at {POLICE}" in iomctl("worker", "add", "S. Okafor", "--agency", "probation").exits(5).err


def test_a_worker_needs_an_agency_that_is_there(iomctl: Program) -> None:
    iomctl("worker", "add", "S Okafor", "--agency", "council").exits(3)
    both = iomctl("worker", "add", "", "--agency", "council").exits(4)
    assert "NAME: a name can't be empty" in both.err
    assert "no agency council" in both.err


def test_a_restricted_name_stays_hidden_among_those_left_behind(iomctl: Program) -> None:
    add_people(iomctl)
    (hidden,) = add_people(iomctl, restricted=True)
    adopt(iomctl, hidden).succeeds()
    left = iomctl("worker", "edit", "okafor", "--left", "today", "--format", "json").succeeds()
    assert [one["name"] for one in left.json()["leads"]] == ["restricted"]
    assert "Mercer" not in left.out + left.err


def test_who_was_given_a_case_since_has_not_left_before_it(iomctl: Program) -> None:
    kai, devon = add_people(iomctl, 2)
    adopt(iomctl, kai, on="2026-03-02").succeeds()
    adopt(iomctl, devon, worker="byrne").succeeds()
    iomctl("cohort", "assign", devon, "--to", "okafor", "--on", "2026-04-07").succeeds()
    early = iomctl("worker", "edit", "okafor", "--left", "2026-04-06").exits(5).err
    assert f"S Okafor leads {devon} from Tue 7 Apr 2026 (event " in early
    assert iomctl("worker", "list", "--format", "json").json()[-1]["left_on"] is None
    iomctl("worker", "edit", "okafor", "--left", "2026-04-07").succeeds()


def test_what_was_taken_back_on_its_day_or_went_on_for_another_agency_was_not_given(iomctl: Program) -> None:
    kai, devon = add_people(iomctl, 2)
    adopt(iomctl, kai, on="2026-03-02").succeeds()
    adopt(iomctl, devon, worker="byrne").succeeds()
    iomctl("cohort", "assign", devon, "--to", "okafor", "--on", "2026-04-07").succeeds()
    back = ("cohort", "assign", devon, "--to", "byrne", "--on", "2026-04-07")
    assert f"S Okafor leads {devon} from Tue 7 Apr 2026 already (event " in iomctl(*back).exits(5).err
    iomctl(*back, "--instead").succeeds()
    merged = ("--everyone-of-agency", POLICE, "--to-agency", PROBATION, "--on", "2026-04-13", "--yes")
    iomctl("cohort", "assign", *merged).succeeds()
    early = iomctl("worker", "edit", "okafor", "--left", "2026-03-01").exits(5).err
    assert f"S Okafor leads {kai} from Mon 2 Mar 2026 (event " in early
    iomctl("worker", "edit", "okafor", "--left", "2026-03-02").succeeds()


@pytest.mark.parametrize("name", ['A "Q" B', "O'Neil $HOME", "J  Byrne; #2"])
def test_a_name_in_a_printed_command_is_that_name_to_a_shell(iomctl_sqlite: Program, name: str) -> None:
    (kai,) = set_up(iomctl_sqlite)
    iomctl_sqlite("worker", "add", name, "--agency", POLICE).succeeds()
    left = iomctl_sqlite("worker", "edit", name, "--left", "today").succeeds().err.splitlines()
    adopt(iomctl_sqlite, kai).succeeds()
    iomctl_sqlite.travel(1)
    refused = iomctl_sqlite("cohort", "assign", kai, "--to", name).exits(5).err
    assert f"{' '.join(name.split())} left on Mon 20 Apr 2026 (event " in refused
    asked = iomctl_sqlite("worker", "add", name, "--agency", POLICE).exits(5).err
    assert shlex.split(asked.partition("add something: ")[2].splitlines()[0]) == [f"{' '.join(name.split())} (2)"]
    given = iomctl_sqlite("cohort", "assign", "--everyone-of", "okafor", "--to", name, "--yes").exits(5).err
    for line in (left[-1], refused.splitlines()[1], given.splitlines()[1]):
        iomctl_sqlite(*shlex.split(line.partition(": iomctl ")[2])).succeeds()
        iomctl_sqlite("worker", "edit", name, "--left", "today").succeeds()
