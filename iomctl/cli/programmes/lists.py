"""iomctl programme list, ending and places: who is in which programme, whose time is up, and what is free."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    ExitCodeOption,
    LookAheadOption,
    ReasonOption,
)
from iomctl.cli.whose_cases import of_cases
from iomctl.errors import SomethingDue

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases

verbs = group("Programmes that people join for a time: who is in one, when it ends, which places are free.")

ProgrammeOption = Annotated[
    str | None, typer.Option("--programme", metavar="PROGRAMME", help="of one programme of the policy")
]
THINGS = ("membership", "memberships")


@verbs.command("list")
@as_known
@of_cases
@as_list
def list_memberships(
    context: typer.Context,
    whose: "WhoseCases",
    offender: Annotated[str | None, typer.Argument(metavar="[OFFENDER]", help="of one person; else all")] = None,
    still_open: Annotated[bool, typer.Option("--open", help="only of those who had not left that day")] = False,
    programme: ProgrammeOption = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Who is or was in which programme, by person.

    \b
      iomctl programme list N00042
      iomctl programme list --open --programme family-work
      iomctl programme list --as-of 31/3/2026 --format csv
    """
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.programmes.lists import WhichMemberships, memberships
    from iomctl.services.programmes.records import MembershipRecord

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = memberships(work, on, WhichMemberships(ListedPeople(offender, whose), still_open, programme))
    how = listing.style(on, things=THINGS, empty="Nobody is in such a programme.")
    app.show(found, MembershipRecord, how)


@verbs.command("ending")
@as_known
@of_cases
@as_list
def ending(
    context: typer.Context,
    whose: "WhoseCases",
    within: LookAheadOption = None,
    programme: ProgrammeOption = None,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Whose time in a programme is up soon, or was.

    Those whose time was up, and of whom nobody said that they left, stand in front.

    \b
      iomctl programme ending --within 4w
      iomctl programme ending --programme family-work --worker okafor
    """
    from iomctl.domain.reviews import days_within
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.programmes.lists import WhichMemberships, ending
    from iomctl.services.programmes.records import MembershipRecord

    app: App = context.obj
    on = app.day(as_of)
    days = days_within(within, on) if within is not None else None
    with app.unit_of_work(reason) as work:
        found = ending(work, on, days, WhichMemberships(ListedPeople(None, whose), True, programme))
    how = listing.style(on, things=THINGS, empty="Nobody's time in a programme is up by then.")
    app.show(found, MembershipRecord, how)
    if exit_code and found:
        raise SomethingDue


@verbs.command("places")
@as_known
@as_list
def places(
    context: typer.Context,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """The places of each programme: how many, taken, free.

    With the day on which the next one ends, and the children and family of its members as far as somebody asked.

    \b
      iomctl programme places
      iomctl programme places --as-of 31/3/2026 --format csv
    """
    from iomctl.services.programmes.lists import ProgrammePlaces, places

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = places(work, on)
    empty = "The policy has no programmes: iomctl policy show"
    how = listing.style(on, things=("programme", "programmes"), empty=empty)
    app.show(found, ProgrammePlaces, how)
