"""iomctl offender duplicates: who may be recorded twice."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import ReasonOption


@as_known
@as_list
def duplicates(
    context: typer.Context,
    of: Annotated[str | None, typer.Option("--of", metavar="OFFENDER", help="only the pairs of one person")] = None,
    verdict: Annotated[
        str | None, typer.Option("--verdict", metavar="VERDICT", help="certain, or possible; without it both")
    ] = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Two people who may be one, the most certain first, and why.

    Names, other names, birth dates, gender, area and official numbers are compared. How many points a pair has is a
    column of its own, points. Nobody is joined by it: a person decides.

    \b
      iomctl offender duplicates
      iomctl offender duplicates --of N00042
      iomctl offender duplicates --verdict certain --columns offender,other_person,points
    """
    from iomctl.services.people.duplicates import DuplicatePair, duplicates

    app: App = context.obj
    with app.unit_of_work(reason) as work:
        found = duplicates(work, of, verdict)
    app.show(found.pairs, DuplicatePair, listing.style(things=("pair", "pairs"), empty="Nobody may be recorded twice."))
    if found.passed_over:
        app.screen.say(f"{found.passed_over} groups of more than 400 people alike in one thing were not compared by it")
