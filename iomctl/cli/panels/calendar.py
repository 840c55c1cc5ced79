"""iomctl panel calendar: panels for a calendar program."""

from typing import TYPE_CHECKING

import typer

from iomctl.app import App
from iomctl.cli.calendars.writing import OutputOption, write_calendar
from iomctl.cli.panels.which import which_panels

if TYPE_CHECKING:
    from iomctl.services.panels.records import WhichPanels


@which_panels
def calendar(
    context: typer.Context,
    which: "WhichPanels",
    output: OutputOption = None,
) -> None:
    """Panels for a calendar program (iCalendar, RFC 5545).

    From thirty days ago on, each at its hour by the clock on the wall and as long as the policy says. One that was
    moved is known again and moves; one that was cancelled, withdrawn or undone is said to be cancelled for thirty days,
    and why it was is not.

    \b
      iomctl panel calendar --output panels.ics
      iomctl panel calendar luton --worker okafor
    """
    from iomctl.services.calendars.panels import panel_entries

    app: App = context.obj
    if output is not None:
        app.confirm_over(output)
    with app.unit_of_work() as work:
        found = panel_entries(work, app.today, which)
    write_calendar(app, found, "Panels", output)
