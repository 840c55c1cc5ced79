"""iomctl panel agenda: the cases of a panel and why, changed and fixed."""

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from iomctl.app import App
from iomctl.cli.changes import say_changed
from iomctl.cli.listing import LISTING, Listing, as_list
from iomctl.cli.options import DryRunOption
from iomctl.cli.panels.lists import PanelArgument
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from collections.abc import Callable

    from iomctl.services.meetings.agenda_changes import AgendaChange
    from iomctl.storage.unit_of_work import UnitOfWork


class _AgendaAsked(NamedTuple):
    """What is to be changed of an agenda, as typed."""

    add: str | None
    drop: str | None
    move: str | None
    because: str | None
    to: int | None
    fix: bool


@as_list
def agenda(
    context: typer.Context,
    panel: PanelArgument,
    add: Annotated[str | None, typer.Option("--add", metavar="OFFENDER", help="put a case on it")] = None,
    drop: Annotated[str | None, typer.Option("--drop", metavar="OFFENDER", help="leave a case out of it")] = None,
    because: Annotated[
        str | None, typer.Option("--because", metavar="WORDS", help="why a case is added or dropped")
    ] = None,
    move: Annotated[str | None, typer.Option("--move", metavar="OFFENDER", help="put a case at another place")] = None,
    to: Annotated[int | None, typer.Option("--to", metavar="PLACE", help="which place, 1 the first")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="keep it as it is now")] = False,
    dry_run: DryRunOption = False,
    listing: Listing = LISTING,
) -> None:
    """The agenda of a panel, and why each case is on it.

    First what was to be done since the last panel, then who is overdue, due before the next one, new, out soon, may
    leave, loses a placement, or waits for an answer. Until it is fixed it is worked out anew each time.

    \b
      iomctl panel agenda 7
      iomctl panel agenda 7 --add mercer --because "his sister asked"
      iomctl panel agenda 7 --move N00042 --to 1
      iomctl panel agenda 7 --fix
    """
    from iomctl.output.render import check
    from iomctl.services.meetings.agenda import AgendaLine
    from iomctl.services.meetings.agenda import agenda as agenda_of

    app: App = context.obj
    change = _change(panel, _AgendaAsked(add, drop, move, because, to, fix))
    empty = f"Nothing is on the agenda of panel {panel}."
    how = listing.style(app.today, things=("line", "lines"), group_by="part", empty=empty)
    check(how, AgendaLine)
    with app.unit_of_work(dry_run=dry_run) as work:
        made = change(work) if change else None
        lines = made.lines if made else agenda_of(work, panel)
    app.show(lines, AgendaLine, how)
    if made:
        say_changed(app, dry_run, made.said)


def _change(panel: str, asked: _AgendaAsked) -> "Callable[[UnitOfWork], AgendaChange] | None":
    """The one change that is asked for; None where it is only looked at. Raises NotUnderstood for several."""
    from iomctl.inputs.panels import AgendaWhy
    from iomctl.services.meetings import agenda_changes

    _refuse_several(asked)
    why = AgendaWhy.typed(because=asked.because)
    add, drop, move = asked.add, asked.drop, asked.move
    if add is not None:
        return lambda work: agenda_changes.add(work, panel, add, why)
    if drop is not None:
        return lambda work: agenda_changes.drop(work, panel, drop, why)
    if move is not None and asked.to is not None:
        place = asked.to
        return lambda work: agenda_changes.move(work, panel, move, place)
    return (lambda work: agenda_changes.fix(work, panel)) if asked.fix else None


def _refuse_several(asked: _AgendaAsked) -> None:
    given = {"--add": asked.add, "--drop": asked.drop, "--move": asked.move, "--fix": asked.fix or None}
    named = [option for option, word in given.items() if word is not None]
    faults = [f"{' and '.join(named)}: give one of them"] if len(named) > 1 else []
    if (asked.move is None) != (asked.to is None):
        faults.append("--move goes with --to: who, and to which place")
    if (asked.because is None) != (asked.add is None and asked.drop is None):
        faults.append("--because goes with --add or --drop: say why")
    if faults:
        raise NotUnderstood(*faults)
