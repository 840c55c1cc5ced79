"""The words of the actions on one person's page."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from iomctl.domain.days.days import short
from iomctl.output.page import Line
from iomctl.output.styles import LATE

if TYPE_CHECKING:
    from iomctl.services.page.offender_page import OffenderPage


def action_lines(page: "OffenderPage") -> Iterator[Line]:
    """A line for each that is to be done, in red once it is overdue."""
    for one in page.actions:
        due = f", {one.owner}, {one.state}, due {short(one.due_on, page.as_of)}"
        yield Line("Action", one.task, due, LATE if one.state == "overdue" else "")
