"""iomctl home: where people sleep, as they or others said."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.fact_options import (
    FromOption,
    HowAsked,
    KindOption,
    OfOneArgument,
    OtherFromOption,
    SourceOption,
    WhyOption,
    change_fact,
)
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    DryRunOption,
    ExitCodeOption,
    FormatOption,
    OffenderArgument,
    ReasonOption,
)
from iomctl.cli.whose_cases import of_cases
from iomctl.errors import SomethingDue

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases

verbs = group("Where people sleep: what is said of it, and who has no home.")
HomeArgument = Annotated[str, typer.Argument(metavar="HOME", help="the reference of what was said, like H00042")]
KIND = "a code or name of accommodation, like A08A or 'rough sleeping'; not-known, would-not-say or hospital"
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DAY", help="the day of leaving (not known)")]
PlaceOption = Annotated[str | None, typer.Option("--area", metavar="AREA", help="where it is")]


@verbs.command("add")
def add(
    context: typer.Context,
    offender: OffenderArgument,
    kind: Annotated[str, typer.Argument(metavar="KIND", help=KIND)],
    from_on: FromOption = None,
    until: UntilOption = None,
    area: PlaceOption = None,
    source: SourceOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record where somebody sleeps, as they or others said.

    It holds from its first day until more is said. Custody counts before it, and so does a placement that goes on.

    \b
      iomctl home add N00042 A08A --from 7/4/2026 --area Luton --source "himself"
      iomctl home add mercer A07A --until 24/4/2026
      iomctl home add mercer would-not-say
    """
    from iomctl.inputs.facts.homes import NewHome
    from iomctl.services.facts.homes.said import HomeRecord
    from iomctl.services.homes.said import add

    words = NewHome.typed(from_on=from_on, kind=kind, leaves_on=until, area=area, source=source)
    change_fact(context, HowAsked(format, dry_run), HomeRecord, lambda work: add(work, offender, words))


@verbs.command("list")
@as_known
@of_cases
@as_list
def list_homes(
    context: typer.Context,
    whose: "WhoseCases",
    offender: OfOneArgument = None,
    kind: KindOption = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """What was said of homes, by person, the newest first.

    Where everybody sleeps on a day, placements and custody among it: iomctl caseload --home KIND.

    \b
      iomctl home list N00042
      iomctl home list --kind A08A --cohort luton
      iomctl home list --as-of 31/3/2026 --format csv
    """
    from iomctl.services.facts.homes.said import HomeRecord, WhichHomes, homes
    from iomctl.services.lookup.listed_people import ListedPeople

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = homes(work, on, WhichHomes(ListedPeople(offender, whose), kind))
    how = listing.style(on, things=("home", "homes"), empty="No such home.")
    app.show(found, HomeRecord, how)


@verbs.command("none")
@as_known
@of_cases
@as_list
def none(
    context: typer.Context,
    whose: "WhoseCases",
    why: Annotated[
        str | None, typer.Option("--why", metavar="WHY", help="only those homeless, not-known, ends or no-end")
    ] = None,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Everybody on the scheme without a home to stay in.

    They are homeless, or nobody knows where they sleep, or the place ends within the policy's home_notice_days, or is
    for now with no known end. From the first night out of custody on; nobody leaves the list until they have a home.

    \b
      iomctl home none --worker okafor
      iomctl home none --why not-known --format csv
    """
    from iomctl.services.homes.without import WhichWithout, WithoutHome, without_homes

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = without_homes(work, on, WhichWithout(whose, why))
    how = listing.style(on, things=("person", "people"), empty="Nobody is without a home.")
    app.show(found, WithoutHome, how)
    if exit_code and found:
        raise SomethingDue


@verbs.command("withdraw")
def withdraw(
    context: typer.Context,
    home: HomeArgument,
    reason: WhyOption,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back what was recorded of a home by mistake.

    It counts for nothing any more, whatever day is asked about, and stays in the audit trail.

    \b
      iomctl home withdraw H00042 --reason "of another person"
    """
    from iomctl.services.facts.homes.said import HomeRecord, withdraw

    change_fact(context, HowAsked(format, dry_run, reason), HomeRecord, lambda work: withdraw(work, home, reason))


@verbs.command("correct")
def correct(
    context: typer.Context,
    home: HomeArgument,
    reason: WhyOption,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help=KIND)] = None,
    from_on: OtherFromOption = None,
    until: UntilOption = None,
    area: PlaceOption = None,
    source: SourceOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put right what was recorded of a home, or say when it ends.

    What is not given stays as it was; "" takes away what was said. The audit trail keeps what it was before.

    \b
      iomctl home correct H00042 --kind A08C --reason "the night shelter, not the street"
      iomctl home correct H00042 --until 24/4/2026 --reason "his sister rang"
    """
    from iomctl.inputs.facts.homes import NewHome
    from iomctl.services.facts.correcting import Asked
    from iomctl.services.facts.homes.said import HomeRecord, correct

    words = NewHome.typed(from_on=from_on, kind=kind, leaves_on=until, area=area, source=source)
    how = HowAsked(format, dry_run, reason)
    change_fact(context, how, HomeRecord, lambda work: correct(work, home, Asked(words, reason)))
