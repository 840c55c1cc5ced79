"""How one person was reached, as dated changes."""

from collections.abc import Iterator

from iomctl.services.changes.change import DatedChange, Source
from iomctl.services.changes.live_rows import change_of, live_rows, named
from iomctl.services.lookup.find_person import words_about
from iomctl.storage.tables.facts.reaches import Reach
from iomctl.storage.unit_of_work import UnitOfWork


def reaches(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """From when to when an address or a number was theirs, and whether nobody contacts them there."""
    for row in live_rows(work, Reach, person):
        told = words_about(work, person, row.details, row.postcode, row.not_contacted, row.source)
        begun = "not to be contacted there" if row.not_contacted else "begins"
        yield change_of(row, row.from_on, named(row), begun, *told)
        if row.until_on is not None and row.until_on <= work.today:
            yield change_of(row, row.until_on, named(row), "ended")


SOURCES: dict[str, Source] = {"reach": reaches}
