"""The nights that a funder pays for: counted per person, release and rule, over all placements that use them up."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from iomctl.domain.accommodation.home import Held
from iomctl.domain.accommodation.placements import nights_between
from iomctl.domain.days.intervals import Interval
from iomctl.domain.policy.home_and_release_choices import PlacementKind

NIGHT = timedelta(days=1)


class Slept(NamedTuple):
    """A placement that uses nights up: its row number, first day and day of leaving, None for no end in sight."""

    number: int
    kind: str
    from_on: date
    until: date | None


class Limit(NamedTuple):
    """What a rule pays for: so many nights after a release, None for no number, and within so long of it, if said."""

    nights: int | None
    within: Interval | None = None


class Used(NamedTuple):
    """The nights that an earlier placement used up."""

    placement: Slept
    nights: int


class FundedNights(NamedTuple):
    """What is paid for of a placement from the day `from_on` on.

    `limit` is what the rule pays for, `used` what went of its nights before. `out_on` is the release that they count
    from; None where it is `ahead`, and for somebody who was never released by what is recorded. `closes_on` is the
    day of leaving when the time after the release is over, None for no such end.
    """

    from_on: date
    limit: Limit
    used: tuple[Used, ...] = ()
    out_on: date | None = None
    ahead: bool = False
    closes_on: date | None = None

    @property
    def nights_used(self) -> int:
        """Nights that earlier placements used up."""
        return sum(one.nights for one in self.used)

    @property
    def left(self) -> int | None:
        """Nights that are paid for from `from_on` on, 0 for none; None where there is no clock."""
        nights = self.limit.nights
        left = None if nights is None else max(nights - self.nights_used, 0)
        if self.closes_on is None:
            return left
        open_for = nights_between(self.from_on, self.closes_on)
        return open_for if left is None else min(left, open_for)

    @property
    def leaves_on(self) -> date | None:
        """The day of leaving when they are used up, which is `from_on` where none is left; None for no clock."""
        return None if self.left is None else self.from_on + timedelta(days=self.left)

    @property
    def last_night(self) -> date | None:
        """The last night that is or was paid for; None where there is no clock, or where none was used."""
        if self.left is None or self.left > 0:
            return None if self.leaves_on is None else self.leaves_on - NIGHT
        ends = [self.closes_on - NIGHT] if self.closes_on is not None else []
        return min([*ends, *self._last_of_the_limit()], default=None)

    @property
    def whole(self) -> bool:
        """Whether nothing but the number of nights matters."""
        return not self.nights_used and (self.closes_on is None or self.left == self.limit.nights)

    def _last_of_the_limit(self) -> Iterator[date]:
        """The night that used the last of the number up, where one did."""
        nights = self.limit.nights
        if nights is None or self.nights_used < nights:
            return
        for slept, count in self.used:
            if count >= nights:
                yield slept.from_on + timedelta(days=nights) - NIGHT
                return
            nights -= count


def counts_as(kind: PlacementKind, kinds: Mapping[str, PlacementKind]) -> PlacementKind:
    """The kind whose nights a placement of a kind uses up: itself, else the one that it counts with."""
    return kinds.get(kind.counts_with or "", kind)


def release_before(from_on: date, stays: Iterable[Held]) -> Held | None:
    """The newest stay in custody before a placement, by which nights are told apart; None for somebody never inside.

    A stay that begins on the first day of a placement is before it only where it ended by then. The placement may
    begin while the stay goes on, arranged for the release.
    """
    before = [one for one in stays if one.from_on < from_on or (one.to_on is not None and one.to_on <= from_on)]
    return max(before, default=None, key=lambda one: (one.from_on, one.to_on or date.max))


def funded_nights(one: Slept, limit: Limit, others: Iterable[Slept], stays: Iterable[Held]) -> FundedNights:
    """What is paid for of a placement, beside the `others` of the person that use the same nights up.

    Nights count from the newest release by the first day of a placement: those of all placements since then, each
    night that was or is to be slept before this one began, whoever ended it early. So it does not matter in which
    order they were recorded. Of somebody never in custody all count together. Where the stay goes on when the
    placement begins, the release is not known yet, and the count begins with the first placement arranged for it.

    With `within` the nights are paid for within so long of the release: 12 weeks from 8 April are the nights from
    8 April to 30 June, the day of leaving 1 July. A placement that begins later has none left; who was never released
    by what is recorded has no such end. Source of the figures: [CAS3-GOV], [HM-TA], [SEED0].
    """
    known = tuple(stays)
    since = release_before(one.from_on, known)
    together = [other for other in others if release_before(other.from_on, known) == since]
    earlier = [other for other in together if (other.from_on, other.number) < (one.from_on, one.number)]
    gone = (
        Used(other, nights_between(other.from_on, _until(other, one.from_on))) for other in sorted(earlier, key=_at)
    )
    ahead = since is not None and (since.to_on is None or since.to_on > one.from_on)
    out_on = None if since is None or ahead else since.to_on
    begins = min([one.from_on, *(other.from_on for other in together)]) if ahead else out_on
    closes_on = limit.within.after(begins) if limit.within is not None and begins is not None else None
    return FundedNights(one.from_on, limit, tuple(used for used in gone if used.nights), out_on, ahead, closes_on)


def _until(other: Slept, before: date) -> date:
    return before if other.until is None else min(other.until, before)


def _at(other: Slept) -> tuple[date, int]:
    return other.from_on, other.number
