"""iomctl release calendar: days of release for a calendar program."""

from typing import TYPE_CHECKING

import typer

from iomctl.app import App
from iomctl.cli.calendars.writing import NamesOption, OutputOption, write_calendar
from iomctl.cli.options import ReasonOption
from iomctl.cli.whose_cases import of_cases

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases


@of_cases
def calendar(
    context: typer.Context,
    whose: "WhoseCases",
    names: NamesOption = False,
    output: OutputOption = None,
    reason: ReasonOption = None,
) -> None:
    """Days of release for a calendar program (iCalendar, RFC 5545).

    Of everybody in custody whose day is known, and of who left in the last thirty days. One whose day moved is known
    again and moves; one that fell away is said to be cancelled for thirty days. Entries say references, and names
    with --names.

    \b
      iomctl release calendar --worker okafor --output releases.ics
      iomctl release calendar --cohort luton --names --reason "resettlement meeting"
    """
    from iomctl.services.calendars.releases import release_entries
    from iomctl.services.calendars.titles import PeopleAsked

    app: App = context.obj
    if output is not None:
        app.confirm_over(output)
    with app.unit_of_work(reason) as work:
        found = release_entries(work, app.today, PeopleAsked(whose, names))
    write_calendar(app, found, "Releases", output)
