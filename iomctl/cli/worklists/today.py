"""iomctl today: what has to happen, on one screen."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.listing import as_known
from iomctl.cli.options import AsOfOption, FormatOption, ReasonOption, style
from iomctl.cli.whose_cases import of_cases

if TYPE_CHECKING:
    from datetime import date

    from iomctl.output.render import Style
    from iomctl.services.lookup.whose_cases import WhoseCases


@as_known
@of_cases
def command(
    context: typer.Context,
    whose: "WhoseCases",
    as_of: AsOfOption = None,
    format: FormatOption = "table",
    every: Annotated[bool, typer.Option("--all", help="every row, also where a terminal is too low for it")] = False,
    reason: ReasonOption = None,
) -> None:
    """What has to happen today, on one screen: late reviews, unanswered referrals, cases nobody leads.

    What is late comes first. Each line ends with what to type about it, after iomctl. Actions are those that the worker
    or the agency's workers own, whoever leads the case.

    \b
      iomctl today
      iomctl today --worker okafor
      iomctl today --as-of fri --format json
    """
    app: App = context.obj
    show_day(app, style(format, on=app.day(as_of), whole=every), whose, reason)


def show_day(app: App, shown: "Style", whose: "WhoseCases | None" = None, reason: str | None = None) -> None:
    """Show the screen of the day of `shown`, None for the cases of everybody; the look is logged."""
    from iomctl.output.overview.overview import write_overview
    from iomctl.services.worklists.today import EVERYBODY, today

    on, theirs = shown.on or app.today, whose or EVERYBODY
    with app.unit_of_work(reason) as work:
        record = today(work, on, theirs)
    fault = "" if record.fault is None else f"referrals could not be counted: {record.fault}"
    if shown.format == "table":
        from iomctl.cli.worklists.today_page import overview_of

        overview = overview_of(record, _asked_again(app, on, theirs), app.as_known)
        below = -(-len(fault) // app.screen.width)
        write_overview(app.screen, overview._replace(below=below), shown.whole)
    else:
        app.show_one(record, shown)
    if fault:
        app.screen.say(fault)


def _asked_again(app: App, on: "date", whose: "WhoseCases") -> str:
    """What stands behind a command that tells of the same cases, on the same day."""
    from shlex import quote

    words = [f" --{name} {quote(word)}" for name, word in whose._asdict().items() if word is not None]
    words += [f" --known-on {app.known_on}"] if app.known_on else []
    return "".join(words) + ("" if on == app.today else f" --as-of {on}")
