"""SQL for the review that stood ahead of a spell on a day: it ends when it is held, missed or replaced."""

from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlmodel import col

from iomctl.services.as_of import AsOf
from iomctl.storage.made_once import made_once
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.reviews import Review


@made_once
def was_ahead(as_of: AsOf) -> ColumnElement[bool]:
    """Whether a review stood ahead of its spell on a day."""
    still = col(Review.closed_on).is_(None)
    if not as_of.past:
        return still
    return and_(col(Review.made_on) <= as_of.on, or_(still, col(Review.closed_on) > as_of.on))


@made_once
def expected_by(as_of: AsOf) -> Any:
    """The last day of a review that stood ahead and was not exempt on a day, else null.

    For today this is, word for word, the expression that the review table has an index on.
    """
    return case((was_ahead(as_of) & col(Review.exempt_reason).is_(None), col(Review.due_by)))


@made_once
def last_held(as_of: AsOf) -> Any:
    """The newest day, up to the day asked about, on which a review of the spell was held."""
    held = Review.__table__.alias("held")  # type: ignore[attr-defined]  # every table class has it
    query = select(func.max(held.c.closed_on)).where(held.c.spell_id == Spell.id, held.c.outcome == "held")
    if as_of.past:
        query = query.where(held.c.closed_on <= as_of.on)
    return query.correlate(Spell).scalar_subquery()
