"""What went wrong with reminders elsewhere, each tried here."""

from asyncio import get_running_loop
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.casebook import book, person, spell
from tests.casebook import worker as add_worker
from tests.mail_server import TAKE, Mailbox, serving
from tests.program import Program
from tests.reminded import BYRNE, OKAFOR, SANDHU, lay, policy

LONG_AGO = (-40, -30, -20)


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with serving(Mailbox()) as server:
        yield server


@pytest.fixture
def program(iomctl_sqlite: Program, box: Mailbox) -> Program:
    """Somebody overdue for each of three workers; nothing is told twice by the policy."""
    lay(iomctl_sqlite, LONG_AGO)
    iomctl_sqlite.environ |= box.settings
    return iomctl_sqlite


def alone(iomctl: Program, box: Mailbox) -> Program:
    """One worker, and one person overdue."""
    lay(iomctl, (-40,), ("S Okafor",))
    iomctl.environ |= box.settings
    return iomctl


def each_once(box: Mailbox, count: int) -> None:
    """So many things were told, each once."""
    assert Counter(box.lines()).most_common(1)[0][1] == 1
    assert len(box.lines()) == count


def test_two_runners_that_both_think_they_lead(program: Program, box: Mailbox) -> None:
    """sleepepi/slice 769: a digest went twice. One comes to a message that the other is sending; see processes too."""
    other, said = replace(program), list[str]()

    program.environ["IOMCTL_MAIL_TIMEOUT"] = "60"  # the first waits while the other runs

    async def meanwhile() -> None:
        box.on_taken = lambda: None
        answer = await get_running_loop().run_in_executor(None, other, "remind")
        said.extend(answer.succeeds().err.splitlines())

    box.on_taken = meanwhile
    program("remind").succeeds()
    assert said == ["Another run is writing to A Sandhu.", "2 messages sent."]
    each_once(box, 3)


def test_triggering_twice(program: Program, box: Mailbox) -> None:
    """zulip/zulip 549: nothing marked what was sent."""
    for _ in range(3):
        program("remind").succeeds()
    each_once(box, 3)
    assert len(program("remind", "list", "--format", "json").succeeds().json()) == 3


def test_a_weekly_reader_is_sent_one_every_week(iomctl_sqlite: Program, box: Mailbox, tmp_path: Path) -> None:
    """decidim/decidim 16143: sent once and never again, for the cut-off day was a day too early."""
    program = alone(iomctl_sqlite, box)
    policy(program, tmp_path, again_after_days="1", workers='[{ worker = "S Okafor", every = "weekly" }]')
    nights = [program.now + timedelta(days=number) for number in range(60)]
    sent = []
    for program.now in nights:
        before = len(box.taken)
        program("remind").succeeds()
        sent += [program.today] * sum(one["To"] == OKAFOR for one in box.taken[before:])
    # Each Monday; on 4 and 25 May, bank holidays, on the day after.
    assert [(one.month, one.day) for one in sent] == [
        (4, 20), (4, 27), (5, 5), (5, 11), (5, 18), (5, 26), (6, 1), (6, 8), (6, 15),
    ]  # fmt: skip


@pytest.mark.parametrize("gap", range(1, 11))
def test_a_gap_of_nights_doubles_nothing_and_loses_nothing(program: Program, box: Mailbox, gap: int) -> None:
    """forem/forem 10940: the job ran on some days, what it was to send was gathered on all."""
    program("remind").succeeds()
    with book(program) as work:
        spell(work, person(work, "Hollis"), due_by=program.today - timedelta(days=1), worker=add_worker(work, "J Hale"))
    program("worker", "edit", "hale", "--email", "j.hale@example.org").succeeds()
    program.travel(days=gap)
    program("remind").succeeds()
    program.travel(days=0 if gap in {1, 2, 3, 4, 8, 9, 10} else 7 - gap)  # Saturday and Sunday are quiet
    program("remind").succeeds()
    each_once(box, len(box.lines()))
    assert sum("review was due" in line for _, line in box.lines()) == 4


def test_a_send_that_fails_neither_sticks_nor_repeats(program: Program, box: Mailbox) -> None:
    """elie222/inbox-zero 781: a failed send left the schedule stuck, and the same went every half hour."""
    box.does = lambda address: "drop" if address == OKAFOR else TAKE
    for _ in range(4):
        program("remind").exits(1)
        program.now += timedelta(minutes=30)
    assert [to for to, _ in box.lines()] == [SANDHU, BYRNE]
    box.does = lambda _: TAKE
    for _ in range(3):
        program("remind").succeeds()
    each_once(box, 3)
    (row,) = program("remind", "list", "--to", "okafor", "--format", "json").succeeds().json()
    assert (row["state"], row["fault"]) == ("sent", None)


def test_an_hourly_and_a_daily_line_in_one_crontab(iomctl_sqlite: Program, box: Mailbox) -> None:
    """humhub/humhub 2519."""
    program = alone(iomctl_sqlite, box)
    for hour in range(24):
        program.now = program.now.replace(hour=hour)
        program("remind").succeeds()
        if hour == 6:
            program("remind").succeeds()
    each_once(box, 1)


def test_an_old_and_a_new_machine_both_send(program: Program, box: Mailbox) -> None:
    """saeloun/miru-web 2099: the ledger is the case book's and knows the address, not the machine."""
    old = replace(program, environ=program.environ | {"IOMCTL_MAIL_FROM": "old@example.org", "IOMCTL_ACTOR": "old"})
    program("remind").succeeds()
    old("remind").succeeds()
    each_once(box, 3)
    program("worker", "edit", "byrne", "--email", "jo.byrne@example.org").succeeds()
    program("remind").succeeds()
    assert [to for to, _ in box.lines()[3:]] == ["jo.byrne@example.org"]


def test_a_worker_who_is_there_twice(program: Program, box: Mailbox) -> None:
    """usdigitalresponse/usdr-gost 2133: what was entered twice was sent twice."""
    program("worker", "add", "S Okafor (2)", "--agency", "police", "--email", OKAFOR).succeeds()
    program("cohort", "create", "bedford", "--name", "IOM Bedford").succeeds()
    case = ("--tier", "flex", "--colour", "red", "--reason", "criteria-met", "--on", "2026-02-02")
    program("cohort", "adopt", "N1", "--cohort", "bedford", *case, "--worker", "S Okafor (2)").succeeds()
    program("marker", "add", "N1", "mappa", "--from", "2026-01-05", "--review", "2026-04-05").succeeds()
    program("remind").succeeds()
    markers = [to for to, line in box.lines() if "marker was to be reviewed" in line]
    assert markers == [OKAFOR]
    assert Counter(box.lines()).most_common(1)[0][1] == 1


def test_every_kind_of_today_is_told_or_said_not_to_be() -> None:
    """decidim/decidim 16143 too: kinds that were told at once were left out of the digest."""
    from dataclasses import fields

    from iomctl.domain.reminders.kinds import KINDS
    from iomctl.services.reminders.notices import FROM_TODAY
    from iomctl.services.worklists.today_record import Today

    no_people = {"scheme", "on", "due_until", "tiers", "fault", "people", "cases", "of", "papers"}
    counts = {one.name for one in fields(Today) if one.name.startswith(("reviews_", "exemptions_", "referrals_"))}
    told = {one.listed for one in FROM_TODAY}
    assert {one.name for one in fields(Today)} - no_people - counts == told
    assert {one.kind for one in FROM_TODAY} == set(KINDS)


def test_two_workers_of_one_name_are_told_of_and_the_others_are_told(program: Program, box: Mailbox) -> None:
    """Nobody can add a second by a command; another program may have."""
    with book(program) as work:
        add_worker(work, "S Okafor", agency_name="Probation Service").email = "s.okafor@example.net"
    said = program("remind").exits(1).err
    assert "S Okafor (S Okafor could be several: S Okafor, S Okafor)" in said
    assert [to for to, _ in box.lines()] == [SANDHU, BYRNE]
