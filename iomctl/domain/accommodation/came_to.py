"""How somebody came to where they sleep: one walk back through the days, for who asks it of thousands."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from iomctl.domain.accommodation.home import HOMELESS, NOT_KNOWN, TRANSIENT, HomeFacts, HomeOn, asleep_on, changes_back

UNSETTLED = frozenset({TRANSIENT, HOMELESS, NOT_KNOWN})


class CameTo(NamedTuple):
    """Where somebody sleeps, as `home.home_on` says it, and where they did before, but for since when.

    `without_since` is the first day of the unbroken time without a settled home, out of custody; None for who has one.
    """

    home: HomeOn
    before: HomeOn
    without_since: date | None


def came_to(facts: HomeFacts, on: date, classes: Mapping[str, str]) -> CameTo:
    """How somebody came to where they sleep on a day; `before` is never asked where nothing is known of it.

    The same as asking `home.home_on` for each day back, but every change is looked at once.
    """
    home, before = asleep_on(facts, on, classes), HomeOn()
    since = without_since = None
    same, without = True, home.standing in UNSETTLED
    for day in changes_back(facts, on):
        asleep = asleep_on(facts, day, classes)
        if same and asleep.kind != home.kind:
            same, before = False, asleep
        without = without and asleep.standing in UNSETTLED
        if not same and not without:
            break
        since = day if same else since
        without_since = day if without else without_since
    return CameTo(home._replace(since=since), before, without_since)
