"""What is advised of a fact in the way that no undo takes back by itself: each command works as it is printed."""

import re

import pytest

from tests.books import laid_once
from tests.cli import clash_book
from tests.cli.clash_book import ADOPT, event_of, typed
from tests.cli.clash_table import ASSIGN, BEGIN, CLASHES, GO, GREEN, HOLD, LEAVE, RED
from tests.program import Program

WAY = re.compile(r"(?:take that back|put that right): (iomctl [^;\n]*?)(?=;|\n| or (?:iomctl|put that))")

mercer = laid_once(clash_book.mercer)


def way(told: str) -> str:
    """The command that a refusal advises, with its words filled in."""
    (command,) = WAY.findall(told)
    assert "iomctl undo" not in command
    filled: str = command.removeprefix("iomctl ").replace("WORDS", "wrong")
    return filled.replace("--from DAY --to DAY", "--from 2026-03-02 --to 2026-03-03")


@pytest.mark.parametrize("what", CLASHES)
def test_a_fact_that_was_undone_and_redone_is_withdrawn_or_put_right(mercer: Program, what: str) -> None:
    met = CLASHES[what]
    if met.before is not None:
        typed(mercer, met.before).succeeds()
    event_of(typed(mercer, met.first))
    mercer("undo").succeeds()
    mercer("redo").succeeds()
    command = way(typed(mercer, met.then).exits(5).err)
    typed(mercer, command).succeeds()
    again = typed(mercer, met.then)
    if " correct " in command:
        assert again.code == 0 or "recorded already" in again.err or "ended" in again.err
    else:
        again.succeeds()
    mercer("db", "check").succeeds()


CORRECTED = {
    "colour": (RED.format("2026-03-12"), "cohort correct N1 colour --colour amber", GREEN.format("2026-03-12")),
    "replaced colour": (RED.format("2026-03-12"), f"{GREEN.format('2026-03-12')} --instead", HOLD.format("2026-03-12")),
    "worker": (
        ASSIGN.format("byrne", "2026-03-12"),
        "cohort correct N1 worker --on 2026-03-12 --from 2026-03-13",
        ASSIGN.format("okafor", "2026-03-13"),
    ),
    "deselection": (
        GO.format("no-offending", "2026-03-20"),
        "cohort correct N1 deselection --from 2026-03-23",
        RED.format("2026-03-25"),
    ),
    "review": (
        HOLD.format("2026-03-25"),
        "review correct N1 --on 2026-03-25 --colour red",
        GREEN.format("2026-03-25"),
    ),
    "stay": (
        BEGIN.format("2026-03-16 --to 2026-04-11"),
        "custody correct N1 --on 2026-03-16 --to 2026-04-10",
        BEGIN.format("2026-03-20 --to 2026-03-25"),
    ),
}


@pytest.mark.parametrize("what", CORRECTED)
def test_a_fact_that_was_corrected_is_withdrawn_not_undone(mercer: Program, what: str) -> None:
    first, correction, then = CORRECTED[what]
    typed(mercer, first).succeeds()
    typed(mercer, correction if "--instead" in correction else f"{correction} --reason wrong").succeeds()
    if what == "replaced colour":
        then = f"{then} --colour amber"
    typed(mercer, way(typed(mercer, then).exits(5).err)).succeeds()
    typed(mercer, then).succeeds()


def test_a_release_that_was_corrected_gives_its_colour_up_for_one_case_alone(mercer: Program) -> None:
    typed(mercer, "cohort create dun --name Dunstable").succeeds()
    typed(mercer, ADOPT.format("mercer").replace("luton", "dun")).succeeds()
    for line in (BEGIN.format("2026-03-09"), LEAVE.format("2026-04-10", "amber")):
        typed(mercer, line).succeeds()
    typed(mercer, "release correct N1 --colour red --reason wrong").succeeds()
    then = f"{GREEN.format('2026-04-10')} --cohort dun"
    command = way(typed(mercer, then).exits(5).err)
    assert command == "cohort withdraw N00001 colour --on 2026-04-10 --cohort dun --reason wrong"
    typed(mercer, command).succeeds()
    typed(mercer, then).succeeds()
    cases = mercer("caseload", "--format", "json").json()
    assert {one["cohort"]: one["colour"] for one in cases} == {"luton": "red", "dun": "green"}


def test_an_end_of_a_stay_that_began_with_it_is_put_right(mercer: Program) -> None:
    typed(mercer, BEGIN.format("2026-03-16 --to 2026-04-11")).succeeds()
    then = LEAVE.format("2026-04-10", "red")
    command = way(typed(mercer, then).exits(5).err)
    assert command == "custody correct N00001 --on 2026-03-16 --to 2026-04-10 --reason wrong"
    typed(mercer, command).succeeds()
    typed(mercer, then).succeeds()


def test_each_fact_in_the_way_has_a_way_of_its_own(mercer: Program) -> None:
    event = event_of(typed(mercer, ASSIGN.format("okafor", "2026-03-20")))
    typed(mercer, "worker edit byrne --left 2026-03-12").succeeds()
    told = typed(mercer, ASSIGN.format("byrne", "2026-03-20")).exits(5).err
    advice = f"  if they are back: iomctl worker edit 'J Byrne' --back; take that back: iomctl undo {event}\n"
    assert advice in told
    typed(mercer, "worker edit 'J Byrne' --back").succeeds()
    mercer("undo", str(event)).succeeds()
    typed(mercer, ASSIGN.format("byrne", "2026-03-20")).succeeds()


def test_an_adoption_typed_twice_is_known_and_another_one_is_put_right(mercer: Program) -> None:
    event = event_of(typed(mercer, ADOPT.format("hollis")))
    twice = typed(mercer, ADOPT.format("hollis")).exits(5).err
    assert f"N00002 was adopted on Mon 2 Mar 2026: recorded already (event {event})" in twice
    red = ADOPT.format("hollis").replace("amber", "red").replace("--worker okafor", "--no-worker")
    for more in ("", " --instead"):
        told = typed(mercer, red + more).exits(5).err
        assert ("--instead does not put that aside; " in told) == bool(more)
        told = told.replace("to say otherwise of that adoption", "put that right")
    typed(mercer, way(told)).succeeds()
    assert "recorded already" in typed(mercer, red).exits(5).err


@pytest.mark.parametrize("day", ["2026-02-12", "2026-03-12"])
def test_an_adoption_of_another_day_is_moved(mercer: Program, day: str) -> None:
    then = ADOPT.format("mercer").replace("2026-03-02", day)
    told = typed(mercer, then).exits(5).err.replace("if that of the other adoption is not", "put that right")
    typed(mercer, way(told)).succeeds()
    assert "recorded already" in typed(mercer, then).exits(5).err


def test_an_adoption_before_they_left_moves_the_day_of_leaving(mercer: Program) -> None:
    typed(mercer, GO.format("no-offending", "2026-03-20")).succeeds()
    then = ADOPT.format("mercer").replace("2026-03-02", "2026-03-16")
    told = typed(mercer, then).exits(5).err.replace("if that of leaving is not", "put that right")
    typed(mercer, way(told)).succeeds()
    typed(mercer, then).succeeds()


def test_an_earlier_stay_that_an_adoption_begins_is_recorded_first(mercer: Program) -> None:
    typed(mercer, BEGIN.format("2026-03-16")).succeeds()
    adopt = "cohort adopt hollis --cohort luton --tier fixed --no-worker --reason court --on 2026-03-09"
    typed(mercer, BEGIN.format("2026-03-16").replace("N1", "N2")).succeeds()
    told = typed(mercer, f"{adopt} --custody").exits(5).err
    assert "with --to\n" not in told
    (begin,) = re.findall(r"iomctl (custody begin [^;,]*), then the same command without --custody", told)
    assert begin == "custody begin N00002 KIND --on 2026-03-09 --to DAY"
    typed(mercer, begin.replace("KIND", "remand").replace("DAY", "2026-03-13")).succeeds()
    typed(mercer, adopt).succeeds()
    mercer("db", "check").succeeds()


def test_a_release_is_withdrawn_once_the_later_stay_is(mercer: Program) -> None:
    for line in (BEGIN.format("2026-03-09"), LEAVE.format("2026-03-16", "red"), BEGIN.format("2026-04-06")):
        typed(mercer, line).succeeds()
    typed(mercer, "custody correct N1 --on 2026-04-06 --from 2026-04-07 --reason wrong").succeeds()
    withdraw = "release withdraw N1 --reason wrong"
    told = typed(mercer, withdraw).exits(5).err
    assert "--to" not in told
    assert "iomctl release correct N00001 --on 2026-03-16 --from DAY" in told
    typed(mercer, "custody withdraw N1 --on 2026-04-07 --reason wrong").succeeds()
    typed(mercer, withdraw).succeeds()
