"""What a death leaves open: each with the command that closes it, for nothing is closed unasked."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import col

from iomctl.domain.facts.sentences import NO_SENTENCE
from iomctl.domain.policy.choices import DIED
from iomctl.domain.references import PERSON, REFERRAL, reference
from iomctl.domain.referral_prompts import to_end
from iomctl.domain.referrals import OPEN
from iomctl.services.lookup.deaths import death_of
from iomctl.services.lookup.recorded_about import recorded_about
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.facts.contacts import Contact
from iomctl.storage.tables.facts.markers import Marker
from iomctl.storage.tables.facts.programmes import Membership
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.panels.actions import Action
from iomctl.storage.tables.placements import Placement
from iomctl.storage.tables.referrals import Provider, Referral, Service
from iomctl.storage.tables.requirements import Requirement
from iomctl.storage.unit_of_work import UnitOfWork


class _LeftOpen(NamedTuple):
    """What may be open of one table: what a message says of a row, SQL for those that are, and what closes one.

    `command` has places for the reference of the row, of the person, the day of death, and the reason of the policy's
    list `reasons` that says that somebody died.
    """

    table: Any
    said: str
    is_open: Callable[[date], ColumnElement[bool]]
    command: str
    reasons: str = ""


def _goes_on(last: Any) -> Callable[[date], ColumnElement[bool]]:
    return lambda died: or_(last.is_(None), last > died)


_OPEN = (
    _LeftOpen(Custody, "is in custody", _goes_on(col(Custody.to_on)),
          "custody correct {whose} --to {on} --because died --reason WORDS"),
    _LeftOpen(Placement, "goes on", _goes_on(col(Placement.left_on)),
          "placement end {ref} --on {on} --reason {code} --to died", "placement"),
    _LeftOpen(Membership, "goes on", _goes_on(col(Membership.left_on)),
          "programme leave {ref} --on {on} --reason {code}", "programme"),
    _LeftOpen(Sentence, "runs on", lambda died: and_(_goes_on(col(Sentence.until_on))(died),
                                                 col(Sentence.kind) != NO_SENTENCE), "sentence end {ref} --on {on}"),
    _LeftOpen(Requirement, "runs on", lambda died: col(Requirement.until_on) > died, "requirement end {ref} --on {on}"),
    _LeftOpen(Marker, "goes on", lambda died: and_(_goes_on(col(Marker.until_on))(died), col(Marker.present)),
          "marker end {ref} --on {on}"),
    _LeftOpen(Contact, "is planned", lambda died: and_(col(Contact.outcome).is_(None), col(Contact.contact_on) > died),
          'contact withdraw {ref} --reason "died before"'),
    _LeftOpen(Action, "is to be done", lambda _: col(Action.outcome).is_(None), "action drop {ref} --reason died"),
)  # fmt: skip


def left_open(work: UnitOfWork, person: int) -> Iterator[str]:
    """A line for each thing that is open still of a person (row number) who died, with the command that closes it."""
    death = death_of(work, person)
    if death is None:
        return
    yield from _referrals(work, person)
    recorded = recorded_about(work, person, (kind.table.__tablename__ for kind in _OPEN))
    for kind in _OPEN:
        if kind.table.__tablename__ in recorded:
            yield from _of_kind(work, kind, person, death.died_on)


def _referrals(work: UnitOfWork, person: int) -> Iterator[str]:
    codes = [code for code, one in work.policy.reasons["ending"].items() if one.active]
    query = select(col(Referral.id), col(Referral.status), col(Provider.name))
    query = query.join(Service, col(Service.id) == col(Referral.service_id))
    query = query.join(Provider, col(Provider.id) == col(Service.provider_id))
    query = query.where(col(Referral.offender_id) == person, col(Referral.status).in_(OPEN))
    for number, status, provider in work.session.execute(query.order_by(col(Referral.id))):
        ref = reference(REFERRAL, number)
        yield f"{ref} to {provider}, {status}: {to_end(ref, status, DIED, codes)}"


def _of_kind(work: UnitOfWork, kind: _LeftOpen, person: int, died: date) -> Iterator[str]:
    table, letter = kind.table, kind.table.described.letter
    query = select(table.id).where(table.offender_id == person, table.withdrawn_in.is_(None), kind.is_open(died))
    reason = work.policy.reasons[kind.reasons].get(DIED) if kind.reasons else None
    code = DIED if reason is not None and reason.active else "CODE"
    for number in work.session.scalars(query.order_by(table.id)):
        whose = reference(PERSON, person)
        ref = reference(letter, number) if letter else whose
        command = kind.command.format(ref=ref, whose=whose, on=died.isoformat(), code=code)
        yield f"{ref} {kind.said}: iomctl {command}"
