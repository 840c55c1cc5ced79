"""iomctl provider: who takes referrals, for which pathways, and where."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.changes import change_style, say_changed
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import AsOfOption, DryRunOption, FormatOption, PathwayOption
from iomctl.cli.partnership import provider_places, provider_withdrawals
from iomctl.cli.partnership.service_areas import in_words
from iomctl.errors import NotUnderstood

verbs = group("Providers and the services they offer.")

WhereOption = Annotated[
    str | None, typer.Option("--area", metavar="AREA", help="the area the services are for (everywhere)")
]


@verbs.command("add")
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="the provider's name")],
    pathway: Annotated[
        list[str], typer.Option("--pathway", metavar="PATHWAY", help="what it offers; may be given again")
    ],
    area: WhereOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record a provider and what it offers.

    \b
      iomctl provider add "Housing Solutions" --pathway accommodation --area Luton
      iomctl provider add "Fresh Start" --pathway drugs --pathway alcohol
    """
    from iomctl.services.partnership.provider_changes import Offered, add
    from iomctl.services.partnership.providers import ServiceRecord

    app: App = context.obj
    shown = change_style(app, format, ServiceRecord)
    with app.unit_of_work(dry_run=dry_run) as work:
        made = add(work, name, Offered(pathway, area=area))
    app.show(in_words(made, shown), ServiceRecord, shown)
    say_changed(app, dry_run)


@verbs.command("list")
@as_known
@as_list
def list_services(
    context: typer.Context,
    pathway: PathwayOption = None,
    area: Annotated[str | None, typer.Option("--area", metavar="AREA", help="services in this area")] = None,
    listing: Listing = LISTING,
) -> None:
    """Every service, with its open referrals and those that wait.

    \b
      iomctl provider list
      iomctl provider list --pathway drugs --area Luton
    """
    from iomctl.services.partnership.providers import ServiceRecord, services

    app: App = context.obj
    with app.unit_of_work() as work:
        found = services(work, pathway, area)
    how = listing.style(
        app.today,
        things=("service", "services"),
        empty="No such service. To add one: iomctl provider add",
    )
    app.show(in_words(found, how), ServiceRecord, how)


@verbs.command("performance")
@as_known
@as_list
def performance(
    context: typer.Context,
    provider: Annotated[
        str | None, typer.Argument(metavar="[PROVIDER]", help="its name, or a part that only it has; else all")
    ] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="referrals made then or later")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="referrals made then or earlier")] = None,
    pathway: PathwayOption = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
) -> None:
    """How soon providers answer and start, and what comes of it.

    Of the referrals made in the time, followed up to the day asked about. Targets are working days from the day after
    a referral was made. Unanswered and waiting are those of that day, whenever they were made.

    \b
      iomctl provider performance
      iomctl provider performance housing --from -3m --pathway accommodation
      iomctl provider performance --as-of 31/3/2026
    """
    from iomctl.services.figures.provider_performance import Period, ProviderPerformance, performance

    app: App = context.obj
    days = [None if one is None else app.day(one, name) for one, name in ((first, "--from"), (last, "--to"))]
    on = app.day(as_of)
    with app.unit_of_work() as work:
        found = performance(work, on, Period(provider, pathway, *days))
    how = listing.style(
        on,
        things=("service", "services"),
        empty="No such service. To add one: iomctl provider add",
    )
    app.show(found, ProviderPerformance, how)


@verbs.command("edit")
def edit(
    context: typer.Context,
    provider: Annotated[str, typer.Argument(metavar="PROVIDER", help="its name, or a part that only it has")],
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="a new name")] = None,
    add_pathway: Annotated[
        list[str] | None, typer.Option("--add-pathway", metavar="PATHWAY", help="it offers this too")
    ] = None,
    remove_pathway: Annotated[
        list[str] | None, typer.Option("--remove-pathway", metavar="PATHWAY", help="it no longer offers this")
    ] = None,
    area: WhereOption = None,
    close: Annotated[bool, typer.Option("--close", help="it takes no new referrals")] = False,
    reopen: Annotated[bool, typer.Option("--reopen", help="it takes referrals again")] = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Rename a provider, change what it offers, close it.

    A service that people were referred to stays on record and can't be removed.

    \b
      iomctl provider edit "Housing Solutions" --add-pathway finance --area Dunstable
      iomctl provider edit "Housing Solutions" --remove-pathway finance --area Dunstable
      iomctl provider edit "Housing Solutions" --close
    """
    from iomctl.services.partnership.provider_changes import Offered, ProviderChange, edit
    from iomctl.services.partnership.providers import ServiceRecord

    app: App = context.obj
    shown = change_style(app, format, ServiceRecord)
    if close and reopen:
        raise NotUnderstood("--close and --reopen: give one of them")
    if area is not None and not add_pathway and not remove_pathway:
        raise NotUnderstood(
            "--area goes with --add-pathway or --remove-pathway", advice="say what it offers there, or no longer"
        )
    offered = Offered(tuple(add_pathway or ()), tuple(remove_pathway or ()), area)
    change = ProviderChange(name, offered, reopen if close or reopen else None)
    with app.unit_of_work(dry_run=dry_run) as work:
        made = edit(work, provider, change)
    app.show(in_words(made, shown), ServiceRecord, shown)
    say_changed(app, dry_run)


verbs.command("withdraw")(provider_withdrawals.withdraw)
verbs.command("places")(provider_places.places)
verbs.command("capacity")(provider_places.capacity)
verbs.command("correct")(provider_places.correct)
