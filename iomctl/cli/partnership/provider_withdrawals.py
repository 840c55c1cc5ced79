"""iomctl provider withdraw: a provider, one of its services, or how many places it has, recorded by mistake."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style, say_changed
from iomctl.cli.fact_options import HowAsked, WhyOption, refuse_stray
from iomctl.cli.options import DryRunOption, FormatOption
from iomctl.cli.partnership.provider_places import withdraw_capacity
from iomctl.cli.partnership.service_areas import in_words
from iomctl.errors import NotUnderstood


def withdraw(
    context: typer.Context,
    provider: Annotated[str, typer.Argument(metavar="PROVIDER", help="its name, or a part that only it has")],
    reason: WhyOption,
    pathway: Annotated[
        str | None, typer.Option("--pathway", metavar="PATHWAY", help="only its service on this pathway")
    ] = None,
    area: Annotated[str | None, typer.Option("--area", metavar="AREA", help="the area that service is for")] = None,
    capacity: Annotated[
        bool, typer.Option("--capacity", help="only how many places it has, of --kind or on --pathway")
    ] = False,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="the kind of placement that --capacity is of")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="the --capacity from that day on (the newest)")
    ] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back a provider, a service, or places.

    One that anybody was referred to, or is placed with, stays: edit --close stops new referrals.

    \b
      iomctl provider withdraw "Harbor Trust" --reason "misspelt, and there already"
      iomctl provider withdraw harbour --pathway finance --area Dunstable --reason "they never did that"
      iomctl provider withdraw harbour --capacity --kind supported --reason "of another house"
    """
    from iomctl.services.partnership.providers import ServiceRecord
    from iomctl.services.partnership.withdrawing import withdraw_provider, withdraw_service

    app: App = context.obj
    if capacity:
        refuse_stray("--capacity", asked=True, its={}, others={"--area": area})
        typed = {"kind": kind, "pathway": pathway, "on": on}
        withdraw_capacity(context, provider, HowAsked(format, dry_run, reason), typed)
        return
    refuse_stray("--capacity", asked=False, its={"--kind": kind, "--on": on}, others={})
    if area is not None and pathway is None:
        raise NotUnderstood("--area goes with --pathway", advice="say which service there is meant")
    shown = change_style(app, format, ServiceRecord)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        if pathway is None:
            told = withdraw_provider(work, provider, reason)
        else:
            told = withdraw_service(work, provider, pathway, area, reason)
    app.show(in_words(told, shown), ServiceRecord, shown)
    gone = f"{told[0].provider} was withdrawn: there is no such provider any more" if pathway is None else ""
    say_changed(app, dry_run, gone)
