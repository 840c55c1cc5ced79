"""iomctl placement list, due and overdue: who is placed where, and whose nights run out or have."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.fact_options import KindOption
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

verbs = group("Placements: a place or money for one, its nights, and where people go from there.")

ProviderOption = Annotated[str | None, typer.Option("--provider", metavar="PROVIDER", help="of one provider")]
PlacedInOption = Annotated[
    str | None, typer.Option("--placed-in", metavar="AREA", help="in a place in this area, wherever the person lived")
]
PlanOption = Annotated[
    bool, typer.Option("--plan", help="whose move-on plan is, and that have none, instead of their nights or end")
]
THINGS = ("placement", "placements")


@verbs.command("list")
@as_known
@of_cases
@as_list
def list_placements(
    context: typer.Context,
    whose: "WhoseCases",
    offender: Annotated[str | None, typer.Argument(metavar="[OFFENDER]", help="of one person; else all")] = None,
    still_open: Annotated[bool, typer.Option("--open", help="only those that had not ended that day")] = False,
    kind: KindOption = None,
    provider: ProviderOption = None,
    placed_in: PlacedInOption = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Placements as they stood on a day, by person.

    \b
      iomctl placement list N00042
      iomctl placement list --open --kind hotel --placed-in Luton
      iomctl placement list --as-of 31/3/2026 --format csv
    """
    from iomctl.services.accommodation.lists import WhichPlacements, placements
    from iomctl.services.accommodation.records import PlacementRecord
    from iomctl.services.lookup.listed_people import ListedPeople

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = placements(
            work, on, WhichPlacements(ListedPeople(offender, whose), still_open, kind, provider, placed_in)
        )
    how = listing.style(on, things=THINGS, empty="No such placement.")
    app.show(found, PlacementRecord, how)


@verbs.command("due")
@as_known
@of_cases
@as_list
def due(
    context: typer.Context,
    whose: "WhoseCases",
    within: LookAheadOption = None,
    kind: KindOption = None,
    provider: ProviderOption = None,
    placed_in: PlacedInOption = None,
    plan: PlanOption = False,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Placements whose funded nights or expected end come soon.

    With --plan those whose move-on plan is due soon, by the policy, and that have none; another placement that is
    ahead is plan enough.

    \b
      iomctl placement due --within 3w
      iomctl placement due --plan
      iomctl placement due --kind hotel --worker okafor
    """
    from iomctl.domain.reviews import days_within
    from iomctl.services.accommodation.lists import WhichPlacements, due
    from iomctl.services.accommodation.plans_due import plans_due
    from iomctl.services.accommodation.records import PlacementRecord
    from iomctl.services.lookup.listed_people import ListedPeople

    app: App = context.obj
    on = app.day(as_of)
    days = days_within(within, on) if within is not None else None
    with app.unit_of_work(reason) as work:
        which = WhichPlacements(ListedPeople(None, whose), False, kind, provider, placed_in)
        found = (plans_due if plan else due)(work, on, days, which)
    none = "No move-on plan is due in that time." if plan else "No placement runs out in that time."
    how = listing.style(on, things=THINGS, empty=none)
    app.show(found, PlacementRecord, how)
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
    provider: ProviderOption = None,
    placed_in: PlacedInOption = None,
    plan: PlanOption = False,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Placements past their funded nights or their expected end.

    With --plan those whose move-on plan was due before that day and that have none. Silent when there are none.

    \b
      iomctl placement overdue --cohort luton
      iomctl placement overdue --exit-code --format csv
    """
    from iomctl.services.accommodation.lists import WhichPlacements, overdue
    from iomctl.services.accommodation.plans_due import plans_overdue
    from iomctl.services.accommodation.records import PlacementRecord
    from iomctl.services.lookup.listed_people import ListedPeople

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        which = WhichPlacements(ListedPeople(None, whose), False, kind, provider, placed_in)
        found = (plans_overdue if plan else overdue)(work, on, which)
    none = "No move-on plan is overdue." if plan else "No placement is past its nights or its end."
    how = listing.style(on, things=THINGS, empty=none)
    app.show(found, PlacementRecord, how)
    if exit_code and found:
        raise SomethingDue
