"""The spells whose whole history comes from the file: their first review ahead gives way to it."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import and_, func, select
from sqlmodel import col

from iomctl.domain.reviews import Window
from iomctl.services.imports.cases.known_reviews import ReviewsOf
from iomctl.services.imports.cases.review_ahead import Rating, Windows, put_ahead
from iomctl.services.imports.cases.review_rows import HELD
from iomctl.services.imports.engine.intake import Intake
from iomctl.storage.bulk import AT_ONCE, rows_among
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellCustody
from iomctl.storage.tables.reviews import Review

_LACKS, _HAS = 1, 2


class FilledSpells:
    """Remembered in a byte for each spell there is, for the rows of a spell may stand anywhere in the file."""

    def __init__(self, intake: Intake, windows: Windows) -> None:
        self._intake, self._windows = intake, windows
        self._states = bytearray()

    def has(self, spell: int) -> bool:
        """Whether a spell takes its history from this file."""
        return spell < len(self._states) and self._states[spell] > 0

    def begin(self, spell: int, recorded: ReviewsOf) -> None:
        """Let a spell take its history from the file: its first review ahead gives way."""
        if recorded.ahead is not None:
            self._intake.ledger.remove(Review, recorded.ahead.values)
            recorded.ahead = None
        self._states.extend(bytes(max(0, spell + 1 - len(self._states))))
        self._states[spell] = _LACKS

    def close(self, spell: int) -> None:
        """Remember that a spell has its review ahead from the file."""
        self._states[spell] = _HAS

    def finish(self) -> None:
        """Work out the next review of every spell that is open and got none from the file."""
        for start in range(0, len(self._states), AT_ONCE):
            part = self._states[start : start + AT_ONCE]
            lacking = [start + place for place, state in enumerate(part) if state == _LACKS]
            for spell, person, window, made_on in self._next_windows(lacking):
                put_ahead(self._intake.ledger, spell, window, made_on)
                self._intake.ledger.spells[spell] = person
            self._intake.ledger.write()

    def _next_windows(self, spells: list[int]) -> Iterator[tuple[int, int, Window, date]]:
        """The window of each spell, counted from its last review or, when that is newer, its last rating."""
        held = select(func.max(col(Review.closed_on)))
        held = held.where(and_(col(Review.spell_id) == col(Spell.id), col(Review.outcome) == HELD))
        coloured = select(func.max(col(SpellColour.from_on))).where(col(SpellColour.spell_id) == col(Spell.id))
        moved = select(func.max(col(SpellCustody.from_on))).where(col(SpellCustody.spell_id) == col(Spell.id))
        query = select(
            col(Spell.id),
            col(Spell.offender_id),
            col(Spell.colour),
            col(Spell.custody),
            col(Spell.adopted_on),
            held.scalar_subquery(),
            coloured.scalar_subquery(),
            moved.scalar_subquery(),
        ).where(col(Spell.deselected_on).is_(None))
        for spell, person, colour, custody, *days in rows_among(self._intake.work, query, col(Spell.id), spells):
            start: date = max(day for day in days if day is not None)
            usual = self._windows.usual(Rating(colour, custody), start)
            basis = f"{usual.basis} (held)" if start == days[1] else usual.basis
            yield spell, person, Window(usual.due_from, usual.due_by, basis), start
