"""What became of somebody after a release: met in the first week, and back within 28 days; what is a gap says so."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple

from iomctl.domain.accommodation.past_releases import NOT_KNOWN, NOT_YET
from iomctl.domain.policy.prompt_windows import ARRESTED, ASKS, RECALLED

WEEK, FOUR_WEEKS = timedelta(days=7), timedelta(days=28)
"""Recalled within 28 days is a measure of schemes; the first week is the issue's. Both count from the day of release,
and their last day is included."""

KEPT, MISSED, NONE_RECORDED = "kept", "missed", "none-recorded"
INSIDE = "in-custody"
BACK = (RECALLED, ARRESTED, INSIDE)


class SinceRelease(NamedTuple):
    """The first day from the release on of each thing, None where none is recorded.

    `contact_kept` and `contact_missed` are of contacts, `recalled` and `inside` of stays in custody that are a recall
    or something else, `arrested` of arrests. `on_scheme_until` is the day on which the last case ended that was open on
    the day of release, `date.max` while one goes on, None where none was.
    """

    contact_kept: date | None = None
    contact_missed: date | None = None
    recalled: date | None = None
    arrested: date | None = None
    inside: date | None = None
    on_scheme_until: date | None = None


def contact_in_week(released_on: date, since: SinceRelease, on: date) -> str:
    """Whether somebody was met in the first week, as on a day: KEPT, MISSED, NONE_RECORDED, NOT_YET or NOT_KNOWN.

    MISSED is where contacts were planned and none was kept. NOT_KNOWN is who left the scheme before the week was over,
    for nobody there would have recorded it; NOT_YET while it is not over.
    """
    last = released_on + WEEK
    if since.contact_kept is not None and since.contact_kept <= last:
        return KEPT
    if on <= last:
        return NOT_YET
    if since.contact_missed is not None and since.contact_missed <= last:
        return MISSED
    return NONE_RECORDED if _on_scheme(since, last) else NOT_KNOWN


def back_in_four_weeks(released_on: date, since: SinceRelease, on: date) -> str:
    """Whether somebody was recalled or arrested within 28 days, as on a day: words of BACK between commas, else as
    `contact_in_week`.

    It is never said that nobody was: what is recorded is known, and no more.
    """
    last = released_on + FOUR_WEEKS
    days = dict(zip(BACK, (since.recalled, since.arrested, since.inside), strict=True))
    found = [word for word, day in days.items() if day is not None and day <= last]
    if found:
        return ", ".join(found)
    if on <= last:
        return NOT_YET
    return NONE_RECORDED if _on_scheme(since, last) else NOT_KNOWN


def is_back(word: str) -> bool:
    """Whether what `back_in_four_weeks` answered is that somebody was recalled, arrested or in custody."""
    return word.partition(",")[0] in BACK


def _on_scheme(since: SinceRelease, last: date) -> bool:
    return since.on_scheme_until is not None and since.on_scheme_until > last


def asks_for_review(found: Collection[str], wanted: Collection[str]) -> tuple[str, ...]:
    """What of all that was found of a release asks for a review, in the order of ASKS."""
    return tuple(word for word in ASKS if word in found and word in wanted)
