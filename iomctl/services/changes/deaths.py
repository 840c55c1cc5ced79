"""The death of one person as a dated change."""

from collections.abc import Iterator

from iomctl.services.changes.change import DatedChange, Source
from iomctl.services.changes.live_rows import change_of, live_rows
from iomctl.services.facts.kinds import reference_of
from iomctl.services.lookup.find_person import words_about
from iomctl.storage.tables.facts.deaths import Death
from iomctl.storage.unit_of_work import UnitOfWork


def deaths(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """The day they died."""
    for row in live_rows(work, Death, person):
        yield change_of(row, row.died_on, reference_of(row), "died", *words_about(work, person, row.note))


SOURCES: dict[str, Source] = {"death": deaths}
