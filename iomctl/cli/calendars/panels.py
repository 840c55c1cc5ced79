"""iomctl panel calendar: panels for a calendar program."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.calendars.writing import OutputOption, write_calendar
from iomctl.cli.options import WorkerOption


def calendar(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="those with these words in their name")] = None,
    worker: WorkerOption = None,
    output: OutputOption = None,
) -> None:
    """Panels for a calendar program (iCalendar, RFC 5545).

    From thirty days ago on, each at its hour by the clock on the wall. One that was moved is known again and moves;
    one that was cancelled or withdrawn is said to be for thirty days. --worker takes those that a worker chairs or
    takes the minutes of.

    \b
      iomctl panel calendar --output panels.ics
      iomctl panel calendar luton --worker okafor
    """
    from iomctl.services.calendars.panels import panel_entries

    app: App = context.obj
    if output is not None:
        app.confirm_over(output)
    with app.unit_of_work() as work:
        found = panel_entries(work, app.today, name, worker)
    write_calendar(app, found, "Panels", output)
