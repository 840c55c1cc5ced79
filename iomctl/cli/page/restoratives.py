"""The words of the offers of restorative justice on one person's page."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from iomctl.domain.days.days import short
from iomctl.output.page import Line

if TYPE_CHECKING:
    from iomctl.services.page.offender_page import OffenderPage


def restorative_lines(page: "OffenderPage") -> Iterator[Line]:
    """A line for each offer, the newest first."""
    for one in page.restoratives:
        answered = f" {_day(one.answered_on)}" if one.answered_on else ""
        came = f", {one.outcome} {_day(one.outcome_on)}" if one.outcome and one.outcome_on else ""
        stage = f" {one.stage.replace('-', ' ')}" if one.stage else ""
        said = f"{answered}{came}; offered{stage} {_day(one.offered_on)}"
        yield Line("Restorative", one.answer or "no answer yet", said)


def _day(day: date) -> str:
    return short(day, date.min)
