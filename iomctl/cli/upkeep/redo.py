"""iomctl redo: bring again what was taken back."""

import typer

from iomctl.app import App
from iomctl.cli.options import AllOption, ColumnsOption, DryRunOption, FormatOption, ReasonOption


def command(
    context: typer.Context,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
    dry_run: DryRunOption = False,
    reason: ReasonOption = None,
) -> None:
    """Bring again what you took back last, until you change something else.

    \b
      iomctl redo
      iomctl redo --dry-run
    """
    from iomctl.cli.upkeep.taken_back import show_taken_back
    from iomctl.services.undo.undoing import redo

    app: App = context.obj
    shown = show_taken_back(app, format, columns, every)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        shown.take(work, redo(work))
    shown.show(dry_run)
