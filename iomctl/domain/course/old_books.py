"""Facts read off the rows of a book that kept windows and colours as they were shown, as older ones and files do."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from iomctl.domain.course.case_windows import (
    DESELECTED,
    EXEMPTED,
    MOVED,
    RECALCULATED,
    RESUMED,
)
from iomctl.domain.course.case_windows import HELD as WAS_HELD
from iomctl.domain.course.kept_facts import (
    COLOUR,
    EXEMPT,
    EXPECTED,
    FIRST_COLOUR,
    FIRST_REVIEW,
    HELD,
    SET,
    KeptFact,
)
from iomctl.domain.reviews import reason_set

CHOSEN_AT_ADOPTION = "set at adoption"
CHOSEN_AT_REVIEW = "set by the review of "


class OldColour(NamedTuple):
    """A colour as it was shown from a day on."""

    on: date
    colour: str
    reason: str | None
    recorded_in: int


class OldReview(NamedTuple):
    """A review as its window stood, from `made_on` (inclusive) to `closed_on` (exclusive)."""

    kind: str
    due_from: date
    due_by: date
    basis: str
    made_on: date
    exempt_reason: str | None
    exempt_until: date | None
    closed_on: date | None
    outcome: str | None
    colour: str | None
    decision: str | None
    note: str | None
    recorded_in: int
    closed_in: int | None

    def stood(self, day: date) -> bool:
        """Whether it stood ahead at the end of a day."""
        return self.made_on <= day and (self.closed_on is None or day < self.closed_on)


class OldCase(NamedTuple):
    """A case as an older book showed it; colours by their day, each list in the order in which rows were recorded."""

    adopted_on: date
    recorded_in: int
    deselected_on: date | None
    deselected_in: int | None
    colours: Sequence[OldColour]
    reviews: Sequence[OldReview]


class OldPlace(NamedTuple):
    """Whether a case was shown in custody from a day on, and in which prison."""

    on: date
    inside: bool
    prison: str | None
    reason: str | None
    recorded_in: int


class OldInside(NamedTuple):
    """A time that a case was shown in custody, from `on` to the day of leaving `out`, each with the reason given.

    `left` is whether it was shown outside then; else the case itself ended, and nobody knows.
    """

    on: date
    out: date | None
    prison: str | None
    reason: str | None
    why_out: str | None
    recorded_in: int
    left: bool = False


class OldStay(NamedTuple):
    """A stay in custody of the person, with its row number and the event that recorded it, or its end.

    `why` is why it ended, in words.
    """

    number: int
    recorded_in: int
    on: date
    out: date | None
    why: str | None = None


def kept_of(case: OldCase, stays: Collection[OldStay], custody_colours: Collection[str]) -> list[KeptFact]:
    """The facts that an older book's rows of a case tell of: of several that say one thing of a day, the last."""
    reviews = sorted(case.reviews, key=lambda one: (one.made_on, one.closed_on or date.max))
    said = _colours(case, custody_colours)
    later = {on: row for on, row in said.items() if on != case.adopted_on}
    found = list(_reviews(reviews, later))
    held = {one.from_on: one for one in found if one.what == HELD and one.colour is not None}
    out = {one.out: one.number for one in stays if one.out is not None}
    for on, row in said.items():
        if on in out:
            found.append(KeptFact(COLOUR, on, row.recorded_in, colour=row.colour, custody_id=out[on]))
        elif on == case.adopted_on:
            found.append(KeptFact(FIRST_COLOUR, on, case.recorded_in, colour=row.colour))
        elif on not in held:
            found.append(KeptFact(COLOUR, on, row.recorded_in, colour=row.colour, reason=row.reason))
    if reviews and reviews[0].made_on == case.adopted_on:
        found += _first(reviews[0])
    return found


def _first(row: OldReview) -> Iterator[KeptFact]:
    """What was said of the first window on the day of adoption."""
    on, event, reason = row.made_on, row.recorded_in, reason_set(row.basis)
    if row.basis == CHOSEN_AT_ADOPTION:
        yield KeptFact(FIRST_REVIEW, on, event, due_by=row.due_by)
    if reason is not None:
        yield KeptFact(SET, on, event, due_by=row.due_by, reason=reason)
    if row.exempt_reason is not None:
        yield KeptFact(EXEMPT, on, event, reason=row.exempt_reason, due_by=row.exempt_until)


def times_inside(places: Iterable[OldPlace], deselected_on: date | None) -> Iterator[OldInside]:
    """The times that a case was in custody by its rows in order; one that went on ends with the case, if that did."""
    began: OldPlace | None = None
    for place in places:
        if began is not None and not place.inside:
            yield OldInside(began.on, place.on, began.prison, began.reason, place.reason, began.recorded_in, True)
        began = (began or place) if place.inside else None
    if began is not None:
        # Inside on the day the case ended, and nobody knows what came after.
        out = deselected_on + timedelta(days=1) if deselected_on is not None else None
        yield OldInside(began.on, out, began.prison, began.reason, None, began.recorded_in)


def _colours(case: OldCase, custody_colours: Collection[str]) -> dict[date, OldColour]:
    """The last colour for outside of each day."""
    return {one.on: one for one in case.colours if one.colour not in custody_colours}


def _reviews(reviews: Sequence[OldReview], said: dict[date, OldColour]) -> Iterator[KeptFact]:
    """What closed each window; of several of a kind on one day the last."""
    found: dict[tuple[str, date], KeptFact] = {}
    for row, after in zip(reviews, [*reviews[1:], None], strict=False):  # of no review there is none after
        if row.closed_on is None or row.outcome == DESELECTED:
            continue
        follows = after if after is not None and after.made_on == row.closed_on else None
        for fact in _facts(row, follows, row.closed_on, said.get(row.closed_on)):
            kind = EXEMPT if fact.what == EXPECTED else fact.what
            found[kind, row.closed_on] = fact
    return iter(found.values())


def _facts(row: OldReview, after: OldReview | None, on: date, said: OldColour | None) -> Iterator[KeptFact]:
    """What a window ended by, and what the one after it says of that day: of several ways to end one is named."""
    event, how = row.closed_in or row.recorded_in, row.outcome
    if how == WAS_HELD:
        colour = row.colour if said is not None and said.colour == row.colour else None
        chosen = after is not None and after.basis.startswith(CHOSEN_AT_REVIEW)
        next_by = after.due_by if chosen and after is not None else None
        told = (row.kind, None, None, next_by, None, None, row.decision, row.note)
        yield KeptFact(HELD, on, event, colour, *told)
    if after is None:
        return
    reason = reason_set(after.basis)
    if how in {WAS_HELD, MOVED} and reason is not None:
        yield KeptFact(SET, on, event, due_by=after.due_by, reason=reason)
    exempt, was_exempt = after.exempt_reason, row.exempt_reason
    begins = how in {WAS_HELD, EXEMPTED} or (exempt, after.exempt_until) != (was_exempt, row.exempt_until)
    if exempt is not None and begins:
        yield KeptFact(EXEMPT, on, event, reason=exempt, due_by=after.exempt_until)
    elif exempt is None and (how == RESUMED or (how in {MOVED, RECALCULATED} and was_exempt is not None)):
        yield KeptFact(EXPECTED, on, event)
