"""iomctl review hold, set and exempt: what a review decided, and when the next one is."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style, say_changed
from iomctl.cli.options import CohortOption, DryRunOption, FormatOption, NoteOption, OffenderArgument, OnOption
from iomctl.cli.reviews.lists import verbs
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from iomctl.output.render import Style
    from iomctl.services.reviews.reviews import ReviewAhead

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
        ahead = hold(work, offender, cohort, words)
    _show(app, ahead, shown, dry_run)


@verbs.command("set")
def set_day(
    context: typer.Context,
    offender: OffenderArgument,
    day: Annotated[str, typer.Argument(metavar="DAY", help="the last day it is due")],
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="why; kept with it")],
    cohort: CohortOption = None,
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
        ahead = set_day(work, offender, cohort, Setting.typed(due_by=day, reason=reason))
    _show(app, ahead, shown, dry_run)


@verbs.command("exempt")
def exempt(
    context: typer.Context,
    offender: OffenderArgument,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="CODE", help="a reason of the policy's exemption list")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="the last day of the exemption")] = None,
    end: Annotated[bool, typer.Option("--end", help="end the exemption instead")] = False,
    cohort: CohortOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Expect no review of a case for a reason, or end that.

    When an exemption ends the review is due by the later of its old day and a few days from now;
    one that began today leaves the old day.

    \b
      iomctl review exempt N00042 --reason health --until +4w
      iomctl review exempt N00042 --end
    """
    from iomctl.inputs.reviews import Exemption
    from iomctl.services.reviews.exemptions import end as end_exemption
    from iomctl.services.reviews.exemptions import exempt
    from iomctl.services.reviews.reviews import ReviewAhead

    app: App = context.obj
    shown = change_style(app, format, ReviewAhead)
    _refuse_both(end, reason, until)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        if reason is None:
            ahead = end_exemption(work, offender, cohort)
        else:
            ahead = exempt(work, offender, cohort, Exemption.typed(reason=reason, until=until))
    _show(app, ahead, shown, dry_run)


def _show(app: App, ahead: "ReviewAhead", shown: "Style", dry_run: bool) -> None:
    app.show_one(ahead, shown)
    say_changed(app, dry_run)


def _refuse_both(end: bool, reason: str | None, until: str | None) -> None:
    advice = "give --reason CODE to exempt a case, or --end alone to end its exemption"
    if not end and reason is None:
        raise NotUnderstood("neither --reason nor --end was given", advice=advice)
    given = {"--reason": reason, "--until": until}
    faults = [f"{name} does not go with --end" for name, word in given.items() if end and word is not None]
    if faults:
        raise NotUnderstood(*faults, advice=advice)
