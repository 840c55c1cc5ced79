"""iomctl today: what has to happen, on one screen."""

from typing import TYPE_CHECKING

import typer

from iomctl.app import App
from iomctl.cli.listing import as_known
from iomctl.cli.options import AsOfOption, FormatOption, ReasonOption, style

if TYPE_CHECKING:
    from datetime import date


@as_known
def command(
    context: typer.Context,
    as_of: AsOfOption = None,
    format: FormatOption = "table",
    reason: ReasonOption = None,
) -> None:
    """What has to happen today, on one screen: late reviews, unanswered referrals, cases nobody leads.

    \b
      iomctl today
      iomctl today --as-of fri --format json
    """
    app: App = context.obj
    show_day(app, app.day(as_of), format, reason)


def show_day(app: App, on: "date", format: str = "table", reason: str | None = None) -> None:
    """Show the screen of a day; the look is logged."""
    from iomctl.cli.worklists.today_page import board_of
    from iomctl.output.board import write_board
    from iomctl.services.worklists.today import today

    with app.unit_of_work(reason) as work:
        record = today(work, on)
    if format == "table":
        known = f" --known-on {app.known_on}" if app.known_on else ""
        write_board(app.screen, board_of(record, known + ("" if on == app.today else f" --as-of {on}"), app.as_known))
    else:
        app.show_one(record, style(format, on=on))
    if record.fault is not None:
        app.screen.say(f"referrals could not be counted: {record.fault}")
