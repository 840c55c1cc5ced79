"""iomctl review withdraw, correct and recalculate: what was said put right, and a new policy followed."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style, say_changed, say_told, told_before
from iomctl.cli.fact_options import FromDayOption, WhyOption, WhyThenOption
from iomctl.cli.options import (
    AllOption,
    CohortOption,
    ColumnsOption,
    DryRunOption,
    FormatOption,
    InsteadOption,
    NoteOption,
    OffenderArgument,
    OnOption,
)
from iomctl.cli.reviews.reviews import show_change, verbs
from iomctl.errors import BadValue, NotUnderstood

__all__ = ["verbs"]


@verbs.command("withdraw")
def withdraw(
    context: typer.Context,
    offender: OffenderArgument,
    on: Annotated[str, typer.Option("--on", metavar="DAY", help="the day it is about")],
    reason: WhyOption,
    what: Annotated[
        str | None, typer.Option("--what", metavar="WHAT", help="held, set, exempt, expected; of several that day")
    ] = None,
    cohort: CohortOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back what was said of a review by mistake.

    The review ahead and all before it are worked out as if it had not been said.

    \b
      iomctl review withdraw N00042 --on 20/4/2026 --reason "of another person"
      iomctl review withdraw N00042 --on mon --what exempt --reason "they came after all"
    """
    from iomctl.inputs.reviews import MistakenReview
    from iomctl.services.reviews.reviews import ReviewAhead
    from iomctl.services.reviews.withdrawing import withdraw

    app: App = context.obj
    shown = change_style(app, format, ReviewAhead)
    words = MistakenReview.typed(on=on, what=what, reason=reason)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        change = withdraw(work, (offender, cohort), words)
        told = told_before(work, change.ahead)
    show_change(app, change, shown, dry_run)
    say_told(app, told)


@verbs.command("correct")
def correct(
    context: typer.Context,
    offender: OffenderArgument,
    on: Annotated[str, typer.Option("--on", metavar="DAY", help="the day it is about, as recorded")],
    reason: WhyOption,
    what: Annotated[
        str, typer.Option("--what", metavar="WHAT", help="held, set, exempt, or expected: the end of an exemption")
    ] = "held",
    held_on: Annotated[str | None, typer.Option("--held-on", metavar="DAY", help="the day it was held")] = None,
    colour: Annotated[str | None, typer.Option("--colour", metavar="COLOUR", help="the colour it gave")] = None,
    next_by: Annotated[str | None, typer.Option("--next", metavar="DAY", help="the last day of the next one")] = None,
    decision: Annotated[str | None, typer.Option("--decision", metavar="WORDS", help="what was decided")] = None,
    note: NoteOption = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="the kind of review")] = None,
    from_on: FromDayOption = None,
    due_by: Annotated[str | None, typer.Option("--due-by", metavar="DAY", help="of a day set: the last day")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="of an exemption: its last day")] = None,
    because: WhyThenOption = None,
    cohort: CohortOption = None,
    instead: InsteadOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put right what was said of a review.

    A review that was held is meant, unless --what says otherwise. What is not given stays as it was said;
    give "" to take it away.

    \b
      iomctl review correct N00042 --on 20/4/2026 --colour amber --reason "mistyped"
      iomctl review correct N00042 --on 20/4/2026 --held-on 17/4/2026 --reason "it was Friday"
      iomctl review correct N00042 --on 20/4/2026 --what exempt --until 4/5/2026 --reason "mistyped"
    """
    from iomctl.inputs.reviews import CorrectedReview
    from iomctl.services.reviews.correcting import correct
    from iomctl.services.reviews.reviews import ReviewAhead

    app: App = context.obj
    shown = change_style(app, format, ReviewAhead)
    given = CorrectedReview.typed(on=on, what=what, held_on=held_on, kind=kind, colour=colour, next_by=next_by)
    words = given.also(decision=decision, note=note, reason=reason, from_on=from_on, due_by=due_by, until=until)
    words = words.also(because=because)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        change = correct(work, (offender, cohort), words, instead)
        told = told_before(work, change.ahead)
    show_change(app, change, shown, dry_run)
    say_told(app, told)


@verbs.command("recalculate")
def recalculate(
    context: typer.Context,
    policy: Annotated[bool, typer.Option("--policy", help="by the newest version of the policy")] = False,
    on: OnOption = None,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Count the reviews ahead anew by a new policy.

    Loading a policy leaves the reviews that stand ahead as they are. This moves those that it counts otherwise;
    days that somebody chose stay.

    \b
      iomctl review recalculate --policy --dry-run
      iomctl review recalculate --policy
    """
    from iomctl.domain.counts import counted
    from iomctl.services.reviews.recalculating import ReviewCountedAnew, recalculate

    app: App = context.obj
    if not policy:
        raise NotUnderstood("say by what", advice="give --policy: by its newest version")
    empty = "No review ahead falls on other days by the newest version of the policy."
    how = {"whole": every, "things": ("review", "reviews"), "empty": empty}
    shown = change_style(app, format, ReviewCountedAnew, columns, **how)
    from_on = app.day(on, "--on")
    if from_on > app.today:
        raise BadValue(f"--on: {from_on} is still to come")
    with app.unit_of_work(dry_run=dry_run) as work:
        found = recalculate(work, from_on)
    app.show(found, ReviewCountedAnew, shown)
    say_changed(app, dry_run, f"{counted(len(found), 'review')} counted anew" if found else "")
