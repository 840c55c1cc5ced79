"""iomctl review calendar --ics: the last days of reviews for a calendar program."""

from typing import TYPE_CHECKING, NamedTuple

from iomctl.app import App
from iomctl.cli.calendars.writing import write_calendar
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from datetime import date

    from iomctl.services.lookup.whose_cases import WhoseCases


class DiaryAsked(NamedTuple):
    """What was typed about a diary of reviews in place of the weeks."""

    ics: bool = False
    names: bool = False
    output: str | None = None
    reason: str | None = None

    def refuse_without(self) -> None:
        """Refuse what only goes with --ics. Raises NotUnderstood."""
        given = {"--names": self.names, "--output": self.output is not None, "--reason": self.reason is not None}
        faults = [f"{option} goes with --ics alone" for option, typed in given.items() if typed]
        if faults:
            raise NotUnderstood(*faults, advice="without it reviews are counted by week, and nobody is named")


def write_diary(app: App, whose: "WhoseCases", asked: DiaryAsked, until: "date | None") -> None:
    """Write the reviews ahead of the cases that are asked for, until a day if one is given."""
    from iomctl.services.calendars.reviews import review_entries
    from iomctl.services.calendars.titles import PeopleAsked

    if asked.output is not None:
        app.confirm_over(asked.output)
    with app.unit_of_work(asked.reason) as work:
        found = review_entries(work, app.today, PeopleAsked(whose, asked.names), until)
    write_calendar(app, found, "Reviews", asked.output)
