"""The review ahead of a spell that an import adds or changes, as the verbs would make it."""

from datetime import date
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, NamedTuple, cast

from sqlalchemy import func, select
from sqlmodel import col

from iomctl.domain.policy.policy import Policy
from iomctl.domain.reviews import Window
from iomctl.services.cases.review_windows import FIRST_KIND, usual_window
from iomctl.services.imports.engine.ledger import Ledger
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork


class Rating(NamedTuple):
    """What the policy counts a review by."""

    colour: str
    custody: str


class Windows:
    """The windows of the policy, each worked out once: a file has few colours and few days."""

    def __init__(self, policy: Policy) -> None:
        @lru_cache(maxsize=100_000)
        def usual(rating: Rating, start: date) -> Window:
            # Colour and custody are all that is asked of the spell.
            spell = cast("Spell", SimpleNamespace(colour=rating.colour, custody=rating.custody))
            return usual_window(policy, spell, start)

        self.usual = usual
        self.policy = policy

    def days(self, rating: Rating) -> int:
        """How many days before the day due a review may be held."""
        return self.policy.review_interval(rating.colour, rating.custody == "custody")[1]


def put_ahead(ledger: Ledger, spell: int, window: Window, made_on: date, **more: Any) -> int:
    """Add a review ahead of a spell that has none; `more` is kind, exempt_reason and exempt_until."""
    number = ledger.number(Review)
    exempt_until = more.get("exempt_until")
    ledger.rows[Review].append(
        (
            number,
            spell,
            more.get("kind") or FIRST_KIND,
            window.due_from.isoformat(),
            window.due_by.isoformat(),
            window.basis,
            made_on.isoformat(),
            more.get("exempt_reason"),
            exempt_until.isoformat() if exempt_until else None,
        )
    )
    return number


class RecordedReviewAhead(NamedTuple):
    """A recorded review ahead of a spell."""

    id: int
    made_on: date
    exempt_reason: str | None
    exempt_until: date | None


def ahead_of(work: UnitOfWork, spell: int) -> RecordedReviewAhead:
    """The review ahead of an open spell, of which there is exactly one."""
    query = select(*(getattr(Review, name) for name in RecordedReviewAhead._fields))
    return RecordedReviewAhead(
        *work.session.execute(query.where(col(Review.spell_id) == spell, col(Review.closed_on).is_(None))).one()
    )


def newest_of_reviews(work: UnitOfWork, spell: int) -> date:
    """The newest day that a review of a spell was made or closed on."""
    query = select(func.max(col(Review.closed_on)), func.max(col(Review.made_on))).where(col(Review.spell_id) == spell)
    newest: date = max(day for day in work.session.execute(query).one() if day is not None)
    return newest


def close(ledger: Ledger, review: int, on: date, outcome: str) -> None:
    """Close a review ahead on a day without it being held."""
    after = {"closed_on": on.isoformat(), "outcome": outcome, "closed_in": ledger.event}
    ledger.change(Review, review, dict.fromkeys(after), after)
