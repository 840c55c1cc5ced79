"""iomctl provider places, capacity and correct: how many places a provider has, and how many of them are free."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.fact_options import HowAsked, WhyOption, change_fact
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import AsOfOption, DryRunOption, FormatOption, PathwayOption
from iomctl.errors import NotUnderstood

ProviderArgument = Annotated[str, typer.Argument(metavar="PROVIDER", help="its name, or a part that only it has")]
KindOption = Annotated[
    str | None, typer.Option("--kind", metavar="KIND", help="of a kind of placement, like supported or hostel")
]
OnPathwayOption = Annotated[
    str | None, typer.Option("--pathway", metavar="PATHWAY", help="for referrals on a pathway, like family")
]


@as_known
@as_list
def places(
    context: typer.Context,
    provider: Annotated[
        str | None, typer.Argument(metavar="[PROVIDER]", help="its name, or a part that only it has; else all")
    ] = None,
    kind: KindOption = None,
    pathway: PathwayOption = None,
    free: Annotated[bool, typer.Option("--free", help="only where a place is free that night")] = False,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
) -> None:
    """Places of providers: taken, promised, free, waited for.

    Of a kind of placement a place is a bed or a room, taken night by night; on a pathway it is for a person or a
    family, from the start of their referral to its end. Free is capacity less taken.

    \b
      iomctl provider places
      iomctl provider places --kind supported --free
      iomctl provider places harbour --as-of 1/6/2026
    """
    from iomctl.services.accommodation.place_records import PlacesRecord
    from iomctl.services.accommodation.provider_places import WhichPlaces, provider_places

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work() as work:
        found = provider_places(work, on, WhichPlaces(provider, kind, pathway, free))
    told = "iomctl provider capacity PROVIDER PLACES --kind KIND"
    how = listing.style(on, things=("row", "rows"), empty=f"No such places. To say how many: {told}")
    app.show(found, PlacesRecord, how)


def capacity(
    context: typer.Context,
    provider: ProviderArgument,
    count: Annotated[str, typer.Argument(metavar="PLACES", help="how many places there are")],
    kind: KindOption = None,
    pathway: OnPathwayOption = None,
    from_on: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="since when, which may lie ahead (today)")
    ] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record how many places a provider has from a day on.

    What was recorded for the days before stays. No placement is added on a night on which all of them are taken.

    \b
      iomctl provider capacity "Harbour Trust" 6 --kind supported
      iomctl provider capacity "Family Links" 30 --pathway family --from 1/6/2026
    """
    from iomctl.inputs.provider_capacities import NewCapacity
    from iomctl.services.accommodation.capacities import set_capacity
    from iomctl.services.accommodation.place_records import PlacesRecord

    refuse_both_or_none(kind, pathway)
    words = NewCapacity.typed(kind=kind, pathway=pathway, capacity=count, on=from_on)
    change_fact(context, HowAsked(format, dry_run), PlacesRecord, lambda work: set_capacity(work, provider, words))


def correct(
    context: typer.Context,
    provider: ProviderArgument,
    reason: WhyOption,
    kind: KindOption = None,
    pathway: OnPathwayOption = None,
    of: Annotated[
        str | None, typer.Option("--of", metavar="DAY", help="the number from that day on (the newest)")
    ] = None,
    count: Annotated[
        str | None, typer.Option("--capacity", metavar="PLACES", help="how many there are (as it was)")
    ] = None,
    from_on: Annotated[str | None, typer.Option("--from", metavar="DAY", help="since when (as it was)")] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put right how many places a provider has, or since when.

    \b
      iomctl provider correct harbour --kind supported --capacity 7 --reason "a room was left out"
    """
    from iomctl.inputs.provider_capacities import CapacityCorrection
    from iomctl.services.accommodation.capacities import correct_capacity
    from iomctl.services.accommodation.place_records import PlacesRecord

    refuse_both_or_none(kind, pathway)
    typed = {"kind": kind, "pathway": pathway, "of": of, "capacity": count, "on": from_on}
    words, asked = CapacityCorrection.typed(reason=reason, **typed), HowAsked(format, dry_run, reason)
    change_fact(context, asked, PlacesRecord, lambda work: correct_capacity(work, provider, words))


def withdraw_capacity(context: typer.Context, provider: str, asked: HowAsked, typed: dict[str, str | None]) -> None:
    """Take back how many places a provider has; `typed` are the words for `kind`, `pathway`, `on`."""
    from iomctl.inputs.provider_capacities import CapacityWithdrawal
    from iomctl.services.accommodation.capacities import withdraw_capacity
    from iomctl.services.accommodation.place_records import PlacesRecord

    refuse_both_or_none(typed["kind"], typed["pathway"])
    words = CapacityWithdrawal.typed(reason=asked.reason, **typed)
    change_fact(context, asked, PlacesRecord, lambda work: withdraw_capacity(work, provider, words))


def refuse_both_or_none(kind: str | None, pathway: str | None) -> None:
    """Raise NotUnderstood unless a kind of placement or a pathway is typed, and not both."""
    if (kind is None) == (pathway is None):
        told = "say which places are meant" if kind is None else "--pathway does not go with --kind"
        raise NotUnderstood(told, advice="give --kind for a kind of placement, or --pathway for referrals")
