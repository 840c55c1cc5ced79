"""The words of where the person of a page sleeps."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from iomctl.domain.accommodation.home import CUSTODY, HOMELESS, NOT_ASKED, NOT_KNOWN, lives_in_words
from iomctl.domain.days.days import short
from iomctl.output.page import Line
from iomctl.output.styles import LATE

if TYPE_CHECKING:
    from iomctl.services.page.brief import OffenderBrief
    from iomctl.services.page.offender_page import OffenderPage


def home_lines(page: "OffenderPage | OffenderBrief") -> Iterator[Line]:
    """Where somebody sleeps, in red for who is homeless or of whom it is not known; none for who is in custody.

    Of somebody off the scheme who was never asked nothing is said.
    """
    home = page.home
    if home.standing == CUSTODY or (home.standing == NOT_ASKED and not page.spells):
        return
    if home.since is None:
        yield Line("Home", "not asked")
        return
    until = f" until {_day(home.until)}" if home.until else ""
    where = f", {home.area}" if home.area else ""
    style = LATE if home.standing in {HOMELESS, NOT_KNOWN} else ""
    lives = lives_in_words(home.kind_name or "", home.kind, home.standing)
    yield Line("Home", lives, f" since {_day(home.since)}{until}{where}", style)


def _day(day: date) -> str:
    return short(day, date.min)
