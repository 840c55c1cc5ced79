"""iomctl reach: where somebody lives now, and by which number or e-mail address they are reached."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.fact_options import (
    FromOption,
    HowAsked,
    LastDayOption,
    NotEndedOption,
    OfOneArgument,
    OtherFromOption,
    OtherUntilOption,
    SourceOption,
    UntilOption,
    WhyOption,
    change_fact,
    last_day,
)
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import AsOfOption, DryRunOption, FormatOption, OffenderArgument, ReasonOption
from iomctl.cli.whose_cases import of_cases

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases

verbs = group("How people are reached: address, telephone, e-mail, and where nobody contacts them.")
ReachArgument = Annotated[str, typer.Argument(metavar="REACH", help="its reference, like U00042")]
PostcodeOption = Annotated[str | None, typer.Option("--postcode", metavar="POSTCODE", help="of an address: LU1 2AB")]
NotContactedOption = Annotated[
    str | None,
    typer.Option("--not-to-be-contacted", metavar="WORDS", help="nobody contacts them there, and why"),
]


@verbs.command("add")
def add(
    context: typer.Context,
    offender: OffenderArgument,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="address, telephone or email")],
    details: Annotated[str, typer.Argument(metavar="WORDS", help="the address, or the number")],
    postcode: PostcodeOption = None,
    from_on: FromOption = None,
    until: UntilOption = None,
    not_contacted: NotContactedOption = None,
    source: SourceOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record where somebody lives, or how they are reached.

    \b
      iomctl reach add N00042 telephone "07700 900123"
      iomctl reach add mercer address "12 Mill Lane" --postcode "LU1 2AB" --not-to-be-contacted "a shared house"
    """
    from iomctl.inputs.facts.reaches import NewReach
    from iomctl.services.people.reaches import ReachRecord, add

    told = {"postcode": postcode, "not_contacted": not_contacted, "source": source}
    words = NewReach.typed(kind=kind, from_on=from_on, until_on=until, details=details, **told)
    change_fact(context, HowAsked(format, dry_run), ReachRecord, lambda work: add(work, offender, words))


@verbs.command("end")
def end(
    context: typer.Context,
    reach: ReachArgument,
    on: LastDayOption = None,
    not_ended: NotEndedOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Set the last day of an address or a number.

    \b
      iomctl reach end U00042 --on fri
      iomctl reach end U00042 --not-ended
    """
    from iomctl.services.people.reaches import ReachRecord, end

    app: App = context.obj
    last = None if not_ended and on is None else last_day(app, on, not_ended) or app.today
    change_fact(context, HowAsked(format, dry_run), ReachRecord, lambda work: end(work, reach, last))


@verbs.command("list")
@as_known
@of_cases
@as_list
def list_reaches(
    context: typer.Context,
    whose: "WhoseCases",
    offender: OfOneArgument = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="of one kind: address, telephone or email")
    ] = None,
    still: Annotated[bool, typer.Option("--open", help="only what has not ended by the day")] = False,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """How people are reached, by person, the newest first.

    \b
      iomctl reach list N00042 --open
      iomctl reach list --cohort luton --kind telephone --format csv
    """
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.people.reaches import ReachRecord, WhichReaches, reaches

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = reaches(work, on, WhichReaches(ListedPeople(offender, whose), kind, still))
    how = listing.style(on, things=("way to reach people", "ways to reach people"), empty="No such address or number.")
    app.show(found, ReachRecord, how)


@verbs.command("withdraw")
def withdraw(
    context: typer.Context,
    reach: ReachArgument,
    reason: WhyOption,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back what was recorded by mistake.

    \b
      iomctl reach withdraw U00042 --reason "of another person"
    """
    from iomctl.services.people.reaches import ReachRecord, withdraw

    change_fact(context, HowAsked(format, dry_run, reason), ReachRecord, lambda work: withdraw(work, reach, reason))


@verbs.command("correct")
def correct(
    context: typer.Context,
    reach: ReachArgument,
    reason: WhyOption,
    details: Annotated[str | None, typer.Option("--details", metavar="WORDS", help="the address or the number")] = None,
    postcode: PostcodeOption = None,
    from_on: OtherFromOption = None,
    until: OtherUntilOption = None,
    not_contacted: NotContactedOption = None,
    source: SourceOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put right what was recorded wrongly.

    What is not given stays as it was; "" takes away what was said.

    \b
      iomctl reach correct U00042 --details "07700 900124" --reason "mistyped"
    """
    from iomctl.inputs.facts.reaches import NewReach
    from iomctl.services.facts.correcting import Asked
    from iomctl.services.people.reaches import ReachRecord, correct

    told = {"postcode": postcode, "not_contacted": not_contacted, "source": source}
    asked = Asked(NewReach.typed(from_on=from_on, until_on=until, details=details, **told), reason)
    how = HowAsked(format, dry_run, reason)
    change_fact(context, how, ReachRecord, lambda work: correct(work, reach, asked))
