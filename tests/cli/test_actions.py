"""iomctl action: one task, one owner, one day; done, dropped, overdue."""

from typing import Any

import pytest

from tests.casebook import book, cohort, person, spell, worker
from tests.program import Program


@pytest.fixture
def there(iomctl: Program) -> Program:
    """Two people on the scheme, two workers, and a panel that met twice and is ahead once."""
    with book(iomctl) as work:
        state: dict[str, Any] = {"cohort": cohort(work, "luton"), "worker": worker(work, "S Okafor")}
        for surname in ("Mercer", "Hollis"):
            spell(work, person(work, surname, area="Luton"), **state)
    iomctl("agency", "add", "Probation Service").succeeds()
    iomctl("worker", "add", "J Byrne", "--agency", "probation").succeeds()
    weekly = ("--on", "2026-04-07", "--every", "week", "--until", "2026-04-21")
    iomctl("panel", "add", "Luton panel", *weekly).succeeds()
    return iomctl


def agreed(iomctl: Program, task: str = "Ring the council", *words: str, who: str = "mercer") -> dict[str, Any]:
    """The record of an action of panel 1 that was agreed."""
    typed = words or ("--panel", "1", "--due", "2026-04-17")
    found: dict[str, Any] = (
        iomctl("action", "add", who, task, "--owner", "byrne", *typed, "--format", "json").succeeds().json()
    )
    return found


def rows(iomctl: Program, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = iomctl("action", *words, "--format", "json").succeeds().json()
    return found


def test_one_says_what_is_to_be_done_by_whom_and_when(there: Program) -> None:
    assert agreed(there) == {
        "action": "W00001",
        "panel": "1/1",
        "offender": "N00001",
        "name": "Mercer, Kai",
        "task": "Ring the council",
        "owner": "J Byrne",
        "agency": "Probation Service",
        "due_on": "2026-04-17",
        "state": "overdue",
        "carried_over": 0,
        "outcome_on": None,
        "outcome_note": None,
        "agreed_on": "2026-04-07",
        "withdrawn_on": None,
    }


def test_each_of_a_panel_has_its_place_there_and_a_reference_of_its_own(there: Program) -> None:
    for task in ("Ring the council", "Book the check", "Visit"):
        agreed(there, task)
    apart = agreed(there, "Write", "--due", "+1w", who="hollis")
    assert (apart["action"], apart["panel"], apart["agreed_on"]) == ("W00004", None, "2026-04-20")
    there("action", "withdraw", "1/3", "--reason", "of another person").succeeds()
    assert agreed(there, "Visit again")["panel"] == "1/4"
    assert there("action", "done", "1/2", "--format", "json").succeeds().json()["task"] == "Book the check"
    assert "no action 1/9" in there("action", "done", "1/9").exits(3).err
    assert [one["task"] for one in rows(there, "list", "--panel", "1")] == [
        "Ring the council",
        "Visit again",
        "Book the check",
    ]


def test_what_is_to_be_done_is_in_front_and_what_is_due_soonest_first(there: Program) -> None:
    for who, due in (("mercer", "2026-05-08"), ("hollis", "2026-04-30"), ("mercer", "2026-04-10"), ("hollis", "+2d")):
        agreed(there, f"By {due}", "--on", "2026-04-07", "--due", due, who=who)
    there("action", "done", "W3").succeeds()
    assert [one["action"] for one in rows(there, "list")] == ["W00004", "W00002", "W00001", "W00003"]
    assert [one["action"] for one in rows(there, "list", "mercer")] == ["W00001", "W00003"]


def test_it_is_open_until_its_day_and_then_overdue_until_it_is_over(there: Program) -> None:
    agreed(there)
    told = {day: rows(there, "list", "--as-of", day) for day in ("2026-04-06", "2026-04-17", "2026-04-18")}
    assert [[one["state"] for one in found] for found in told.values()] == [[], ["open"], ["overdue"]]
    there("action", "done", "W1", "--on", "2026-04-19", "--note", "he has the keys").succeeds()
    assert [one["state"] for one in rows(there, "list")] == ["done"]
    (then,) = rows(there, "list", "--as-of", "2026-04-18")
    assert (then["state"], then["outcome_on"], then["outcome_note"]) == ("overdue", None, None)


def test_what_is_overdue_answers_eight_for_cron_and_nothing_is_silent(there: Program) -> None:
    agreed(there)
    agreed(there, "Visit", "--due", "2026-04-19", "--on", "2026-04-07", who="hollis")
    agreed(there, "Later", "--due", "2026-04-20", who="hollis")
    assert [(one["task"], one["days_overdue"]) for one in rows(there, "overdue")] == [
        ("Ring the council", 3),
        ("Visit", 1),
    ]
    there("action", "overdue", "--exit-code").exits(8)
    there("action", "drop", "W1", "--reason", "moved away").succeeds()
    there("action", "done", "W2").succeeds()
    assert there("action", "overdue", "--exit-code").succeeds().out == ""


def test_a_list_is_narrowed_by_owner_and_state(there: Program) -> None:
    agreed(there)
    there("action", "add", "hollis", "Visit", "--owner", "okafor", "--due", "+1w").succeeds()
    assert [one["task"] for one in rows(there, "list", "--owner", "okafor")] == ["Visit"]
    assert [one["task"] for one in rows(there, "list", "--state", "overdue")] == ["Ring the council"]
    there("action", "list", "--state", "late").exits(4)
    there("action", "list", "--owner", "nobody").exits(3)
    there("action", "list", "--panel", "9").exits(3)


def test_nobody_is_looked_at_whose_actions_stand_otherwise(there: Program) -> None:
    agreed(there)
    agreed(there, "Visit", "--due", "2026-04-20", who="hollis")
    for state, whose in (("overdue", "N00001"), ("open", "N00002")):
        assert [one["offender"] for one in rows(there, "list", "--state", state)] == [whose]
        (*_, newest) = there("audit", "log", "--format", "json").succeeds().json()
        assert newest["people"] == whose
    there("action", "done", "W1", "--on", "2026-04-18").succeeds()
    told = {day: rows(there, "list", "--state", "done", "--as-of", day) for day in ("2026-04-17", "2026-04-18")}
    assert [len(found) for found in told.values()] == [0, 1]
    assert [one["task"] for one in rows(there, "list", "--state", "open", "--as-of", "2026-04-17")] == [
        "Ring the council"
    ]


def test_one_is_put_right_given_to_another_and_opened_again(there: Program) -> None:
    agreed(there)
    put = ("action", "correct", "1/1", "--owner", "okafor", "--due", "2026-04-30", "--task", "Write", "--reason", "x")
    (now,) = (there(*put, "--format", "json").succeeds().json(),)
    assert (now["owner"], now["due_on"], now["task"], now["state"]) == ("S Okafor", "2026-04-30", "Write", "open")
    there(*put).exits(5)
    there("action", "correct", "W1", "--reason", "x").exits(2)
    there("action", "correct", "W1", "--due", "2026-04-01", "--reason", "x").exits(4)
    there("action", "withdraw", "W1", "--outcome", "--reason", "x").exits(5)
    there("action", "drop", "W1", "--reason", "moved away").succeeds()
    assert "W00001 is dropped already" in there("action", "done", "W1").exits(5).err
    there("action", "withdraw", "W1", "--outcome", "--reason", "not after all").succeeds()
    assert rows(there, "list")[0]["state"] == "open"


def test_what_can_not_be_is_refused_in_one_answer(there: Program) -> None:
    wrong = there("action", "add", "nobody", "", "--owner", "none", "--due", "32/5/2026", "--panel", "9").exits(4).err
    assert all(one in wrong for one in ("no offender nobody", "no worker none", "no panel 9", "TASK: ", "--due: "))
    late = ("action", "add", "mercer", "Ring", "--owner", "byrne", "--due", "2026-04-01", "--panel", "1")
    assert "is before it was agreed" in there(*late).exits(4).err
    ahead = ("action", "add", "mercer", "Ring", "--owner", "byrne", "--due", "+1y", "--panel", "3")
    for words in ((), ("--on", "today")):
        told = there(*ahead, *words).exits(4).err.splitlines()
        assert told[0].startswith(
            "iomctl: --panel: panel 3 meets on Tue 21 Apr 2026 (tomorrow), which is in the future"
        )
        assert told[1].startswith("  leave out --panel")
        assert "--on" not in told[0]
    agreed(there)
    same = ("action", "add", "mercer", "Ring the council", "--owner", "byrne", "--panel", "1", "--due", "2026-04-17")
    assert "already: W00001" in there(*same).exits(5).err
    assert "is before it was agreed" in there("action", "done", "W1", "--on", "2026-04-06").exits(4).err
    assert "there is 1 action: W00001" in there("panel", "withdraw", "1", "--reason", "twice").exits(5).err
    there("panel", "cancel", "2", "--reason", "no room").succeeds()
    there("action", "add", "mercer", "Ring", "--owner", "byrne", "--due", "+1w", "--panel", "2").exits(5)


def test_the_page_and_the_history_tell_of_it(there: Program) -> None:
    agreed(there)
    page = there("offender", "show", "mercer").succeeds().out
    assert "Action" in page
    assert "Ring the council, J Byrne, overdue, due 17 Apr" in page
    there("action", "done", "W1", "--note", "he has the keys").succeeds()
    assert "J Byrne, overdue" not in there("offender", "show", "mercer").succeeds().out
    told = there("offender", "history", "mercer", "--format", "json").succeeds().json()
    ours = [(one["changed_on"], one["after"], one["reason"]) for one in told if one["what"] == "action"]
    assert ours == [
        ("2026-04-07", "J Byrne, due 17 Apr 2026", "Ring the council"),
        ("2026-04-20", "done", "he has the keys"),
    ]
