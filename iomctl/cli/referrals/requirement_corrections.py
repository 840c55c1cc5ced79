"""iomctl requirement withdraw and correct: take back or put right what was recorded of a requirement by mistake."""

from typing import Annotated

import typer

from iomctl.cli.fact_options import HowAsked, OtherFromOption, OtherUntilOption, WhyOption, change_fact
from iomctl.cli.options import DryRunOption, FormatOption

RequirementArgument = Annotated[
    str, typer.Argument(metavar="REQUIREMENT", help="the requirement's reference, like Q00042")
]


def withdraw(
    context: typer.Context,
    requirement: RequirementArgument,
    reason: WhyOption,
    ended: Annotated[bool, typer.Option("--end", help="only its last day: it ends with its sentence")] = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back a requirement, or only its last day.

    It counts for nothing any more, whatever day is asked about, and stays in the audit trail.

    \b
      iomctl requirement withdraw Q00042 --reason "of another sentence"
      iomctl requirement withdraw Q00042 --end --reason "goes on"
    """
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.services.referrals.requirement_corrections import withdraw_last_day
    from iomctl.services.referrals.requirement_lists import RequirementRecord
    from iomctl.services.referrals.requirements import withdraw

    asked, words = HowAsked(format, dry_run, reason), DatedWithdrawal.typed(reason=reason)
    if ended:
        change_fact(context, asked, RequirementRecord, lambda work: withdraw_last_day(work, requirement, words))
    else:
        change_fact(context, asked, RequirementRecord, lambda work: withdraw(work, requirement, reason))


def correct(
    context: typer.Context,
    requirement: RequirementArgument,
    reason: WhyOption,
    sentence: Annotated[
        str | None, typer.Option("--sentence", metavar="SENTENCE", help="its sentence, like T00042")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="a kind of requirement in the policy")
    ] = None,
    from_on: OtherFromOption = None,
    until: OtherUntilOption = None,
    referral: Annotated[
        str | None, typer.Option("--referral", metavar="REFERRAL", help="the referral that meets it, like R00042")
    ] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put a requirement right that was recorded wrongly.

    What is not given stays as it was; "" takes away what was said. The audit trail keeps what it was before.

    \b
      iomctl requirement correct Q00042 --kind alcohol-treatment --referral R00042 --reason "misread"
      iomctl requirement correct Q00042 --referral "" --reason "R00042 is for something else"
    """
    from iomctl.inputs.referrals.requirements import NewRequirement
    from iomctl.services.facts.correcting import Asked
    from iomctl.services.referrals.requirement_corrections import correct
    from iomctl.services.referrals.requirement_lists import RequirementRecord

    asked = Asked(NewRequirement.typed(kind=kind, on=from_on, until=until), reason, (sentence, referral))
    how = HowAsked(format, dry_run, reason)
    change_fact(context, how, RequirementRecord, lambda work: correct(work, requirement, asked))
