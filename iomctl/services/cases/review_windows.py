"""The review ahead of a case, and how its window came about."""

from sqlmodel import col, select

from iomctl.domain.references import RESTRICTED_NAME
from iomctl.domain.reviews import without_words
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork


def ahead_of(work: UnitOfWork, spell: Spell) -> Review:
    """The review ahead of an open spell."""
    query = select(Review).where(Review.spell_id == spell.id, col(Review.closed_on).is_(None))
    return work.session.exec(query).one()


def shown_basis(work: UnitOfWork, basis: str, restricted: bool) -> str:
    """How the window of a review came about, as this command may show it: the reason for a move is free words."""
    return without_words(basis, RESTRICTED_NAME) if work.hides(restricted) else basis
