"""The spells and recorded reviews that a chunk of a file of reviews may mean."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.course.kept_facts import COLOUR, FIRST_COLOUR
from iomctl.services.imports.cases.review_rows import HELD, ReviewRow, SpellOf
from iomctl.services.imports.engine.filled_tables import COLUMNS
from iomctl.services.imports.engine.ledger import Values
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.reviews import Review
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.unit_of_work import UnitOfWork

_PLACE = {name: place for place, name in enumerate(COLUMNS[Review])}
_COMPARED = ("kind", "made_on", "due_from", "due_by", "basis", "exempt_reason", "exempt_until")
_COMPARED_HELD = ("kind", "colour", "decision", "note")
_COMPARED_AHEAD = ("kind", "due_from", "due_by", "exempt_reason", "exempt_until")


class KnownReview:
    """A recorded review: the values of its row in the order of its table, days as ISO text."""

    def __init__(self, values: Values) -> None:
        self.values = values

    def __getitem__(self, name: str) -> Any:
        return self.values[_PLACE[name]]

    def says(self, row: ReviewRow, columns: Iterable[str]) -> bool:
        """Whether the review holds all that a row gives in these columns."""
        return all(getattr(row, name) in {None, self.values[_PLACE[name]]} for name in columns)


class ReviewsOf:
    """The reviews of one spell: those that are closed, and the one ahead.

    `fresh` is whether they follow from its colours and custody alone: nothing is recorded of reviews themselves. `same`
    are the row numbers of those that a row of the file has met.
    """

    def __init__(self, same: set[int], fresh: bool = True) -> None:
        self.fresh = fresh
        self.same = same
        self.closed: list[KnownReview] = []
        self.ahead: KnownReview | None = None
        self.held: dict[str, KnownReview] = {}

    def keep(self, review: KnownReview) -> None:
        """Know a recorded review."""
        if review["closed_on"] is None:
            self.ahead = review
        elif review["outcome"] == HELD:
            self.held[review["closed_on"]] = review
        else:
            self.closed.append(review)

    def give_way(self) -> list[Values]:
        """Forget the reviews that a file does not tell of, since it tells of others; the answer is what is left."""
        self.closed = [one for one in self.closed if one["id"] in self.same]
        if self.ahead is not None and self.ahead["id"] not in self.same:
            self.ahead = None
        return [one.values for one in (*self.closed, self.ahead) if one is not None]

    def take_same(self, row: ReviewRow) -> bool:
        """Whether a closed review other than a held one is recorded; each meets one row of a file only."""
        columns = (*_COMPARED, "closed_on", "outcome", *_COMPARED_HELD[1:])
        for review in self.closed:
            if review["id"] not in self.same and review.says(row, columns):
                self.same.add(review["id"])
                return True
        return False

    def held_the_same(self, row: ReviewRow) -> bool | None:
        """Whether the review held on a row's day says the same; None when none was held."""
        review = self.held.get(row.closed_on or "")
        return None if review is None else review.says(row, _COMPARED_HELD)

    def is_ahead(self, row: ReviewRow) -> bool:
        """Whether a row tells of the review that is ahead; the first one must be the same in every column."""
        if self.ahead is None or not self.ahead.says(row, _COMPARED if self.fresh else _COMPARED_AHEAD):
            return False
        self.same.add(self.ahead["id"])
        return True


def spells_of(work: UnitOfWork, people: Iterable[int]) -> dict[int, list[SpellOf]]:
    """The spells of people, in the order of their adoption."""
    columns = ("id", "offender_id", "cohort_id", "adopted_on", "deselected_on", "colour", "custody")
    query = select(*(getattr(Spell, name) for name in columns)).order_by(col(Spell.adopted_on), col(Spell.id))
    found: dict[int, list[SpellOf]] = {}
    for number, person, cohort, adopted_on, ended, *rating in rows_among(work, query, col(Spell.offender_id), people):
        ended_on = ended.isoformat() if ended else None
        spell = SpellOf(number, person, cohort, adopted_on.isoformat(), ended_on, *rating)
        found.setdefault(person, []).append(spell)
    return found


def reviews_of(work: UnitOfWork, spells: Iterable[int], same: Mapping[int, set[int]]) -> dict[int, ReviewsOf]:
    """The recorded reviews of spells; `same` are those that rows of the file have met already."""
    found = {spell: ReviewsOf(same.get(spell, set())) for spell in spells}
    said = select(col(SpellFact.spell_id)).where(col(SpellFact.what).not_in((COLOUR, FIRST_COLOUR))).distinct()
    for row in rows_among(work, said, col(SpellFact.spell_id), found):
        found[row.spell_id].fresh = False
    query = select(*(getattr(Review, name) for name in COLUMNS[Review])).order_by(col(Review.id))
    for row in rows_among(work, query, col(Review.spell_id), found):
        values = tuple([one.isoformat() if hasattr(one, "isoformat") else one for one in row])
        found[row.spell_id].keep(KnownReview(values))
    return found


def spell_meant(row: ReviewRow, spells: list[SpellOf], cohort: int | None) -> SpellOf | str:
    """The spell that a row means, or why none can be said to be meant.

    `cohort` and the day of adoption narrow it down where the file gives them; then the spell that was open on
    the row's day, an open review belonging to an open spell.
    """
    fits = [one for one in spells if cohort in {None, one.cohort} and row.adopted_on in {None, one.adopted_on}]
    if len(fits) > 1:
        on = row.closed_on
        fits = [one for one in fits if _was_open(one, on)] or fits
    if len(fits) > 1 and row.outcome == "deselected":
        fits = [one for one in fits if one.deselected_on == row.closed_on] or fits
    if not fits:
        what = f"adopted on {row.adopted_on}" if row.adopted_on else "at all"
        return f"offender: no spell {what}" + (f" in {row.cohort}" if row.cohort else "")
    if len({one.cohort for one in fits}) > 1:
        return "cohort: missing, and they are in several"
    return fits[-1]


def _was_open(spell: SpellOf, on: str | None) -> bool:
    if on is None:
        return spell.deselected_on is None
    return spell.adopted_on <= on <= (spell.deselected_on or on)
