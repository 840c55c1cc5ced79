"""iomctl agency: the agencies whose workers lead cases."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.changes import change_one, change_style, renamed, say_changed
from iomctl.cli.fact_options import WhyOption
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import ColumnsOption, DryRunOption, FormatOption, InsteadOption, OnOption
from iomctl.errors import NotUnderstood

TelephoneOption = Annotated[
    str | None, typer.Option("--telephone", metavar="NUMBER", help='where it is rung; "" for nowhere')
]
EmailOption = Annotated[
    str | None, typer.Option("--email", metavar="ADDRESS", help='where it is written to; "" for nowhere')
]
verbs = group("Agencies of the partnership: police, probation, council, charities.")


@verbs.command("add")
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="the agency's name")],
    telephone: TelephoneOption = None,
    email: EmailOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Add an agency.

    \b
      iomctl agency add "Bedfordshire Police" --telephone "07700 900123"
    """
    from iomctl.services.partnership.agencies import AgencyEdit, AgencyListed, add

    how = AgencyEdit(telephone=telephone, email=email)
    change_one(context.obj, format, dry_run, AgencyListed, lambda work: add(work, name, how))


@verbs.command("list")
@as_known
@as_list
def list_all(
    context: typer.Context,
    closed: Annotated[bool, typer.Option("--closed", help="those that are closed too")] = False,
    listing: Listing = LISTING,
) -> None:
    """Every agency, with its workers and the open cases they lead.

    One that is closed is there too for as long as open cases are led for it.

    \b
      iomctl agency list
      iomctl agency list --closed
    """
    from iomctl.services.partnership.agencies import AgencyListed, listed

    app: App = context.obj
    with app.unit_of_work() as work:
        found = listed(work, with_closed=closed)
    empty = "No agencies yet. To add one: iomctl agency add NAME"
    app.show(found, AgencyListed, listing.style(app.today, empty=empty))


@verbs.command("edit")
def edit(
    context: typer.Context,
    agency: Annotated[str, typer.Argument(metavar="AGENCY", help="its name or a part of it")],
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="the new name")] = None,
    telephone: TelephoneOption = None,
    email: EmailOption = None,
    closed_on: Annotated[
        str | None, typer.Option("--closed-on", metavar="DAY", help="the first day on which it is closed")
    ] = None,
    reopen: Annotated[bool, typer.Option("--reopen", help="it is open again")] = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Rename an agency, say how it is reached, close it.

    Its cases and their history show the new name. Nothing new is done for one that is closed; one that still has
    workers goes into another by merge.

    \b
      iomctl agency edit "probation" --name "Probation Service, Luton"
      iomctl agency edit police --telephone "07700 900123" --email iom@police.example
      iomctl agency edit "Luton Charity" --closed-on 31/3/2026
    """
    from iomctl.services.partnership.agencies import AgencyEdit, AgencyListed, edit

    app: App = context.obj
    change = AgencyEdit(name, telephone, email, closed_on, reopen)
    if change == AgencyEdit():
        raise NotUnderstood("nothing to change", advice="give --name, --telephone, --email, --closed-on or --reopen")
    if closed_on is not None and reopen:
        raise NotUnderstood("--closed-on and --reopen: give one of them")
    shown = change_style(app, format, AgencyListed)
    with app.unit_of_work(dry_run=dry_run) as work:
        changed = edit(work, agency, change)
    app.show_one(changed.agency, shown)
    say_changed(app, dry_run, "" if name is None else renamed(changed.was, changed.agency.agency))


@verbs.command("merge")
def merge(
    context: typer.Context,
    agency: Annotated[str, typer.Argument(metavar="AGENCY", help="the one that ends")],
    into: Annotated[str, typer.Option("--into", metavar="AGENCY", help="the one that goes on")],
    on: OnOption = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="WORDS", help="why; kept with it")] = None,
    instead: InsteadOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
) -> None:
    """Let an agency go into another, with its workers and cases.

    It is closed from that day on, and its name finds the other. Who led for which agency before stays as it was.

    \b
      iomctl agency merge "CRC" --into "Probation Service" --on 26/6/2021
    """
    from iomctl.domain.counts import counted
    from iomctl.inputs.spells import Assignment
    from iomctl.services.cohorts.handovers import AssignedCase
    from iomctl.services.partnership.agency_mergers import merge_whole

    app: App = context.obj
    shown = change_style(app, format, AssignedCase, columns)
    words = Assignment.typed(on=on, reason=reason)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        moved = merge_whole(work, agency, into, words, instead)
    app.show(moved.cases, AssignedCase, shown)
    went = f"{counted(len(moved.workers), 'worker')} and {counted(len(moved.cases), 'case')}"
    say_changed(app, dry_run, f"{went} go on there")
    for line in moved.left:
        app.screen.say(f"Left as it is: {line}.")


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
