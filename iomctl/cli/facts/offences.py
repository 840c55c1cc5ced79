"""iomctl offence: what people did, as the police or a court recorded it."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.fact_options import HowAsked, OfOneArgument, SourceOption, change_fact
from iomctl.cli.facts.offence_corrections import (
    CountedAsOption,
    LastOfDaysOption,
    OffenceArgument,
    PassedOption,
    PlaceOption,
    correct,
    withdraw,
)
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
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases

verbs = group("Offences, and which of them are neighbourhood crime.")


@verbs.command("add")
def add(
    context: typer.Context,
    offender: OffenderArgument,
    code: Annotated[str, typer.Argument(metavar="CODE", help="the Home Office code, like 028/03, or unknown")],
    on: OnOption = None,
    victim: Annotated[
        str, typer.Option("--victim", metavar="person|business|not-known", help="whom it was done to")
    ] = "not-known",
    outcome: Annotated[
        str | None,
        typer.Option("--outcome", metavar="OUTCOME", help="arrested, charged, convicted, cautioned, no-further-action"),
    ] = None,
    outcome_on: Annotated[
        str | None, typer.Option("--outcome-on", metavar="DAY", help="the day of the outcome")
    ] = None,
    index: Annotated[
        bool, typer.Option("--index", help="it is the index offence, from its outcome on (else its own day)")
    ] = False,
    source: SourceOption = None,
    until: LastOfDaysOption = None,
    counted_as: CountedAsOption = None,
    place: PlaceOption = None,
    sentence: PassedOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record an offence.

    The answer says whether it is neighbourhood crime.

    \b
      iomctl offence add N00042 028/03 --on 3/2/2026 --outcome convicted --outcome-on 1/4/2026 --index --source PNC
      iomctl offence add mercer 034/01 --on 12/3/2026 --victim person
      iomctl offence add mercer unknown --on 12/3/2026 --outcome arrested
      iomctl offence add mercer 053/01 --on 2/3/2026 --until 9/3/2026 --outcome convicted --outcome-on 1/4/2026
      iomctl offence add mercer unknown --on 12/3/2026 --counted-as breach
    """
    from iomctl.inputs.facts.offences import NewOffence
    from iomctl.services.facts.offences import OffenceRecord, add

    came = {"outcome": outcome, "outcome_on": outcome_on, "index": index, "source": source, "sentence": sentence}
    about = {"committed_until": until, "counted_as": counted_as, "place": place}
    words = NewOffence.typed(committed_on=on, code=code, victim=victim, **came, **about)
    change_fact(context, HowAsked(format, dry_run), OffenceRecord, lambda work: add(work, offender, words))


@verbs.command("index")
def index(
    context: typer.Context,
    offence: OffenceArgument,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="from which day it is (today)")] = None,
    never: Annotated[bool, typer.Option("--not", help="it never was the index offence instead")] = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Make an offence the index offence from a day.

    For the days before that it is the one that was.

    \b
      iomctl offence index C00042 --on 1/4/2026
      iomctl offence index C00042 --not
    """
    from iomctl.services.facts.offences import OffenceRecord, index, index_no_more

    if never and on is not None:
        raise NotUnderstood("--on does not go with --not", advice="give the day, or say that it never was")
    how = HowAsked(format, dry_run)
    if never:
        change_fact(context, how, OffenceRecord, lambda work: index_no_more(work, offence))
    else:
        change_fact(context, how, OffenceRecord, lambda work: index(work, offence, on))


@verbs.command("set-aside")
def set_aside(
    context: typer.Context,
    offence: OffenceArgument,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="the day of the court (today)")] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record that a court set a conviction or caution aside.

    The offence is not proven from then on, in no figure that is made since. A conviction that was recorded by mistake
    is put right by correct.

    \b
      iomctl offence set-aside C00042 --on 1/6/2026
    """
    from iomctl.services.facts.offences import OffenceRecord
    from iomctl.services.facts.set_aside import set_aside

    change_fact(context, HowAsked(format, dry_run), OffenceRecord, lambda work: set_aside(work, offence, on))


@verbs.command("list")
@as_known
@of_cases
@as_list
def list_offences(
    context: typer.Context,
    whose: "WhoseCases",
    offender: OfOneArgument = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="committed on that day or later")] = None,
    scope: Annotated[
        str | None,
        typer.Option("--scope", metavar="yes|no|ask", help="neighbourhood offences, others, or to ask about"),
    ] = None,
    only_index: Annotated[bool, typer.Option("--index", help="only what is the index offence that day")] = False,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Offences by person, the newest first.

    \b
      iomctl offence list N00042 --since -24m
      iomctl offence list --scope ask --cohort luton
      iomctl offence list --index --as-of 31/3/2026 --format csv
    """
    from iomctl.services.facts.offences import OffenceRecord, WhichOffences, offences
    from iomctl.services.lookup.listed_people import ListedPeople

    app: App = context.obj
    on = app.day(as_of)
    first = None if since is None else app.day(since, "--since")
    with app.unit_of_work(reason) as work:
        found = offences(work, on, WhichOffences(ListedPeople(offender, whose), first, scope, only_index))
    how = listing.style(on, things=("offence", "offences"), empty="No such offence.")
    app.show(found, OffenceRecord, how)


verbs.command("withdraw")(withdraw)
verbs.command("correct")(correct)
