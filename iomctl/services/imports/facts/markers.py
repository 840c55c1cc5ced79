"""Import of markers: beside each stand its level and its next review day, from its first day or from today."""

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.references import MARKER, reference
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.imports.facts.facts import FactImport, GivenFact
from iomctl.services.imports.facts.kinds import MARKERS, Values
from iomctl.services.imports.facts.known import KnownFacts
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.facts.markers import MarkerReview


class MarkerImport(FactImport):
    """A new marker begins with the level and the review day of its row, none where it gives none.

    A recorded one that a row gives another of either has the row's from today on; an empty cell says nothing.
    """

    def __init__(self, intake: Intake) -> None:
        super().__init__(intake, MARKERS)
        self._known: dict[int, Values] = {}

    def _look_beside(self, known: KnownFacts) -> None:
        row = MarkerReview
        query = select(col(row.marker_id), col(row.level), col(row.review_on))
        query = query.order_by(col(row.marker_id), col(row.from_on), col(row.id))
        found = rows_among(self._intake.work, query, col(row.marker_id), known.numbers)
        self._known = {marker: (level, day.isoformat() if day else None) for marker, level, day in found}

    def _beside(self, given: GivenFact, number: int, added: bool) -> bool:
        before = self._known.get(number, (None, None))
        new = given.new
        level = before[0] if _same_level(new.level, before[0]) else new.level
        after = (level, new.review_on.isoformat() if new.review_on else before[1])
        if after == before:
            return False
        ledger, first = self._intake.ledger, new.from_on if added else self._intake.work.today
        row = (ledger.number(MarkerReview), number, first.isoformat(), after[1], after[0])
        ledger.rows[MarkerReview].append(row)
        self._known[number] = after
        if not added:
            was, now = (", ".join(filter(None, one)) or "not known" for one in (before, after))
            self._intake.tell(given.row, f"{reference(MARKER, number)} level, review_on {was} -> {now}")
        return True


def _same_level(told: str | None, known: str | None) -> bool:
    """Whether a row tells no other level; the policy may have spelt the known one in another case."""
    return told is None or (known is not None and told.casefold() == known.casefold())
