"""iomctl evidence: reoffending, liberty, three windows, costs and baselines of a cohort; nobody is named."""

from typing import Annotated, Literal

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.evidence.baselines import baselines, withdraw
from iomctl.cli.evidence.cohort_asked import NOBODY, FirstOption, LastOption, OfficialOption, asked_of, title_of, told
from iomctl.cli.evidence.tables import costs, interventions
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import AsOfOption, CohortOption, ExactOption

By = Literal["tier", "index-group", "year", "provider", "pathway"]

COSTS_FROM = "What crimes cost: iomctl evidence costs. What the scheme costs: --cost, or yearly_cost in the policy."

verbs = group("Evidence: reoffending and what it costs, what can be told of it, and what can't.")


@verbs.command("reoffending")
@as_known
@as_list
def reoffending(
    context: typer.Context,
    first: FirstOption,
    last: LastOption,
    by: Annotated[By | None, typer.Option("--by", help="in which groups")] = None,
    official: OfficialOption = False,
    against: Annotated[
        str | None, typer.Option("--against", metavar="NAME", help="a baseline, as evidence baselines names it")
    ] = None,
    adjusted: Annotated[
        str | None, typer.Option("--adjusted", metavar="SCORE", help="observed beside expected by a kind of score")
    ] = None,
    exact: ExactOption = False,
    cohort: CohortOption = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
) -> None:
    """Proven reoffending within a year.

    Of the people who were adopted in the period, the scheme's own cohort; with --official of those in the case book
    who were released from a sentence, sentenced without custody, or cautioned in it. A reoffence was committed within
    a year of the entry and proven within 18 months of it. A cohort younger than that is told so far, and under 30
    people have no rate. Beside a baseline the answer says whether fewer or more reoffended or nobody can tell, and how
    many people it would take.

    Without --exact small counts are withheld, as the policy says for the board's paper, and as few others as are needed
    so that nobody can work one out.

    \b
      iomctl evidence reoffending --from 1/1/2023 --to 31/12/2023
      iomctl evidence reoffending --from 1/1/2023 --to 31/12/2023 --by tier --exact
      iomctl evidence reoffending --from 1/1/2023 --to 31/12/2023 --against england-and-wales-2023-24
      iomctl evidence reoffending --from 1/1/2023 --to 31/12/2023 --adjusted ogrs3-2y
    """
    from iomctl.domain.documents import marked
    from iomctl.services.evidence.figure_records import ReoffendingFigure
    from iomctl.services.evidence.histories import GAPS
    from iomctl.services.evidence.reoffending import HowTold, figures_of, published

    app: App = context.obj
    asked = asked_of(app, (first, last), as_of, official=official, cohort=cohort)
    with app.unit_of_work() as work:
        found = (figures_of if exact else published)(work, asked, HowTold(by or "", against, adjusted))
        marking = marked(work.policy.publishing.marking) if exact else None
        if exact:
            work.took_exact("--exact")
    gaps = [f"Missing: {number:,} {GAPS[name]}." for name, number in found.gaps.items()]
    measure = f"{found.measure[0].upper()}{found.measure[1:]}"
    how = {
        "on": asked.as_of,
        "title": f"{title_of(measure, asked, found.as_of)}: {found.status}",
        "things": ("group", "groups"),
        "empty": NOBODY,
        "whole": True,
    }
    rows = [*found.rows, found.everyone, *found.beside] if found.everyone.people != 0 else []
    app.show(rows, ReoffendingFigure, told(app, listing, how, [*found.sentences, *gaps], marking))


@verbs.command("liberty")
@as_known
@as_list
def liberty(
    context: typer.Context,
    first: FirstOption,
    last: LastOption,
    official: OfficialOption = False,
    exact: ExactOption = False,
    cohort: CohortOption = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
) -> None:
    """Reoffences, arrests and charges a month at liberty.

    In the year after the entry, for each month that people were not in custody. Arrests and charges are not proven,
    and are named so. A figure of our own, never beside official ones.

    \b
      iomctl evidence liberty --from 1/1/2023 --to 31/12/2023
      iomctl evidence liberty --from 1/1/2023 --to 31/12/2023 --exact
    """
    from iomctl.domain.documents import marked
    from iomctl.services.evidence.liberty import LibertyFigure, liberty, published

    app: App = context.obj
    asked = asked_of(app, (first, last), as_of, official=official, cohort=cohort)
    with app.unit_of_work() as work:
        found = (liberty if exact else published)(work, asked)
        marking = marked(work.policy.publishing.marking) if exact else None
        if exact:
            work.took_exact("--exact")
    title = title_of("Our own figure, for each month at liberty", asked, asked.as_of)
    app.show(
        found, LibertyFigure, told(app, listing, {"on": asked.as_of, "title": title, "empty": NOBODY}, [], marking)
    )


@verbs.command("windows")
@as_known
@as_list
def windows(
    context: typer.Context,
    first: FirstOption,
    last: LastOption,
    cost: Annotated[
        int | None,
        typer.Option("--cost", min=1, metavar="POUNDS", help="what the scheme costs in a year, whole pounds"),
    ] = None,
    exact: ExactOption = False,
    cohort: CohortOption = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
) -> None:
    """Proven offences before, on and after the scheme.

    In windows of six months, or as long as the policy says, of the people who were there in all three: by their first
    adoption in the period. Who is left out is told by reason. Under 30 people there are counts alone. The cost is of
    recorded crime, not multiplied; beside it stands how many crimes must be avoided to pay for the scheme.

    \b
      iomctl evidence windows --from 1/1/2022 --to 31/12/2022 --cost 250000
      iomctl evidence windows --from 1/1/2022 --to 31/12/2022 --exact
    """
    from iomctl.domain.documents import marked
    from iomctl.services.evidence.windows import WindowFigure, published, windows

    app: App = context.obj
    asked = asked_of(app, (first, last), as_of, cohort=cohort)
    with app.unit_of_work() as work:
        found = (windows if exact else published)(work, asked, cost)
        marking = marked(work.policy.publishing.marking) if exact else None
        if exact:
            work.took_exact("--exact")
    why = ", ".join(f"{one} {number}" for one, number in found.left_out.items())
    left = [f"Left out: {why}."] if why else []
    title = title_of(f"Our own figure, windows of {found.window_months} months", asked, found.as_of)
    how = {"on": asked.as_of, "title": title, "things": ("window", "windows"), "empty": "Nobody was in all three."}
    app.show(found.rows, WindowFigure, told(app, listing, how, [*left, *found.sentences, COSTS_FROM], marking))
    for line in () if found.rows else left:
        app.screen.say(line)


verbs.command("interventions")(interventions)
verbs.command("costs")(costs)
verbs.command("baselines")(baselines)
verbs.command("withdraw")(withdraw)
