"""The requirements of one person's sentences as dated changes; what was withdrawn never happened."""

from collections.abc import Iterator

from iomctl.domain.references import REFERRAL, reference
from iomctl.services.changes.change import DatedChange, Source
from iomctl.services.changes.live_rows import change_of, live_rows, named
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.requirements import Requirement
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


SOURCES: dict[str, Source] = {"requirement": requirements}
