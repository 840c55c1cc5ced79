"""iomctl sentence withdraw and correct: take back or put right what was recorded of a sentence by mistake."""

from typing import Annotated

import typer

from iomctl.cli.fact_options import (
    HowAsked,
    OtherFromOption,
    OtherUntilOption,
    SourceOption,
    WhyOption,
    WithdrawEndOption,
    change_fact,
)
from iomctl.cli.options import DryRunOption, FormatOption

SentenceArgument = Annotated[str, typer.Argument(metavar="SENTENCE", help="the sentence's reference, like T00042")]


def withdraw(
    context: typer.Context,
    sentence: SentenceArgument,
    reason: WhyOption,
    ended: WithdrawEndOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back a sentence, or only its last day.

    It counts for nothing any more, whatever day is asked about, and stays in the audit trail.

    \b
      iomctl sentence withdraw T00042 --reason "of another person"
      iomctl sentence withdraw T00042 --end --reason "was not recalled"
    """
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.services.facts.sentence_corrections import withdraw_last_day
    from iomctl.services.facts.sentences import SentenceRecord, withdraw

    asked, words = HowAsked(format, dry_run, reason), DatedWithdrawal.typed(reason=reason)
    if ended:
        change_fact(context, asked, SentenceRecord, lambda work: withdraw_last_day(work, sentence, words))
    else:
        change_fact(context, asked, SentenceRecord, lambda work: withdraw(work, sentence, reason))


def correct(
    context: typer.Context,
    sentence: SentenceArgument,
    reason: WhyOption,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="a kind of sentence in the policy")] = None,
    from_on: OtherFromOption = None,
    until: OtherUntilOption = None,
    source: SourceOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put a sentence right that was recorded wrongly.

    What is not given stays as it was; "" takes away what was said. The audit trail keeps what it was before.

    \b
      iomctl sentence correct T00042 --kind suspended-sentence --reason "misread"
      iomctl sentence correct T00042 --from 3/2/2026 --until 2/11/2026 --reason "mistyped"
    """
    from iomctl.inputs.facts.sentences import NewSentence
    from iomctl.services.facts.correcting import Asked
    from iomctl.services.facts.sentence_corrections import correct
    from iomctl.services.facts.sentences import SentenceRecord

    asked = Asked(NewSentence.typed(kind=kind, start_on=from_on, until_on=until, source=source), reason)
    how = HowAsked(format, dry_run, reason)
    change_fact(context, how, SentenceRecord, lambda work: correct(work, sentence, asked))
