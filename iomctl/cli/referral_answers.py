"""iomctl referral answer: what a provider said, about one referral or by the sheet that it sends back."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.options import DryRunOption, FormatOption, NoteOption, OnOption
from iomctl.cli.referral_steps import CodeOption, record_style, show_changed


def answer(
    context: typer.Context,
    referral: Annotated[str, typer.Argument(metavar="REFERRAL", help="the referral's reference, like R00042")],
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

    app: App = context.obj
    shown = record_style(app, format)
    words = {"status": answered, "reason": reason, "on": on, "note": note}
    with app.unit_of_work(dry_run=dry_run) as work:
        made = answer(work, referral, words)
    show_changed(app, made, shown, dry_run)
