"""The offers of restorative justice to one person as dated changes; what was withdrawn never happened."""

from collections.abc import Iterator

from iomctl.services.changes.change import DatedChange, Source, recorded_later
from iomctl.services.changes.live_rows import change_of, live_rows
from iomctl.services.facts.kinds import reference_of
from iomctl.services.lookup.find_person import words_about
from iomctl.storage.tables.facts.restoratives import RestorativeOffer
from iomctl.storage.unit_of_work import UnitOfWork


def offers(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """When restorative justice was offered and at which stage, what the person answered, and what came of it."""
    for row in live_rows(work, RestorativeOffer, person):
        about = reference_of(row)
        offered = f"offered {row.stage.replace('-', ' ')}" if row.stage else "offered"
        yield change_of(row, row.offered_on, about, offered, *words_about(work, person, row.note))
        if row.answered_on is not None:
            change = change_of(row, row.answered_on, about, row.answer, *words_about(work, person, row.answer_note))
            yield recorded_later(change, row.answered_in)
        if row.outcome is not None and row.outcome_on is not None:
            yield recorded_later(change_of(row, row.outcome_on, about, row.outcome), row.outcome_in)


SOURCES: dict[str, Source] = {"restorative_offer": offers}
