"""Requirements of sentences as they stood on a day, each with its pathway and the referral that meets it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, and_, case, label, or_
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.facts.sentences import runs_on
from iomctl.domain.policy.choices import Gender
from iomctl.domain.policy.home_and_release_choices import RequirementKind
from iomctl.domain.references import REFERRAL, SENTENCE, name_column, offender_column, reference
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.lookup.listed_people import ListedPeople, people_listed
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.referrals import Referral
from iomctl.storage.tables.requirements import Requirement
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class RequirementRecord:
    """One requirement of a sentence; the field names are a contract."""

    requirement: str = column("Requirement", "the requirement's reference", "Q00042", rank=0)
    offender: str = offender_column()
    name: str = name_column()
    sentence: str = column("Sentence", "the reference of its sentence", "T00042", rank=2)
    kind: str = column("Kind", "the code of its kind in the policy", "drug-rehabilitation", rank=0)
    pathway: str = column("Pathway", "the pathway it belongs to", "drugs", rank=2)
    start_on: date = column("Start", "its first day", "2026-02-03", rank=3, spoken=True)
    until_on: date | None = column(
        "Until", "its last day, at the latest that of its sentence; absent: not known", "2026-11-02",
        rank=1, spoken=True,
    )  # fmt: skip
    state: str = column("State", "runs or ended", "runs", rank=2)
    referral: str | None = column("Referral", "the referral that meets it", "R00042", rank=0)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)


class WhichRequirements(NamedTuple):
    """Which requirements a list is narrowed to; `kind` and `gender` as typed, None for all.

    `without_referral` leaves those that run and that nobody referred.
    """

    whose: ListedPeople
    without_referral: bool = False
    kind: str | None = None
    gender: str | None = None


def requirements(work: UnitOfWork, on: date, which: WhichRequirements) -> list[RequirementRecord]:
    """Requirements that had begun by a day, by person, the newest first. The look is logged.

    Raises NotFound and BadValue for unknown words.
    """
    return requirements_as_of(work, AskedDay(work, on), which)


def requirements_as_of(work: UnitOfWork, day: AskedDay, which: WhichRequirements) -> list[RequirementRecord]:
    """As `requirements`, for a caller that has the day."""
    kinds, rows = day.either(RequirementKind), work.session.execute(asked_for(work, day, which))
    return [_record(work, row, day.on, kinds) for row in rows]


def asked_for(work: UnitOfWork, day: AskedDay, which: WhichRequirements) -> Select[Any]:
    """SQL for the requirements that a list on a day is narrowed to, beside their people. Raises as `requirements`."""
    faults = EveryFault()
    whose = faults.take(lambda: people_listed(work, day, which.whose))
    kind = faults.take(lambda: _of_kind(work, which.kind))
    gender = faults.take(lambda: which.gender and work.policy.pick(Gender, which.gender).code)
    if whose is None or faults.met:
        raise faults.refusal()
    narrowed = [whose, col(Requirement.withdrawn_in).is_(None)]
    narrowed += [] if kind is None else [kind]
    narrowed += [] if gender is None else [col(Offender.gender) == gender]
    narrowed += [col(Sentence.withdrawn_in).is_(None), col(Requirement.start_on) <= day.on]
    if which.without_referral:
        narrowed += [col(Referral.id).is_(None), *(or_(last.is_(None), last >= day.on) for last in _LAST_DAYS)]
    order = (col(Requirement.offender_id), col(Requirement.start_on).desc(), col(Requirement.id).desc())
    return _query(day.on).where(*narrowed).order_by(*order)


def _of_kind(work: UnitOfWork, word: str | None) -> ColumnElement[bool] | None:
    return None if word is None else facts.of_kind(work, Requirement, RequirementKind, word)


def requirement_now(work: UnitOfWork, row: Requirement) -> RequirementRecord:
    """A stored requirement, withdrawn or not, as it stands now. The look is logged."""
    found = work.session.execute(_query(work.today).where(col(Requirement.id) == row.id)).one()
    return _record(work, found, work.today, work.policy.requirements)


_LAST_DAYS: tuple[Any, ...] = (col(Requirement.until_on), col(Sentence.until_on))


def _query(on: date) -> Select[Any]:
    """A referral counts from the day it was made; the last day of the sentence is the latest."""
    own, its_sentences = _LAST_DAYS
    earlier = case((own <= its_sentences, own), else_=its_sentences)
    last = case((its_sentences.is_(None), own), (own.is_(None), its_sentences), else_=earlier)
    shown = (label("last_on", last), label("made", col(Referral.id)))
    made = and_(col(Referral.id) == col(Requirement.referral_id), col(Referral.made_on) <= on)
    query = facts.rows_of(Requirement).add_columns(*shown)
    return query.join(Sentence, col(Sentence.id) == col(Requirement.sentence_id)).outerjoin(Referral, made)


def _record(work: UnitOfWork, row: Row[Any], on: date, kinds: Mapping[str, RequirementKind]) -> RequirementRecord:
    return RequirementRecord(
        **facts.shown(work, Requirement, row),
        sentence=reference(SENTENCE, row.sentence_id),
        kind=row.kind,
        pathway=kinds[row.kind].pathway,
        start_on=row.start_on,
        until_on=row.last_on,
        state="runs" if runs_on(on, row.start_on, row.last_on) else "ended",
        referral=reference(REFERRAL, row.made) if row.made else None,
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
    )
