"""iomctl panel attend and attendance: who was there, and agencies by meeting."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style, say_changed
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import DryRunOption, FormatOption
from iomctl.cli.panels.lists import PanelArgument
from iomctl.cli.panels.which import which_panels
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from iomctl.services.panels.records import WhichPanels


def attend(
    context: typer.Context,
    panel: PanelArgument,
    worker: Annotated[list[str] | None, typer.Argument(metavar="[WORKER]...", help="workers who were there")] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="somebody who is no worker")] = None,
    agency: Annotated[
        str | None, typer.Option("--agency", metavar="AGENCY", help="the agency that somebody was there for")
    ] = None,
    sorry: Annotated[bool, typer.Option("--sorry", help="they sent apologies instead")] = False,
    neither: Annotated[bool, typer.Option("--neither", help="they were recorded by mistake: say nothing")] = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record who was at a panel, or sent apologies.

    Whoever is named again is recorded as said last. Apologies can be recorded before the day.

    \b
      iomctl panel attend 7 okafor byrne
      iomctl panel attend 7 --name "P Lane" --agency "Luton Council" --sorry
    """
    from iomctl.inputs.panels import Somebody
    from iomctl.services.panels.attendances import PRESENT, SORRY, WhoCame, attend
    from iomctl.services.panels.records import PanelShown

    app: App = context.obj
    if sorry and neither:
        raise NotUnderstood("--sorry and --neither: give one of them")
    if (name is None) != (agency is None):
        raise NotUnderstood("--name goes with --agency", advice="give both for somebody who is no worker")
    shown = change_style(app, format, PanelShown)
    who = WhoCame(worker or (), None if name is None else Somebody.typed(name=name, agency=agency))
    with app.unit_of_work(dry_run=dry_run) as work:
        made = attend(work, panel, who, None if neither else SORRY if sorry else PRESENT)
    app.show_one(made, shown)
    say_changed(app, dry_run)


@as_known
@which_panels
@as_list
def attendance(
    context: typer.Context,
    which: "WhichPanels",
    first: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="the first day to look at (six months before)")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="the last day to look at (today)")] = None,
    listing: Listing = LISTING,
) -> None:
    """Agencies by meeting: there, sorry, or nothing said.

    A column for each panel of which it was recorded who was there, the latest last. An agency is there if any of its
    people were.

    \b
      iomctl panel attendance
      iomctl panel attendance luton --from 1/1/2026 --format csv
    """
    from iomctl.services.panels.attendances import grid

    app: App = context.obj
    start = None if first is None else app.day(first, "--from")
    end = app.day(until, "--until")
    with app.unit_of_work() as work:
        found = grid(work, start, end, which)
    empty = "Nobody's attendance is recorded in that time. To record it: iomctl panel attend PANEL WORKER..."
    how = listing.style(end, things=("agency", "agencies"), empty=empty)
    app.show(found.rows, found.kind, how)
