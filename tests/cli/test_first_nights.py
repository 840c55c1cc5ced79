"""A plan and a placement never give two answers for the first night of a release."""

import re

import pytest

from tests.cli.release_book import coming, lay, set_due
from tests.program import Program

PLAN = ("release", "plan", "N1", "--to")
ADD = ("placement", "add", "N1", "cas3", "--from")


@pytest.fixture
def leaving(iomctl: Program) -> Program:
    """Mercer is out on Wed 13 May."""
    book = lay(iomctl)
    set_due(book, "N1", "conditional", "2026-05-13", "--on", "2026-03-02")
    return book


def night(book: Program) -> tuple[str | None, str | None, str | None, str | None]:
    """The first night as it is told: its code, the words, the placement, and what the plan says otherwise."""
    (one,) = coming(book)
    return one["accommodation"], one["address"], one["placement"], one["planned_otherwise"]


def test_a_placement_beside_another_plan_is_refused_and_takes_its_place_where_asked(leaving: Program) -> None:
    leaving(*PLAN, "A07A", "--address", "his aunt", "--appointment", "2026-05-14").succeeds()
    said = leaving(*ADD, "2026-05-13").exits(5).err.splitlines()
    assert said[0].startswith("iomctl: the plan for the first night of N00001, Wed 13 May 2026 (in 23 days), is A07A")
    assert re.search(r" \(event \d+, \S+\)$", said[0])
    assert said[1] == (
        "  put this in its place: the same command with --instead; or plan for it: iomctl release plan N00001 --to A17"
    )
    assert night(leaving) == ("A07A", "his aunt", None, None)
    done = leaving(*ADD, "2026-05-13", "--instead").succeeds()
    where = "N00001 is in cas3 on the first night, Wed 13 May 2026 (in 23 days); put aside: the plan, A07A (event "
    assert where in done.err
    assert night(leaving) == ("A17", "cas3", "P00001", None)
    assert coming(leaving)[0]["appointment_on"] == "2026-05-14"
    leaving("undo").succeeds()
    assert night(leaving) == ("A07A", "his aunt", None, None)


@pytest.mark.parametrize(("first", "last"), [("2026-05-13", "2026-05-13"), ("2026-05-14", "2026-05-20")])
def test_a_placement_of_other_nights_says_nothing_of_the_first(leaving: Program, first: str, last: str) -> None:
    leaving(*PLAN, "A07A").succeeds()
    leaving(*ADD, first, "--until", last).succeeds()
    assert night(leaving) == ("A07A", None, None, None)


def test_a_plan_beside_a_placement_of_that_night_is_refused(leaving: Program) -> None:
    leaving(*ADD, "2026-05-13").succeeds()
    said = leaving(*PLAN, "A07A").exits(5).err.splitlines()
    where = "N00001 is in cas3, A17, on the first night, Wed 13 May 2026 (in 23 days): P00001"
    assert said[:2] == [
        f"iomctl: {where}",
        "  plan for it: --to A17; or if it falls through: iomctl placement withdraw P00001 --reason WORDS",
    ]
    assert night(leaving) == ("A17", "cas3", "P00001", None)
    leaving(*PLAN, "A17", "--address", "Harbour Trust").succeeds()
    assert night(leaving) == ("A17", "Harbour Trust", "P00001", None)
    other = ("release", "correct", "N1", "--plan", "--to", "A07A", "--reason", "misread")
    assert where in leaving(*other).exits(5).err
    leaving("release", "plan", "N1", "--done", "gp", "--appointment", "2026-05-14").succeeds()


def test_where_the_day_moves_into_a_placement_it_counts_and_the_plan_is_a_gap(leaving: Program) -> None:
    leaving(*PLAN, "A07A", "--appointment", "2026-05-14").succeeds()
    leaving(*ADD, "2026-05-14").succeeds()
    assert night(leaving) == ("A07A", None, None, None)
    moved = leaving("release", "set", "N1", "conditional", "2026-05-18").succeeds()
    assert "; the plan says A07A, but P00001 is A17 and counts." in moved.err
    assert night(leaving) == ("A17", "cas3", "P00001", "A07A")
    page = leaving("release", "show", "N1").succeeds().out
    assert "First night    A17, cas3, P00001 (transient); the plan says A07A\n" in page
    (gap,) = leaving("check", "cases", "--gap", "release-plan", "--format", "json").succeeds().json()
    assert gap["about"] == "out on Mon 18 May 2026 (in 28 days): the plan says A07A, but P00001 is A17"
    assert gap["command"] == "iomctl release plan N00001 --to A17"
    leaving(*gap["command"].split()[1:]).succeeds()
    assert night(leaving)[3] is None
    assert leaving("check", "cases", "--gap", "release-plan", "--format", "json").succeeds().json() == []


def test_a_placement_moved_onto_the_night_of_another_plan_is_refused(leaving: Program) -> None:
    leaving(*PLAN, "A07A").succeeds()
    leaving(*ADD, "2026-05-14").succeeds()
    moved = ("placement", "correct", "P1", "--from", "2026-05-13", "--reason", "mistyped")
    said = leaving(*moved).exits(5).err.splitlines()
    assert said[0].startswith("iomctl: the plan for the first night of N00001")
    assert said[1] == "  plan for it: iomctl release plan N00001 --to A17"


def test_releases_to_nowhere_are_no_home_and_none_that_is_known(leaving: Program) -> None:
    def nowhere(*words: str) -> list[str]:
        told = leaving("release", "list", "--nowhere", *words, "--format", "json").succeeds().json()
        return [one["offender"] for one in told]

    assert nowhere() == ["N00001", "N00002", "N00003"]
    leaving(*PLAN, "A17").succeeds()
    leaving("release", "plan", "N2", "--to", "A08A").succeeds()
    assert nowhere() == ["N00002", "N00003"]
    assert nowhere("--cohort", "luton") == []
    assert nowhere("--not-known") == ["N00002", "N00003"]
    (look,) = leaving("audit", "log", "--details", "--offender", "N1", "--format", "json", "--sort", "-event").json()[
        :1
    ]
    assert "release plan" in look["command"]


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_how_somebody_lives_first_is_told_at_every_width(leaving: Program, width: int) -> None:
    leaving(*PLAN, "A17", "--address", "Harbour Trust, " * 4).succeeds()
    leaving("release", "plan", "N2", "--to", "A08A").succeeds()
    leaving.terminal, leaving.width = True, width
    said = leaving("release", "list").succeeds().out
    assert {"transient", "homeless"} <= set(said.split())
