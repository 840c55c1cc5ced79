"""iomctl restorative: offers of restorative justice, and what the person answered."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.fact_options import HowAsked, OfOneArgument, WhyOption, change_fact, refuse_stray
from iomctl.cli.known_on import as_known
from iomctl.cli.options import (
    AllOption,
    AsOfOption,
    ColumnsOption,
    DryRunOption,
    FormatOption,
    NoteOption,
    OffenderArgument,
    OnOption,
    ReasonOption,
    style,
)
from iomctl.cli.whose_cases import of_cases

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases

verbs = group("Restorative justice: the offer, and its answer.")

OfferArgument = Annotated[str, typer.Argument(metavar="OFFER", help="the offer's reference, like J00042")]


@verbs.command("offer")
def offer(
    context: typer.Context,
    offender: OffenderArgument,
    on: OnOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record that restorative justice was offered to a person.

    \b
      iomctl restorative offer N00042 --on 2/3/2026 --note "by letter"
    """
    from iomctl.inputs.facts.restoratives import NewOffer
    from iomctl.services.facts.restoratives import OfferRecord, offer

    words = NewOffer.typed(on=on, note=note)
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
    from iomctl.services.facts.restoratives import OfferRecord, answer

    words = OfferAnswer.typed(answer=said, on=on, note=note)
    change_fact(context, HowAsked(format, dry_run), OfferRecord, lambda work: answer(work, restorative, words))


@verbs.command("list")
@as_known
@of_cases
def list_offers(
    context: typer.Context,
    whose: "WhoseCases",
    offender: OfOneArgument = None,
    still_open: Annotated[bool, typer.Option("--open", help="only those without an answer that day")] = False,
    as_of: AsOfOption = None,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
    reason: ReasonOption = None,
) -> None:
    """Offers of restorative justice by person, as they stood on a day.

    \b
      iomctl restorative list N00042
      iomctl restorative list --open --cohort luton
    """
    from iomctl.services.facts.restoratives import OfferRecord, WhichOffers, offers
    from iomctl.services.lookup.listed_people import ListedPeople

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = offers(work, on, WhichOffers(ListedPeople(offender, whose), still_open))
    how = style(format, columns, on, whole=every, things=("offer", "offers"), empty="No such offer.")
    app.show(found, OfferRecord, how)


@verbs.command("withdraw")
def withdraw(
    context: typer.Context,
    restorative: OfferArgument,
    reason: WhyOption,
    answered: Annotated[bool, typer.Option("--answer", help="only the answer to it")] = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back an offer, or only the answer to it.

    It counts for nothing any more, whatever day is asked about, and stays in the audit trail.

    \b
      iomctl restorative withdraw J00042 --reason "of another person"
      iomctl restorative withdraw J00042 --answer --reason "has not said yet"
    """
    from iomctl.inputs.choices import Withdrawal
    from iomctl.services.facts.restorative_corrections import withdraw_answer
    from iomctl.services.facts.restoratives import OfferRecord, withdraw

    asked, words = HowAsked(format, dry_run, reason), Withdrawal.typed(reason=reason)
    if answered:
        change_fact(context, asked, OfferRecord, lambda work: withdraw_answer(work, restorative, words))
    else:
        change_fact(context, asked, OfferRecord, lambda work: withdraw(work, restorative, reason))


@verbs.command("correct")
def correct(
    context: typer.Context,
    restorative: OfferArgument,
    reason: WhyOption,
    answered: Annotated[bool, typer.Option("--answer", help="the answer to it instead")] = False,
    to: Annotated[
        str | None, typer.Option("--to", metavar="accepted|declined", help="what the person answered")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="the day of the offer, or of the answer")
    ] = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put an offer right, or the answer to it.

    What is not given stays as it was; "" takes away what was said. The audit trail keeps what it was before.

    \b
      iomctl restorative correct J00042 --on 3/3/2026 --reason "mistyped"
      iomctl restorative correct J00042 --answer --to declined --reason "misheard"
    """
    from iomctl.inputs.facts.restoratives import NewOffer, OfferAnswer
    from iomctl.services.facts.correcting import Asked
    from iomctl.services.facts.restorative_corrections import correct, correct_answer
    from iomctl.services.facts.restoratives import OfferRecord

    refuse_stray("--answer", answered, {"--to": to}, {})
    how = HowAsked(format, dry_run, reason)
    if answered:
        said = Asked(OfferAnswer.typed(answer=to, on=on, note=note), reason)
        change_fact(context, how, OfferRecord, lambda work: correct_answer(work, restorative, said))
    else:
        asked = Asked(NewOffer.typed(on=on, note=note), reason)
        change_fact(context, how, OfferRecord, lambda work: correct(work, restorative, asked))
