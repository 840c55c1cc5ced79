"""iomctl review hold, set and exempt: what a review decided, and when the next one is."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style, say_changed
from iomctl.cli.options import (
    CohortOption,
    DryRunOption,
    FormatOption,
    InsteadOption,
    NoteOption,
    OffenderArgument,
    OnOption,
)
from iomctl.cli.reviews.lists import verbs
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from iomctl.output.render import Style
    from iomctl.services.reviews.reviews import ReviewChange

__all__ = ["verbs"]


@verbs.command("hold")
def hold(
    context: typer.Context,
    offender: OffenderArgument,
    on: OnOption = None,
    colour: Annotated[str | None, typer.Option("--colour", metavar="COLOUR", help="the colour from now on")] = None,
    next_by: Annotated[str | None, typer.Option("--next", metavar="DAY", help="the last day of the next one")] = None,
    decision: Annotated[str | None, typer.Option("--decision", metavar="WORDS", help="what was decided")] = None,
    note: NoteOption = None,
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="the kind of review")] = "case",
    cohort: CohortOption = None,
    instead: InsteadOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record that the review ahead was held, and set the next.

    The policy says when the next one is due, unless you give the day.

    \b
      iomctl review hold N00042
      iomctl review hold mercer --on fri --colour amber --decision "keep on scheme" --next +2w
    """
    from iomctl.inputs.reviews import Holding
    from iomctl.services.reviews.reviews import ReviewAhead, hold

    app: App = context.obj
    shown = change_style(app, format, ReviewAhead)
    words = Holding.typed(on=on, kind=kind, colour=colour, next_by=next_by, decision=decision, note=note)
    with app.unit_of_work(dry_run=dry_run) as work:
        change = hold(work, (offender, cohort), words, instead)
    show_change(app, change, shown, dry_run)


@verbs.command("set")
def set_day(
    context: typer.Context,
    offender: OffenderArgument,
    day: Annotated[str, typer.Argument(metavar="DAY", help="the last day it is due")],
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="why; kept with it")],
    on: OnOption = None,
    cohort: CohortOption = None,
    instead: InsteadOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Move the review ahead to another day, with a reason.

    \b
      iomctl review set N00042 "next tue" --reason "panel moved"
    """
    from iomctl.inputs.reviews import Setting
    from iomctl.services.reviews.reviews import ReviewAhead, set_day

    app: App = context.obj
    shown = change_style(app, format, ReviewAhead)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        words = Setting.typed(on=on, due_by=day, reason=reason)
        change = set_day(work, (offender, cohort), words, instead)
    show_change(app, change, shown, dry_run)


@verbs.command("exempt")
def exempt(
    context: typer.Context,
    offender: OffenderArgument,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="CODE", help="a reason of the policy's exemption list")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="the last day of the exemption")] = None,
    end: Annotated[bool, typer.Option("--end", help="end the exemption instead")] = False,
    on: OnOption = None,
    cohort: CohortOption = None,
    instead: InsteadOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Expect no review of a case for a reason, or end that.

    When an exemption ends the review is due by the later of its old day and a few days from then.
    What was overdue when it began is overdue still.

    \b
      iomctl review exempt N00042 --reason health --until +4w
      iomctl review exempt N00042 --end
    """
    from iomctl.inputs.reviews import Exemption, ExemptionEnd
    from iomctl.services.reviews.exemptions import end as end_exemption
    from iomctl.services.reviews.exemptions import exempt
    from iomctl.services.reviews.reviews import ReviewAhead

    app: App = context.obj
    shown = change_style(app, format, ReviewAhead)
    _refuse_both(end, reason, until)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        if reason is None:
            change = end_exemption(work, (offender, cohort), ExemptionEnd.typed(on=on), instead)
        else:
            words = Exemption.typed(on=on, reason=reason, until=until)
            change = exempt(work, (offender, cohort), words, instead)
    show_change(app, change, shown, dry_run)


def show_change(app: App, change: "ReviewChange", shown: "Style", dry_run: bool) -> None:
    """Write the review ahead as it is after a change, and say what that was."""
    app.show_one(change.ahead, shown)
    say_changed(app, dry_run, change.said)


def _refuse_both(end: bool, reason: str | None, until: str | None) -> None:
    advice = "give --reason CODE to exempt a case, or --end alone to end its exemption"
    if not end and reason is None:
        raise NotUnderstood("neither --reason nor --end was given", advice=advice)
    given = {"--reason": reason, "--until": until}
    faults = [f"{name} does not go with --end" for name, word in given.items() if end and word is not None]
    if faults:
        raise NotUnderstood(*faults, advice=advice)
