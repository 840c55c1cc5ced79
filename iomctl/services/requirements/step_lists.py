"""What was said of requirements, each thing on its day."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Row, label, select
from sqlmodel import col

from iomctl.domain.references import PERSON, REQUIREMENT, listed_name, reference
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.lookup.listed_people import ListedPeople, people_listed
from iomctl.services.requirements.lists import of_kind
from iomctl.services.requirements.records import RequirementStepRecord
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.requirements import Requirement, RequirementStep
from iomctl.storage.unit_of_work import UnitOfWork


class WhichSteps(NamedTuple):
    """Which steps a list is narrowed to: one of STEPS, a kind of requirement as typed, days from `first` to `last`.

    Both days are included; None for all, and for no end.
    """

    whose: ListedPeople
    step: str | None = None
    kind: str | None = None
    first: date | None = None
    last: date | None = None


def steps(work: UnitOfWork, on: date, which: WhichSteps) -> list[RequirementStepRecord]:
    """What was said of requirements by a day, by person, the newest first. The look is logged.

    Raises NotFound and BadValue for unknown words.
    """
    day, row, faults = AskedDay(work, on), RequirementStep, EveryFault()
    whose = faults.take(lambda: people_listed(work, day, which.whose))
    kind = faults.take(lambda: of_kind(work, which.kind))
    if whose is None or faults.met:
        raise faults.refusal()
    narrowed = [whose, col(row.step_on) <= on, col(Requirement.withdrawn_in).is_(None)]
    narrowed += [col(Sentence.withdrawn_in).is_(None), *([] if kind is None else [kind])]
    narrowed += [] if which.step is None else [col(row.step) == which.step]
    narrowed += [] if which.first is None else [col(row.step_on) >= which.first]
    narrowed += [] if which.last is None else [col(row.step_on) <= which.last]
    order = (col(Requirement.offender_id), col(row.step_on).desc(), col(row.id).desc())
    found = work.session.execute(_query().where(*narrowed).order_by(*order)).all()
    reasons = work.policy.reasons["absence"] | day.policy.reasons["absence"]
    return [_record(work, one, {code: reason.group for code, reason in reasons.items()}) for one in found]


def _query() -> Any:
    row = RequirementStep
    told = (row.step, row.step_on, row.outcome, row.reason, row.assessed_by, row.note)
    columns = (label("number", col(Requirement.id)), col(Requirement.offender_id), col(Requirement.kind))
    person = (col(Offender.surname), col(Offender.forenames), col(Offender.restricted))
    query = select(*columns, *(col(one) for one in told), *person)
    query = query.join(Requirement, col(Requirement.id) == col(row.requirement_id))
    query = query.join(Sentence, col(Sentence.id) == col(Requirement.sentence_id))
    return query.join(Offender, col(Offender.id) == col(Requirement.offender_id))


def _record(work: UnitOfWork, row: Row[Any], groups: dict[str, str]) -> RequirementStepRecord:
    work.looked_at((row.offender_id,))
    return RequirementStepRecord(
        requirement=reference(REQUIREMENT, row.number),
        offender=reference(PERSON, row.offender_id),
        name=listed_name(row.surname, row.forenames, work.hides(row.restricted)),
        **{name: getattr(row, name) for name in ("kind", "step", "step_on", "outcome", "reason")},
        absence=groups.get(row.reason) if row.reason else None,
        assessed_by=shown_words(work, row.assessed_by, row.restricted),
        note=shown_words(work, row.note, row.restricted),
    )
