"""iomctl offence withdraw and correct: take back or put right what was recorded of an offence by mistake."""

from typing import Annotated

import typer

from iomctl.cli.fact_options import HowAsked, SourceOption, WhyOption, change_fact
from iomctl.cli.options import DryRunOption, FormatOption

LastOfDaysOption = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help="the last day, where it was done on several")
]
CountedAsOption = Annotated[
    str | None,
    typer.Option(
        "--counted-as",
        metavar="breach|considered",
        help="no offence by itself: a breach of an order or licence, or taken into consideration",
    ),
]
PlaceOption = Annotated[
    str | None,
    typer.Option("--place", metavar="scotland|northern-ireland|abroad", help="where, if not in England and Wales"),
]
PassedOption = Annotated[
    str | None, typer.Option("--sentence", metavar="SENTENCE", help="the sentence that was passed for it, like T00042")
]
OffenceArgument = Annotated[str, typer.Argument(metavar="OFFENCE", help="the offence's reference, like C00042")]


def withdraw(
    context: typer.Context,
    offence: OffenceArgument,
    reason: WhyOption,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back an offence that was recorded by mistake.

    It counts for nothing any more, whatever day is asked about, and stays in the audit trail.

    \b
      iomctl offence withdraw C00042 --reason "of another person"
    """
    from iomctl.services.facts.offences import OffenceRecord, withdraw

    change_fact(context, HowAsked(format, dry_run, reason), OffenceRecord, lambda work: withdraw(work, offence, reason))


def correct(
    context: typer.Context,
    offence: OffenceArgument,
    reason: WhyOption,
    code: Annotated[
        str | None, typer.Option("--code", metavar="CODE", help="the Home Office code, like 028/03, or unknown")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="the day of the offence")] = None,
    victim: Annotated[
        str | None, typer.Option("--victim", metavar="person|business|not-known", help="whom it was done to")
    ] = None,
    outcome: Annotated[
        str | None,
        typer.Option("--outcome", metavar="OUTCOME", help="arrested, charged, convicted, cautioned, no-further-action"),
    ] = None,
    outcome_on: Annotated[
        str | None, typer.Option("--outcome-on", metavar="DAY", help="the day of the outcome")
    ] = None,
    index_on: Annotated[
        str | None, typer.Option("--index-on", metavar="DAY", help="from which day it is the index offence")
    ] = None,
    source: SourceOption = None,
    until: LastOfDaysOption = None,
    counted_as: CountedAsOption = None,
    place: PlaceOption = None,
    set_aside: Annotated[
        str | None, typer.Option("--set-aside", metavar="DAY", help="the day a court set the outcome aside")
    ] = None,
    sentence: PassedOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put an offence right that was recorded wrongly.

    What is not given stays as it was; "" takes away what was said. The audit trail keeps what it was before.

    \b
      iomctl offence correct C00042 --code 028/03 --reason "mistyped"
      iomctl offence correct C00042 --outcome "" --index-on "" --reason "of another offence"
      iomctl offence correct C00042 --sentence T00042 --reason "not said before"
    """
    from iomctl.inputs.facts.offences import NewOffence
    from iomctl.services.facts.correcting import Asked
    from iomctl.services.facts.offence_corrections import correct
    from iomctl.services.facts.offences import OffenceRecord

    told = {"outcome": outcome, "outcome_on": outcome_on, "index_on": index_on, "source": source}
    about = {"committed_until": until, "counted_as": counted_as, "place": place, "set_aside_on": set_aside}
    words = NewOffence.typed(committed_on=on, code=code, victim=victim, **told, **about, sentence=sentence)
    asked = Asked(words, reason)
    how = HowAsked(format, dry_run, reason)
    change_fact(context, how, OffenceRecord, lambda work: correct(work, offence, asked))
