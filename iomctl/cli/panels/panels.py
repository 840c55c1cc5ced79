"""iomctl panel: meetings at which cases are reviewed, planned, changed and cancelled."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.changes import change_style, say_changed
from iomctl.cli.fact_options import HowAsked, WhyOption
from iomctl.cli.options import DryRunOption, FormatOption
from iomctl.cli.panels import agenda, deciding, meeting, papers, run
from iomctl.cli.panels.attendances import attend, attendance
from iomctl.cli.panels.calendar import calendar
from iomctl.cli.panels.lists import PanelArgument, list_panels, schedule, show

if TYPE_CHECKING:
    from collections.abc import Callable

    from iomctl.services.panels.officers import PanelsChanged
    from iomctl.storage.unit_of_work import UnitOfWork

verbs = group("Panels, the meetings at which cases are reviewed.")

ChairOption = Annotated[str | None, typer.Option("--chair", metavar="WORKER", help="the worker who chairs it")]
TakerOption = Annotated[
    str | None, typer.Option("--minute-taker", metavar="WORKER", help="who takes the minutes; not the chair")
]
AtOption = Annotated[str | None, typer.Option("--at", metavar="HH:MM", help="its hour by the clock on the wall")]
PlaceOption = Annotated[str | None, typer.Option("--place", metavar="WORDS", help="a room or a link")]
CohortOption = Annotated[
    str | None, typer.Option("--cohort", metavar="COHORT", help="the cohort whose cases it is about (all)")
]
FollowingOption = Annotated[bool, typer.Option("--following", help="and those of its series on later days")]


@verbs.command("add")
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="what it is called")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="its day, or the first of several (today)")
    ] = None,
    at: AtOption = None,
    place: PlaceOption = None,
    chair: ChairOption = None,
    minute_taker: TakerOption = None,
    cohort: CohortOption = None,
    every: Annotated[
        str | None,
        typer.Option(
            "--every", metavar="RHYTHM", help="how often: fortnightly, 4 weeks, 3 months, 2nd tue, last fri (once)"
        ),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="the last day it may meet on (in a year)")
    ] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Plan a panel, or one for each day of a rhythm.

    Months are by weekday: the 2nd Tuesday of every month or of every three, or the last Friday. With --dry-run the
    days are listed first, each with what speaks against it: a bank holiday, another panel of the same
    worker, or in the same place at that time.

    \b
      iomctl panel add "Luton panel" --on 12/5/2026 --at 14:00 --chair okafor --cohort luton
      iomctl panel add "Luton panel" --on 12/5/2026 --every "2nd tue" --until 31/12/2026 --dry-run
    """
    from iomctl.inputs.panels import NewPanel
    from iomctl.services.panels.officers import Officers
    from iomctl.services.panels.planning import add

    words = NewPanel.typed(name=name, on=on, at=at, place=place, every=every, until=until)
    officers = Officers(chair, minute_taker, cohort)
    change_panels(context, HowAsked(format, dry_run), lambda work: add(work, words, officers))


@verbs.command("edit")
def edit(
    context: typer.Context,
    panel: PanelArgument,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="another name")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="another day")] = None,
    at: AtOption = None,
    place: PlaceOption = None,
    chair: ChairOption = None,
    minute_taker: TakerOption = None,
    cohort: CohortOption = None,
    following: FollowingOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Move a panel, or change its place or who holds it.

    What is not given stays as it was; "" takes a place, an hour, the chair or the minute-taker away, and gives all
    cohorts.

    \b
      iomctl panel edit 7 --on 19/5/2026
      iomctl panel edit 7 --chair "J Byrne" --minute-taker "S Okafor" --following
    """
    from iomctl.inputs.panels import PanelChange
    from iomctl.services.panels.changing import Which, edit
    from iomctl.services.panels.officers import Officers

    words = PanelChange.typed(name=name, on=on, at=at, place=place)
    officers = Officers(chair, minute_taker, cohort)
    change_panels(context, HowAsked(format, dry_run), lambda work: edit(work, Which(panel, following), words, officers))


@verbs.command("cancel")
def cancel(
    context: typer.Context,
    panel: PanelArgument,
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="why it does not take place")],
    following: FollowingOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Say that a panel does not take place.

    It stays in the list with the reason, and leaves the schedule.

    \b
      iomctl panel cancel 7 --reason "no room"
      iomctl panel cancel 9 --following --reason "merged with the Dunstable panel"
    """
    from iomctl.inputs.panels import PanelCancelled
    from iomctl.services.panels.changing import Which, cancel

    words = PanelCancelled.typed(reason=reason)
    how = HowAsked(format, dry_run, reason)
    change_panels(context, how, lambda work: cancel(work, Which(panel, following), words))


@verbs.command("withdraw")
def withdraw(
    context: typer.Context,
    panel: PanelArgument,
    reason: WhyOption,
    following: FollowingOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back a panel that was planned by mistake.

    It is in no list any more; one that is only not to take place is cancelled.

    \b
      iomctl panel withdraw 7 --reason "planned twice"
      iomctl panel withdraw 7 --following --reason "the wrong weekday"
    """
    from iomctl.services.panels.changing import Which, withdraw

    how = HowAsked(format, dry_run, reason)
    change_panels(context, how, lambda work: withdraw(work, Which(panel, following), reason))


def change_panels(context: typer.Context, asked: HowAsked, change: "Callable[[UnitOfWork], PanelsChanged]") -> None:
    """Make a change in one unit of work, answer the panels as the schedule shows them, and say what it was."""
    from iomctl.services.panels.schedule import ScheduledPanel

    app: App = context.obj
    shown = change_style(app, asked.format, ScheduledPanel)
    with app.unit_of_work(asked.reason, dry_run=asked.dry_run) as work:
        made = change(work)
    app.show(made.panels, ScheduledPanel, shown)
    say_changed(app, asked.dry_run, made.said)


verbs.command("list")(list_panels)
verbs.command("show")(show)
verbs.command("schedule")(schedule)
verbs.command("calendar")(calendar)
verbs.command("attend")(attend)
verbs.command("agenda")(agenda.agenda)
verbs.command("open")(meeting.open_panel)
verbs.command("run")(run.run)
verbs.command("case")(deciding.case)
verbs.command("decide")(deciding.decide)
verbs.command("close")(meeting.close)
verbs.command("minutes")(papers.minutes)
verbs.command("pack")(papers.pack)
verbs.command("disclosures")(papers.disclosures)
verbs.command("amend")(meeting.amend)
verbs.command("agree")(meeting.agree)
verbs.command("correct")(meeting.correct)
verbs.command("attendance")(attendance)
