"""Proven offences in six months before, on and after the scheme, of the people who were there in all three.

A figure of our own. It says nothing of a cause: people are often adopted at their worst, and fall back by themselves.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from iomctl.domain.reoffending.asked import AskedCohort
from iomctl.domain.reoffending.edges import WINDOW, months_on
from iomctl.domain.reoffending.recorded import PersonHistory, SchemeCase
from iomctl.domain.reoffending.seen import as_seen, in_period, last_day, proofs, provable


class WindowCounts(NamedTuple):
    """Proven offences of a person, or of several, in each window."""

    before: int
    on: int
    after: int


@dataclass(frozen=True)
class ThreeWindows:
    """The people in all three windows and their offences; and who was left out, by reason."""

    people: int
    counts: WindowCounts
    left_out: Counter[str]


def windows_of(history: PersonHistory, asked: AskedCohort) -> WindowCounts | str | None:
    """The counts of a person by their first adoption in the period; or why they are left out, the first that fits.

    Of two adoptions on one day the case that closes last. None for whoever was not adopted in the period. The reasons:
    `died` before the last window ended or with the case open, `still_on`, `short_on` (under six months), `on_before`
    (an earlier case ran into the first window), `back_on` (adopted again in the last one), `not_run` (its outcomes may
    still come).
    """
    seen = as_seen(history, asked)
    within = [one for one in seen.cases if in_period(one.on, seen, asked)]
    case = min(within, key=lambda one: (one.on, -(one.closed or date.max).toordinal()), default=None)
    if case is None:
        return None
    return _why_left_out(case, seen, asked.day) or WindowCounts(*(_counted(seen, *one) for one in _spans(case)))


def three_windows(people: Iterable[PersonHistory], asked: AskedCohort) -> ThreeWindows:
    """The windows of all people together."""
    found = [windows_of(history, asked) for history in people]
    held = [one for one in found if isinstance(one, WindowCounts)]
    counts = WindowCounts(*(sum(one[at] for one in held) for at in range(3)))
    return ThreeWindows(len(held), counts, Counter(one for one in found if isinstance(one, str)))


def _spans(case: SchemeCase) -> Iterator[tuple[date, date]]:
    """The windows, each from its first day to the first one outside; the last once the case is closed."""
    yield months_on(case.on, -WINDOW), case.on
    yield case.on, months_on(case.on, WINDOW)
    if case.closed:
        yield case.closed, months_on(case.closed, WINDOW)


def _why_left_out(case: SchemeCase, seen: PersonHistory, day: date) -> str | None:
    if not case.closed:
        return "died" if seen.died else "still_on"
    (before, _), (_, on_ends), (after, ends) = _spans(case)
    reasons = {
        "died": last_day(seen) < ends,
        "short_on": case.closed < on_ends,
        "on_before": any(one.on < case.on and (one.closed or date.max) > before for one in seen.cases),
        "back_on": any(after <= one.on < ends for one in seen.cases),
        "not_run": day < months_on(ends, WINDOW),
    }
    return next((reason for reason, fits in reasons.items() if fits), None)


def _counted(seen: PersonHistory, first: date, ends: date) -> int:
    """Offences committed in a window, whichever of their days it was, and proven within six months after its end."""
    proven, wait_ends = proofs(seen), months_on(ends, WINDOW)
    return sum(
        first <= one.first <= one.last < ends and proven.get(number, date.max) < wait_ends
        for number, one in provable(seen).items()
        if one.first and one.last
    )
