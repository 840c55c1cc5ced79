"""iomctl score: scores of people, as other systems or an assessment gave them."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.fact_options import HowAsked, KindOption, OfOneArgument, SourceOption, WhyOption, change_fact
from iomctl.cli.facts import score_ogrs3
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    DryRunOption,
    FormatOption,
    OffenderArgument,
    OnOption,
    ReasonOption,
)
from iomctl.cli.whose_cases import of_cases

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases

verbs = group("Scores of risk: the newest of a kind counts until it is too old.")

ScoreArgument = Annotated[str, typer.Argument(metavar="SCORE", help="the score's reference, like S00042")]


@verbs.command("add")
def add(
    context: typer.Context,
    offender: OffenderArgument,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="a kind of score in the policy, like ogrs3-2y")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="the figure, or the level where the kind has levels")],
    on: OnOption = None,
    version: Annotated[str | None, typer.Option("--version", metavar="WORDS", help="of the instrument")] = None,
    source: SourceOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record a score that another system or an assessment gave.

    \b
      iomctl score add N00042 ogrs3-2y 81 --on 3/9/2025 --version OGRS3 --source OASys
      iomctl score add mercer rosh high
    """
    from iomctl.inputs.facts.scores import NewScore
    from iomctl.services.facts.scores import ScoreRecord, add

    words = NewScore.typed(kind=kind, value=value, scored_on=on, version=version, source=source)
    change_fact(context, HowAsked(format, dry_run), ScoreRecord, lambda work: add(work, offender, words))


@verbs.command("list")
@as_known
@of_cases
@as_list
def list_scores(
    context: typer.Context,
    whose: "WhoseCases",
    offender: OfOneArgument = None,
    kind: KindOption = None,
    newest: Annotated[bool, typer.Option("--newest", help="only the newest of each kind")] = False,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Scores by person and kind, and whether each still counts.

    \b
      iomctl score list N00042
      iomctl score list --kind rosh --newest
      iomctl score list mercer --as-of 31/3/2026 --format csv
    """
    from iomctl.services.facts.scores import ScoreRecord, WhichScores, scores
    from iomctl.services.lookup.listed_people import ListedPeople

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = scores(work, on, WhichScores(ListedPeople(offender, whose), kind, newest))
    how = listing.style(on, things=("score", "scores"), empty="No such score.")
    app.show(found, ScoreRecord, how)


@verbs.command("withdraw")
def withdraw(
    context: typer.Context,
    score: ScoreArgument,
    reason: WhyOption,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back a score that was recorded by mistake.

    It counts for nothing any more, whatever day is asked about, and stays in the audit trail.

    \b
      iomctl score withdraw S00042 --reason "of another person"
    """
    from iomctl.services.facts.scores import ScoreRecord, withdraw

    change_fact(context, HowAsked(format, dry_run, reason), ScoreRecord, lambda work: withdraw(work, score, reason))


@verbs.command("correct")
def correct(
    context: typer.Context,
    score: ScoreArgument,
    reason: WhyOption,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="a kind of score in the policy")] = None,
    value: Annotated[
        str | None, typer.Option("--value", metavar="VALUE", help="the figure, or the level where the kind has levels")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="the day it was worked out")] = None,
    version: Annotated[str | None, typer.Option("--version", metavar="WORDS", help="of the instrument")] = None,
    source: SourceOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put a score right that was recorded wrongly.

    What is not given stays as it was; "" takes away what was said. The audit trail keeps what it was before.

    \b
      iomctl score correct S00042 --value 18 --reason "figures turned round"
      iomctl score correct S00042 --kind rosh --value high --reason "mistyped"
    """
    from iomctl.inputs.facts.scores import NewScore
    from iomctl.services.facts.correcting import Asked
    from iomctl.services.facts.scores import ScoreRecord, correct

    asked = Asked(NewScore.typed(kind=kind, value=value, scored_on=on, version=version, source=source), reason)
    how = HowAsked(format, dry_run, reason)
    change_fact(context, how, ScoreRecord, lambda work: correct(work, score, asked))


verbs.command("ogrs3")(score_ogrs3.ogrs3)
