"""iomctl offender: people, who they are and what is recorded about them."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    ColumnsOption,
    FormatOption,
    OffenderArgument,
    ReasonOption,
    style,
)
from iomctl.cli.pages import show_page
from iomctl.cli.people import changes as offender_changes
from iomctl.cli.people import deaths as offender_deaths
from iomctl.cli.people import duplicates as offender_duplicates
from iomctl.cli.people import identities as offender_identities
from iomctl.cli.people import merging as offender_merging
from iomctl.cli.people import renaming as offender_renaming
from iomctl.cli.people import withdrawals as offender_withdrawals
from iomctl.cli.whose_cases import AgeOption, of_cases, say_not_told
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from iomctl.output.render import Style
    from iomctl.services.lookup.whose_cases import WhoseCases

verbs = group("People: who they are, and what is recorded about them.")


@verbs.command("show")
@as_known
def show(
    context: typer.Context,
    offender: OffenderArgument,
    brief: Annotated[bool, typer.Option("--brief", help="half a page, for a panel")] = False,
    as_of: AsOfOption = None,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    reason: ReasonOption = None,
) -> None:
    """One person on one page: who they are, spell, needs, reviews.

    A page that is longer than the terminal goes through the program that $PAGER names.

    \b
      iomctl offender show N00042
      iomctl offender show N00042 --brief
      iomctl offender show 2009/0417723H --as-of 1/3/2026
      iomctl offender show mercer --restricted --reason "panel of 20 April"
    """
    from iomctl.services.page.offender_page import page

    app: App = context.obj
    on = app.day(as_of)
    if brief:
        _show_brief(app, offender, style(format, columns, on), reason)
        return
    with app.unit_of_work(reason) as work:
        found = page(work, offender, on)
    from iomctl.cli.page.offender_page import sections_of, title_of

    how = style(format, columns, on)
    show_page(app, found, how, lambda flat: (title_of(found, app.today, flat), sections_of(found, flat)))


def _show_brief(app: App, offender: str, how: "Style", reason: str | None) -> None:
    from iomctl.services.page.brief import brief

    with app.unit_of_work(reason) as work:
        found = brief(work, offender, how.on or app.today)
    from iomctl.cli.page.brief import sections_of, title_of

    show_page(app, found, how, lambda flat: (title_of(found, app.today, flat), sections_of(found)))


@verbs.command("history")
@as_known
@as_list
def history(
    context: typer.Context,
    offender: OffenderArgument,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Every dated change of one person, oldest first.

    \b
      iomctl offender history N00042
      iomctl offender history mercer --format csv
    """
    from iomctl.services.changes.change import PersonChange
    from iomctl.services.changes.of_person import history

    app: App = context.obj
    with app.unit_of_work(reason) as work:
        told = history(work, offender)
    how = listing.style(title=f"{told.offender}  {told.name}", things=("change", "changes"))
    app.show(told.changes, PersonChange, how)


@verbs.command("list")
@as_known
@of_cases
@as_list
def everyone(
    context: typer.Context,
    whose: "WhoseCases",
    no_cohort: Annotated[bool, typer.Option("--no-cohort", help="only those who are in no cohort now")] = False,
    age: AgeOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Everyone who is recorded, also those in no cohort.

    \b
      iomctl offender list --no-cohort
      iomctl offender list --area Luton --format csv
      iomctl offender list --age 18-25
    """
    from iomctl.services.people.lists import Among, ListedPerson, offenders

    of_a_case = [f"--{name}" for name, word in whose._asdict().items() if word is not None and name != "area"]
    if of_a_case and no_cohort:
        raise NotUnderstood(*(f"{one} and --no-cohort can't both hold" for one in of_a_case), advice="give one of them")
    app: App = context.obj
    with app.unit_of_work(reason) as work:
        found = offenders(work, Among(whose, no_cohort, age))
    how = listing.style(
        things=("person", "people"),
        empty="No such person. To record people: iomctl offender add, or iomctl import",
    )
    app.show(found.found, ListedPerson, how)
    say_not_told(app, found.not_told)


verbs.command("add")(offender_changes.add)
verbs.command("edit")(offender_changes.edit)
verbs.command("rename")(offender_renaming.rename)
verbs.command("died")(offender_deaths.died)
verbs.command("duplicates")(offender_duplicates.duplicates)
verbs.command("identify")(offender_identities.identify)
verbs.command("alias")(offender_identities.alias)
verbs.command("restrict")(offender_identities.restrict)
verbs.command("unrestrict")(offender_identities.unrestrict)
verbs.command("merge")(offender_merging.merge)
verbs.command("withdraw")(offender_withdrawals.withdraw)
