"""Where the person of a page sleeps on a day."""

from datetime import date
from typing import NamedTuple

from iomctl.domain.accommodation.home import NOT_ASKED
from iomctl.services.asked_day import AskedDay
from iomctl.storage.unit_of_work import UnitOfWork

TOLD_BY_TABLES = frozenset({"custody", "placement", "home"})
"""The tables of which any may say where somebody sleeps."""


class HomeOnPage(NamedTuple):
    """Where somebody sleeps: `kind` is a code of accommodation or a word, `standing` how they live.

    `settled`, `transient`, `homeless`, `custody`, `not-known` or `not-asked`; `until` is the day of leaving, so far as
    it is known; `source` where it comes from: custody, placement, release, plan or said.
    """

    kind: str | None = None
    kind_name: str | None = None
    standing: str = NOT_ASKED
    since: date | None = None
    until: date | None = None
    area: str | None = None
    source: str | None = None


def home_on_page(work: UnitOfWork, person: int, day: AskedDay, recorded: frozenset[str]) -> HomeOnPage:
    """Where the person with a row number slept on a day, of whom there are rows in `recorded` tables."""
    if not recorded & TOLD_BY_TABLES:
        return HomeOnPage()
    from iomctl.services.homes.homes import Homes

    homes = Homes(work, day, (person,))
    home = homes.of(person)
    if home.kind is None:
        return HomeOnPage()
    return HomeOnPage(home.kind, homes.in_words(home), home.standing, home.since, home.until, home.area, home.source)
