"""Reviews ahead counted anew by the newest version of the policy, once somebody says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.course.case_windows import CaseWindow
from iomctl.domain.course.clashes import RecordOfPerson
from iomctl.domain.course.course import course_of
from iomctl.domain.course.facts import Recalculated
from iomctl.domain.course.kept_facts import RECALCULATED
from iomctl.domain.course.versions import PolicyVersions
from iomctl.domain.references import PERSON, listed_name, name_column, offender_column, reference
from iomctl.services.cases.case_facts import facts_of
from iomctl.services.cases.courses import AT_ONCE, policy_versions
from iomctl.services.cases.recording import record
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ReviewCountedAnew:
    """A review ahead that falls on other days by the newest version of the policy."""

    offender: str = offender_column()
    name: str = name_column()
    cohort: str = column("Cohort", "the cohort's code", "luton", rank=2)
    due_by_before: date = column("Due by before", "the last day it was due", "2026-05-18", rank=2, spoken=True)
    due_from: date = column("Due from", "the first day it may be held", "2026-05-04", rank=3)
    due_by: date = column("Due by", "the last day it is due", "2026-05-11", rank=0, spoken=True)
    basis: str = column("Basis", "how the window came about", "amber, every 3 weeks from 20 Apr 2026", rank=4)


@dataclass(frozen=True)
class _Differing:
    """An open case whose review ahead would fall otherwise, by row numbers."""

    spell: int
    person: int
    before: CaseWindow
    after: CaseWindow


def would_differ(work: UnitOfWork) -> int:
    """How many reviews ahead would fall on other days, were they counted by the newest version of the policy."""
    return sum(1 for _ in _differing(work, work.today))


def recalculate(work: UnitOfWork, on: date) -> list[ReviewCountedAnew]:
    """Let the reviews ahead that would fall on other days count by the newest version of the policy from a day on.

    The look at whom it concerns is logged. Raises DoesNotFit as `record` does.
    """
    found = list(_differing(work, on))
    version, told = work.policy.version, {"what": RECALCULATED, "from_on": on, **work.recorded}
    rows = [SpellFact(spell_id=one.spell, policy_version=version, **told) for one in found]
    work.looked_at(one.person for one in found)
    if rows:
        record(work, {one.person for one in found}, rows)
    return _records(work, found)


def _differing(work: UnitOfWork, on: date) -> Iterator[_Differing]:
    versions, version = policy_versions(work), work.policy.version
    anew = Recalculated(on, 0, "", version, "")
    last = 0
    people = select(col(Spell.offender_id)).where(col(Spell.deselected_on).is_(None)).distinct()
    while part := work.session.scalars(
        people.where(col(Spell.offender_id) > last).order_by(col(Spell.offender_id)).limit(AT_ONCE)
    ).all():
        for person, facts in facts_of(work, part).items():
            yield from _of_person(person, facts.record, anew, versions)
        last = part[-1]


def _of_person(
    person: int, record: RecordOfPerson, anew: Recalculated, versions: PolicyVersions
) -> Iterator[_Differing]:
    for spell, of_case in record.cases.items():
        all_of_it: list[Any] = [*of_case, *record.of_person]
        before, after = (course_of(spell, one, versions) for one in (all_of_it, [*all_of_it, anew]))
        if before is None or after is None or before.ahead is None or after.ahead is None:
            continue
        if anew.on >= before.adopted.on and before.ahead.ahead[:2] != after.ahead.ahead[:2]:
            yield _Differing(spell, person, before.ahead, after.ahead)


def _records(work: UnitOfWork, found: list[_Differing]) -> list[ReviewCountedAnew]:
    person = (col(Offender.surname), col(Offender.forenames), col(Offender.restricted))
    query = select(col(Spell.id), col(Cohort.code), *person)
    query = query.join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
    query = query.join(Offender, col(Offender.id) == col(Spell.offender_id))
    known = {row.id: row for row in rows_among(work, query, col(Spell.id), [one.spell for one in found])}
    return [
        ReviewCountedAnew(
            offender=reference(PERSON, one.person),
            name=listed_name(row.surname, row.forenames, work.hides(row.restricted)),
            cohort=row.code,
            due_by_before=one.before.due_by,
            due_from=one.after.due_from,
            due_by=one.after.due_by,
            basis=one.after.basis,
        )
        for one in found
        for row in (known[one.spell],)
    ]
