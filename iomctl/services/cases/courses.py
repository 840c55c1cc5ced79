"""The courses of people's cases: worked out from their facts and written, in the transaction that changed a fact."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.course.course import CaseCourse, course_of
from iomctl.domain.course.versions import PolicyVersions
from iomctl.domain.policy.policy import Policy
from iomctl.services.cases.case_facts import RecordedFacts, facts_of
from iomctl.services.cases.worked_out_rows import WorkedOut
from iomctl.storage.tables.policies import PolicyVersion
from iomctl.storage.unit_of_work import UnitOfWork

AT_ONCE = 1_000
"""So many people at a time, so that memory stays flat."""


def policy_versions(work: UnitOfWork) -> PolicyVersions:
    """All versions of the scheme's policy, each from the day it was loaded."""
    rows = work.session.scalars(select(PolicyVersion).order_by(col(PolicyVersion.version))).all()
    loaded: list[tuple[date, Policy]] = [(one.loaded_on, work.built(one)) for one in rows]
    return PolicyVersions(loaded, lambda: work.calendar)


def settle(
    work: UnitOfWork,
    people: Collection[int],
    recorded: dict[int, RecordedFacts] | None = None,
    spells: Collection[int] | None = None,
) -> None:
    """Work out the courses of people anew and write what follows; nothing else writes those rows.

    `recorded` are their facts where they were read already. `spells` are those whose own facts came or went, where
    nothing did of the people themselves: then no other case of theirs can be another.
    """
    work.session.flush()
    versions, listed = policy_versions(work), sorted(people)
    for start in range(0, len(listed), AT_ONCE):
        part = listed[start : start + AT_ONCE]
        facts = facts_of(work, part) if recorded is None else {one: recorded[one] for one in part}
        if spells is None:
            # Only now: what is of one case does not load the tables of stays.
            from iomctl.services.cases.stay_states import write_states

            write_states(work, part)
        worked_out(facts, versions, spells).write(work)
    # What the session holds of these rows is as it was before; all else is not read again.
    held: Iterator[Any] = iter(work.session)
    for row in held:
        if (row.worked_out and not row.keeps_person) or row.all_worked_out:
            work.session.expire(row)


def worked_out(
    facts: dict[int, RecordedFacts], versions: PolicyVersions, spells: Collection[int] | None = None
) -> WorkedOut:
    """What the courses of people amount to; of all their cases, or of these spells alone."""
    rows = WorkedOut()
    for recorded in facts.values():
        record = recorded.record
        for spell, of_case in record.cases.items():
            if spells is not None and spell not in spells:
                continue
            all_of_it = [*of_case, *record.of_person]
            course: CaseCourse | None = course_of(spell, all_of_it, versions)
            if course is not None:
                rows.add(spell, course, all_of_it)
    return rows
