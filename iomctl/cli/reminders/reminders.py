"""iomctl remind: what is due and was not told yet, one message for each worker, for cron."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.fact_options import OfAnyoneArgument
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import AsOfOption, ColumnsOption, DryRunOption, FormatOption, ReasonOption
from iomctl.cli.reminders.snoozes import list_snoozes, snooze, withdraw
from iomctl.cli.whose_cases import of_cases
from iomctl.errors import NotDelivered, NotUnderstood

if TYPE_CHECKING:
    from iomctl.cli.reminders.sending import NightRun
    from iomctl.services.lookup.whose_cases import WhoseCases
    from iomctl.services.reminders.recipients import Night

verbs = group("Reminders by mail: what is due and was not told yet, a message for each worker.")
THINGS = ("thing", "things")
STATES = ("sent", "failed", "claimed", "lapsed")
FromOption = Annotated[str | None, typer.Option("--from", metavar="ADDRESS", help="the address they are from")]
ToOption = Annotated[str | None, typer.Option("--to", metavar="WORKER", help="told to one worker, or coordinator")]
SinceOption = Annotated[str | None, typer.Option("--since", metavar="DAY", help="told on a day or later")]
StateOption = Annotated[
    str | None, typer.Option("--state", metavar="STATE", help=f"{', '.join(STATES)} (all but lapsed)")
]
MailOption = Annotated[
    str | None, typer.Option("--mail", metavar="WAY", help="smtp://HOST, folder:PATH, command:WORDS or stdout")
]


@verbs.command("send")
def send(
    context: typer.Context,
    mail: MailOption = None,
    sender: FromOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
) -> None:
    """Tell each worker what is due and was not told yet.

    What is late and what is due within the policy's look-ahead, as on today --worker, each once, and again while it
    stands after the days of the policy. What a missed or failed night left out is told by the next. Nothing goes out on
    quiet days. The coordinator gets a summary for workers who have left or have no address. A night without anything to
    tell prints nothing. The verb may be left out.

    \b
      iomctl remind --dry-run
      iomctl remind --mail smtp://mail.example:587 --from iom@example.org
      iomctl remind --mail folder:/var/spool/iomctl
    """
    from iomctl.cli.changes import change_style, say_changed
    from iomctl.cli.reminders.sending import NightRun, tried, turn
    from iomctl.output.mail.ways import Stdout, sender_of, way_of
    from iomctl.services.reminders.recipients import night
    from iomctl.services.reminders.told import ToldNotice, told_by

    app: App = context.obj
    app.given = {"mail": mail, "mail_from": sender}
    empty = "Nothing is to be told." if dry_run else ""
    shown = change_style(app, format, ToldNotice, columns, things=THINGS, empty=empty, whole=True)
    way = None if dry_run else way_of(app.settings, app.environ.get("CREDENTIALS_DIRECTORY"))
    if isinstance(way, Stdout) and format != "table":
        raise NotUnderstood(f"--format {format} does not go with messages on stdout", advice="leave one of them out")
    with turn(app, dry_run=True) as work:
        tonight = night(work, app.today)
    if way is None:
        _say_night(app, tonight)
        found, faults = tried(app, app.today, tonight)
        app.show(found, ToldNotice, shown)
        _say_faults(app, faults)
        say_changed(app, dry_run)
        return
    run = NightRun(app, app.today, way, sender_of(app.settings, way))
    run.everybody(tonight)
    if format != "table":
        with turn(app, dry_run=True) as work:
            found = told_by(work, run.claimed)
        app.show(found, ToldNotice, shown)
    _say_night(app, tonight, run)
    _say_run(app, run)


def _say_night(app: App, tonight: "Night", run: "NightRun | None" = None) -> None:
    """Say whom nothing reaches, and what is wrong with the night; for cron only on a night that has something to tell.

    `run` is None for a dry run.
    """
    from iomctl.cli.reminders.sending import turn
    from iomctl.services.reminders.digests import reach_nobody

    asked = run is None or app.screen.terminal
    if tonight.quiet and not asked:
        return
    with turn(app, dry_run=True) as work:
        lost = reach_nobody(work, app.today, tonight)
    if asked or lost or (run is not None and (run.claimed or run.failed)):
        for line in tonight.said:
            app.screen.say(f"{line[0].upper()}{line[1:]}.")
    if lost:
        names = ", ".join(lost)
        app.screen.say(f"Nothing reaches {names}, nor a coordinator: the policy's reminders name no address of one.")
    if tonight.quiet:
        app.screen.say("A quiet day: nothing is sent, and everything waits.")


def _say_run(app: App, run: "NightRun") -> None:
    from iomctl.domain.counts import counted

    _say_faults(app, run.faults)
    for name in run.elsewhere:
        app.screen.say(f"Another run is writing to {name}.")
    if run.sent:
        app.screen.say(f"{counted(len(run.sent), 'message', 'messages')} sent.")
    if run.failed:
        raise NotDelivered(run.said(), advice="the next run sends what was not sent")


def _say_faults(app: App, faults: set[str]) -> None:
    for fault in sorted(faults):
        app.screen.say(f"Referrals could not be counted: {fault}")


@verbs.command("list")
@as_known
@of_cases
@as_list
def list_told(
    context: typer.Context,
    whose: "WhoseCases",
    offender: OfAnyoneArgument = None,
    to: ToOption = None,
    state: StateOption = None,
    since: SinceOption = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """What was told to whom and when, the newest first.

    A message that failed lapses when another takes its place, or nothing is left to tell.

    \b
      iomctl remind list --since -1w
      iomctl remind list N00042
      iomctl remind list --to okafor --state failed
    """
    from iomctl.inputs.choices import meant
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.reminders.told import ToldNotice, WhichTold, told_notices

    app: App = context.obj
    on = app.day(as_of)
    since_on = None if since is None else app.day(since, "--since")
    wanted = None if state is None else meant("--state", state, STATES)
    with app.unit_of_work(reason) as work:
        found = told_notices(work, on, WhichTold(ListedPeople(offender, whose), to, wanted, since_on))
    app.show(found, ToldNotice, listing.style(on, things=THINGS, empty="Nothing was told."))


verbs.command("snooze")(snooze)
verbs.command("snoozes")(list_snoozes)
verbs.command("withdraw")(withdraw)
