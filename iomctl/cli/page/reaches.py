"""The words of how the person of a page is reached."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from iomctl.domain.days.days import short
from iomctl.output.page import Line
from iomctl.output.styles import LATE

if TYPE_CHECKING:
    from iomctl.services.page.offender_page import OffenderPage


def reach_lines(page: "OffenderPage") -> Iterator[Line]:
    """A line for each, in red where nobody contacts them there."""
    for one in page.reaches:
        where = ", ".join(filter(None, (one.details, one.postcode))) or "restricted"
        stays_away = f"; not to be contacted here: {one.not_contacted}" if one.not_contacted else ""
        since = f", since {short(one.from_on, date.min)}{stays_away}"
        yield Line(one.kind.replace("email", "e-mail").capitalize(), where, since, LATE if stays_away else "")
