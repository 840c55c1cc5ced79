"""Proven offences in six months before, on and after the scheme, of the people who were there in all three.

A figure of our own. It says nothing of a cause: people are often adopted at their worst, and fall back by themselves.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from iomctl.domain.reoffending.asked import AskedCohort
from iomctl.domain.reoffending.edges import WAIT, WINDOW, months_on
from iomctl.domain.reoffending.recorded import CommittedOffence, PersonHistory, SchemeCase
from iomctl.domain.reoffending.seen import as_seen, in_period, last_day, proofs, provable
from iomctl.domain.reoffending.stretches import stretches


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


class FoundInWindows(NamedTuple):
    """Of one person and each window: the numbers of the offences in it, its days at liberty, the offences of those."""

    offences: tuple[tuple[str, ...], ...]
    days: tuple[int, ...]
    at_liberty: tuple[int, ...]

    @property
    def counts(self) -> WindowCounts:
        """How many offences are in each."""
        return WindowCounts(*map(len, self.offences))


def found_in_windows(history: PersonHistory, asked: AskedCohort, months: int = WINDOW) -> FoundInWindows | str | None:
    """What is in the windows of a person by their first adoption in the period; or why they are left out.

    Windows last so many months. Of two adoptions on one day the case that closes last. None for whoever was not adopted
    in the period. The reasons, of which the first that fits: `died` before the last window ended or with the case open,
    `still_on`, `short_on` (not for a whole window), `on_before` (an earlier case ran into the first window), `back_on`
    (adopted again in the last one), `not_run` (its outcomes may still come). Days at liberty and the offences of those
    are as in `liberty_of`: without whole days in custody.
    """
    seen = as_seen(history, asked)
    within = [one for one in seen.cases if in_period(one.on, seen, asked)]
    case = min(within, key=lambda one: (one.on, -(one.closed or date.max).toordinal()), default=None)
    if case is None:
        return None
    spans = list(_spans(case, months))
    return _why_left_out(case, seen, asked.day, months) or _found(seen, spans)


def windows_of(history: PersonHistory, asked: AskedCohort, months: int = WINDOW) -> WindowCounts | str | None:
    """The counts of a person; or why they are left out. As `found_in_windows`."""
    found = found_in_windows(history, asked, months)
    return found.counts if isinstance(found, FoundInWindows) else found


def three_windows(people: Iterable[PersonHistory], asked: AskedCohort) -> ThreeWindows:
    """The windows of all people together."""
    found = [windows_of(history, asked) for history in people]
    held = [one for one in found if isinstance(one, WindowCounts)]
    counts = WindowCounts(*(sum(one[at] for one in held) for at in range(3)))
    return ThreeWindows(len(held), counts, Counter(one for one in found if isinstance(one, str)))


def _spans(case: SchemeCase, months: int) -> Iterator[tuple[date, date]]:
    """The windows, each from its first day to the first one outside; the last once the case is closed."""
    yield months_on(case.on, -months), case.on
    yield case.on, months_on(case.on, months)
    if case.closed:
        yield case.closed, months_on(case.closed, months)


def _why_left_out(case: SchemeCase, seen: PersonHistory, day: date, months: int) -> str | None:
    if not case.closed:
        return "died" if seen.died else "still_on"
    (before, _), (_, on_ends), (after, ends) = _spans(case, months)
    reasons = {
        "died": last_day(seen) < ends,
        "short_on": case.closed < on_ends,
        "on_before": any(one.on < case.on and (one.closed or date.max) > before for one in seen.cases),
        "back_on": any(after <= one.on < ends for one in seen.cases),
        "not_run": day < months_on(ends, WAIT),
    }
    return next((reason for reason, fits in reasons.items() if fits), None)


def _found(seen: PersonHistory, spans: Sequence[tuple[date, date]]) -> FoundInWindows:
    inside = list(stretches(seen.stays))
    offences = [list(_committed(seen, *span)) for span in spans]
    return FoundInWindows(
        tuple(tuple(one.number for one in found) for found in offences),
        tuple((ends - first).days - sum(one.whole_days(first, ends) for one in inside) for first, ends in spans),
        tuple(
            sum(not any(one.whole(off.first or first) for one in inside) for off in found)
            for found, (first, _) in zip(offences, spans, strict=True)
        ),
    )


def _committed(seen: PersonHistory, first: date, ends: date) -> Iterator[CommittedOffence]:
    """Offences committed in a window, whichever of their days it was, and proven within six months after its end."""
    proven, wait_ends = proofs(seen), months_on(ends, WAIT)
    for number, one in provable(seen).items():
        held = one.first and one.last and first <= one.first <= one.last < ends
        if held and proven.get(number, date.max) < wait_ends:
            yield one
