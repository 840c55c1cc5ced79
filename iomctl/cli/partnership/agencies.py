"""iomctl agency: the agencies whose workers lead cases."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.changes import change_one, change_style, renamed, say_changed
from iomctl.cli.fact_options import WhyOption
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import DryRunOption, FormatOption

verbs = group("Agencies of the partnership: police, probation, council, charities.")


@verbs.command("add")
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="the agency's name")],
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Add an agency.

    \b
      iomctl agency add "Bedfordshire Police"
    """
    from iomctl.services.partnership.agencies import AgencyListed, add

    change_one(context.obj, format, dry_run, AgencyListed, lambda work: add(work, name))


@verbs.command("list")
@as_known
@as_list
def list_all(
    context: typer.Context,
    listing: Listing = LISTING,
) -> None:
    """Every agency, with its workers and the open cases they lead.

    \b
      iomctl agency list
    """
    from iomctl.services.partnership.agencies import AgencyListed, listed

    app: App = context.obj
    with app.unit_of_work() as work:
        found = listed(work)
    empty = "No agencies yet. To add one: iomctl agency add NAME"
    app.show(found, AgencyListed, listing.style(empty=empty))


@verbs.command("edit")
def edit(
    context: typer.Context,
    agency: Annotated[str, typer.Argument(metavar="AGENCY", help="its name or a part of it")],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="the new name")],
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Rename an agency; its cases and their history show the new name.

    \b
      iomctl agency edit "probation" --name "Probation Service, Luton"
    """
    from iomctl.services.partnership.agencies import AgencyListed, edit

    app: App = context.obj
    shown = change_style(app, format, AgencyListed)
    with app.unit_of_work(dry_run=dry_run) as work:
        changed = edit(work, agency, name)
    app.show_one(changed.agency, shown)
    say_changed(app, dry_run, renamed(changed.was, changed.agency.agency))


@verbs.command("withdraw")
def withdraw(
    context: typer.Context,
    agency: Annotated[str, typer.Argument(metavar="AGENCY", help="its name or a part of it")],
    reason: WhyOption,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back an agency that was added by mistake.

    One that has workers, or that a case was ever led for, stays.

    \b
      iomctl agency withdraw "Probaton" --reason "misspelt, and there already"
    """
    from iomctl.services.partnership.agencies import AgencyListed
    from iomctl.services.partnership.withdrawing import withdraw_agency

    app: App = context.obj
    shown = change_style(app, format, AgencyListed)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        was = withdraw_agency(work, agency, reason)
    app.show_one(was, shown)
    say_changed(app, dry_run, f"{was.agency} was withdrawn: there is no such agency any more")
