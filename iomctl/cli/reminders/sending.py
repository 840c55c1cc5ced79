"""One run of the reminders: each message is claimed, sent with no turn held, then marked."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from iomctl.app import App
from iomctl.cli.reminders.letters import letter_of
from iomctl.domain.counts import counted
from iomctl.errors import NotFound, SettingsWrong
from iomctl.output.mail.message import composed
from iomctl.output.mail.sending import send
from iomctl.output.mail.ways import NotSent, Way

if TYPE_CHECKING:
    from iomctl.services.reminders.digests import Digest
    from iomctl.services.reminders.recipients import Night, Recipient
    from iomctl.services.reminders.told import ToldNotice
    from iomctl.storage.unit_of_work import UnitOfWork

GIVEN_UP = 2
"""After so many messages in a row that no way took, the run ends: the others wait for the next."""


@dataclass
class NightRun:
    """One run for a day: `sent` are the messages (row numbers) that went, `failed` who was not reached, and why.

    `claimed` are all that were tried; `elsewhere` those whom another run is writing to, `waiting` those whom this one
    came to no more.
    """

    app: App
    on: date
    way: Way
    sender: str
    sent: list[int] = field(default_factory=list)
    claimed: list[int] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    elsewhere: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    faults: set[str] = field(default_factory=set)
    _lost: int = 0

    def everybody(self, night: "Night") -> None:
        """Send to everybody of a night in turn, nobody on a quiet one, and keep that the run came to its end."""
        from iomctl.services.reminders.claiming import end_run

        reached = [one for one in night.recipients if one.address is not None]
        for one in [] if night.quiet else reached:
            if self._lost >= GIVEN_UP:
                self.waiting.append(one.name)
            else:
                self._one(one)
        with turn(self.app) as work:
            addresses = {str(one.address) for one in reached}
            end_run(work, self.on, self._now, (len(self.sent), len(self.failed)), addresses)

    @property
    def _now(self) -> datetime:
        """The moment it is, not that of the run's begin: a run can be long, and a claim holds from when it was made."""
        return self.app.clock().astimezone(UTC)

    def _one(self, to: "Recipient") -> None:
        from iomctl.services.reminders.claiming import claim, mark

        # Longer than any one message takes: connecting, greeting, login, sending, each within the time of the setting.
        holds = timedelta(seconds=600 + 20 * self.app.settings.mail_timeout)
        try:
            with turn(self.app) as work:
                claimed = claim(work, self.on, to, self._now, holds)
                again = work.policy.reminders.again_after_days
        except NotFound as lost:  # two workers of one name are told apart by no word; the others are told
            self.failed[to.name] = lost.faults[0]
            return
        if claimed.elsewhere:
            self.elsewhere.append(to.name)
        if claimed.digest is not None:
            self.faults |= set(claimed.digest.faults)
        if claimed.digest is None or claimed.reminder is None:
            return
        self.claimed.append(claimed.reminder)
        fault = self._send(claimed.digest, again)
        with turn(self.app) as work:
            mark(work, claimed.reminder, self._now, fault)
        if fault is None:
            self.sent.append(claimed.reminder)
        else:
            self.failed[to.name] = fault

    def _send(self, digest: "Digest", again_after_days: int) -> str | None:
        try:
            message = composed(letter_of(digest, self.on, again_after_days), self.sender, self.app.clock())
            send(message, self.way, self.app.screen)
        except NotSent as fault:
            self._lost = self._lost + 1 if fault.whole else 0
            return fault.why
        except SettingsWrong as fault:  # no message goes by these settings: the claim is given up before the run is
            self._lost = GIVEN_UP
            return fault.faults[0]
        self._lost = 0
        return None

    def said(self) -> str:
        """What was not sent and why, on one line; "" where everything went."""
        if not self.failed:
            return ""
        tried = len(self.failed) + len(self.sent)
        those = "; ".join(f"{name} ({why})" for name, why in self.failed.items())
        wait = f"; {', '.join(self.waiting)} not tried" if self.waiting else ""
        return f"{len(self.failed)} of {counted(tried, 'message', 'messages')} not sent: {those}{wait}"


@contextmanager
def turn(app: App, dry_run: bool = False) -> "Iterator[UnitOfWork]":
    """A short unit of work of its own. What is sent can't be taken back, so no way back is told.

    Never with --restricted: what leaves by mail says of restricted people that they are, and no more.
    """
    from iomctl.storage.unit_of_work import unit_of_work

    with unit_of_work(app.place, app.settings.lock_wait, app.stamp(), dry_run=dry_run) as work:
        yield work


def tried(app: App, on: date, night: "Night") -> "tuple[list[ToldNotice], set[str]]":
    """What a run would tell now, and why referrals could not be counted; nothing is sent, claimed or marked."""
    from iomctl.services.reminders.digests import digest_for
    from iomctl.services.reminders.told import would_tell

    found: list[ToldNotice] = []
    faults = set[str]()
    with turn(app, dry_run=True) as work:
        for one in night.recipients:
            if one.address is None and not one.unreached:
                continue
            digest = digest_for(work, on, one)
            found += would_tell(work, on, digest)
            faults |= set(digest.faults)
        work.told_only_of({_number(one) for one in found}, disclosed=False)
    return found, faults


def _number(one: "ToldNotice") -> int:
    return int(one.offender[1:])
