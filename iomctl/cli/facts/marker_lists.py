"""iomctl marker list, due and overdue: who is marked for what, and what is to be reviewed or ends soon."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.fact_options import KindOption, OfOneArgument
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    ExitCodeOption,
    LookAheadOption,
    ReasonOption,
)
from iomctl.cli.whose_cases import of_cases
from iomctl.errors import SomethingDue

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases

verbs = group("Markers: MAPPA, domestic abuse and the like; there is one, there is none, or nobody asked.")

THINGS = ("marker", "markers")


@verbs.command("list")
@as_known
@of_cases
@as_list
def list_markers(
    context: typer.Context,
    whose: "WhoseCases",
    offender: OfOneArgument = None,
    kind: KindOption = None,
    level: Annotated[
        str | None, typer.Option("--level", metavar="LEVEL", help="of one level that day; not-assessed: of none")
    ] = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Markers by person: yes, ended, or no where there was none.

    \b
      iomctl marker list N00042
      iomctl marker list --kind mappa --cohort luton
      iomctl marker list --kind transitions-to-adulthood --level low
      iomctl marker list --as-of 31/3/2026 --format csv
    """
    from iomctl.services.facts.markers import MarkerRecord, WhichMarkers, markers
    from iomctl.services.lookup.listed_people import ListedPeople

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = markers(work, on, WhichMarkers(ListedPeople(offender, whose), kind, level))
    how = listing.style(on, things=THINGS, empty="No such marker.")
    app.show(found, MarkerRecord, how)


@verbs.command("due")
@as_known
@of_cases
@as_list
def due(
    context: typer.Context,
    whose: "WhoseCases",
    within: LookAheadOption = None,
    kind: KindOption = None,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Markers to review soon, and those that end by themselves soon.

    \b
      iomctl marker due --within 4w
      iomctl marker due --kind mappa --worker okafor
    """
    from iomctl.domain.reviews import days_within
    from iomctl.services.facts.markers import WhichMarkers
    from iomctl.services.facts.markers_due import MarkerDue, due
    from iomctl.services.lookup.listed_people import ListedPeople

    app: App = context.obj
    on = app.day(as_of)
    days = days_within(within, on) if within is not None else None
    with app.unit_of_work(reason) as work:
        found = due(work, on, days, WhichMarkers(ListedPeople(None, whose), kind))
    how = listing.style(on, things=THINGS, empty="No marker is to be reviewed or ends in that time.")
    app.show(found, MarkerDue, how)
    if exit_code and found:
        raise SomethingDue


@verbs.command("overdue")
@as_known
@of_cases
@as_list
def overdue(
    context: typer.Context,
    whose: "WhoseCases",
    kind: KindOption = None,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Markers whose review day is past; silent when there are none.

    \b
      iomctl marker overdue --agency probation
      iomctl marker overdue --kind mappa --exit-code --format csv
    """
    from iomctl.services.facts.markers import WhichMarkers
    from iomctl.services.facts.markers_due import MarkerOverdue, overdue
    from iomctl.services.lookup.listed_people import ListedPeople

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = overdue(work, on, WhichMarkers(ListedPeople(None, whose), kind))
    how = listing.style(on, things=THINGS, empty="No review of a marker is overdue.")
    app.show(found, MarkerOverdue, how)
    if exit_code and found:
        raise SomethingDue
