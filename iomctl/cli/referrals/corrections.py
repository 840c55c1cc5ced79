"""iomctl referral withdraw and correct: take back or put right what was recorded of a referral by mistake."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iomctl.cli.fact_options import HowAsked, OfPartOption, WhyOption, change_fact
from iomctl.cli.options import DryRunOption, FormatOption
from iomctl.cli.referrals.lists import ReferralArgument
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from iomctl.inputs.typed_words import Typed
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
    reason: WhyOption,
    step: Annotated[
        str | None, typer.Option("--step", metavar="made|answered|started|ended", help="the step that is wrong")
    ] = None,
    provider: Annotated[str | None, typer.Option("--provider", metavar="PROVIDER", help="who was asked")] = None,
    pathway: Annotated[
        str | None, typer.Option("--pathway", metavar="PATHWAY", help="the pathway's code or letter")
    ] = None,
    area: Annotated[str | None, typer.Option("--area", metavar="AREA", help="which of the provider's services")] = None,
    practitioner: Annotated[
        str | None, typer.Option("--practitioner", metavar="NAME", help="who works on it at the provider, the newest")
    ] = None,
    of: OfPartOption = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="WORD",
            help="accepted or refused; completed, ended-early or never-started; another outcome (as it was)",
        ),
    ] = None,
    because: Annotated[
        str | None, typer.Option("--because", metavar="CODE", help="why refused, or ended so: iomctl policy show")
    ] = None,
    outcome: Annotated[
        str | None,
        typer.Option(
            "--outcome", metavar="CODE", help="a desired outcome; with --step: achieved, partly, not-achieved"
        ),
    ] = None,
    score: Annotated[
        str | None, typer.Option("--score", metavar="achieved|partly|not-achieved", help="of that desired outcome")
    ] = None,
    complexity: Annotated[
        str | None,
        typer.Option("--complexity", metavar="low|medium|high", help='how much it asks; "" for nothing said'),
    ] = None,
    note: Annotated[
        str | None, typer.Option("--note", metavar="WORDS", help='words kept with it, or with the step; "" for none')
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="the day it happened (as it was)")] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put right a step, the service, a note, who works on it.

    What is not given stays as it was. The audit trail keeps what it was before.

    \b
      iomctl referral correct R00042 --step answered --to accepted --reason "misread the mail"
      iomctl referral correct R00042 --step made --on 7/4/2026 --reason "was the day before"
      iomctl referral correct R00042 --step ended --to ended-early --because MOV --reason "mistyped"
      iomctl referral correct R00042 --provider "Fresh Start" --pathway drugs --reason "the wrong service"
      iomctl referral correct R00042 --complexity high --note "needs a ground floor" --reason "mistyped"
      iomctl referral correct R00042 --practitioner "J Hale" --on 8/4/2026 --reason "mistyped"
      iomctl referral correct R00042 --outcome home-kept --score partly --reason "misread"
    """
    from iomctl.services.referrals.corrections import correct
    from iomctl.services.referrals.records import ReferralRecord

    which = {"step": step, "practitioner": practitioner, "outcome": outcome}
    service = {"provider": provider, "pathway": pathway, "area": area}
    request = {"complexity": complexity, "note": note}
    details = {"of": of, "to": to, "because": because, "score": score, "on": on}
    words = _words(reason, {**which, **service, **request, **details})

    def change(work: "UnitOfWork") -> "FactChange":
        return correct(work, referral, words)

    change_fact(context, HowAsked(format, dry_run, reason), ReferralRecord, change)


def _words(reason: str, typed: Mapping[str, str | None]) -> "Typed[Any]":
    """What was typed, for the part of a referral that it names. Raises NotUnderstood for none, or two."""
    from iomctl.inputs.referrals.corrections import PARTS

    given = {name: word for name, word in typed.items() if word is not None}
    part = next((one for one in PARTS if one in given), None)
    if part is None:
        parts = ", ".join(f"--{one}" for one in PARTS)
        raise NotUnderstood("nothing is corrected", advice=f"say what is wrong with one of {parts}")
    if stray := [name for name in given if name not in PARTS[part].model_fields]:
        raise NotUnderstood(f"--{stray[0]} does not go with --{part}", advice="correct one after the other")
    return PARTS[part].typed(reason=reason, **given)
