"""iomctl marker list and due: who is marked for what, and what is to be reviewed or ends soon."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.fact_options import OfOneArgument
from iomctl.cli.options import (
    AllOption,
    AsOfOption,
    CohortOption,
    ColumnsOption,
    ExitCodeOption,
    FormatOption,
    ReasonOption,
    style,
)
from iomctl.errors import SomethingDue

verbs = group("Markers: MAPPA, domestic abuse and the like; there is one, there is none, or nobody asked.")

KindOption = Annotated[str | None, typer.Option("--kind", metavar="KIND", help="of one kind")]
THINGS = ("marker", "markers")


@verbs.command("list")
def list_markers(
    context: typer.Context,
    offender: OfOneArgument = None,
    kind: KindOption = None,
    cohort: CohortOption = None,
    as_of: AsOfOption = None,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
    reason: ReasonOption = None,
) -> None:
    """Markers by person: yes, ended, or no where there was none.

    \b
      iomctl marker list N00042
      iomctl marker list --kind mappa --cohort luton
      iomctl marker list --as-of 31/3/2026 --format csv
    """
    from iomctl.services.facts.markers import MarkerRecord, WhichMarkers, markers
    from iomctl.services.lookup.listed_people import ListedPeople

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = markers(work, on, WhichMarkers(ListedPeople(offender, cohort), kind))
    how = style(format, columns, on, whole=every, things=THINGS, empty="No such marker.")
    app.show(found, MarkerRecord, how)


@verbs.command("due")
def due(
    context: typer.Context,
    within: Annotated[
        str | None, typer.Option("--within", metavar="SPAN", help="how far to look, like 4w (the policy's look-ahead)")
    ] = None,
    kind: KindOption = None,
    cohort: CohortOption = None,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
    reason: ReasonOption = None,
) -> None:
    """Markers to review, and those that end by themselves.

    Those whose review day is past stand in front; silent when there are none.

    \b
      iomctl marker due --within 4w
      iomctl marker due --kind mappa --exit-code --format csv
    """
    from iomctl.domain.reviews import days_within
    from iomctl.services.facts.markers import WhichMarkers
    from iomctl.services.facts.markers_due import MarkerDue, due
    from iomctl.services.lookup.listed_people import ListedPeople

    app: App = context.obj
    on = app.day(as_of)
    days = days_within(within, on) if within is not None else None
    with app.unit_of_work(reason) as work:
        found = due(work, on, days, WhichMarkers(ListedPeople(cohort=cohort), kind))
    how = style(format, columns, on, whole=every, things=THINGS, empty="No marker is to be reviewed in that time.")
    app.show(found, MarkerDue, how)
    if exit_code and found:
        raise SomethingDue
