"""The reviews of one person's cases as dated changes; one that another change replaced is told by that."""

from collections.abc import Iterator

from iomctl.domain.reviews import full_day
from iomctl.services.changes.change import DatedChange, Source, dated_change, recorded_later
from iomctl.services.lookup.find_person import words_about
from iomctl.services.reviews.of_person import Turn, in_turn, why_exempted, why_moved
from iomctl.storage.unit_of_work import UnitOfWork


def reviews(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """Reviews that were held, moved, exempted or resumed; one that another change replaced is told by that."""
    for turn in in_turn(work, person):
        row = turn.review
        if row.closed_on is not None and row.outcome not in {"recalculated", "deselected"}:
            after = ", ".join(filter(None, (_ended(turn), row.colour)))
            said = words_about(work, person, why_moved(turn), row.decision, row.note)
            why = why_exempted(work.policy, turn)
            change = dated_change(row, row.closed_on, "review", row.kind, after, why, *said)
            yield recorded_later(change, row.closed_in)


SOURCES: tuple[Source, ...] = (reviews,)


def _ended(turn: Turn) -> str | None:
    """How a review ended, with the day that was set then."""
    outcome, after = turn.review.outcome, turn.after
    if after is not None and outcome == "moved":
        return f"moved to {full_day(after.due_by)}"
    if after is not None and outcome == "exempted" and after.exempt_until is not None:
        return f"exempted until {full_day(after.exempt_until)}"
    return outcome
