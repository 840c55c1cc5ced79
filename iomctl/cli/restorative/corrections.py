"""iomctl restorative withdraw and correct: take back or put right an offer, its answer, or what came of it."""

from typing import Annotated

import typer

from iomctl.cli.fact_options import HowAsked, WhyOption, change_fact, refuse_stray, refuse_two_parts
from iomctl.cli.options import DryRunOption, FormatOption, NoteOption
from iomctl.errors import NotUnderstood

OfferArgument = Annotated[str, typer.Argument(metavar="OFFER", help="the offer's reference, like J00042")]
StageOption = Annotated[
    str | None, typer.Option("--stage", metavar="STAGE", help="how far the case had come, a stage of the policy")
]
VictimAskedOption = Annotated[
    str | None,
    typer.Option("--victim-asked", metavar="yes|no", help="whether the victim's side was asked (not recorded)"),
]


def withdraw(
    context: typer.Context,
    restorative: OfferArgument,
    reason: WhyOption,
    answered: Annotated[bool, typer.Option("--answer", help="only the answer to it, and what came of it")] = False,
    came: Annotated[bool, typer.Option("--outcome", help="only what came of it")] = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back an offer, or only a part of it.

    It counts for nothing any more, whatever day is asked about, and stays in the audit trail.

    \b
      iomctl restorative withdraw J00042 --reason "of another person"
      iomctl restorative withdraw J00042 --answer --reason "has not said yet"
      iomctl restorative withdraw J00042 --outcome --reason "the letter was not sent"
    """
    from iomctl.inputs.choices import Withdrawal
    from iomctl.services.restorative.corrections import withdraw_answer
    from iomctl.services.restorative.offers import OfferRecord, withdraw
    from iomctl.services.restorative.outcomes import withdraw_outcome

    refuse_two_parts({"--answer": answered, "--outcome": came})
    asked, words = HowAsked(format, dry_run, reason), Withdrawal.typed(reason=reason)
    if answered:
        change_fact(context, asked, OfferRecord, lambda work: withdraw_answer(work, restorative, words))
    elif came:
        change_fact(context, asked, OfferRecord, lambda work: withdraw_outcome(work, restorative, words))
    else:
        change_fact(context, asked, OfferRecord, lambda work: withdraw(work, restorative, reason))


def correct(
    context: typer.Context,
    restorative: OfferArgument,
    reason: WhyOption,
    answered: Annotated[bool, typer.Option("--answer", help="the answer to it instead")] = False,
    came: Annotated[bool, typer.Option("--outcome", help="what came of it instead")] = False,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="WORD", help="what the person answered, or the code of what came of it"),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="the day of the offer, the answer or the outcome")
    ] = None,
    stage: StageOption = None,
    victim_asked: VictimAskedOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put an offer right, the answer to it, or what came of it.

    What is not given stays as it was; "" takes away what was said. The audit trail keeps what it was before.

    \b
      iomctl restorative correct J00042 --on 3/3/2026 --victim-asked no --reason "mistyped"
      iomctl restorative correct J00042 --answer --to declined --reason "misheard"
      iomctl restorative correct J00042 --outcome --to met --reason "mistyped"
    """
    from iomctl.inputs.facts.restoratives import NewOffer, OfferAnswer, OfferOutcome
    from iomctl.services.facts.correcting import Asked
    from iomctl.services.restorative.corrections import correct, correct_answer
    from iomctl.services.restorative.offers import OfferRecord
    from iomctl.services.restorative.outcomes import correct_outcome

    refuse_two_parts({"--answer": answered, "--outcome": came}, "correct")
    whole = {"--stage": stage, "--victim-asked": victim_asked}
    how = HowAsked(format, dry_run, reason)
    if answered:
        refuse_stray("--answer", True, {}, whole)
        said = Asked(OfferAnswer.typed(answer=to, on=on, note=note), reason)
        change_fact(context, how, OfferRecord, lambda work: correct_answer(work, restorative, said))
    elif came:
        refuse_stray("--outcome", True, {}, whole | {"--note": note})
        found = Asked(OfferOutcome.typed(outcome=to, on=on), reason)
        change_fact(context, how, OfferRecord, lambda work: correct_outcome(work, restorative, found))
    else:
        if to is not None:
            raise NotUnderstood("--to goes only with --answer or --outcome", advice="say which, or leave it out")
        asked = Asked(NewOffer.typed(on=on, stage=stage, victim_asked=victim_asked, note=note), reason)
        change_fact(context, how, OfferRecord, lambda work: correct(work, restorative, asked))
