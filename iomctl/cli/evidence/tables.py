"""iomctl evidence interventions and costs: figures side by side, and what others are worked out from."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.evidence.cohort_asked import NOBODY, FirstOption, LastOption, OfficialOption, asked_of, title_of, told
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import AsOfOption, CohortOption, ExactOption


@as_known
@as_list
def interventions(
    context: typer.Context,
    first: FirstOption,
    last: LastOption,
    score: Annotated[
        str | None, typer.Option("--score", metavar="SCORE", help="by which kind of score who is sent where is told")
    ] = None,
    official: OfficialOption = False,
    exact: ExactOption = False,
    cohort: CohortOption = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
) -> None:
    """What people were sent to, and what followed.

    By provider, pathway and requirement: how many people, what came of it, who reoffended after it began, and the mean
    score of those who were sent. Rows stand by name. A person may be in several; who is sent where is no chance, so
    rates are not compared, and under 30 people there is none.

    \b
      iomctl evidence interventions --from 1/1/2023 --to 31/12/2023
      iomctl evidence interventions --from 1/1/2023 --to 31/12/2023 --exact --score ogrs4-g
    """
    from iomctl.domain.documents import marked
    from iomctl.services.evidence.interventions import InterventionFigure, interventions, published, score_told

    app: App = context.obj
    asked = asked_of(app, (first, last), as_of, official=official, cohort=cohort)
    with app.unit_of_work() as work:
        kind = score_told(work, score)
        found = (interventions if exact else published)(work, asked, kind)
        marking = marked(work.policy.publishing.marking) if exact else None
        if exact:
            work.took_exact("--exact")
    title = title_of("What people were sent to, and what followed", asked, asked.as_of)
    how = {"on": asked.as_of, "title": title, "empty": NOBODY, "whole": True}
    if any(one.mean_score is not None for one in found):
        sent = f"Who is sent where is no chance, as the mean {kind} at entry shows: rates of rows are not compared."
    else:
        few = f"no row has 30 people with {kind or 'a score'} at entry"
        sent = f"Who is sent where is no chance: rates of rows are not compared, and {few}."
    said = ("A person may be in several rows: they do not add up.", sent)
    app.show(found, InterventionFigure, told(app, listing, how, said if found else (), marking))


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
