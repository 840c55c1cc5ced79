"""iomctl offender merge: somebody who was recorded twice."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style, say_changed
from iomctl.cli.options import DryRunOption, FormatOption, OffenderArgument, ReasonOption

IntoOption = Annotated[str, typer.Option("--into", metavar="OFFENDER", help="the person whose record goes on")]


def merge(
    context: typer.Context,
    offender: OffenderArgument,
    into: IntoOption,
    reason: ReasonOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Say that two people are one, who was recorded twice.

    Both references stand for the one record from now on. To undo it parts them again, each with what was said of
    them, whatever was recorded since.

    \b
      iomctl offender merge N00042 --into N00012 --reason "same PNC id"
    """
    from iomctl.services.people.merging import MergedPerson, merge

    app: App = context.obj
    how = change_style(app, format, MergedPerson)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        made = merge(work, offender, into)
    app.show_one(made.record, how)
    for line in made.doubts:
        app.screen.warn(f"iomctl: {line}")
    say_changed(app, dry_run, made.said)
