"""iomctl duty withdraw and correct: take back or put right a referral to a council, or what came of it."""

from typing import Annotated

import typer

from iomctl.cli.fact_options import (
    HowAsked,
    OfDayOption,
    OfPartOption,
    WhyOption,
    change_fact,
    refuse_day_of_whole,
    refuse_stray,
)
from iomctl.cli.options import DryRunOption, FormatOption, NoteOption

DutyArgument = Annotated[str, typer.Argument(metavar="DUTY", help="the referral's reference, like D00042")]


ReferenceOption = Annotated[
    str | None, typer.Option("--reference", metavar="WORDS", help="the council's own reference")
]


def withdraw(
    context: typer.Context,
    duty: DutyArgument,
    reason: WhyOption,
    answered: Annotated[bool, typer.Option("--answer", help="only what came of it, the newest")] = False,
    on: OfDayOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back a referral, or what came of it.

    It counts for nothing any more, whatever day is asked about, and stays in the audit trail. One that was made, and
    that the person took back, is answered so: iomctl duty answer D00042 withdrawn

    \b
      iomctl duty withdraw D00042 --reason "of another person"
      iomctl duty withdraw D00042 --answer --reason "they answered about D00043"
    """
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.services.accommodation.duties import withdraw, withdraw_answer
    from iomctl.services.accommodation.duty_records import DutyRecord

    refuse_day_of_whole(on, {"--answer": answered})
    words, asked = DatedWithdrawal.typed(on=on, reason=reason), HowAsked(format, dry_run, reason)
    if answered:
        change_fact(context, asked, DutyRecord, lambda work: withdraw_answer(work, duty, words))
    else:
        change_fact(context, asked, DutyRecord, lambda work: withdraw(work, duty, reason))


def correct(
    context: typer.Context,
    duty: DutyArgument,
    reason: WhyOption,
    answered: Annotated[bool, typer.Option("--answer", help="what came of it instead, the newest")] = False,
    of: OfPartOption = None,
    council: Annotated[
        str | None, typer.Option("--council", metavar="COUNCIL", help="its name, part of it, or its code")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="the day of the referral, or of the answer")
    ] = None,
    consent: Annotated[
        str | None, typer.Option("--consent", metavar="DAY", help="the day on which the person agreed")
    ] = None,
    reference: ReferenceOption = None,
    note: NoteOption = None,
    outcome: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="OUTCOME", help="what came of it: an answer of the policy, withdrawn, or submitted"
        ),
    ] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put a referral to a council right, or what came of it.

    What is not given stays as it was; "" takes away what was said. The audit trail keeps what it was before.

    \b
      iomctl duty correct D00042 --council "central bed" --reason "misheard"
      iomctl duty correct D00042 --answer --to priority-need --on 9/4/2026 --reason "misread"
    """
    from iomctl.inputs.duties import DutyOutcome, NewDutyReferral
    from iomctl.services.accommodation.duty_corrections import correct, correct_answer
    from iomctl.services.accommodation.duty_records import DutyRecord
    from iomctl.services.facts.correcting import Asked

    whole = {"--council": council, "--consent": consent, "--note": note}
    refuse_stray("--answer", answered, {"--of": of, "--to": outcome}, whole)
    how = HowAsked(format, dry_run, reason)
    if answered:
        came = Asked(DutyOutcome.typed(outcome=outcome, on=on, reference=reference), reason)
        change_fact(context, how, DutyRecord, lambda work: correct_answer(work, duty, of, came))
        return
    words = NewDutyReferral.typed(council=council, on=on, consent=consent, reference=reference, note=note)
    change_fact(context, how, DutyRecord, lambda work: correct(work, duty, Asked(words, reason)))
