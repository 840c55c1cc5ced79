"""iomctl evidence costs and baselines: the tables that figures are worked out from or set beside."""

import typer

from iomctl.app import App
from iomctl.cli.listing import LISTING, Listing, as_known, as_list


@as_known
@as_list
def costs(context: typer.Context, listing: Listing = LISTING) -> None:
    """What one crime costs, by group.

    At the prices of one year, with its source. One that nobody confirmed counts only where the policy switches it on,
    by unit_costs in [evidence].

    \b
      iomctl evidence costs
      iomctl evidence costs --format csv
    """
    from iomctl.services.evidence.costs import UnitCostRecord, costs

    app: App = context.obj
    with app.unit_of_work() as work:
        found = costs(work)
    app.show(found, UnitCostRecord, listing.style(things=("cost", "costs"), empty="No costs."))


@as_known
@as_list
def baselines(context: typer.Context, listing: Listing = LISTING) -> None:
    """What a cohort may be set beside.

    Published counts of other cohorts, each with its source and the day of that.

    \b
      iomctl evidence baselines
      iomctl evidence baselines --sort rate --format csv
    """
    from iomctl.services.evidence.baselines import BaselineRecord, baselines

    app: App = context.obj
    with app.unit_of_work() as work:
        found = baselines(work)
    app.show(found, BaselineRecord, listing.style(things=("baseline", "baselines"), empty="No baselines."))
