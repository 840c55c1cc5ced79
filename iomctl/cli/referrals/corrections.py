"""iomctl referral withdraw and correct: take back or put right what was recorded of a referral by mistake."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.cli.fact_options import HowAsked, WhyOption, change_fact
from iomctl.cli.options import DryRunOption, FormatOption
from iomctl.cli.referrals.lists import ReferralArgument

if TYPE_CHECKING:
    from iomctl.services.facts.rows import FactChange
    from iomctl.storage.unit_of_work import UnitOfWork


def withdraw(
    context: typer.Context,
    referral: ReferralArgument,
    reason: WhyOption,
    step: Annotated[
        str | None, typer.Option("--step", metavar="answered|started|ended", help="only this step, the newest")
    ] = None,
    practitioner: Annotated[bool, typer.Option("--practitioner", help="only the newest practitioner")] = False,
    outcome: Annotated[
        str | None, typer.Option("--outcome", metavar="CODE", help="only a desired outcome, with its scores")
    ] = None,
    score: Annotated[bool, typer.Option("--score", help="only the newest score of that outcome")] = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back what was recorded by mistake.

    The whole referral goes with its steps. Without one of them it stands as it did before that.

    \b
      iomctl referral withdraw R00042 --reason "of another person"
      iomctl referral withdraw R00042 --step answered --reason "they answered about R00043"
      iomctl referral withdraw R00042 --outcome home-kept --score --reason "not yet"
    """
    from iomctl.inputs.referrals.corrections import ReferralWithdrawal
    from iomctl.services.referrals.records import ReferralRecord
    from iomctl.services.referrals.withdrawals import withdraw

    words = ReferralWithdrawal.typed(reason=reason, step=step, practitioner=practitioner, outcome=outcome, score=score)

    def change(work: "UnitOfWork") -> "FactChange":
        return withdraw(work, referral, words)

    change_fact(context, HowAsked(format, dry_run, reason), ReferralRecord, change)


def correct(
    context: typer.Context,
    referral: ReferralArgument,
    step: Annotated[str, typer.Option("--step", metavar="made|answered|started|ended", help="the step that is wrong")],
    reason: WhyOption,
    to: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="WORD", help="accepted or refused; completed, ended-early or never-started (as it was)"
        ),
    ] = None,
    because: Annotated[
        str | None, typer.Option("--because", metavar="CODE", help="why refused, or ended so: iomctl policy show")
    ] = None,
    outcome: Annotated[
        str | None, typer.Option("--outcome", metavar="achieved|partly|not-achieved", help="of one completed")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="the day it happened (as it was)")] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put a step right: its day, what was answered, how it ended.

    What is not given stays as it was. The audit trail keeps what it was before.

    \b
      iomctl referral correct R00042 --step answered --to accepted --reason "misread the mail"
      iomctl referral correct R00042 --step made --on 7/4/2026 --reason "was the day before"
      iomctl referral correct R00042 --step ended --to ended-early --because MOV --reason "mistyped"
    """
    from iomctl.inputs.referrals.corrections import StepCorrection
    from iomctl.services.referrals.corrections import correct
    from iomctl.services.referrals.records import ReferralRecord

    words = StepCorrection.typed(step=step, reason=reason, to=to, because=because, outcome=outcome, on=on)

    def change(work: "UnitOfWork") -> "FactChange":
        return correct(work, referral, words)

    change_fact(context, HowAsked(format, dry_run, reason), ReferralRecord, change)
