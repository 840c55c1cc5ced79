"""The requirements of one person's sentences as dated changes; what was withdrawn never happened."""

from collections.abc import Callable, Iterator

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.references import REFERRAL, REQUIREMENT, SENTENCE, reference
from iomctl.services.changes.of_cases import ChangeAndSpell, dated_change
from iomctl.services.lookup.has_any import has_any
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.requirements import Requirement
from iomctl.storage.unit_of_work import UnitOfWork


def requirements(work: UnitOfWork, person: int) -> Iterator[ChangeAndSpell]:
    """When requirements began and ended, each with its sentence and the referral that meets it."""
    if not has_any(work, Requirement, person):
        return
    query = select(Requirement, Sentence).join(Sentence, col(Sentence.id) == col(Requirement.sentence_id))
    query = query.where(col(Requirement.offender_id) == person, col(Requirement.withdrawn_on).is_(None))
    query = query.where(col(Sentence.withdrawn_on).is_(None)).order_by(col(Requirement.id))
    for row, sentence in work.session.execute(query):
        about = f"{reference(REQUIREMENT, row.id)} {row.kind}"
        of = f"{reference(SENTENCE, sentence.id)} {sentence.kind}"
        met = reference(REFERRAL, row.referral_id) if row.referral_id else None
        yield dated_change(row, row.start_on, "requirement", about, "began", of, met)
        if row.until_on is not None and row.until_on <= work.today:
            yield dated_change(row, row.until_on, "requirement", about, "ended")


SOURCES: tuple[Callable[[UnitOfWork, int], Iterator[ChangeAndSpell]], ...] = (requirements,)
