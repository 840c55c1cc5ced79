"""Requirements of sentences as they stood on a day, each with its pathway, its referral and how it went on."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, and_, case, label, or_
from sqlmodel import col

from iomctl.domain.facts.sentences import runs_on
from iomctl.domain.policy.choices import Gender
from iomctl.domain.policy.home_and_release_choices import RequirementKind
from iomctl.domain.references import REFERRAL, SENTENCE, reference
from iomctl.domain.requirements import ASSESSMENT, BREACH, CONSENT, outside
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.lookup.listed_people import ListedPeople, people_listed
from iomctl.services.requirements.known import ALL_DAYS, NOTHING, KnownSteps, SessionDays, known_of
from iomctl.services.requirements.records import RequirementRecord
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.referrals import Referral
from iomctl.storage.tables.requirements import Requirement
from iomctl.storage.unit_of_work import UnitOfWork


class WhichRequirements(NamedTuple):
    """Which requirements a list is narrowed to; `kind` and `gender` as typed, None for all.

    `without_referral` leaves those that run and that nobody referred; sessions of `days` are counted.
    """

    whose: ListedPeople
    without_referral: bool = False
    kind: str | None = None
    gender: str | None = None
    days: SessionDays = ALL_DAYS


def requirements(work: UnitOfWork, on: date, which: WhichRequirements) -> list[RequirementRecord]:
    """Requirements that had begun by a day, by person, the newest first. The look is logged.

    Raises NotFound and BadValue for unknown words.
    """
    return requirements_as_of(work, AskedDay(work, on), which)


def requirements_as_of(work: UnitOfWork, day: AskedDay, which: WhichRequirements) -> list[RequirementRecord]:
    """As `requirements`, for a caller that has the day."""
    return _records(work, day, work.session.execute(asked_for(work, day, which)).all(), which.days)


def asked_for(work: UnitOfWork, day: AskedDay, which: WhichRequirements) -> Select[Any]:
    """SQL for the requirements that a list on a day is narrowed to, beside their people. Raises as `requirements`."""
    faults = EveryFault()
    whose = faults.take(lambda: people_listed(work, day, which.whose))
    kind = faults.take(lambda: of_kind(work, which.kind))
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


def of_kind(work: UnitOfWork, word: str | None) -> ColumnElement[bool] | None:
    """SQL for the requirements of a kind that was typed, None for all. Raises as `facts.of_kind`."""
    return None if word is None else facts.of_kind(work, Requirement, RequirementKind, word)


def requirement_now(work: UnitOfWork, row: Requirement) -> RequirementRecord:
    """A stored requirement, withdrawn or not, as it stands now. The look is logged."""
    found = work.session.execute(_query(work.today).where(col(Requirement.id) == row.id)).all()
    (record,) = _records(work, AskedDay(work, work.today), found, ALL_DAYS)
    return record


def last_day(work: UnitOfWork, row: Requirement) -> date | None:
    """The last day of a requirement, at the latest that of its sentence; None where neither is known."""
    found: date | None = work.session.execute(_query(work.today).where(col(Requirement.id) == row.id)).one().last_on
    return found


_LAST_DAYS: tuple[Any, ...] = (col(Requirement.until_on), col(Sentence.until_on))


def _query(on: date) -> Select[Any]:
    """A referral counts from the day it was made; the last day of the sentence is the latest."""
    own, its_sentences = _LAST_DAYS
    earlier = case((own <= its_sentences, own), else_=its_sentences)
    last = case((its_sentences.is_(None), own), (own.is_(None), its_sentences), else_=earlier)
    shown = (label("last_on", last), label("made", col(Referral.id)), label("area", col(Offender.area)))
    made = and_(col(Referral.id) == col(Requirement.referral_id), col(Referral.made_on) <= on)
    query = facts.rows_of(Requirement).add_columns(*shown)
    return query.join(Sentence, col(Sentence.id) == col(Requirement.sentence_id)).outerjoin(Referral, made)


def _records(work: UnitOfWork, day: AskedDay, rows: Iterable[Row[Any]], days: SessionDays) -> list[RequirementRecord]:
    listed = list(rows)
    kinds, known = day.either(RequirementKind), known_of(work, day, (row.id for row in listed), days)
    return [_record(work, row, day.on, (kinds[row.kind], known.get(row.id, NOTHING))) for row in listed]


def _record(work: UnitOfWork, row: Row[Any], on: date, told: tuple[RequirementKind, KnownSteps]) -> RequirementRecord:
    kind, known = told
    return RequirementRecord(
        **facts.shown(work, Requirement, row),
        sentence=reference(SENTENCE, row.sentence_id),
        kind=row.kind,
        pathway=kind.pathway,
        start_on=row.start_on,
        until_on=row.last_on,
        state="runs" if runs_on(on, row.start_on, row.last_on) else "ended",
        referral=reference(REFERRAL, row.made) if row.made else None,
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
        **_went_on(work, row, known),
        outside=outside(kind.areas, row.area),
    )


def _went_on(work: UnitOfWork, row: Row[Any], known: KnownSteps) -> dict[str, Any]:
    consent, assessment, breach = (known.newest.get(step) for step in (CONSENT, ASSESSMENT, BREACH))
    sessions = known.sessions
    return {
        "consent": consent and consent.outcome,
        "consent_on": consent and consent.step_on,
        "assessment": assessment and assessment.outcome,
        "assessed_on": assessment and assessment.step_on,
        "assessed_by": assessment and shown_words(work, assessment.assessed_by, row.restricted),
        "sessions": sessions and sessions.offered,
        "attended": sessions and sessions.attended,
        "acceptable": sessions and sessions.acceptable,
        "unacceptable": sessions and sessions.unacceptable,
        "breach": breach and breach.outcome,
        "breach_on": breach and breach.step_on,
    }
