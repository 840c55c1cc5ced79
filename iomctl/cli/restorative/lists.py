"""iomctl restorative list: offers of restorative justice by person, or counted by stage or area."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.fact_options import OfOneArgument
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import AsOfOption, ReasonOption
from iomctl.cli.whose_cases import of_cases

if TYPE_CHECKING:
    from iomctl.output.render import Style
    from iomctl.services.lookup.whose_cases import WhoseCases
    from iomctl.services.restorative.narrowing import WhichOffers

verbs = group("Restorative justice: the offer at its stage, its answer, and what came of it.")

By = Literal["stage", "area"]


@verbs.command("list")
@as_known
@of_cases
@as_list
def list_offers(
    context: typer.Context,
    whose: "WhoseCases",
    offender: OfOneArgument = None,
    still_open: Annotated[bool, typer.Option("--open", help="only those without an answer that day")] = False,
    stage: Annotated[str | None, typer.Option("--stage", metavar="STAGE", help="offered at one stage")] = None,
    victim_asked: Annotated[
        str | None,
        typer.Option("--victim-asked", metavar="yes|no|not-recorded", help="whether the victim's side was asked"),
    ] = None,
    answer: Annotated[
        str | None, typer.Option("--answer", metavar="accepted|declined", help="what the person answered")
    ] = None,
    outcome: Annotated[str | None, typer.Option("--outcome", metavar="OUTCOME", help="what came of it")] = None,
    by: Annotated[By | None, typer.Option("--by", help="count them instead; nobody is named")] = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Offers of restorative justice by person, as they stood on a day.

    With --by, how many there are and what was answered, in exact figures: for the partnership alone.

    \b
      iomctl restorative list N00042
      iomctl restorative list --open --cohort luton
      iomctl restorative list --stage before-charge --victim-asked not-recorded
      iomctl restorative list --by stage --as-of 31/3/2026
    """
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.restorative.narrowing import WhichOffers
    from iomctl.services.restorative.offers import OfferRecord, offers

    app: App = context.obj
    on = app.day(as_of)
    which = WhichOffers(ListedPeople(offender, whose), still_open, stage, victim_asked, answer, outcome)
    how = listing.style(on, things=("offer", "offers"), empty="No such offer.")
    if by is not None:
        _show_counted(app, which, by, how)
        return
    with app.unit_of_work(reason) as work:
        found = offers(work, on, which)
    app.show(found, OfferRecord, how)


def _show_counted(app: App, which: "WhichOffers", by: By, how: "Style") -> None:
    from iomctl.domain.counts import counted
    from iomctl.domain.documents import marked
    from iomctl.output.asked import FOR_PEOPLE
    from iomctl.services.figures.offer_counts import OfferCount, offers_counted

    with app.unit_of_work() as work:
        found = offers_counted(work, how.on or app.today, which, by)
        marking = marked(work.policy.publishing.marking)
        work.took_exact(f"--by {by}")
    total = f"{counted(sum(one.offers for one in found), 'offer')}."
    app.show(found, OfferCount, replace(how, legend=f"{total} {marking}"))
    if how.format not in FOR_PEOPLE:
        app.screen.say(marking)
