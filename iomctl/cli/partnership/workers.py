"""iomctl worker: the people who lead cases."""

from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.changes import change_one, change_style, renamed, say_changed
from iomctl.cli.fact_options import WhyOption
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import AgencyOption, DryRunOption, FormatOption
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from iomctl.services.partnership.worker_records import WorkerChanged, WorkerEdited

EmailOption = Annotated[
    str | None, typer.Option("--email", metavar="ADDRESS", help='where their reminders go; "" for nowhere')
]
verbs = group("Lead workers, and who leaves.")


@verbs.command("add")
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="the worker's name")],
    agency: Annotated[str, typer.Option("--agency", metavar="AGENCY", help="the agency they work for")],
    email: EmailOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Add a lead worker of an agency.

    \b
      iomctl worker add "S Okafor" --agency "Bedfordshire Police"
      iomctl worker add "J Byrne" --agency probation --email j.byrne@example.org
    """
    from iomctl.services.partnership.worker_records import WorkerListed
    from iomctl.services.partnership.workers import add

    change_one(context.obj, format, dry_run, WorkerListed, lambda work: add(work, name, agency, email))


@verbs.command("list")
@as_known
@as_list
def list_all(
    context: typer.Context,
    agency: AgencyOption = None,
    left: Annotated[bool, typer.Option("--left", help="everyone who has left too")] = False,
    listing: Listing = LISTING,
) -> None:
    """Lead workers, with the number of open cases each leads now.

    Somebody who has left is there too for as long as they lead an open case.

    \b
      iomctl worker list
      iomctl worker list --agency probation --left
    """
    from iomctl.services.partnership.worker_records import WorkerListed
    from iomctl.services.partnership.workers import listed

    app: App = context.obj
    with app.unit_of_work() as work:
        found = listed(work, agency, with_left=left)
    empty = "No such worker. To add one: iomctl worker add NAME --agency AGENCY"
    app.show(found, WorkerListed, listing.style(app.today, empty=empty))


@verbs.command("edit")
def edit(
    context: typer.Context,
    worker: Annotated[str, typer.Argument(metavar="WORKER", help="their name or a part of it")],
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="their name from now on")] = None,
    left: Annotated[
        str | None, typer.Option("--left", metavar="DAY", help="the first day they are no longer there")
    ] = None,
    back: Annotated[bool, typer.Option("--back", help="they are there again")] = False,
    agency: Annotated[
        str | None, typer.Option("--agency", metavar="AGENCY", help="the agency they were of all the time")
    ] = None,
    email: EmailOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Rename a worker, say they left or are back, or give an address.

    Who leaves goes on leading their cases: everyone they leave behind is listed, to be handed over. Another day puts
    right the one that was given. Another agency is that of all the cases they led for the wrong one.

    \b
      iomctl worker edit okafor --left today
      iomctl worker edit okafor --name "Sade Okafor"
      iomctl worker edit okafor --agency "Probation Service"
      iomctl worker edit okafor --email s.okafor@example.org
    """
    from iomctl.services.partnership.worker_records import WorkerChanged, WorkerEdit
    from iomctl.services.partnership.workers import edit

    app: App = context.obj
    if (name, left, agency, email) == (None,) * 4 and not back:
        raise NotUnderstood("nothing to change", advice="give --name, --left DAY, --back, --agency or --email")
    if left is not None and back:
        raise NotUnderstood("--left and --back can't both be so")
    shown = change_style(app, format, WorkerChanged)
    with app.unit_of_work(dry_run=dry_run) as work:
        edited = edit(work, worker, WorkerEdit(name, left, back, agency, email))
    app.show_one(edited.worker, shown)
    _say_put_right(app, edited)
    if left is not None:
        _say_left_behind(app, edited.worker)
        _say_led_then(app, edited)
    say_changed(app, dry_run, "" if name is None else renamed(edited.was, edited.worker.worker))


@verbs.command("withdraw")
def withdraw(
    context: typer.Context,
    worker: Annotated[str, typer.Argument(metavar="WORKER", help="their name or a part of it")],
    reason: WhyOption,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back a worker who was added by mistake.

    One who ever led a case, or met somebody, stays; who has left is told by edit --left.

    \b
      iomctl worker withdraw "S Okafer" --reason "misspelt, and there already"
    """
    from iomctl.services.partnership.withdrawing import withdraw_worker
    from iomctl.services.partnership.worker_records import WorkerListed

    app: App = context.obj
    shown = change_style(app, format, WorkerListed)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        was = withdraw_worker(work, worker, reason)
    app.show_one(was, shown)
    say_changed(app, dry_run, f"{was.worker} was withdrawn: there is no such worker any more")


def _say_put_right(app: App, edited: "WorkerEdited") -> None:
    from iomctl.domain.counts import counted
    from iomctl.domain.days.days import spoken

    now, before = edited.worker, edited.left_before
    if before is not None and now.left_on is not None and before != now.left_on:
        left, was = spoken(now.left_on, app.today), spoken(before, app.today)
        app.screen.say(f"{now.worker} left on {left}; before, it was {was}.")
    if edited.agency is not None:
        was, cases = edited.agency
        app.screen.say(f"{now.worker} is at {now.agency}, no longer at {was}.")
        if cases:
            led = f"{counted(cases, 'case', 'cases')} that {'was' if cases == 1 else 'were'} led for {was}"
            app.screen.say(f"{led}: for {now.agency}, from the same days on.")


def _say_left_behind(app: App, changed: "WorkerChanged") -> None:
    from iomctl.domain.counts import counted, in_cases

    if not changed.leads:
        app.screen.say(f"{changed.worker} leads nobody now.")
        return
    people = len({case.offender for case in changed.leads})
    still = counted(people, "person", "people") + in_cases(people, len(changed.leads))
    app.screen.say(f"{changed.worker} still leads {still}:")
    for case in changed.leads:
        app.screen.say(f"  {case.offender}  {case.name}  {case.cohort}")
    app.screen.say(f"Hand them over: iomctl cohort assign --everyone-of {quote(changed.worker)} --to WORKER")


def _say_led_then(app: App, edited: "WorkerEdited") -> None:
    from iomctl.domain.days.days import spoken

    if edited.led_then:
        app.screen.say(f"{edited.worker.worker} led from that day on:")
    for case in edited.led_then:
        app.screen.say(f"  {case.offender}  {case.cohort}  until {spoken(case.until, app.today)}")
