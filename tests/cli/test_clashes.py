"""Each two facts that can't both be true, as somebody meets them: what is said, what mends it, and one undo of that."""

import re
from shlex import split

import pytest

from tests.acceptance.unchanged import refused
from tests.books import laid_once
from tests.cli import clash_book
from tests.cli.clash_book import ADOPT, event_of, stands, typed
from tests.cli.clash_table import ASSIGN, BEGIN, CLASHES, FIXED, GO, GREEN, HOLD, MOVE, RED, Met
from tests.program import Program

mercer = laid_once(clash_book.mercer)


@pytest.mark.parametrize("what", CLASHES)
def test_the_fact_in_the_way_is_named_and_the_new_one_takes_its_place_when_told_to(mercer: Program, what: str) -> None:
    event, met = _met(mercer, CLASHES[what])
    before = stands(mercer)
    answer = refused(mercer, 5, *split(met.then), told=(f"{met.said} (event {event}, ",))
    assert (
        f"\n  put this in its place: the same command with --instead; or take that back: iomctl undo {event}"
        in answer.err
    )
    done = typed(mercer, f"{met.then} --instead").succeeds()
    assert re.search(r"put aside: .* \(event \d+, ", done.err)
    assert stands(mercer) != before
    mercer("db", "check").succeeds()
    mercer("undo").succeeds()
    assert stands(mercer) == before


@pytest.mark.parametrize("what", CLASHES)
def test_once_the_one_in_the_way_is_taken_back_the_new_one_is_taken(mercer: Program, what: str) -> None:
    event, met = _met(mercer, CLASHES[what])
    typed(mercer, met.then).exits(5)
    mercer("undo", str(event)).succeeds()
    typed(mercer, met.then).succeeds()
    mercer("db", "check").succeeds()


@pytest.mark.parametrize("what", CLASHES)
def test_the_same_fact_said_twice_is_told_and_adds_nothing(mercer: Program, what: str) -> None:
    event, met = _met(mercer, CLASHES[what])
    (line, nothing) = refused(mercer, 5, *split(met.first)).err.splitlines()
    assert f": recorded already (event {event})" in line
    assert nothing == "Nothing was changed."


@pytest.mark.parametrize("what", FIXED)
def test_what_has_commands_of_its_own_is_not_put_aside(mercer: Program, what: str) -> None:
    event, met = _met(mercer, FIXED[what])
    for more in ("", " --instead"):
        answer = refused(mercer, 5, *split(met.then + more), told=(f"{met.said} (event {event}, ",))
        assert ("  --instead does not put that aside; " in answer.err) == bool(more)
        assert "with --instead" not in answer.err


def test_what_is_fixed_is_mended_by_the_command_that_is_named(mercer: Program) -> None:
    left = typed(mercer, FIXED["given to somebody who left"].first)
    event_of(left)
    given = split(FIXED["given to somebody who left"].then)
    assert "if they are back: iomctl worker edit 'J Byrne' --back" in mercer(*given).exits(5).err
    mercer("worker", "edit", "J Byrne", "--back").succeeds()
    mercer(*given).succeeds()
    typed(mercer, ADOPT.format("hollis")).succeeds()
    early = ("cohort", "colour", "N2", "red", "--reason", "worse", "--on", "2026-02-12")
    correct = "cohort correct N00002 adoption --from 2026-02-12 --reason WORDS"
    assert f"is the day right? if the adoption is not: iomctl {correct}\n" in mercer(*early).exits(5).err
    typed(mercer, correct).succeeds()
    mercer(*early).succeeds()


def test_the_birth_of_a_restricted_person_is_told_nobody(mercer: Program) -> None:
    mercer("offender", "restrict", "N1", "--reason", "threats").succeeds()
    words = "custody begin N1 remand --on 1990-01-01 --to 1990-01-03"
    assert "N00001 was not born then (event " in typed(mercer, words).exits(5).err
    assert "1994" not in typed(mercer, words).err


def test_the_event_that_recorded_that_a_worker_left_is_named_also_when_they_came_later(mercer: Program) -> None:
    event_of(typed(mercer, "worker edit byrne --left 2026-03-10"))
    typed(mercer, "worker edit byrne --back").succeeds()
    again = event_of(typed(mercer, "worker edit byrne --left 2026-03-12"))
    told = typed(mercer, ASSIGN.format("byrne", "2026-03-28")).exits(5).err
    assert f"J Byrne left on Thu 12 Mar 2026 (event {again}, " in told
    mercer("undo").succeeds()
    typed(mercer, ASSIGN.format("byrne", "2026-03-28")).succeeds()


def test_a_worker_can_not_have_left_before_a_case_was_given_to_them(mercer: Program) -> None:
    event = event_of(typed(mercer, ASSIGN.format("byrne", "2026-03-28")))
    words = split("worker edit byrne --left 2026-03-10")
    answer = refused(mercer, 5, *words, told=(f"J Byrne leads N00001 from Sat 28 Mar 2026 (event {event}, ",))
    assert f"take that back: iomctl undo {event}\n" in answer.err


def test_what_an_event_recorded_of_others_too_is_taken_back_of_the_one_alone(mercer: Program) -> None:
    typed(mercer, ADOPT.format("hollis")).succeeds()
    mercer("cohort", "assign", "--everyone-of", "okafor", "--to", "byrne", "--on", "2026-03-28", "--yes").succeeds()
    told = typed(mercer, GO.format("no-offending", "2026-03-20")).exits(5).err
    (way,) = re.findall(r"take that back: iomctl (.*)", told)
    assert way == "cohort withdraw N00001 worker --on 2026-03-28 --reason WORDS"
    typed(mercer, way).succeeds()
    typed(mercer, GO.format("no-offending", "2026-03-20")).succeeds()
    assert [one["worker"] for one in mercer("caseload", "--format", "json").json()] == ["J Byrne"]


@pytest.mark.parametrize(
    "later",
    [
        RED.format("2026-04-10"),
        HOLD.format("2026-04-10"),
        MOVE.format("flex", "2026-04-10"),
        BEGIN.format("2026-04-10"),
    ],
)
def test_something_newer_typed_first_is_no_reason_to_refuse(mercer: Program, later: str) -> None:
    typed(mercer, later).succeeds()
    for words in (GREEN.format("2026-03-12"), MOVE.format("free", "2026-03-12"), ASSIGN.format("byrne", "2026-03-12")):
        typed(mercer, words).succeeds()
    mercer("db", "check").succeeds()


def _met(iomctl: Program, met: Met) -> tuple[int, Met]:
    """The event of the first of two facts, which is recorded then, with both."""
    if met.before is not None:
        typed(iomctl, met.before).succeeds()
    return event_of(typed(iomctl, met.first)), met


def test_a_release_without_a_colour_brings_the_one_that_was_said_last(mercer: Program) -> None:
    for words in (BEGIN.format("2026-03-09"), RED.format("2026-03-20")):
        typed(mercer, words).succeeds()
    done = mercer("release", "happened", "N1", "--to", "A07B", "--on", "2026-04-10").succeeds()
    assert "; red in luton, as was said last" in done.err
    (case,) = mercer("caseload", "--format", "json").json()
    assert (case["colour"], case["custody"], case["due_by"]) == ("red", "community", "2026-04-24")


def test_everyone_of_somebody_is_whom_they_led_on_the_day(mercer: Program) -> None:
    typed(mercer, ADOPT.format("hollis")).succeeds()
    typed(mercer, "cohort assign N2 --to byrne --on 2026-04-06").succeeds()
    words = "cohort assign --everyone-of okafor --to byrne --yes --on"
    assert "2 cases from Fri 20 Mar 2026" in typed(mercer, f"{words} 2026-03-20").succeeds().err
    mercer("undo").succeeds()
    assert "1 case from Fri 10 Apr 2026" in typed(mercer, f"{words} 2026-04-10").succeeds().err
