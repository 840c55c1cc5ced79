"""iomctl need: what each person needs on each pathway."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.changes import change_style, say_changed
from iomctl.cli.fact_options import HowAsked, OfDayOption, OfPartOption, WhyOption, change_fact
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    DryRunOption,
    FormatOption,
    NoteOption,
    OffenderArgument,
    OnOption,
    PathwayOption,
    ReasonOption,
)
from iomctl.cli.whose_cases import of_cases

if TYPE_CHECKING:
    from iomctl.output.render import Style
    from iomctl.services.lookup.whose_cases import WhoseCases
    from iomctl.services.referrals.many_needs import PeopleWithMany

verbs = group("Needs on a pathway: severe, some, none, or never asked.")

OfPathwayArgument = Annotated[str, typer.Argument(metavar="PATHWAY", help="the pathway's code or letter")]


@verbs.command("set")
def set_levels(
    context: typer.Context,
    offender: OffenderArgument,
    levels: Annotated[list[str], typer.Argument(metavar="PATHWAY=LEVEL...", help="none, some or severe, for each")],
    on: OnOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record what a person was found to need, pathway by pathway.

    \b
      iomctl need set N00042 accommodation=severe drugs=none
      iomctl need set mercer A=some --on fri --note "sofa surfing"
    """
    from iomctl.domain.days.days import spoken
    from iomctl.inputs.referrals.needs import Asking
    from iomctl.services.referrals.needs import NeedRecord, set_levels

    app: App = context.obj
    shown = change_style(app, format, NeedRecord)
    with app.unit_of_work(dry_run=dry_run) as work:
        made = set_levels(work, offender, levels, Asking.typed(from_on=on, note=note))
    app.show(made, NeedRecord, shown)
    say_changed(app, dry_run, f"Asked on {spoken(app.day(on), app.today)}")


@verbs.command("withdraw")
def withdraw(
    context: typer.Context,
    offender: OffenderArgument,
    pathway: OfPathwayArgument,
    reason: WhyOption,
    on: OfDayOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back what was recorded by mistake.

    The answer before it counts again, whatever day is asked about.

    \b
      iomctl need withdraw N00042 accommodation --reason "of another person"
      iomctl need withdraw mercer A --on 16/3/2026 --reason "asked on the phone, not understood"
    """
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.services.referrals.needs import NeedRecord, withdraw

    words = DatedWithdrawal.typed(on=on, reason=reason)
    change_fact(
        context, HowAsked(format, dry_run, reason), NeedRecord, lambda work: withdraw(work, offender, pathway, words)
    )


@verbs.command("correct")
def correct(
    context: typer.Context,
    offender: OffenderArgument,
    pathway: OfPathwayArgument,
    reason: WhyOption,
    of: OfPartOption = None,
    level: Annotated[str | None, typer.Option("--level", metavar="none|some|severe", help="what was found")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="the day of asking")] = None,
    about: Annotated[
        str | None, typer.Option("--pathway", metavar="PATHWAY", help="which pathway it was about")
    ] = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put right what a person was found to need.

    What is not given stays as it was; "" takes away what was said. The audit trail keeps what it was before.

    \b
      iomctl need correct N00042 accommodation --level some --reason "mistyped"
      iomctl need correct mercer A --of 16/3/2026 --pathway drugs --reason "of the other question"
    """
    from iomctl.inputs.referrals.needs import NewNeed
    from iomctl.services.facts.correcting import Asked
    from iomctl.services.referrals.need_corrections import WhichAnswer, correct
    from iomctl.services.referrals.needs import NeedRecord

    asked = Asked(NewNeed.typed(pathway=about, level=level, from_on=on, note=note), reason)
    which, how = WhichAnswer(offender, pathway, of), HowAsked(format, dry_run, reason)
    change_fact(context, how, NeedRecord, lambda work: correct(work, which, asked))


@verbs.command("list")
@as_known
@of_cases
@as_list
def list_needs(
    context: typer.Context,
    whose: "WhoseCases",
    offender: Annotated[
        str | None, typer.Argument(metavar="[OFFENDER]", help="of one person; else of everyone on the scheme")
    ] = None,
    pathway: PathwayOption = None,
    level: Annotated[
        str | None, typer.Option("--level", metavar="none|some|severe|not-asked", help="of one level")
    ] = None,
    at_least: Annotated[
        int | None, typer.Option("--at-least", metavar="NUMBER", min=1, help="people with so many, a row for each")
    ] = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Needs by person and pathway; not-asked is not the same as none.

    With --at-least it lists people with needs on so many pathways, some or severe, and says how many they are; with
    --pathway, one of the needs is on it. Who was not asked enough to tell is counted apart.

    \b
      iomctl need list N00042
      iomctl need list --pathway accommodation --level severe
      iomctl need list --level not-asked --format csv
      iomctl need list --at-least 3
    """
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.referrals.many_needs import ManyNeeds, people_with_many
    from iomctl.services.referrals.needs import Narrowing, NeedRecord, needs

    app: App = context.obj
    on = app.day(as_of)
    narrowing = Narrowing(ListedPeople(offender, whose), pathway, level)
    how = listing.style(on, things=("need", "needs"), empty="Nobody with such a need.")
    if at_least is not None:
        with app.unit_of_work(reason) as work:
            many = people_with_many(work, on, narrowing, at_least)
        app.show(many.found, ManyNeeds, _told(how, many, at_least))
        return
    with app.unit_of_work(reason) as work:
        found = needs(work, on, narrowing)
    app.show(found, NeedRecord, how)


def _told(how: "Style", many: "PeopleWithMany", least: int) -> "Style":
    """The same with how many they are, of how many people, and of whom it is not known."""
    from iomctl.domain.counts import counted

    people, needs = counted(many.people, "person", "people"), counted(least, "need")
    so_many = f"{len(many.found):,} of {people} with {needs} or more"
    told = f"{so_many}; not asked enough to tell: {many.not_known:,}." if many.not_known else f"{so_many}."
    return replace(how, things=("person", "people"), legend=told, empty=told)
