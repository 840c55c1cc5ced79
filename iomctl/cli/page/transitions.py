"""The words of the transitions on one person's page."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from iomctl.domain.days.days import short
from iomctl.output.page import Line
from iomctl.output.styles import LATE

if TYPE_CHECKING:
    from iomctl.services.page.offender_page import OffenderPage
    from iomctl.services.page.transitions import TransitionOnPage


def transition_lines(page: "OffenderPage") -> Iterator[Line]:
    """A line for each, in red once the birthday is past and it is not over."""
    for one in page.transitions:
        late = one.birthday_on is not None and one.birthday_on < page.as_of and not one.over
        day = f", {short(one.birthday_on, page.as_of)}" if one.birthday_on else ""
        yield Line("Transition", one.kind, f"{day}: {_progress(one, page)}", LATE if late else "")


def _progress(one: "TransitionOnPage", page: "OffenderPage") -> str:
    done = ", ".join(f"{step.code} {short(step.step_on, page.as_of)}" for step in one.done)
    to_do = f"to do: {', '.join(one.to_do)}" if one.to_do else ""
    return "; ".join(filter(None, (done, to_do)))
