"""Days served since a sentence, over every stay in prison."""

from collections.abc import Iterable
from datetime import date

Stay = tuple[date, date | None]


def days_served(stays: Iterable[Stay], sentenced_on: date, until_on: date) -> int:
    """How many days somebody was in prison from `sentenced_on` to `until_on`, both inclusive.

    A stay is its first and last day, both inclusive; None is no end known. A day in two stays counts once, for
    somebody recalled the stays add up [DAYREL-N]. That the day of sentence and the day of release both count is
    general knowledge, unverified: so are days of a sentence counted.
    """
    served, counted_to = 0, sentenced_on.toordinal() - 1
    for from_on, to_on in sorted(stays, key=lambda stay: stay[0]):
        last = min(until_on, to_on or until_on).toordinal()
        served += max(0, last - max(counted_to, from_on.toordinal() - 1))
        counted_to = max(counted_to, last)
    return served
