"""iomctl placement list and ending: who is placed where, and whose nights run out."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.fact_options import KindOption
from iomctl.cli.options import (
    AllOption,
    AreaOption,
    AsOfOption,
    ColumnsOption,
    ExitCodeOption,
    FormatOption,
    ReasonOption,
    style,
)
from iomctl.errors import SomethingDue

verbs = group("Placements: a place or money for one, its nights, and where people go from there.")

ProviderOption = Annotated[str | None, typer.Option("--provider", metavar="PROVIDER", help="of one provider")]
THINGS = ("placement", "placements")


@verbs.command("list")
def list_placements(
    context: typer.Context,
    offender: Annotated[str | None, typer.Argument(metavar="[OFFENDER]", help="of one person; else all")] = None,
    still_open: Annotated[bool, typer.Option("--open", help="only those that had not ended that day")] = False,
    kind: KindOption = None,
    provider: ProviderOption = None,
    area: AreaOption = None,
    as_of: AsOfOption = None,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
    reason: ReasonOption = None,
) -> None:
    """Placements as they stood on a day, by person.

    \b
      iomctl placement list N00042
      iomctl placement list --open --kind hotel --area Luton
      iomctl placement list --as-of 31/3/2026 --format csv
    """
    from iomctl.services.accommodation.lists import WhichPlacements, placements
    from iomctl.services.accommodation.records import PlacementRecord

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = placements(work, on, WhichPlacements(offender, still_open, kind, provider, area))
    how = style(format, columns, on, whole=every, things=THINGS, empty="No such placement.")
    app.show(found, PlacementRecord, how)


@verbs.command("ending")
def ending(
    context: typer.Context,
    within: Annotated[
        str | None, typer.Option("--within", metavar="SPAN", help="how far to look, like 3w (the policy's look-ahead)")
    ] = None,
    kind: KindOption = None,
    provider: ProviderOption = None,
    area: AreaOption = None,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
    reason: ReasonOption = None,
) -> None:
    """Placements whose funded nights or expected end come soon.

    Those past either stand in front; silent when there are none.

    \b
      iomctl placement ending --within 3w
      iomctl placement ending --exit-code --format csv
    """
    from iomctl.domain.reviews import days_within
    from iomctl.services.accommodation.lists import WhichPlacements, ending
    from iomctl.services.accommodation.records import PlacementRecord

    app: App = context.obj
    on = app.day(as_of)
    days = days_within(within, on) if within is not None else None
    with app.unit_of_work(reason) as work:
        found = ending(work, on, days, WhichPlacements(kind=kind, provider=provider, area=area))
    how = style(format, columns, on, whole=every, things=THINGS, empty="No placement runs out in that time.")
    app.show(found, PlacementRecord, how)
    if exit_code and found:
        raise SomethingDue
