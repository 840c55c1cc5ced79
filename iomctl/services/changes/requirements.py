"""The requirements of one person's sentences as dated changes, and how they went on; what was withdrawn never was."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.references import REFERRAL, reference
from iomctl.domain.requirements import BEGUN, BREACH, SESSION
from iomctl.domain.reviews import full_day
from iomctl.services.changes.change import DatedChange, Source, dated_change
from iomctl.services.changes.live_rows import change_of, live_rows, named
from iomctl.services.lookup.find_person import words_about
from iomctl.services.policy_then import wording
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.requirements import Requirement, RequirementStep
from iomctl.storage.unit_of_work import UnitOfWork


def requirements(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """When requirements began and ended, each with its sentence and the referral that meets it."""
    for row in live_rows(work, Requirement, person):
        sentence = work.session.get_one(Sentence, row.sentence_id)
        if sentence.withdrawn_in is not None:
            continue
        met = reference(REFERRAL, row.referral_id) if row.referral_id else None
        yield change_of(row, row.start_on, named(row), "began", named(sentence), met)
        if row.until_on is not None and row.until_on <= work.today:
            yield change_of(row, row.until_on, named(row), "ended")
        yield from _steps(work, row)


def _steps(work: UnitOfWork, row: Requirement) -> Iterator[DatedChange]:
    table = RequirementStep
    query = select(table).where(col(table.requirement_id) == row.id).order_by(col(table.step_on), col(table.id))
    for one in work.session.execute(query).scalars():
        # Each session is one of its own: it doesn't follow from the one before.
        about = named(row, f"{one.step} {full_day(one.step_on)}" if one.step == SESSION else one.step)
        came = wording(work.policy, BREACH, one.outcome) if one.step == BREACH and one.outcome != BEGUN else None
        why = wording(work.policy, "absence", one.reason)
        said = words_about(work, row.offender_id, one.assessed_by, one.note)
        yield dated_change(one, one.step_on, row.described.noun, about, one.outcome, came, why, *said)


SOURCES: dict[str, Source] = {"requirement": requirements}
