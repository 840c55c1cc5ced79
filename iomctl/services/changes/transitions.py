"""The steps of one person's transitions as dated changes; what was withdrawn never happened."""

from collections.abc import Iterator

from iomctl.services.changes.change import DatedChange, Source
from iomctl.services.changes.live_rows import change_of, live_rows
from iomctl.services.lookup.find_person import words_about
from iomctl.storage.tables.facts.transitions import TransitionStep
from iomctl.storage.unit_of_work import UnitOfWork


def steps(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """Each step, with the one before it."""
    for row in live_rows(work, TransitionStep, person):
        said = words_about(work, person, f"with {row.done_with}" if row.done_with else None, row.note)
        yield change_of(row, row.step_on, row.kind, row.step, *said)


SOURCES: dict[str, Source] = {"transition_step": steps}
