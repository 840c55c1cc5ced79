"""iomctl panel decide and case: what was said and decided of a case at a panel."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style, say_changed
from iomctl.cli.listing import as_known
from iomctl.cli.options import ColumnsOption, DryRunOption, FormatOption, OffenderArgument, style
from iomctl.cli.pages import show_page
from iomctl.cli.panels.lists import PanelArgument
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iomctl.services.meetings.answering import SaidAtPanel


def decide(
    context: typer.Context,
    panel: PanelArgument,
    offender: OffenderArgument,
    update: Annotated[
        list[str] | None, typer.Option("--update", metavar="'WHO: WORDS'", help="what somebody said; may be repeated")
    ] = None,
    decision: Annotated[
        str | None, typer.Option("--decision", metavar="WORD", help="keep, move, de-select or defer")
    ] = None,
    because: Annotated[str | None, typer.Option("--because", metavar="WORDS", help="why")] = None,
    colour: Annotated[str | None, typer.Option("--colour", metavar="COLOUR", help="the colour from now on")] = None,
    tier: Annotated[str | None, typer.Option("--tier", metavar="TIER", help="the tier they are moved to")] = None,
    code: Annotated[
        str | None, typer.Option("--code", metavar="CODE", help="the policy's reason for a move or a de-selection")
    ] = None,
    exit_plan: Annotated[
        str | None, typer.Option("--exit-plan", metavar="WORDS", help="who goes on supporting them")
    ] = None,
    differed: Annotated[
        list[str] | None, typer.Option("--differed", metavar="'WHO: WORDS'", help="who saw it otherwise, and how")
    ] = None,
    action: Annotated[
        list[str] | None,
        typer.Option("--action", metavar="'TASK / WORKER / DAY'", help="who is to do what by when; may be repeated"),
    ] = None,
    next_by: Annotated[
        str | None, typer.Option("--next", metavar="DAY", help="the last day of the next review")
    ] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Keep what was said of a case at a panel, and its decision.

    With a decision the case is left: its review, move or de-selection and its actions are recorded in one event, which
    `undo` takes back whole. Without one what was said is kept, and the case stays open.

    \b
      iomctl panel decide 7 mercer --update "okafor: seen twice"
      iomctl panel decide 7 mercer --decision keep --because "settled" --next +2w
      iomctl panel decide 7 mercer --action "Ring the council / byrne / fri"
    """
    from iomctl.services.meetings.case_record import CaseAtPanel
    from iomctl.services.meetings.deciding import decide

    app: App = context.obj
    shown = change_style(app, format, CaseAtPanel)
    of_one = {
        "decision": decision, "tier": tier, "code": code, "exit-plan": exit_plan, "because": because,
        "colour": colour, "next": next_by,
    }  # fmt: skip
    said = list(_said({"update": update or [], "differed": differed or []}, action or [], of_one))
    if not said:
        raise NotUnderstood("nothing was said", advice="give --decision and --because, or --update 'WHO: WORDS'")
    with app.unit_of_work(dry_run=dry_run) as work:
        made = decide(work, panel, offender, said)
    from iomctl.cli.panels.case_page import sections_of, title_of

    show_page(app, made.case, shown, lambda _: (title_of(made.case), sections_of(made.case)))
    say_changed(app, dry_run, made.said)


@as_known
def case(
    context: typer.Context,
    panel: PanelArgument,
    offender: OffenderArgument,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
) -> None:
    """A case as a panel sees it, and what was said of it.

    \b
      iomctl panel case 7 mercer
    """
    from iomctl.services.meetings.case_at_panel import case_at_panel

    app: App = context.obj
    how = style(format, columns, app.today)
    with app.unit_of_work() as work:
        found = case_at_panel(work, panel, offender)
    from iomctl.cli.panels.case_page import sections_of, title_of

    show_page(app, found, how, lambda _: (title_of(found), sections_of(found)))


def _said(
    spoken: "dict[str, list[str]]", actions: "list[str]", of_one: "dict[str, str | None]"
) -> "Iterator[SaidAtPanel]":
    """The answers that were typed, a decision before what depends on it."""
    from iomctl.services.meetings.answering import SaidAtPanel

    for question, texts in spoken.items():
        for text in texts:
            who, colon, words = text.partition(":")
            yield SaidAtPanel(question, words if colon else text, who if colon else None)
    for question, word in of_one.items():
        if word is not None:
            yield SaidAtPanel(question, word)
    for text in actions:
        task, *rest = (part.strip() for part in text.rsplit(" / ", 2))
        if len(rest) < 2:
            raise NotUnderstood(f"--action {text}: write it like 'Ring the council / byrne / fri'")
        yield SaidAtPanel("action", task, *rest)
