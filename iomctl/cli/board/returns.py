"""iomctl report return and rollup: what a scheme gives the nation, names-free."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.listing import as_known
from iomctl.cli.options import AsOfOption, FormatOption, style
from iomctl.domain.counts import counted
from iomctl.domain.days.intervals import quarter_of

FromOption = Annotated[
    str | None, typer.Option("--from", metavar="DAY", help="the first day of what is counted (of the quarter)")
]


@as_known
def make_return(
    context: typer.Context,
    output: Annotated[str, typer.Option("--output", metavar="FILE", help="the file to write; - is stdout")],
    since: FromOption = None,
    as_of: AsOfOption = None,
    before: Annotated[
        str | None,
        typer.Option("--before", metavar="FILE", help="the return sent before: the two tell nothing together"),
    ] = None,
) -> None:
    """The scheme's figures as a file for the nation, names-free.

    It is for those who add up many schemes. JSON lines: who the scheme is, a line for each figure of the board's paper
    with the version of its definition, and last the digest of all before, by which an edited file is seen. Small counts
    are withheld as in the board's paper, marked [c]. A past day is told as it was known at its end, so it gives the
    same file for ever; --known-on gives it as known later.

    \b
      iomctl report return --from 2026-09-01 --as-of 2026-10-31 --output luton.jsonl
      iomctl report return --output luton-q4.jsonl --before luton-q3.jsonl
    """
    from iomctl.domain.returns.scheme_return import written
    from iomctl.output.files import copy_out, new_file
    from iomctl.services.returns.files import read_return
    from iomctl.services.returns.making import make, sent_before

    app: App = context.obj
    on = app.day(as_of)
    first = quarter_of(on) if since is None else app.day(since, "--from")
    if app.known_on is None and on < app.today:
        app.known_on = on
    earlier = None if before is None else read_return(before)
    app.confirm_over(output)
    with app.unit_of_work() as work:
        made = make(work, first, on, None if earlier is None else sent_before(work, earlier, on))
    with new_file(output) as target:
        target.write(written(made))
        if output == "-":
            copy_out(target, app.screen.out)
    withheld = sum(one.withheld for one in made.tallies)
    app.screen.say(f"{counted(len(made.tallies), 'figure', 'figures')}, {withheld} withheld; nobody is named.")


def rollup(
    context: typer.Context,
    since: FromOption = None,
    as_of: AsOfOption = None,
    format: FormatOption = "table",
) -> None:
    """The figures of a day as rows of a table, for cron.

    Others may be let read the table board_day, for it names nobody. Small counts are withheld, also beside the day
    before that stands there. The same day again is written over. What it would write is what
    iomctl report return --output - shows.

    \b
      iomctl report rollup
      iomctl report rollup --as-of yesterday
    """
    from iomctl.services.returns.rollups import roll_up

    app: App = context.obj
    on = app.day(as_of)
    first = quarter_of(on) if since is None else app.day(since, "--from")
    with app.unit_of_work() as work:
        done = roll_up(work, first, on)
    app.show_one(done, style(format))
