"""iomctl review hold, set and exempt: what a review decided, and when the next one is."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.options import CohortOption, DryRunOption, FormatOption, NoteOption, OffenderArgument, OnOption, style
from iomctl.cli.review_lists import verbs
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from iomctl.services.reviews import ReviewAhead

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
    from iomctl.services.reviews import Held, hold

    app: App = context.obj
    next_day = None if next_by is None else app.day(next_by)
    held = Held(app.day(on), kind, colour, next_day, decision, note)
    with app.unit_of_work(dry_run=dry_run) as work:
        made = hold(work, offender, held, cohort)
    _show(app, made, format, dry_run)


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
    from iomctl.services.reviews import set_day

    app: App = context.obj
    due_by = app.day(day)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        made = set_day(work, offender, due_by, reason, cohort)
    _show(app, made, format, dry_run)


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

    When an exemption ends the review is due by the later of its old day and a few days from now.

    \b
      iomctl review exempt N00042 --reason health --until +4w
      iomctl review exempt N00042 --end
    """
    from iomctl.services.review_exemptions import end as end_exemption
    from iomctl.services.review_exemptions import exempt
    from iomctl.services.review_windows import Exemption

    app: App = context.obj
    if end == (reason is not None):
        raise NotUnderstood("give --reason CODE to exempt a case, or --end to end its exemption")
    last = None if until is None else app.day(until)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        if reason is None:
            made = end_exemption(work, offender, cohort)
        else:
            made = exempt(work, offender, Exemption(reason, last), cohort)
    _show(app, made, format, dry_run)


def _show(app: App, made: "ReviewAhead", format: str, dry_run: bool) -> None:
    app.show_one(made, style(format, on=app.today))
    if dry_run:
        app.screen.say("Dry run: nothing was changed.")
