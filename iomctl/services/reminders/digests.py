"""What a message to one recipient would tell now: what is due, less what is put off, left out or told already."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.policy.reminding import FIRST_NAME, FULL_NAME
from iomctl.domain.references import PERSON, RESTRICTED_NAME, listed_name, reference
from iomctl.domain.reminders.turns import has_turn, to_be_told
from iomctl.errors import NotFound
from iomctl.services.asked_day import AskedDay
from iomctl.services.reminders.ledger import sent_last_on, snoozed, told
from iomctl.services.reminders.notices import Notice, due_for, within
from iomctl.services.reminders.recipients import Night, Recipient
from iomctl.services.worklists.caseload_rows import nobody_responsible, open_cases
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.cohorts import Scheme
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

NO_WORKER = "Nobody leads the case"


class DigestLine(NamedTuple):
    """One thing of a message, how often its address was sent it before, and under whose name it stands, "" for none."""

    notice: Notice
    told_before: int
    under: str = ""


class Digest(NamedTuple):
    """Everything that one message tells; `message_id` is the same for the same things, whatever run sends it.

    `named` is what the message calls each person, by row number. `faults` are why referrals could not be counted.
    """

    to: Recipient
    lines: list[DigestLine]
    message_id: str
    named: dict[int, str]
    scheme: str
    marking: str
    faults: list[str]


def digest_for(work: UnitOfWork, on: date, to: Recipient) -> Digest:
    """What somebody would be told on a day, without lines where there is nothing or it is not their turn.

    For somebody without an address: all that was never told to anybody there. The look at the people is logged.
    """
    policy = work.policy.reminders
    own = policy.of_worker(to.name)
    scheme = work.session.execute(select(col(Scheme.name))).scalar_one()
    theirs = has_turn(on, own.every, own.weekly_on, sent_last_on(work, to))
    asked, faults = _due(work, on, to) if theirs else ({}, [])
    ahead = policy.look_ahead_days if policy.look_ahead_days is not None else work.policy.look_ahead_days
    lines: list[DigestLine] = []
    for under, notices in asked.items():
        kept = [one for one in within(notices, on, ahead) if one.kind not in (own.left_out or ())]
        lines += _untold(work, on, to.address or "", under, kept)
    people = {one.notice.person for one in lines}
    key = _message_id(scheme, to, lines)
    return Digest(to, lines, key, _named(work, people), scheme, work.policy.publishing.marking, faults)


def _due(work: UnitOfWork, on: date, to: Recipient) -> tuple[dict[str, Sequence[Notice]], list[str]]:
    """What is due by the name it stands under: a worker's own under none."""
    found: dict[str, Sequence[Notice]] = {}
    faults = set[str]()
    names = {"": to.name} if to.worker is not None else _unreached(to)
    for under, name in names.items():
        due = due_for(work, on, name)
        found[under] = due.notices
        faults |= {due.fault} if due.fault else set()
    if to.worker is None:
        found[NO_WORKER] = nobodys(work, on)
    return found, sorted(faults)


def _unreached(to: Recipient) -> dict[str, str]:
    """Whose work the coordinator is told of, by what stands above it."""
    return {f"{one.name} {'has left' if one.left else 'has no address'}": one.name for one in to.unreached}


def reach_nobody(work: UnitOfWork, on: date, night: Night) -> list[str]:
    """The workers of whom something is due that reaches nobody: they have left or have no address, nor has a
    coordinator.

    By name. The people it is about are not told, so the look is not logged.
    """
    summary = night.recipients[-1]
    if summary.address is not None or not summary.unreached:
        return []
    try:
        due = {one.under for one in digest_for(work, on, summary).lines}
    except NotFound:  # two workers of one name are told apart by no word: whether something is due is not known
        due = set(_unreached(summary))
    work.told_only_of((), disclosed=False)
    return [name for title, name in _unreached(summary).items() if title in due]


def nobodys(work: UnitOfWork, on: date) -> list[Notice]:
    """Cases that nobody ever led; those of somebody who left stand under that name."""
    as_of = AskedDay(work, on).spells
    rows = work.session.execute(open_cases(as_of, nobody_responsible(as_of), col(Worker.id).is_(None))).all()
    work.looked_at(row.person for row in rows)
    found = [Notice("case-not-led", row.person, row.cohort, None) for row in rows]
    return sorted(found, key=lambda one: (one.person, one.about))


def _untold(work: UnitOfWork, on: date, address: str, under: str, notices: Sequence[Notice]) -> list[DigestLine]:
    people = {one.person for one in notices}
    before, asleep = told(work, address, people), snoozed(work, on, people)
    again = work.policy.reminders.again_after_days
    lines = []
    for one in dict.fromkeys(notices):
        known = before.get(one)
        if one not in asleep and to_be_told(on, known and known.last_on, again):
            lines.append(DigestLine(one, known.times if known else 0, under))
    return lines


def _named(work: UnitOfWork, people: Iterable[int]) -> dict[int, str]:
    """What the policy has a message call each of some people; who has a limited-access mark is "restricted"."""
    by = work.policy.reminders.named_by
    columns = (col(Offender.id), col(Offender.surname), col(Offender.forenames), col(Offender.restricted))
    named = defaultdict[int, str](str)
    for row in rows_among(work, select(*columns), col(Offender.id), people):
        full = listed_name(row.surname, row.forenames) if by == FULL_NAME else ""
        first = next(iter(row.forenames.split()), "") if by == FIRST_NAME else full
        named[row.id] = RESTRICTED_NAME if row.restricted else first
    return named


def _message_id(scheme: str, to: Recipient, lines: Sequence[DigestLine]) -> str:
    """The part before the @ of a Message-ID: a digest of what identifies each thing that is told."""
    ids = sorted(
        "|".join((one.kind, reference(PERSON, one.person), one.about, str(one.due_on), str(before)))
        for one, before, _ in lines
    )
    return sha256("\n".join((scheme, str(to.worker), to.address or "", *ids)).encode()).hexdigest()[:40]
