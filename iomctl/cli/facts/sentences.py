"""iomctl sentence: orders, licences and custody of people."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.fact_options import (
    FromOption,
    HowAsked,
    KindOption,
    LastDayOption,
    NotEndedOption,
    OfOneArgument,
    SourceOption,
    UntilOption,
    change_fact,
    last_day,
)
from iomctl.cli.facts.sentence_corrections import SentenceArgument, correct, withdraw
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    DryRunOption,
    FormatOption,
    OffenderArgument,
    ReasonOption,
)
from iomctl.cli.whose_cases import of_cases

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases

verbs = group("Sentences: orders, licences and custody, and whether probation supervises.")


@verbs.command("add")
def add(
    context: typer.Context,
    offender: OffenderArgument,
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="a kind of sentence in the policy, like licence; none: asked, none")
    ],
    from_on: FromOption = None,
    until: UntilOption = None,
    passed_for: Annotated[
        list[str] | None, typer.Option("--for", metavar="OFFENCE", help="an offence it was passed for; several times")
    ] = None,
    source: SourceOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record an order, a licence or a stay in custody.

    The kind none says that somebody asked and there is no sentence: those that go on end the day before.

    \b
      iomctl sentence add N00042 licence --from 3/2/2026 --until 2/11/2026
      iomctl sentence add N00042 community-order --from 1/4/2026 --for C00042 --for C00043
      iomctl sentence add mercer none --source "probation, by telephone"
    """
    from iomctl.inputs.facts.sentences import NewSentence
    from iomctl.services.facts.sentences import SentenceRecord, add

    words = NewSentence.typed(kind=kind, start_on=from_on, until_on=until, source=source)
    how = HowAsked(format, dry_run)
    change_fact(context, how, SentenceRecord, lambda work: add(work, offender, words, passed_for or ()))


@verbs.command("list")
@as_known
@of_cases
@as_list
def list_sentences(
    context: typer.Context,
    whose: "WhoseCases",
    offender: OfOneArgument = None,
    kind: KindOption = None,
    statutory: Annotated[
        bool, typer.Option("--statutory", help="only those by which probation supervises the person that day")
    ] = False,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Sentences by person, and when the final third of each begins.

    \b
      iomctl sentence list N00042
      iomctl sentence list --statutory --cohort luton
      iomctl sentence list --as-of 31/3/2026 --format csv
    """
    from iomctl.services.facts.sentences import SentenceRecord, WhichSentences, sentences
    from iomctl.services.lookup.listed_people import ListedPeople

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = sentences(work, on, WhichSentences(ListedPeople(offender, whose), kind, statutory))
    how = listing.style(on, things=("sentence", "sentences"), empty="No such sentence.")
    app.show(found, SentenceRecord, how)


@verbs.command("end")
def end(
    context: typer.Context,
    sentence: SentenceArgument,
    on: LastDayOption = None,
    not_ended: NotEndedOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Set the last day of a sentence.

    It ended early, or its end became known.

    \b
      iomctl sentence end T00042 --on fri
      iomctl sentence end T00042 --not-ended
    """
    from iomctl.services.facts.sentences import SentenceRecord, end

    app: App = context.obj
    day = last_day(app, on, not_ended)
    change_fact(context, HowAsked(format, dry_run), SentenceRecord, lambda work: end(work, sentence, day))


verbs.command("withdraw")(withdraw)
verbs.command("correct")(correct)
