"""iomctl referral start and end: the later steps of a referral."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style, say_changed
from iomctl.cli.options import DryRunOption, FormatOption, NoteOption, OnOption
from iomctl.cli.referrals.lists import ReferralArgument

if TYPE_CHECKING:
    from iomctl.output.render import Style
    from iomctl.services.referrals.records import ReferralRecord

CodeOption = Annotated[
    str | None, typer.Option("--reason", metavar="CODE", help="why, from the policy's list: iomctl policy show")
]


def start(
    context: typer.Context,
    referral: ReferralArgument,
    on: OnOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record that the work began.

    \b
      iomctl referral start R00042 --on mon
    """
    from iomctl.inputs.referrals.referrals import Start
    from iomctl.services.referrals.steps import start

    words = Start.typed(on=on, note=note)
    app: App = context.obj
    shown = record_style(app, format)
    with app.unit_of_work(dry_run=dry_run) as work:
        made = start(work, referral, words)
    show_changed(app, made, shown, dry_run)


def end(
    context: typer.Context,
    referral: ReferralArgument,
    ending: Annotated[str, typer.Argument(metavar="completed|ended-early|never-started", help="how it ended")],
    outcome: Annotated[
        str | None,
        typer.Option("--outcome", metavar="achieved|partly|not-achieved", help="what came of it; for completed"),
    ] = None,
    outcome_score: Annotated[
        list[str] | None,
        typer.Option("--outcome-score", metavar="CODE=SCORE", help="of a desired outcome; again for more"),
    ] = None,
    reason: CodeOption = None,
    on: OnOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record how a referral ended: done, early, or never begun.

    \b
      iomctl referral end R00042 completed --outcome achieved
      iomctl referral end R00042 completed --outcome partly --outcome-score home-kept=achieved
      iomctl referral end R00042 never-started --reason MOV --on fri
    """
    from iomctl.inputs.referrals.referrals import End
    from iomctl.services.referrals.steps import end

    came_of_it = End.typed(ending=ending, outcome=outcome, outcome_score=outcome_score or ())
    words = came_of_it.also(reason=reason, on=on, note=note)
    app: App = context.obj
    shown = record_style(app, format)
    with app.unit_of_work(dry_run=dry_run) as work:
        ended = end(work, referral, words)
    show_changed(app, ended.record, shown, dry_run)
    if ended.to_score:
        codes, ref = ", ".join(ended.to_score), ended.record.referral
        app.screen.say(f"Not scored yet: {codes}: iomctl referral outcome {ref} CODE --score SCORE")


def record_style(app: App, format: str) -> "Style":
    """The `Style` of a referral after a change, checked as `change_style` does."""
    from iomctl.services.referrals.records import ReferralRecord

    return change_style(app, format, ReferralRecord)


def show_changed(app: App, made: "ReferralRecord", shown: "Style", dry_run: bool) -> None:
    """Write a referral as it is after a step, saying the day in full."""
    from iomctl.domain.days.days import spoken

    app.show_one(made, shown)
    say_changed(app, dry_run, f"{made.referral} was {made.status} on {spoken(made.status_on, app.today)}")
    warn_without_due_day(app, made)


def warn_without_due_day(app: App, made: "ReferralRecord") -> None:
    """Say why a new referral has no day by which its answer is due."""
    if made.status == "made" and made.answer_due_on is None:
        app.screen.warn("The bank holidays that are loaded end too early to say when the answer is due.")
        app.screen.warn("  load a newer file: iomctl policy holidays FILE")
