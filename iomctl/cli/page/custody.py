"""The words of custody and the release ahead on one person's page."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from iomctl.domain.days.days import short
from iomctl.domain.days.reasoned_days import said
from iomctl.output.page import Line
from iomctl.output.styles import LATE

if TYPE_CHECKING:
    from iomctl.services.page.brief import OffenderBrief
    from iomctl.services.page.offender_page import OffenderPage


def custody_lines(page: "OffenderPage | OffenderBrief") -> Iterator[Line]:
    """A line for the stay in custody and one for the release ahead; none for somebody in the community."""
    stay = page.custody
    if stay is None:
        return
    where = ", ".join(filter(None, (stay.kind, stay.prison))) or "in custody"
    since = f" since {short(stay.from_on, date.min)}"
    if stay.state == "at-large":
        yield Line("In custody", "unlawfully at large", f"; {where}{since}", LATE)
    else:
        yield Line("In custody", where, since)
    if stay.release_on is None:
        yield Line("Release", "day not known", f": {stay.release_basis}", LATE)
    else:
        yield Line("Release", said(stay.release_on), f": {stay.release_kind}, {stay.release_basis}")
