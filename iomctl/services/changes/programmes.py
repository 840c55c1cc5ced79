"""When one person joined programmes and left them, and their contracts; what was withdrawn never happened."""

from collections.abc import Iterator

from iomctl.domain.references import MEMBERSHIP, reference
from iomctl.domain.reviews import full_day
from iomctl.services.changes.change import DatedChange, Source, recorded_later
from iomctl.services.changes.live_rows import change_of, live_rows, named
from iomctl.services.facts.kinds import reference_of
from iomctl.services.lookup.find_person import words_about
from iomctl.services.policy_then import wordings
from iomctl.storage.tables.facts.conditions import ProgrammeCondition
from iomctl.storage.tables.facts.programmes import Membership
from iomctl.storage.unit_of_work import UnitOfWork


def memberships(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """When the person joined a programme, and left it for which reason."""
    worded = wordings(work)
    for row in live_rows(work, Membership, person):
        about = f"{reference_of(row)} {row.programme}"
        yield change_of(row, row.joined_on, about, "joined", *words_about(work, person, row.note))
        if row.left_on is not None and row.end_reason is not None:
            event = row.left_in or row.recorded_in
            left = change_of(row, row.left_on, about, "left", worded(event, "programme", row.end_reason))
            yield recorded_later(left, row.left_in)


def conditions(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """When a condition of a contract was agreed, and whether it was met."""
    for row in live_rows(work, ProgrammeCondition, person):
        about = named(row, reference(MEMBERSHIP, row.membership_id))
        due = f"agreed, due {full_day(row.due_on)}" if row.due_on else "agreed"
        yield change_of(row, row.agreed_on, about, due, *words_about(work, person, row.note))
        if row.outcome is not None and row.outcome_on is not None:
            yield recorded_later(change_of(row, row.outcome_on, about, row.outcome), row.outcome_in)


SOURCES: dict[str, Source] = {"programme_membership": memberships, "programme_condition": conditions}
