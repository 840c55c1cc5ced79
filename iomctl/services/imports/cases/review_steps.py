"""What a file tells of a spell that goes on: a review held since, or the one ahead set to another day."""

from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from iomctl.domain.reviews import Window, window_set
from iomctl.services.cases.review_windows import FIRST_KIND
from iomctl.services.imports.cases.known_reviews import KnownReview, ReviewsOf
from iomctl.services.imports.cases.review_ahead import Rating, Windows, close
from iomctl.services.imports.cases.review_rows import HELD, IMPORTED, ReviewRow, SpellOf
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.imports.engine.ledger import COLUMNS
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.dated.spell_states import SpellColour
from iomctl.storage.tables.reviews import Review


class ReviewSteps:
    """Does for rows of a file what `review hold` and `review set` do."""

    def __init__(self, intake: Intake, windows: Windows) -> None:
        self._intake, self._windows = intake, windows
        self._today = intake.work.today.isoformat()
        self._colours: dict[int, str] = {}

    def is_news(self, row: ReviewRow, recorded: ReviewsOf) -> bool:
        """Whether a review was held later than all that are recorded, and while the one ahead stood."""
        on = row.closed_on or ""
        ahead = recorded.ahead
        return (
            (row.outcome or HELD) == HELD
            and ahead is not None
            and max(recorded.held, default="") < on >= ahead["made_on"]
        )

    def hold(self, row: ReviewRow, spell: SpellOf, recorded: ReviewsOf) -> str | None:
        """Hold the review ahead and put the next one there; the reason when the colour can't be."""
        ahead, on = recorded.ahead, date.fromisoformat(row.closed_on or "")
        if ahead is None:
            return None
        was = self._colours.get(spell.id, spell.colour)
        colour = row.colour or was
        policy = self._intake.work.policy
        if colour != was and spell.custody == "custody" and (fault := policy.rating_fault(colour, in_custody=True)):
            return f"colour: {fault}"
        if colour not in {was, policy.custody.colour} and self._rated_on(spell) <= on:
            self._recolour(spell, was, colour, row)
            was = colour
        self._close_held(ahead, row, colour)
        usual = self._windows.usual(Rating(was, spell.custody), on)
        window = Window(usual.due_from, usual.due_by, f"{usual.basis} (held)")
        recorded.held[on.isoformat()] = ahead
        recorded.ahead = self._put(spell, _values(window, on, FIRST_KIND))
        self._intake.counts["added"] += 1
        return None

    def move(self, row: ReviewRow, spell: SpellOf, recorded: ReviewsOf) -> str | None:
        """Move the review ahead, or exempt it; the reason when it can't be."""
        ahead, today = recorded.ahead, self._intake.work.today
        if ahead is None:
            return None
        if ahead["exempt_reason"] is not None and row.exempt_reason is None:
            return f"exempt_reason: missing, but the case is recorded as exempt from review: {ahead['exempt_reason']}"
        if (row.due_by or "") < today.isoformat() and row.due_by != ahead["due_by"]:
            return f"due_by: {row.due_by} is past; a review can only be set ahead"
        exempts = row.exempt_reason is not None and ahead["exempt_reason"] is None
        close(self._intake.ledger, ahead["id"], today, "exempted" if exempts else "moved")
        recorded.ahead = self._put(spell, self.ahead_values(row, spell, today))
        self._intake.counts["changed"] += 1
        return None

    def ahead_values(self, row: ReviewRow, spell: SpellOf, made_on: date | None = None) -> tuple[Any, ...]:
        """The columns of a review ahead from `kind` to `exempt_until`; what the file leaves out follows the policy."""
        made = made_on.isoformat() if made_on else row.made_on or self._today
        due_from = row.due_from or self._due_from(row.due_by or "", spell)
        place = (row.kind or FIRST_KIND, due_from, row.due_by, row.basis or IMPORTED, made)
        return (*place, row.exempt_reason, row.exempt_until)

    def _due_from(self, due_by: str, spell: SpellOf) -> str:
        days = self._windows.days(Rating(spell.colour, spell.custody))
        return window_set(date.fromisoformat(due_by), days, self._intake.work.today, "").due_from.isoformat()

    def _close_held(self, ahead: KnownReview, row: ReviewRow, colour: str) -> None:
        ledger = self._intake.ledger
        told = {"kind": row.kind or ahead["kind"], "colour": colour, "decision": row.decision, "note": row.note}
        after = {"closed_on": row.closed_on, "outcome": HELD, **told}
        before = {name: ahead[name] for name in after}
        closed = {"closed_in": ledger.event}
        ledger.change(Review, ahead["id"], before | dict.fromkeys(closed), after | closed)
        held = dict(zip(COLUMNS[Review], ahead.values, strict=True)) | after | closed
        ahead.values = tuple(held.values())

    def _put(self, spell: SpellOf, values: tuple[Any, ...]) -> KnownReview:
        ledger = self._intake.ledger
        row = (ledger.number(Review), spell.id, *values, *(None,) * 6)
        ledger.rows[Review].append(row)
        ledger.spells[spell.id] = spell.person
        return KnownReview(row)

    def _recolour(self, spell: SpellOf, was: str, colour: str, row: ReviewRow) -> None:
        ledger = self._intake.ledger
        why = row.decision or "review"
        ledger.rows[SpellColour].append((ledger.number(SpellColour), spell.id, colour, row.closed_on, why))
        ledger.change(Spell, spell.id, {"colour": was}, {"colour": colour})
        self._colours[spell.id] = colour

    def _rated_on(self, spell: SpellOf) -> date:
        query = select(func.max(col(SpellColour.from_on))).where(col(SpellColour.spell_id) == spell.id)
        newest: date | None = self._intake.work.session.execute(query).scalar()
        return newest or date.fromisoformat(spell.adopted_on)


def _values(window: Window, made_on: date, kind: str) -> tuple[Any, ...]:
    due = (window.due_from.isoformat(), window.due_by.isoformat())
    return (kind, *due, window.basis, made_on.isoformat(), None, None)
