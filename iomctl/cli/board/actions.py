"""iomctl report act, actions, done and drop: what the board agreed to do about its figures."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import change_one
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import AsOfOption, DryRunOption, FormatOption, NoteOption, OnOption

ActionArgument = Annotated[str, typer.Argument(metavar="ACTION", help="its number, as iomctl report actions shows it")]


def act(
    context: typer.Context,
    task: Annotated[str, typer.Argument(metavar="TASK", help="what is to be done, the verb first")],
    who: Annotated[str, typer.Option("--who", metavar="WORDS", help="who does it: a post or an agency")],
    due: Annotated[str, typer.Option("--due", metavar="DAY", help="by which day")],
    about: Annotated[str | None, typer.Option("--about", metavar="MEASURE", help="the measure it is about")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="the day it was agreed (today)")] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take on an action of the board.

    The paper tells it beside the measure that it is about, also the one for readers outside: name a post or an agency,
    and nobody on the scheme.

    \b
      iomctl report act "Ring round each Monday" --who "Neighbourhood inspector" --due 30/4/2026 --about reviews_on_time
    """
    from iomctl.inputs.board import NewBoardAction
    from iomctl.services.board.actions import BoardActionRecord, act

    words = NewBoardAction.typed(agreed_on=on, task=task, who=who, due_on=due, measure=about)
    change_one(context.obj, format, dry_run, BoardActionRecord, lambda work: act(work, words))


@as_known
@as_list
def list_actions(
    context: typer.Context,
    state: Annotated[
        str | None, typer.Option("--state", metavar="STATE", help="open, overdue, done or dropped")
    ] = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
) -> None:
    """What the board agreed, the soonest due first.

    \b
      iomctl report actions
      iomctl report actions --state overdue
    """
    from iomctl.inputs.choices import one_of
    from iomctl.services.board.actions import STATES, BoardActionRecord, actions

    app: App = context.obj
    on = app.day(as_of)
    meant = None if state is None else one_of("--state", state, STATES)
    with app.unit_of_work() as work:
        found = actions(work, on, meant)
    empty = "No action of the board. To take one on: iomctl report act TASK --who WORDS --due DAY"
    app.show(found, BoardActionRecord, listing.style(on, things=("action", "actions"), empty=empty))


def done(
    context: typer.Context,
    action: ActionArgument,
    on: OnOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Say that an action of the board is done.

    \b
      iomctl report done 4 --note "all teams ring on Mondays"
    """
    from iomctl.inputs.board import BoardActionOver
    from iomctl.services.board.actions import BoardActionRecord, finish

    words = BoardActionOver.typed(on=on, note=note)
    change_one(context.obj, format, dry_run, BoardActionRecord, lambda work: finish(work, action, "done", words))


def drop(
    context: typer.Context,
    action: ActionArgument,
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="why it is not to be done any more")],
    on: OnOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Say that an action of the board is not to be done, and why.

    \b
      iomctl report drop 4 --reason "the measure is at its target"
    """
    from iomctl.inputs.board import BoardActionDropped
    from iomctl.services.board.actions import BoardActionRecord, finish

    words = BoardActionDropped.typed(on=on, note=reason)
    change_one(context.obj, format, dry_run, BoardActionRecord, lambda work: finish(work, action, "dropped", words))
