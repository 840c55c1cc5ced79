"""The actions about one person as dated changes; what was withdrawn never happened."""

from collections.abc import Iterator

from iomctl.domain.reviews import full_day
from iomctl.services.changes.change import DatedChange, Source, recorded_later
from iomctl.services.changes.live_rows import change_of, live_rows
from iomctl.services.facts.kinds import reference_of
from iomctl.services.lookup.find_person import words_about
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.panels.actions import Action
from iomctl.storage.unit_of_work import UnitOfWork


def actions(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """When each was agreed, and when it was done or dropped."""
    for row in live_rows(work, Action, person):
        owner, ref = work.session.get_one(Worker, row.worker_id).name, reference_of(row)
        agreed = f"{owner}, due {full_day(row.due_on)}"
        yield change_of(row, row.agreed_on, ref, agreed, *words_about(work, person, row.task))
        if row.outcome is not None and row.outcome_on is not None:
            said = words_about(work, person, row.outcome_note)
            yield recorded_later(change_of(row, row.outcome_on, ref, row.outcome, *said), row.outcome_in)


SOURCES: dict[str, Source] = {"action": actions}
