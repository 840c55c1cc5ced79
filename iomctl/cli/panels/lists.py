"""iomctl panel list, show and schedule: which panels there are, and on which days they meet."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import AsOfOption, ColumnsOption, FormatOption, style
from iomctl.cli.panels.which import which_panels

if TYPE_CHECKING:
    from iomctl.services.panels.records import WhichPanels

THINGS = ("panel", "panels")
PanelArgument = Annotated[str, typer.Argument(metavar="PANEL", help="the panel's number, like 7")]


@as_known
@which_panels
@as_list
def list_panels(
    context: typer.Context,
    which: "WhichPanels",
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
) -> None:
    """All panels, the latest first, cancelled ones too.

    \b
      iomctl panel list
      iomctl panel list luton --columns panel,meets_on,state,reason
    """
    from iomctl.services.panels.records import PanelRecord
    from iomctl.services.panels.schedule import panels

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work() as work:
        found = panels(work, on, which)
    empty = "No such panel. To plan one: iomctl panel add NAME --on DAY"
    app.show(found, PanelRecord, listing.style(on, things=THINGS, empty=empty))


@as_known
def show(
    context: typer.Context,
    panel: PanelArgument,
    as_of: AsOfOption = None,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
) -> None:
    """One panel: day, place, chair, rhythm, who was there.

    \b
      iomctl panel show 7
    """
    from iomctl.services.panels.attendances import shown

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work() as work:
        found = shown(work, on, panel)
    app.show_one(found, style(format, columns, on))


@as_known
@which_panels
@as_list
def schedule(
    context: typer.Context,
    which: "WhichPanels",
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="the first day to look at (today)")] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="the last day to look at (in three months)")
    ] = None,
    listing: Listing = LISTING,
) -> None:
    """The days on which panels meet, the soonest first.

    Each with what speaks against it: a bank holiday by its name, another panel of its chair or minute-taker on that
    day, nobody who chairs it or takes the minutes, or somebody who has left by then.

    \b
      iomctl panel schedule
      iomctl panel schedule luton --from today --until 31/12/2026
    """
    from iomctl.services.panels.schedule import ScheduledPanel, schedule

    app: App = context.obj
    on = app.day(first, "--from")
    last = None if until is None else app.day(until, "--until")
    with app.unit_of_work() as work:
        found = schedule(work, on, last, which)
    empty = "No panel meets in that time. To plan one: iomctl panel add NAME --on DAY"
    app.show(found, ScheduledPanel, listing.style(app.today, things=THINGS, empty=empty))
