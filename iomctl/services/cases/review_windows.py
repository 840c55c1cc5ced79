"""Keep exactly one review ahead of every open spell: make it, replace it, and close it at the end."""

from datetime import date
from typing import NamedTuple

from sqlmodel import col, select

from iomctl.domain.policy.policy import Policy
from iomctl.domain.references import RESTRICTED_NAME
from iomctl.domain.reviews import Window, window_after, without_words
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork

FIRST_KIND = "case"


class Exempt(NamedTuple):
    """Why nobody expects a review, and until when if that is known; no reason is no exemption."""

    reason: str | None = None
    until: date | None = None


NOT_EXEMPT = Exempt()


def ahead_of(work: UnitOfWork, spell: Spell) -> Review:
    """The review ahead of an open spell."""
    query = select(Review).where(Review.spell_id == spell.id, col(Review.closed_on).is_(None))
    return work.session.exec(query).one()


def usual_window(policy: Policy, spell: Spell, start: date) -> Window:
    """The window that the policy gives a spell of this colour and custody, counted from `start`."""
    in_custody = spell.custody == "custody"
    every, window_days = policy.review_interval(spell.colour, in_custody)
    return window_after(start, every, window_days, "in custody" if in_custody else spell.colour)


def shown_basis(work: UnitOfWork, basis: str, restricted: bool) -> str:
    """How the window of a review came about, as this command may show it: the reason for a move is free words."""
    return without_words(basis, RESTRICTED_NAME) if work.hides(restricted) else basis


def begin(work: UnitOfWork, spell: Spell, window: Window, on: date, exempt: Exempt = NOT_EXEMPT) -> Review:
    """Put a review ahead of a spell that has none."""
    review = Review(
        spell_id=spell.id,
        kind=FIRST_KIND,
        due_from=window.due_from,
        due_by=window.due_by,
        basis=window.basis,
        made_on=on,
        exempt_reason=exempt.reason,
        exempt_until=exempt.until,
        **work.recorded,
    )
    work.session.add(review)
    return review


def close(work: UnitOfWork, review: Review, outcome: str, on: date) -> None:
    """Close a review ahead; it stood ahead until the day before `on`."""
    review.closed_on, review.outcome = on, outcome
    review.closed_in = work.event
    work.session.add(review)
    work.session.flush()  # the row that takes its place may not stand beside it, even for a moment


def recalculate(work: UnitOfWork, spell: Spell, on: date) -> Review:
    """Work the window out anew from a day on which colour or custody changed; an exemption stays.

    Source: the schemes' working rule that a change of colour counts from its day, general knowledge,
    unverified.
    """
    review = ahead_of(work, spell)
    exempt = Exempt(review.exempt_reason, review.exempt_until)
    close(work, review, "recalculated", on)
    return begin(work, spell, usual_window(work.policy, spell, on), on, exempt)
