"""iomctl release list, due, overdue and past: who leaves prison when, what is missing, and where people went."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    ExitCodeOption,
    ReasonOption,
)
from iomctl.cli.whose_cases import of_cases
from iomctl.errors import SomethingDue

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases

THINGS = ("release", "releases")
WITHIN = "12w"
ToDoOption = Annotated[bool, typer.Option("--to-do", help="only those with something due and not done")]


@as_known
@of_cases
@as_list
def list_releases(
    context: typer.Context,
    whose: "WhoseCases",
    to_do: ToDoOption = False,
    not_known: Annotated[
        bool, typer.Option("--not-known", help="only those in custody whose day of release nobody knows")
    ] = False,
    nowhere: Annotated[
        bool, typer.Option("--nowhere", help="only those with no home to sleep in first, or none that anybody knows of")
    ] = False,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """The release of everybody in custody, and what is missing.

    Overdue ones stand in front, then by day; whose day nobody knows stand behind.

    \b
      iomctl release list --worker okafor
      iomctl release list --not-known
      iomctl release list --nowhere
    """
    from iomctl.services.releases.ahead import ahead, without_day
    from iomctl.services.releases.lists import ComingRelease, ReleasesAsked

    app: App = context.obj
    on = app.day(as_of)
    told = ReleasesAsked(to_do, nowhere)
    with app.unit_of_work(reason) as work:
        found = (without_day if not_known else ahead)(work, on, whose, told)
    empty = "Everybody in custody has a day of release." if not_known else "Nobody is in custody."
    if to_do or nowhere:
        empty = "No such release."
    app.show(found, ComingRelease, listing.style(on, things=THINGS, empty=empty))


@as_known
@of_cases
@as_list
def due(
    context: typer.Context,
    whose: "WhoseCases",
    within: Annotated[str, typer.Option("--within", metavar="SPAN", help="how far to look, like 12w")] = WITHIN,
    to_do: ToDoOption = False,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Who leaves prison soon, and what is missing.

    \b
      iomctl release due --within 12w
      iomctl release due --to-do --exit-code
    """
    from iomctl.domain.reviews import days_within
    from iomctl.services.releases.ahead import due, how_many_without_day
    from iomctl.services.releases.lists import ComingRelease

    app: App = context.obj
    on = app.day(as_of)
    days = days_within(within, on)
    with app.unit_of_work(reason) as work:
        unknown = how_many_without_day(work, on, whose)
        found = [one for one in due(work, on, days, whose) if one.to_do or not to_do]
    how = listing.style(on, things=THINGS, empty="Nobody is released in that time.")
    app.show(found, ComingRelease, how)
    if unknown:
        app.screen.say(f"{unknown:,} more in custody without a day of release: iomctl release list --not-known")
    if exit_code and found:
        raise SomethingDue


@as_known
@of_cases
@as_list
def overdue(
    context: typer.Context,
    whose: "WhoseCases",
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Releases whose day is past, until somebody says what happened.

    Silent when there are none.

    \b
      iomctl release overdue
      iomctl release overdue --exit-code --format csv
    """
    from iomctl.services.releases.ahead import overdue
    from iomctl.services.releases.lists import ComingRelease

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = overdue(work, on, whose)
    how = listing.style(on, things=THINGS, empty="No release is overdue.")
    app.show(found, ComingRelease, how)
    if exit_code and found:
        raise SomethingDue


@as_known
@of_cases
@as_list
def past(
    context: typer.Context,
    whose: "WhoseCases",
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="the first day")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="the last day (today)")] = None,
    unplanned: Annotated[bool, typer.Option("--unplanned", help="only those nobody had planned")] = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Releases that took place, and where people went.

    \b
      iomctl release past --from 1/1/2026
      iomctl release past --unplanned --format csv
    """
    from iomctl.services.releases.past import PastRelease, WhichReleases, past

    app: App = context.obj
    on = app.day(last, "--to")
    start = app.day(first, "--from") if first is not None else None
    with app.unit_of_work(reason) as work:
        found = past(work, WhichReleases(start, on, whose, unplanned))
    how = listing.style(on, things=THINGS, empty="Nobody was released in that time.")
    app.show(found, PastRelease, how)
