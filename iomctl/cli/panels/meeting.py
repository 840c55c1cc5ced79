"""iomctl panel open, close, amend, agree and correct: the steps of a panel from its day to agreed minutes."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style, say_changed
from iomctl.cli.options import DryRunOption, FormatOption
from iomctl.cli.panels.lists import PanelArgument

if TYPE_CHECKING:
    from collections.abc import Callable

    from iomctl.services.meetings.meeting import MeetingChange
    from iomctl.storage.unit_of_work import UnitOfWork

WordsArgument = Annotated[str, typer.Argument(metavar="WORDS", help="what is to be read otherwise")]


def open_panel(
    context: typer.Context,
    panel: PanelArgument,
    statement_read: Annotated[
        bool, typer.Option("--statement-read", help="the confidentiality statement was read to everybody")
    ] = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Open a panel on its day, or enter one that has met.

    The version of the confidentiality statement is kept, and the agenda is fixed. `panel run` does this and goes on.

    \b
      iomctl panel open 7 --statement-read
    """
    from iomctl.services.meetings.meeting import open_panel

    _step(context, format, dry_run, lambda work: open_panel(work, panel, statement_read))


def close(
    context: typer.Context, panel: PanelArgument, dry_run: DryRunOption = False, format: FormatOption = "table"
) -> None:
    """Close a panel once each case is decided, deferred or dropped.

    \b
      iomctl panel close 7
    """
    from iomctl.services.meetings.meeting import close

    _step(context, format, dry_run, lambda work: close(work, panel))


def amend(
    context: typer.Context,
    panel: PanelArgument,
    words: WordsArgument,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Amend draft minutes; who was there asked for it.

    \b
      iomctl panel amend 7 "item 4: the police did not say that he was seen twice"
    """
    from iomctl.inputs.panels import MinutesWords
    from iomctl.services.meetings.meeting import amend

    asked = MinutesWords.typed(words=words)
    _step(context, format, dry_run, lambda work: amend(work, panel, asked))


def agree(
    context: typer.Context,
    panel: PanelArgument,
    at: Annotated[
        str | None, typer.Option("--at", metavar="PANEL", help="the later panel that agreed them (the only one)")
    ] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Say that the minutes of a panel are agreed at a later one.

    That is one of its series or name, and was opened. After that they are only corrected.

    \b
      iomctl panel agree 7 --at 8
    """
    from iomctl.services.meetings.meeting import agree

    _step(context, format, dry_run, lambda work: agree(work, panel, at))


def correct(
    context: typer.Context,
    panel: PanelArgument,
    words: WordsArgument,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Correct minutes that were agreed.

    \b
      iomctl panel correct 7 "item 4: it was the prison that wrote"
    """
    from iomctl.inputs.panels import MinutesWords
    from iomctl.services.meetings.meeting import correct

    asked = MinutesWords.typed(words=words)
    _step(context, format, dry_run, lambda work: correct(work, panel, asked))


def _step(context: typer.Context, format: str, dry_run: bool, change: "Callable[[UnitOfWork], MeetingChange]") -> None:
    """Take a step in one unit of work, answer the panel as it stands then, and say what it was."""
    from iomctl.services.panels.records import PanelShown

    app: App = context.obj
    shown = change_style(app, format, PanelShown)
    with app.unit_of_work(dry_run=dry_run) as work:
        made = change(work)
    app.show_one(made.panel, shown)
    say_changed(app, dry_run, made.said)
    for one in made.given:
        app.screen.say(f"Has them as they were: {one}. Tell them what is to be read otherwise.")
