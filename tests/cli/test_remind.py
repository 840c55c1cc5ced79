"""iomctl remind: everything due is told once, what failed is told by the next run, and the ledger says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mail_server import BUSY, DROP, REFUSE, STALL, TAKE, Mailbox, serving, text_of
from tests.program import Program
from tests.reminded import BYRNE, OKAFOR, SANDHU, lay, policy


@pytest.fixture
def box() -> Iterator[Mailbox]:
    """A mail server that takes everything, as long as nothing else is said."""
    with serving(Mailbox()) as server:
        yield server


@pytest.fixture
def program(iomctl: Program, box: Mailbox) -> Program:
    """Three people overdue and three due soon, shared out among three workers."""
    lay(iomctl, (-10, -9, -8, 3, 4, 5))
    iomctl.environ |= box.settings
    return iomctl


def states(program: Program, *words: str) -> list[tuple[str, str, str]]:
    told = program("remind", "list", *words, "--format", "json").succeeds().json()
    return sorted((one["told_to"], one["offender"], one["state"]) for one in told)


def test_everybody_is_told_their_own_once(program: Program, box: Mailbox) -> None:
    assert program("remind").succeeds().err == "3 messages sent.\n"
    assert box.lines() == [
        (SANDHU, "N00003  Kai2  review was due by Sun 12 Apr 2026"),
        (SANDHU, "N00006  Kai5  review due by Sat 25 Apr 2026"),
        (BYRNE, "N00002  Kai1  review was due by Sat 11 Apr 2026"),
        (BYRNE, "N00005  Kai4  review due by Fri 24 Apr 2026"),
        (OKAFOR, "N00001  Kai0  review was due by Fri 10 Apr 2026"),
        (OKAFOR, "N00004  Kai3  review due by Thu 23 Apr 2026"),
    ]
    again = program("remind").succeeds()
    assert (again.out, again.err) == ("", "")
    assert len(box.taken) == 3


def test_a_dry_run_sends_nothing_and_shows_what_the_next_run_sends(program: Program, box: Mailbox) -> None:
    tried = program("remind", "--dry-run", "--format", "json").succeeds().json()
    assert box.taken == []
    assert program("remind", "list").succeeds().out == ""
    sent = program("remind", "--format", "json").succeeds().json()
    assert {one["state"] for one in tried} == {"due"}
    assert [one | {"state": ""} for one in tried] == [one | {"state": ""} for one in sent]


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (REFUSE, "the recipient was refused (550)"),
        (STALL, "the server took longer than 0.3 seconds"),
        (DROP, "the line was dropped"),
        (BUSY, "the server refused the message (451)"),
    ],
)
def test_who_is_not_reached_is_told_next_time_and_the_others_now(
    program: Program, box: Mailbox, fault: str, why: str
) -> None:
    box.does = lambda address: fault if address == BYRNE else TAKE
    said = program("remind").exits(1).err.splitlines()
    assert said == [
        "2 messages sent.",
        f"iomctl: 1 of 3 messages not sent: J Byrne ({why})",
        "  the next run sends what was not sent",
    ]
    assert [to for to, _ in box.lines()] == [SANDHU, SANDHU, OKAFOR, OKAFOR]
    assert [one for one in states(program) if one[2] == "failed"] == [
        ("J Byrne", "N00002", "failed"),
        ("J Byrne", "N00005", "failed"),
    ]
    box.does = lambda _: TAKE
    assert program("remind").succeeds().err == "1 message sent.\n"
    assert [to for to, _ in box.lines()[4:]] == [BYRNE, BYRNE]
    assert {one[2] for one in states(program)} == {"sent"}


def test_a_server_that_is_not_there_is_tried_twice_and_the_rest_waits(program: Program, box: Mailbox) -> None:
    program.environ["IOMCTL_MAIL"] = "smtp://localhost:1"
    told = program("remind").exits(1).err.splitlines()
    assert told[0] == (
        "iomctl: 2 of 2 messages not sent: A Sandhu (the server can't be reached); "
        "J Byrne (the server can't be reached); S Okafor not tried"
    )
    program.environ |= box.settings
    program("remind").succeeds()
    assert len(box.lines()) == len(set(box.lines())) == 6


def test_what_still_stands_is_told_again_after_the_days_of_the_policy(program: Program, box: Mailbox) -> None:
    program("remind").succeeds()
    program.travel(days=11)  # Friday 1 May: what was due soon is late by now
    program("remind").succeeds()
    assert sorted(line[:6] for _, line in box.lines()[6:]) == ["N00004", "N00005", "N00006"]
    program.travel(days=3)  # the 14th day is Monday 4 May, a bank holiday
    assert program("remind").succeeds().err == ""
    program.travel(days=1)
    program("remind").succeeds()
    again = box.lines()[9:]
    assert sorted(line[:6] for _, line in again) == ["N00001", "N00002", "N00003"]
    assert all(line.endswith(", told before") for _, line in again)
    ids = [one["Message-ID"] for one in box.taken]
    assert len(set(ids)) == len(ids)


def test_a_review_that_is_held_is_told_no_more_and_the_next_one_is(program: Program, box: Mailbox) -> None:
    program("review", "hold", "N1", "--colour", "amber").succeeds()
    program("remind").succeeds()
    assert "N00001" not in {line[:6] for _, line in box.lines()}
    program.travel(days=30)
    program("remind").succeeds()
    assert any(line.startswith("N00001") for _, line in box.lines())


def test_on_a_quiet_day_everything_waits(program: Program, box: Mailbox) -> None:
    program.travel(days=-1)
    assert program("remind").succeeds().err == ""
    assert box.taken == []
    program.travel(days=1)
    program("remind").succeeds()
    assert len(box.taken) == 3


def test_kinds_that_are_left_out_are_not_told_and_nobody_is_told_further_ahead(
    program: Program, box: Mailbox, tmp_path: Path
) -> None:
    workers = '[{ worker = "S Okafor", left_out = [] }]'
    policy(program, tmp_path, left_out='["review-overdue"]', look_ahead_days="4", workers=workers)
    program("remind").succeeds()
    assert sorted((to, line[:6]) for to, line in box.lines()) == [
        (BYRNE, "N00005"),
        (OKAFOR, "N00001"),
        (OKAFOR, "N00004"),
    ]


def test_the_coordinator_is_told_of_who_has_no_address_or_has_left(
    program: Program, box: Mailbox, tmp_path: Path
) -> None:
    policy(program, tmp_path, coordinator='"coordinator@example.org"')
    program("worker", "edit", "byrne", "--email", "").succeeds()
    program("worker", "edit", "sandhu", "--left", "2026-04-17").succeeds()
    program("remind").succeeds()
    (summary,) = (one for one in box.taken if one["To"] == "coordinator@example.org")
    titles = [line for line in text_of(summary) if line.endswith(":") and not line.startswith("Each")]
    assert titles == ["A Sandhu has left:", "J Byrne has no address:"]
    told = [line for to, line in box.lines() if to == "coordinator@example.org"]
    assert [line[:6] for line in told] == ["N00003", "N00003", "N00006", "N00006", "N00002", "N00005"]
    assert sum("nobody leads the case" in line for line in told) == 2
    assert program("remind").succeeds().err == ""


def test_what_is_put_off_is_not_told_and_what_comes_later_is(program: Program, box: Mailbox) -> None:
    program("remind", "snooze", "N1", "--until", "2026-05-08", "--reason", "in hospital").succeeds()
    program("remind").succeeds()
    assert "N00001" not in {line[:6] for _, line in box.lines()}
    program("review", "hold", "N1", "--colour", "red").succeeds()
    (snooze,) = program("remind", "snoozes", "N1", "--format", "json").succeeds().json()
    assert (snooze["standing"], snooze["reason"]) == ("fallen-away", "in hospital")
    program.travel(days=11)  # the next review is due on Monday 4 May or before: put off was the one that was held
    program("remind").succeeds()
    assert [to for to, line in box.lines() if line.startswith("N00001")] == [OKAFOR]


def test_what_is_put_off_is_told_from_the_day_after_on_or_once_that_is_withdrawn(
    program: Program, box: Mailbox
) -> None:
    for person in ("N1", "N2"):
        program("remind", "snooze", person, "--until", "2026-04-21", "--reason", "away").succeeds()
    program("remind", "withdraw", "Z2", "--reason", "back").succeeds()
    program("remind").succeeds()
    assert {line[:6] for _, line in box.lines()} & {"N00001", "N00002"} == {"N00002"}
    program.travel(days=1)
    assert program("remind").succeeds().err == ""
    program.travel(days=1)
    program("remind").succeeds()
    assert [line[:6] for _, line in box.lines()[5:]] == ["N00001"]


def test_a_night_with_nothing_to_tell_looks_at_nobody(program: Program) -> None:
    program("remind").succeeds()
    before = program("audit", "log", "--format", "json").succeeds().json()
    program("remind").succeeds()
    after = program("audit", "log", "--format", "json").succeeds().json()
    (ran,) = after[len(before) :]
    assert (ran["command"], ran["people"], ran["kind"]) == ("remind send", "", "alteration")
    told = [one for one in before if one["kind"] == "disclosure"]
    assert sorted(one["people"] for one in told) == ["N00001, N00004", "N00002, N00005", "N00003, N00006"]
