"""Reminders by processes of their own: two at once send once, one that is killed leaves at most one to repeat."""

import os
import subprocess
import sys
from asyncio import Event, wait_for
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from signal import SIGKILL

import pytest

from tests.mail_server import Mailbox, serving
from tests.program import Program
from tests.reminded import lay, policy
from tests.transcripts.page import CHECKOUT

OVERDUE = (-40, -39, -38, -37, -36, -35)


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with serving(Mailbox()) as server:
        yield server


@pytest.fixture
def program(iomctl: Program, box: Mailbox, tmp_path: Path) -> Program:
    """Two people overdue for each of three workers, by the machine's clock; no day is quiet."""
    iomctl.now = datetime.now().astimezone()
    lay(iomctl, OVERDUE)
    policy(iomctl, tmp_path, quiet_on="[]", again_after_days="0")
    iomctl.environ |= box.settings | {"IOMCTL_MAIL_TIMEOUT": "60"}
    return iomctl


def started(program: Program) -> "subprocess.Popen[str]":
    """`iomctl remind` in a process of its own."""
    environ = {**os.environ, **program.environ, "IOMCTL_DB": program.db, "PYTHONPATH": str(CHECKOUT)}
    return subprocess.Popen(
        [sys.executable, "-m", "iomctl", "remind"],
        env=environ,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )


def test_two_at_once_send_each_message_once(program: Program, box: Mailbox) -> None:
    """The first message is held by the server until another came: so both are sending at the same time."""
    another = Event()

    async def hold() -> None:
        if len(box.taken) == 1:
            await wait_for(another.wait(), 60)
        another.set()

    box.on_taken = hold
    both = [started(program), started(program)]
    said = "".join(one.communicate(timeout=120)[1] for one in both)
    assert [one.returncode for one in both] == [0, 0], said
    assert "Another run is writing to " in said
    assert set(Counter(box.lines()).values()) == {1}
    assert len(box.lines()) == len(OVERDUE)
    program("audit", "verify").succeeds()


@pytest.mark.parametrize("number", [1, 2])
def test_one_that_is_killed_leaves_at_most_the_message_in_flight(program: Program, box: Mailbox, number: int) -> None:
    """Killed when the server has a message and its answer is under way: nobody can know then that it went."""
    running = list["subprocess.Popen[str]"]()

    def kill() -> None:
        if len(box.taken) == number:
            running[0].send_signal(SIGKILL)

    box.on_taken = kill
    running.append(started(program))
    running[0].communicate(timeout=60)
    assert running[0].returncode == -SIGKILL
    assert len(box.taken) == number
    program("db", "check").succeeds()
    at_once = program("remind").succeeds()
    assert "Another run is writing to " in at_once.err, "whether it lives is not known before its claim has run out"
    program.now += timedelta(hours=1)
    program("remind").succeeds()
    told = Counter(box.lines())
    assert len(told) == len(OVERDUE)
    twice = {one for one, times in told.items() if times > 1}
    assert len(twice) == 2
    assert all(times <= 2 for times in told.values())
    ids = Counter(str(one["Message-ID"]) for one in box.taken)
    assert sorted(ids.values()) == [1, 1, 2], "a repeat is known by its Message-ID"
    assert program("remind").succeeds().err == ""
