"""iomctl placement spend: what placements cost by funder, area, month or kind, with the people and the nights."""

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.accommodation.placement_lists import PlacedInOption, ProviderOption
from iomctl.cli.fact_options import KindOption
from iomctl.cli.listing import as_known
from iomctl.cli.options import AsOfOption, ColumnsOption, FormatOption, style
from iomctl.cli.whose_cases import of_cases

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases


class By(StrEnum):
    """What is added up by."""

    FUNDER = "funder"
    AREA = "area"
    MONTH = "month"
    KIND = "kind"


@as_known
@of_cases
def spend(
    context: typer.Context,
    whose: "WhoseCases",
    by: Annotated[By, typer.Option("--by", help="what is added up by")] = By.FUNDER,
    first: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="nights and payments of that day or later")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="nights and payments of that day or earlier")
    ] = None,
    kind: KindOption = None,
    provider: ProviderOption = None,
    placed_in: PlacedInOption = None,
    as_of: AsOfOption = None,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
) -> None:
    """Add up what placements cost, with the people and the nights.

    A night counts where it is slept, money on the day it was paid. What has no cost recorded is counted apart.

    \b
      iomctl placement spend --by month --from 1/4/2026 --until 30/6/2026
      iomctl placement spend --by area --kind hotel --cohort luton
    """
    from iomctl.domain.documents import marked
    from iomctl.output.asked import FOR_PEOPLE
    from iomctl.services.accommodation.lists import WhichPlacements
    from iomctl.services.figures.placement_spend import PlacementSpend, SpendTime, not_counted, placement_spend
    from iomctl.services.lookup.listed_people import ListedPeople

    app: App = context.obj
    days = [None if one is None else app.day(one, name) for one, name in ((first, "--from"), (last, "--until"))]
    on = app.day(as_of)
    which = WhichPlacements(ListedPeople(None, whose), False, kind, provider, placed_in)
    with app.unit_of_work() as work:
        found = placement_spend(work, on, by.value, SpendTime(*days), which)
        marking = marked(work.policy.publishing.marking)
        work.took_exact(f"--by {by.value}")
    how = style(format, columns, on, whole=True, empty="No night and no payment in that time.")
    app.show(found, PlacementSpend, replace(how, legend=f"{not_counted(found)}{marking}"))
    if format not in FOR_PEOPLE:
        app.screen.say(f"{not_counted(found)}{marking}")
