"""iomctl undo: take back what a command changed."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.options import AllOption, ColumnsOption, DryRunOption, FormatOption, LeaveOption, ReasonOption
from iomctl.cli.upkeep.numbers import number

EventArgument = Annotated[
    int | None,
    typer.Argument(metavar="EVENT", parser=number, help="its number in the audit trail (your newest change)"),
]


def command(
    context: typer.Context,
    event: EventArgument = None,
    leave_changed: LeaveOption = False,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
    dry_run: DryRunOption = False,
    reason: ReasonOption = None,
) -> None:
    """Take back what a command changed: your newest change, or an event by its number.

    Each row is as it was before. Once more goes one change further back; iomctl redo brings the last one again.
    What no undo takes back, as a policy, is passed over and named.
    Refused, with the later events, where something was recorded on it since.

    \b
      iomctl undo
      iomctl undo 1234 --dry-run
      iomctl undo 1234 --leave-changed --reason "the wrong list"
    """
    from iomctl.cli.upkeep.taken_back import show_taken_back
    from iomctl.services.undo.undoing import undo

    app: App = context.obj
    shown = show_taken_back(app, format, columns, every)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        shown.take(work, undo(work, event, leave_changed))
    shown.show(dry_run)
