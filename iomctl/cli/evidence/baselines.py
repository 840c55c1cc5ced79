"""iomctl evidence baselines and withdraw: what a cohort may be set beside, and one that was taken in by mistake."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style, say_changed
from iomctl.cli.fact_options import WhyOption
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import DryRunOption, FormatOption


@as_known
@as_list
def baselines(context: typer.Context, listing: Listing = LISTING) -> None:
    """What a cohort may be set beside.

    Counts of other cohorts, each with its source and the day of that: the published ones of England and Wales, and
    those that the scheme took in by iomctl import baselines FILE, in the columns that are shown.

    \b
      iomctl evidence baselines
      iomctl evidence baselines --sort rate --format csv
    """
    from iomctl.services.evidence.baselines import baselines
    from iomctl.services.lookup.local_baselines import BaselineRecord

    app: App = context.obj
    with app.unit_of_work() as work:
        found = baselines(work)
    app.show(found, BaselineRecord, listing.style(things=("baseline", "baselines"), empty="No baselines."))


def withdraw(
    context: typer.Context,
    baseline: Annotated[str, typer.Argument(metavar="NAME", help="the baseline, as evidence baselines names it")],
    reason: WhyOption,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back a baseline that the scheme took in.

    One whose figures are wrong is put right by a file with its name and the right ones; shipped ones stay.

    \b
      iomctl evidence withdraw durham-2018 --reason "of another county"
    """
    from iomctl.services.evidence.baselines import withdraw
    from iomctl.services.lookup.local_baselines import BaselineRecord

    app: App = context.obj
    shown = change_style(app, format, BaselineRecord)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        was = withdraw(work, baseline, reason)
    app.show_one(was, shown)
    say_changed(app, dry_run, f"{was.name} was withdrawn: there is no such baseline any more")
