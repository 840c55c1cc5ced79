"""iomctl custody: who is in prison, of which kind and where, and every case of theirs follows."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.custody import corrections
from iomctl.cli.fact_options import HowAsked, WhyOption, change_fact
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    DryRunOption,
    FormatOption,
    InsteadOption,
    OffenderArgument,
    OnOption,
    ReasonOption,
)
from iomctl.cli.whose_cases import of_cases

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases

verbs = group("Custody: who is in prison, since when, and where. Their cases turn blue by themselves.")

PrisonOption = Annotated[str | None, typer.Option("--prison", metavar="NAME", help="the prison they are in")]
SentencedOption = Annotated[
    str | None, typer.Option("--sentenced", metavar="DAY", help="the day of the sentence that is served")
]
BecauseOption = Annotated[str | None, typer.Option("--reason", metavar="WORDS", help="why; kept with it")]
KINDS = "sentenced, remand, recall or not-known"


@verbs.command("begin")
def begin(
    context: typer.Context,
    offender: OffenderArgument,
    kind: Annotated[str, typer.Argument(metavar="KIND", help=KINDS)],
    prison: PrisonOption = None,
    sentenced: SentencedOption = None,
    reason: BecauseOption = None,
    on: OnOption = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DAY", help="the day of leaving, if it is over")] = None,
    end_placement: Annotated[
        bool, typer.Option("--end-placement", help="end the placement they are in, on the first day in custody")
    ] = False,
    instead: InsteadOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put a person into custody, or record a stay that is over.

    Every open case of theirs gets the colour for custody, and its next review is worked out anew. A placement of theirs
    goes on, and is paid for, until somebody ends it.

    \b
      iomctl custody begin N00042 remand --prison "HMP Bedford"
      iomctl custody begin mercer recall --prison "HMP Peterborough" --sentenced 3/2/2025 --on fri
    """
    from iomctl.inputs.custodies import NewCustody
    from iomctl.services.accommodation.custody_begun import begin
    from iomctl.services.custody.records import CustodyRecord

    words = NewCustody.typed(kind=kind, on=on, to=to, prison=prison, sentenced=sentenced, reason=reason)
    asked = HowAsked(format, dry_run)
    change_fact(
        context, asked, CustodyRecord, lambda work: begin(work, offender, words, instead, end_placements=end_placement)
    )


@verbs.command("change")
def change(
    context: typer.Context,
    offender: OffenderArgument,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help=KINDS)] = None,
    prison: PrisonOption = None,
    sentenced: SentencedOption = None,
    at_large: Annotated[
        bool | None, typer.Option("--at-large/--returned", help="unlawfully at large, or back again")
    ] = None,
    reason: BecauseOption = None,
    on: OnOption = None,
    instead: InsteadOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Another prison or kind, or unlawfully at large.

    \b
      iomctl custody change N00042 --prison "HMP Peterborough" --on mon
      iomctl custody change N00042 --kind sentenced --sentenced 17/4/2026
      iomctl custody change N00042 --at-large --reason "did not return from leave"
    """
    from iomctl.inputs.custodies import ChangeOfStay
    from iomctl.services.custody.custodies import change
    from iomctl.services.custody.records import CustodyRecord

    words = ChangeOfStay.typed(on=on, kind=kind, prison=prison, sentenced=sentenced, at_large=at_large, reason=reason)
    change_fact(context, HowAsked(format, dry_run), CustodyRecord, lambda work: change(work, offender, words, instead))


@verbs.command("list")
@as_known
@of_cases
@as_list
def list_stays(
    context: typer.Context,
    whose: "WhoseCases",
    offender: Annotated[
        str | None, typer.Argument(metavar="[OFFENDER]", help="every stay of one person; else who is in custody")
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help=KINDS)] = None,
    at_large: Annotated[bool, typer.Option("--at-large", help="only those unlawfully at large")] = False,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Who is in custody, and the day of release worked out.

    \b
      iomctl custody list
      iomctl custody list --kind remand --cohort luton
      iomctl custody list N00042 --format csv
    """
    from iomctl.services.custody.lists import WhichStays, custodies
    from iomctl.services.custody.records import CustodyRecord
    from iomctl.services.lookup.listed_people import ListedPeople

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = custodies(work, on, WhichStays(ListedPeople(offender, whose), kind, at_large))
    how = listing.style(on, things=("stay", "stays"), empty="Nobody is in custody.")
    app.show(found, CustodyRecord, how)


@verbs.command("withdraw")
def withdraw(
    context: typer.Context,
    offender: OffenderArgument,
    reason: WhyOption,
    colour: Annotated[
        str | None, typer.Option("--colour", metavar="COLOUR", help="their colour then (the one said last)")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="a day of the stay that is meant (the one they are in)")
    ] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back a stay that was recorded by mistake.

    The cases are as if it had not begun; the stay counts for nothing, and remains in the audit trail. Its release goes
    along.

    \b
      iomctl custody withdraw N00042 --reason "of another person"
      iomctl custody withdraw N00042 --on 2/2/2026 --reason "of another person"
    """
    from iomctl.inputs.custodies import MistakenCustody
    from iomctl.services.custody.records import CustodyRecord
    from iomctl.services.custody.withdrawing import withdraw

    words = MistakenCustody.typed(on=on, reason=reason, colour=colour)
    change_fact(context, HowAsked(format, dry_run, reason), CustodyRecord, lambda work: withdraw(work, offender, words))


verbs.command("correct")(corrections.correct)
