"""A second reading of which nights are paid for: night by night and slow, each night by itself."""

from collections.abc import Sequence
from datetime import date, timedelta

from iomctl.domain.accommodation.funded_nights import Limit, Slept
from iomctl.domain.accommodation.home import Held


def paid_nights(placements: Sequence[Slept], limit: Limit, stays: Sequence[Held]) -> set[date]:
    """The nights of placements that are paid for; each must have an end, and no two share a night."""
    paid: set[date] = set()
    count: dict[Held | None, int] = {}
    for one in sorted(placements, key=lambda one: (one.from_on, one.number)):
        since = newest_stay(one.from_on, stays)
        group = [other for other in placements if newest_stay(other.from_on, stays) == since]
        night = one.from_on
        while one.until is not None and night < one.until:
            count[since] = count.get(since, 0) + 1
            in_number = limit.nights is None or count[since] <= limit.nights
            if in_number and in_time(night, one, limit, (since, group)):
                paid.add(night)
            night += timedelta(days=1)
    return paid


def newest_stay(from_on: date, stays: Sequence[Held]) -> Held | None:
    """The newest stay in custody that began before a day, or that came and went by it."""
    found = None
    for one in sorted(stays):
        if one.from_on < from_on or (one.from_on == from_on and one.to_on == from_on):
            found = one
    return found


def in_time(night: date, one: Slept, limit: Limit, group: tuple[Held | None, list[Slept]]) -> bool:
    """Whether a night lies within so long of the release, by the first placement where that is ahead."""
    since, together = group
    if limit.within is None or since is None:
        return True
    out_on = since.to_on
    if out_on is None or out_on > one.from_on:
        out_on = min(other.from_on for other in together)
    return night < limit.within.after(out_on)
