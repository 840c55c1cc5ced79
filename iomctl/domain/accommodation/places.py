"""Places of a provider night by night: how many are taken, whether one is free on every night of a stay."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

Stay = tuple[date, date | None]
"""From the first day to the day of leaving, whose night doesn't count; None for no end in sight."""

Capacity = tuple[date, int]
"""From a day on there are so many places; the newest by a night counts for it, among those of one day the last."""


class FullNights(NamedTuple):
    """Nights on which every place is taken: `taken` of `capacity` on the first, from `from_on` to the day `until_on`.

    The night of `until_on` is not one of them; None for no end in sight.
    """

    taken: int
    capacity: int
    from_on: date
    until_on: date | None


class _Nights(NamedTuple):
    """Nights in which nobody comes or goes, from the first to the day after the last; None for no end in sight."""

    first: date
    until_on: date | None
    taken: int
    capacity: int | None

    @property
    def full(self) -> bool:
        return self.capacity is not None and self.taken >= self.capacity


def taken_on(night: date, stays: Sequence[Stay]) -> int:
    """How many stays hold a night."""
    return sum(first <= night and (last is None or night < last) for first, last in stays)


def capacity_on(night: date, capacities: Sequence[Capacity]) -> int | None:
    """How many places there are on a night; None where nobody said."""
    known = [(day, place) for place, (day, _) in enumerate(capacities) if day <= night]
    return capacities[max(known)[1]][1] if known else None


def full_nights(stay: Stay, others: Sequence[Stay], capacities: Sequence[Capacity]) -> FullNights | None:
    """The first nights of a stay on which the others leave no place for it, up to the next that one is free on.

    None where a place is free on every night of it; a night for which nobody said how many there are is no obstacle.
    """
    found: FullNights | None = None
    for one in _nights(stay, others, capacities):
        if one.full and one.capacity is not None:
            first = found or FullNights(one.taken, one.capacity, one.first, None)
            found = first._replace(until_on=one.until_on)
        elif found is not None:
            break
    return found


def first_free(stay: Stay, others: Sequence[Stay], capacities: Sequence[Capacity]) -> date | None:
    """The first day from that of a stay on, from which a place is free for as many nights; None for none in sight."""
    start, last = stay
    free_from: date | None = None
    for one in _nights((start, None), others, capacities):
        if one.full:
            free_from = None
            continue
        free_from = free_from or one.first
        if one.until_on is None or (last is not None and one.until_on - free_from >= last - start):
            return free_from
    return None


def further_nights(stay: Stay, had: Stay | None) -> list[Stay]:
    """What of a stay another one doesn't hold yet: the nights before it and those after it; all of it beside None."""
    if had is None:
        return [stay]
    (first, last), (had_first, had_last) = stay, had
    before = (first, had_first if last is None else min(last, had_first))
    after = None if had_last is None else (max(first, had_last), last)
    return [one for one in (before, after) if one is not None and (one[1] is None or one[0] < one[1])]


def _nights(stay: Stay, others: Sequence[Stay], capacities: Sequence[Capacity]) -> Iterator[_Nights]:
    """The nights of a stay in parts; none for a stay without a night."""
    start, last = stay
    if last is not None and last <= start:
        return
    # Whoever comes or goes by the first day is counted on it.
    change = Counter[date]()
    for first, left_on in others:
        if left_on is None or first < left_on:
            change[max(first, start)] += 1
            if left_on is not None:
                change[max(left_on, start)] -= 1
    known = sorted(capacities, key=lambda one: one[0])
    said = {max(day, start): count for day, count in known}
    days = sorted(day for day in {start, *change, *said} if last is None or day < last)
    taken, capacity = 0, None
    for day, until_on in zip(days, (*days[1:], last), strict=True):
        taken, capacity = taken + change[day], said.get(day, capacity)
        yield _Nights(day, until_on, taken, capacity)
