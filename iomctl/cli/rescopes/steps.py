"""iomctl rescope: apply a run, all or nothing, and take it back."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.options import DryRunOption, FormatOption, LeaveOption, OnOption
from iomctl.cli.rescopes.runs import RunArgument

if TYPE_CHECKING:
    from iomctl.services.rescopes.decisions.applying import Applied


def apply(
    context: typer.Context,
    run: RunArgument,
    meeting: Annotated[str, typer.Option("--meeting", metavar="REF", help="the meeting that decided so")],
    on: OnOption = None,
    colour: Annotated[
        str | None, typer.Option("--colour", metavar="COLOUR", help="the colour of those who come in")
    ] = None,
    over_capacity: Annotated[
        str | None,
        typer.Option(
            "--over-capacity", metavar="WORDS", help="why a tier may be over its capacity; kept as the reason"
        ),
    ] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Carry out a run's decisions, all or none.

    Refused, with names, while somebody is not decided about, when facts behind a decision have changed since it was
    taken or the case itself since the plan, when somebody would leave without an exit plan, and when a tier would be
    over its capacity.

    \b
      iomctl rescope apply 3 --meeting "TFG 7 May" --dry-run
      iomctl rescope apply 3 --meeting "TFG 7 May" --colour red
    """
    from iomctl.cli.changes import change_style
    from iomctl.inputs.rescopes import Application
    from iomctl.services.rescopes.decisions.applying import Applied, apply

    app: App = context.obj
    shown = change_style(app, format, Applied)
    words = Application.typed(on=on, meeting=meeting, colour=colour, over_capacity=over_capacity)
    with app.unit_of_work(over_capacity, dry_run=dry_run) as work:
        done = apply(work, run, words)
    app.show_one(done, shown)
    _say_done(app, done, dry_run)
    if done.admitted and not dry_run:
        app.screen.say("Nobody leads the cases that came in yet: iomctl cohort assign OFFENDER --to WORKER")


def undo(
    context: typer.Context,
    run: RunArgument,
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="why; kept in the audit trail")],
    leave_changed: LeaveOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put every case back as it was before a run.

    Spells, tiers and reviews are as they were before it was applied. With a case that the run began goes what was
    recorded of it since: who leads it, its colour, its reviews; notes, contacts and the like stay with the person.
    Refused, with the later events, when somebody of the run was put into another tier since or left; --leave-changed
    leaves these as they are, and rescope show says who they are. A run that is undone may be applied again.

    \b
      iomctl rescope undo 3 --reason "the wrong criteria"
      iomctl rescope undo 3 --reason "the wrong criteria" --leave-changed
    """
    from iomctl.cli.changes import change_style, say_left
    from iomctl.services.rescopes.decisions.applying import Applied
    from iomctl.services.rescopes.decisions.undoing import undo

    app: App = context.obj
    shown = change_style(app, format, Applied)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        done, left = undo(work, run, leave_changed)
    app.show_one(done, shown)
    _say_done(app, done, dry_run)
    say_left(app, left)


def _say_done(app: App, done: "Applied", dry_run: bool) -> None:
    from iomctl.cli.changes import say_changed

    say_changed(app, dry_run, f"Run {done.run} is {done.state}")
