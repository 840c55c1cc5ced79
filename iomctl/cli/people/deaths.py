"""iomctl offender died and iomctl death: that somebody died, which ends their cases."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.fact_options import HowAsked, OfAnyoneArgument, WhyOption, change_fact
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AreaOption,
    AsOfOption,
    DryRunOption,
    FormatOption,
    OffenderArgument,
    OnOption,
    ReasonOption,
)

verbs = group("Deaths: who died and when; to record one: iomctl offender died.")
DeathArgument = Annotated[str, typer.Argument(metavar="DEATH", help="the death's reference, like X00042")]
NoteOption = Annotated[str | None, typer.Option("--note", metavar="WORDS", help="how it is known, and the like")]


def died(
    context: typer.Context,
    offender: OffenderArgument,
    on: OnOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record that a person died, which ends their cases.

    Nothing of theirs is due or waited for any more, and nobody adopts them again. What is open still, such as a
    referral, is listed with the command that closes it.

    \b
      iomctl offender died N00042 --on 6/3/2026 --note "probation, by telephone"
    """
    from iomctl.inputs.facts.deaths import NewDeath
    from iomctl.services.people.deaths import DeathRecord, add

    words = NewDeath.typed(died_on=on, note=note)
    change_fact(context, HowAsked(format, dry_run), DeathRecord, lambda work: add(work, offender, words))


@verbs.command("list")
@as_known
@as_list
def list_deaths(
    context: typer.Context,
    offender: OfAnyoneArgument = None,
    area: AreaOption = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Who had died by a day, by person.

    \b
      iomctl death list
      iomctl death list --area Luton --format csv
    """
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.lookup.whose_cases import WhoseCases
    from iomctl.services.people.deaths import DeathRecord, deaths

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = deaths(work, on, ListedPeople(offender, WhoseCases(area=area)))
    app.show(found, DeathRecord, listing.style(on, things=("death", "deaths"), empty="No such death."))


@verbs.command("withdraw")
def withdraw(
    context: typer.Context,
    death: DeathArgument,
    reason: WhyOption,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back a death that was recorded by mistake.

    The cases that ended by it go on as if nothing had been said.

    \b
      iomctl death withdraw X00042 --reason "his brother"
    """
    from iomctl.services.people.deaths import DeathRecord, withdraw

    change_fact(context, HowAsked(format, dry_run, reason), DeathRecord, lambda work: withdraw(work, death, reason))


@verbs.command("correct")
def correct(
    context: typer.Context,
    death: DeathArgument,
    reason: WhyOption,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="the day of the death")] = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put a death right that was recorded wrongly.

    The cases that ended by it end on the other day too. What is not given stays as it was; "" takes the note away.

    \b
      iomctl death correct X00042 --on 5/3/2026 --reason "the certificate says so"
    """
    from iomctl.inputs.facts.deaths import NewDeath
    from iomctl.services.facts.correcting import Asked
    from iomctl.services.people.deaths import DeathRecord, correct

    asked = Asked(NewDeath.typed(died_on=on, note=note), reason)
    how = HowAsked(format, dry_run, reason)
    change_fact(context, how, DeathRecord, lambda work: correct(work, death, asked))
