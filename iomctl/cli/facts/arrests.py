"""iomctl arrest: when people were arrested, for what, and what came of it."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.fact_options import HowAsked, OfOneArgument, SourceOption, WhyOption, change_fact
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

verbs = group("Arrests, each on its day whatever number of offences it was for.")
ArrestArgument = Annotated[str, typer.Argument(metavar="ARREST", help="the arrest's reference, like A00042")]
VICTIM = typer.Option("--victim", metavar="person|business|not-known", help="whom it was done to")
OutcomeOption = Annotated[
    str | None,
    typer.Option(
        "--outcome",
        metavar="OUTCOME",
        help="charged, cautioned, bailed, released-under-investigation, no-further-action",
    ),
]
OutcomeOnOption = Annotated[str | None, typer.Option("--outcome-on", metavar="DAY", help="the day of the outcome")]


@verbs.command("add")
def add(
    context: typer.Context,
    offender: OffenderArgument,
    codes: Annotated[
        list[str], typer.Argument(metavar="CODE...", help="Home Office codes of what it was for, or unknown")
    ],
    on: OnOption = None,
    victim: Annotated[str, VICTIM] = "not-known",
    outcome: OutcomeOption = None,
    outcome_on: OutcomeOnOption = None,
    source: SourceOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record an arrest with all the offences it was for.

    \b
      iomctl arrest add N00042 028/03 034/01 --on 12/3/2026 --outcome charged --outcome-on 13/3/2026
      iomctl arrest add mercer unknown --on 12/3/2026 --source "custody record"
    """
    from iomctl.inputs.facts.arrests import NewArrest
    from iomctl.services.facts.arrests import ArrestRecord, add

    told = {"victim": victim, "outcome": outcome, "outcome_on": outcome_on, "source": source}
    words = NewArrest.typed(arrested_on=on, codes=", ".join(codes), **told)
    change_fact(context, HowAsked(format, dry_run), ArrestRecord, lambda work: add(work, offender, words))


@verbs.command("list")
@as_known
@of_cases
@as_list
def list_arrests(
    context: typer.Context,
    whose: "WhoseCases",
    offender: OfOneArgument = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="arrested on that day or later, as since a panel")
    ] = None,
    scope: Annotated[
        str | None,
        typer.Option("--scope", metavar="yes|no|ask", help="for neighbourhood offences, others, or to ask about"),
    ] = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Arrests by person, the newest first.

    \b
      iomctl arrest list --cohort luton --since 6/4/2026
      iomctl arrest list N00042 --since -12m
      iomctl arrest list --scope yes --as-of 31/3/2026 --format csv
    """
    from iomctl.services.facts.arrests import ArrestRecord, WhichArrests, arrests
    from iomctl.services.lookup.listed_people import ListedPeople

    app: App = context.obj
    on = app.day(as_of)
    first = None if since is None else app.day(since, "--since")
    with app.unit_of_work(reason) as work:
        found = arrests(work, on, WhichArrests(ListedPeople(offender, whose), first, scope))
    how = listing.style(on, things=("arrest", "arrests"), empty="No such arrest.")
    app.show(found, ArrestRecord, how)


@verbs.command("withdraw")
def withdraw(
    context: typer.Context,
    arrest: ArrestArgument,
    reason: WhyOption,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back an arrest that was recorded by mistake.

    It counts for nothing any more, whatever day is asked about, and stays in the audit trail.

    \b
      iomctl arrest withdraw A00042 --reason "of another person"
    """
    from iomctl.services.facts.arrests import ArrestRecord, withdraw

    change_fact(context, HowAsked(format, dry_run, reason), ArrestRecord, lambda work: withdraw(work, arrest, reason))


@verbs.command("correct")
def correct(
    context: typer.Context,
    arrest: ArrestArgument,
    reason: WhyOption,
    codes: Annotated[
        str | None, typer.Option("--codes", metavar="CODE,CODE", help="all Home Office codes of it, or unknown")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="the day of the arrest")] = None,
    victim: Annotated[str | None, VICTIM] = None,
    outcome: OutcomeOption = None,
    outcome_on: OutcomeOnOption = None,
    source: SourceOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put an arrest right, or record what came of it.

    What is not given stays as it was; "" takes away what was said. The audit trail keeps what it was before.

    \b
      iomctl arrest correct A00042 --outcome charged --outcome-on 2/4/2026 --reason "answered bail"
      iomctl arrest correct A00042 --codes 028/03,034/01 --reason "mistyped"
    """
    from iomctl.inputs.facts.arrests import NewArrest
    from iomctl.services.facts.arrests import ArrestRecord, correct
    from iomctl.services.facts.correcting import Asked

    told = {"victim": victim, "outcome": outcome, "outcome_on": outcome_on, "source": source}
    asked = Asked(NewArrest.typed(arrested_on=on, codes=codes, **told), reason)
    how = HowAsked(format, dry_run, reason)
    change_fact(context, how, ArrestRecord, lambda work: correct(work, arrest, asked))
