"""All the reviews of one person, past and ahead, and why each ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.course.case_rows import FIRST_KIND
from iomctl.domain.policy.policy import Policy
from iomctl.domain.references import offender_column
from iomctl.domain.reviews import reason_set
from iomctl.services.asked_day import AskedDay
from iomctl.services.cases.review_windows import shown_basis
from iomctl.services.lookup.find_person import find_cohort, find_one, person_reference, shown_words
from iomctl.services.policy_then import wording
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class PastReview:
    """One review of a person, past or ahead, as it was made and how it ended."""

    offender: str = offender_column()
    cohort: str = column("Cohort", "the cohort's code", "luton", kept=True)
    kind: str = column("Kind", "the kind of review", "panel", rank=4)
    due_from: date = column("Due from", "the first day it may be held", "2026-04-03")
    due_by: date = column("Due by", "the last day it is due", "2026-04-10")
    basis: str = column("Basis", "how the window came about", "amber, every 4 weeks from 13 Mar 2026", rank=5)
    exempt_reason: str | None = column("Exempt reason code", "code of why no review is expected", "health", shown=False)
    exempt_reason_words: str | None = column(
        "Exempt reason", "why no review is expected", "too ill, or in hospital", rank=5
    )
    exempt_until: date | None = column("Exempt until", "the last day of the exemption", "2026-06-01", rank=5)
    made_on: date = column("Made", "the day from which it stood ahead", "2026-03-13", rank=3, kept=True)
    closed_on: date | None = column("Closed", "the day it no longer stood ahead", "2026-04-20")
    outcome: str | None = column("Outcome", "held, moved, recalculated, exempted, resumed or deselected", "held")
    reason: str | None = column("Reason", "why it was moved or exempted", "panel moved", rank=2)
    colour: str | None = column("Colour", "the colour it ended with", "amber", rank=1)
    decision: str | None = column("Decision", "what was decided", "keep on scheme", rank=2)
    note: str | None = column("Note", "free words", "", rank=6)
    by: str | None = column("By", "who recorded the end", "m.adeyemi", rank=6)


MADE = ("due_from", "due_by", "basis", "exempt_reason", "exempt_until", "made_on")
ENDED = ("closed_on", "outcome", "colour", "decision", "note")


class Turn(NamedTuple):
    """A review, its cohort, and the review of the same spell that took its place."""

    review: Review
    cohort: Cohort
    after: Review | None


def in_turn(work: UnitOfWork, person: int) -> Iterator[Turn]:
    """The reviews of the person with a row number, spell by spell in the order in which they stood ahead."""
    ends = (col(Review.closed_on).is_(None), col(Review.closed_on))
    query = (
        select(Review, Cohort)
        .join(Spell, col(Spell.id) == col(Review.spell_id))
        .join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
        .where(col(Spell.offender_id) == person)
        .order_by(col(Spell.adopted_on), col(Spell.id), col(Review.made_on), *ends, col(Review.id))
    )
    rows = work.session.execute(query).all()
    for (review, cohort), following in zip(rows, [*rows, None][1:], strict=True):
        after = following[0] if following and following[0].spell_id == review.spell_id else None
        yield Turn(review, cohort, after)


def why_exempted(policy: Policy, turn: Turn) -> str | None:
    """Why a review was exempted, in the policy's wording; None for other ends."""
    after = _replaced_by(turn, "exempted")
    return None if after is None else wording(policy, "exemption", after.exempt_reason)


def why_moved(turn: Turn) -> str | None:
    """Why a review was moved, in the words given; None for other ends. Whether they are shown is the caller's."""
    after = _replaced_by(turn, "moved")
    return None if after is None else reason_set(after.basis)


def _replaced_by(turn: Turn, outcome: str) -> Review | None:
    """The review that took the place of one with this outcome on the day it closed."""
    review, _, after = turn
    same_day = after is not None and after.made_on == review.closed_on
    return after if same_day and review.outcome == outcome else None


def of_person(work: UnitOfWork, offender: str, cohort: str | None, on: date) -> list[PastReview]:
    """The reviews of one person made by a day, as they stood on it, oldest first; `cohort` narrows them.

    Raises NotFound for an unknown person or cohort.
    """
    person = find_one(work, offender)
    home = find_cohort(work, cohort) if cohort is not None else None
    day = AskedDay(work, on)
    turns = [
        turn
        for turn in in_turn(work, person.id)
        if home is None or turn.cohort.id == home.id
        if not day.past or turn.review.made_on <= on
    ]
    recorders = work.recorders(turn.review.closed_in for turn in turns if turn.review.closed_in)
    by = {event: who for event, (who, _) in recorders.items()}
    return [_as_it_stood(work, turn, day, (person, by.get(turn.review.closed_in or 0))) for turn in turns]


def _as_it_stood(work: UnitOfWork, turn: Turn, day: AskedDay, who: tuple[Offender, str | None]) -> PastReview:
    """A review of a person, and who closed it."""
    (review, cohort, _), (person, closed_by) = turn, who
    said = partial(shown_words, work, restricted=person.restricted)
    ended = review.closed_on is not None and not (day.past and review.closed_on > day.on)
    known: dict[str, Any] = {name: getattr(review, name) for name in MADE}
    known |= {name: getattr(review, name) if ended else None for name in ENDED}
    known |= {name: said(known[name]) for name in ("decision", "note")}
    known["basis"] = shown_basis(work, review.basis, person.restricted)
    return PastReview(
        offender=person_reference(person),
        cohort=cohort.code,
        # Holding a review says of which kind it was.
        kind=review.kind if ended or review.outcome != "held" else FIRST_KIND,
        exempt_reason_words=wording(day.policy, "exemption", review.exempt_reason),
        reason=why_exempted(day.policy, turn) or said(why_moved(turn)) if ended else None,
        by=closed_by if ended else None,
        **known,
    )
