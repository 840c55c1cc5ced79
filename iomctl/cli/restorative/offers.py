"""iomctl restorative offer, answer and outcome: what was offered at which stage, and what came of it."""

from typing import Annotated

import typer

from iomctl.cli.fact_options import HowAsked, change_fact
from iomctl.cli.options import DryRunOption, FormatOption, NoteOption, OffenderArgument, OnOption
from iomctl.cli.restorative.corrections import OfferArgument, StageOption, VictimAskedOption, correct, withdraw
from iomctl.cli.restorative.lists import verbs

__all__ = ["verbs"]


@verbs.command("offer")
def offer(
    context: typer.Context,
    offender: OffenderArgument,
    on: OnOption = None,
    stage: StageOption = None,
    victim_asked: VictimAskedOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record that restorative justice was offered to a person.

    \b
      iomctl restorative offer N00042 --on 2/3/2026 --stage before-charge --victim-asked yes
      iomctl restorative offer N00042 --stage after-sentence --note "by letter"
    """
    from iomctl.inputs.facts.restoratives import NewOffer
    from iomctl.services.restorative.offers import OfferRecord, offer

    words = NewOffer.typed(on=on, stage=stage, victim_asked=victim_asked, note=note)
    change_fact(context, HowAsked(format, dry_run), OfferRecord, lambda work: offer(work, offender, words))


@verbs.command("answer")
def answer(
    context: typer.Context,
    restorative: OfferArgument,
    said: Annotated[str, typer.Argument(metavar="accepted|declined", help="what the person answered")],
    on: OnOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record what the person answered.

    \b
      iomctl restorative answer J00042 accepted --on fri
      iomctl restorative answer J00042 declined --note "not now"
    """
    from iomctl.inputs.facts.restoratives import OfferAnswer
    from iomctl.services.restorative.offers import OfferRecord, answer

    words = OfferAnswer.typed(answer=said, on=on, note=note)
    change_fact(context, HowAsked(format, dry_run), OfferRecord, lambda work: answer(work, restorative, words))


@verbs.command("outcome")
def outcome(
    context: typer.Context,
    restorative: OfferArgument,
    came: Annotated[str, typer.Argument(metavar="OUTCOME", help="a restorative outcome of the policy, like letter")],
    on: OnOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record what came of an offer that was accepted.

    \b
      iomctl restorative outcome J00042 letter --on fri
    """
    from iomctl.inputs.facts.restoratives import OfferOutcome
    from iomctl.services.restorative.offers import OfferRecord
    from iomctl.services.restorative.outcomes import outcome

    words = OfferOutcome.typed(outcome=came, on=on)
    change_fact(context, HowAsked(format, dry_run), OfferRecord, lambda work: outcome(work, restorative, words))


verbs.command("withdraw")(withdraw)
verbs.command("correct")(correct)
