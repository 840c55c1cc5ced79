"""iomctl referral make, answer, start and end: the steps of a referral."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style, say_changed
from iomctl.cli.options import DryRunOption, FormatOption, NoteOption, OffenderArgument, OnOption
from iomctl.cli.referral_lists import ReferralArgument, verbs

if TYPE_CHECKING:
    from collections.abc import Callable

    from iomctl.services.referral_records import ReferralRecord
    from iomctl.storage.unit_of_work import UnitOfWork

__all__ = ["verbs"]

CodeOption = Annotated[
    str | None, typer.Option("--reason", metavar="CODE", help="why, from the policy's list: iomctl policy show")
]


@verbs.command("make")
def make(
    context: typer.Context,
    offender: OffenderArgument,
    pathway: Annotated[str, typer.Argument(metavar="PATHWAY", help="the pathway's code or letter")],
    provider: Annotated[str, typer.Option("--provider", metavar="PROVIDER", help="who is asked")],
    area: Annotated[
        str | None, typer.Option("--area", metavar="AREA", help="which of its services (the person's area)")
    ] = None,
    on: OnOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Refer a person to a provider.

    \b
      iomctl referral make N00042 accommodation --provider "Housing Solutions"
      iomctl referral make mercer D --provider resolutions --on "last fri"
    """
    from iomctl.services.referrals import make

    words = {"pathway": pathway, "area": area, "on": on, "note": note}
    _changed(context.obj, format, dry_run, lambda work: make(work, offender, provider, words))


@verbs.command("answer")
def answer(
    context: typer.Context,
    referral: ReferralArgument,
    answered: Annotated[str, typer.Argument(metavar="accepted|refused", help="what the provider said")],
    on: OnOption = None,
    reason: CodeOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record a provider's answer; a refusal needs a reason.

    \b
      iomctl referral answer R00042 accepted
      iomctl referral answer R00042 refused --reason full --on fri
    """
    from iomctl.services.referrals import answer

    words = {"status": answered, "reason": reason, "on": on, "note": note}
    _changed(context.obj, format, dry_run, lambda work: answer(work, referral, words))


@verbs.command("start")
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
    from iomctl.services.referrals import start

    words = {"on": on, "note": note}
    _changed(context.obj, format, dry_run, lambda work: start(work, referral, words))


@verbs.command("end")
def end(
    context: typer.Context,
    referral: ReferralArgument,
    ending: Annotated[str, typer.Argument(metavar="completed|ended-early|never-started", help="how it ended")],
    outcome: Annotated[
        str | None,
        typer.Option("--outcome", metavar="achieved|partly|not-achieved", help="what came of it; for completed"),
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
      iomctl referral end R00042 never-started --reason MOV --on fri
    """
    from iomctl.services.referrals import end

    words = {"ending": ending, "outcome": outcome, "reason": reason, "on": on, "note": note}
    _changed(context.obj, format, dry_run, lambda work: end(work, referral, words))


def _changed(app: App, format: str, dry_run: bool, change: "Callable[[UnitOfWork], ReferralRecord]") -> None:
    """Run one change of a referral and show it, saying the day in full."""
    from iomctl.domain.days import spoken
    from iomctl.services.referral_records import ReferralRecord

    shown = change_style(app, format, ReferralRecord)
    with app.unit_of_work(dry_run=dry_run) as work:
        made = change(work)
    app.show_one(made, shown)
    say_changed(app, dry_run, f"{made.referral} was {made.status} on {spoken(made.status_on, app.today)}")
    if made.status == "made" and made.answer_due_on is None:
        app.screen.warn("The bank holidays that are loaded end too early to say when the answer is due.")
        app.screen.warn("  load a newer file: iomctl policy holidays FILE")
