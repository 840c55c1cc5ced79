"""iomctl export: write people, their spells, facts and the like to a file that `iomctl import` takes."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.options import KindArgument, ReasonOption
from iomctl.domain.counts import counted


def command(
    context: typer.Context,
    kind: KindArgument,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="a .csv, .json or .xlsx file; - or nothing is stdout")
    ] = "-",
    format: Annotated[
        str | None, typer.Option("--format", metavar="csv|json|xlsx", help="when the file's name does not say it")
    ] = None,
    reason: ReasonOption = None,
) -> None:
    """Write all rows of a kind by the person's reference. That everyone in them was disclosed is logged.

    \b
      iomctl export offenders > people.csv
      iomctl export spells spells.xlsx --reason "for the annual audit"
    """
    from iomctl.output.files import copy_out, format_of, new_file, write
    from iomctl.output.workbook import SheetAsked
    from iomctl.services.exports.people import held_back
    from iomctl.services.exports.rows import KINDS, OtherKind, rows

    app: App = context.obj
    wanted, written_as = KINDS[kind], format_of(file, format)
    app.confirm_over(file)
    with new_file(file) as target:
        with app.unit_of_work(reason) as work:
            count = write(target, rows(work, wanted), wanted.record, written_as, SheetAsked(kind))
            left_out = 0 if isinstance(wanted, OtherKind) else held_back(work)
        # Only now is the disclosure logged for good, so only now may anything leave.
        if file == "-":
            copy_out(target, app.screen.out)
    if file != "-":
        app.screen.say(f"{counted(count, 'row')} of {kind} in {file}")
    if left_out:
        people = counted(left_out, "person", "people")
        app.screen.say(f"Left out: {people} with a limited-access mark; --restricted takes them in, and is logged")
