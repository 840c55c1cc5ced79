"""iomctl condition list, due and overdue: what members of a contract agreed to do, and what of it is late."""

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
from iomctl.cli.programmes.lists import ProgrammeOption
from iomctl.cli.whose_cases import of_cases
from iomctl.errors import SomethingDue

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases

verbs = group("Conditions of a contract that is a programme: what was agreed, by when, and whether it was met.")

THINGS = ("condition", "conditions")


@verbs.command("list")
@as_known
@of_cases
@as_list
def list_conditions(
    context: typer.Context,
    whose: "WhoseCases",
    offender: Annotated[str | None, typer.Argument(metavar="[OFFENDER]", help="of one person; else all")] = None,
    still_open: Annotated[bool, typer.Option("--open", help="only those that are to be met")] = False,
    programme: ProgrammeOption = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Conditions by person, and how each stands.

    \b
      iomctl condition list N00042
      iomctl condition list --open --programme contract --worker okafor
    """
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.programmes.condition_lists import ConditionRecord, WhichConditions, conditions

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = conditions(work, on, WhichConditions(ListedPeople(offender, whose), still_open, programme))
    how = listing.style(on, things=THINGS, empty="No such condition.")
    app.show(found, ConditionRecord, how)


@verbs.command("due")
@as_known
@of_cases
@as_list
def due(
    context: typer.Context,
    whose: "WhoseCases",
    within: LookAheadOption = None,
    programme: ProgrammeOption = None,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Conditions to be met soon.

    \b
      iomctl condition due --within 4w
      iomctl condition due --programme contract --agency police
    """
    from iomctl.domain.reviews import days_within
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.programmes.condition_lists import ConditionRecord, WhichConditions, due

    app: App = context.obj
    on = app.day(as_of)
    days = days_within(within, on) if within is not None else None
    with app.unit_of_work(reason) as work:
        found = due(work, on, days, WhichConditions(ListedPeople(None, whose), True, programme))
    how = listing.style(on, things=THINGS, empty="No condition is to be met in that time.")
    app.show(found, ConditionRecord, how)
    if exit_code and found:
        raise SomethingDue


@verbs.command("overdue")
@as_known
@of_cases
@as_list
def overdue(
    context: typer.Context,
    whose: "WhoseCases",
    programme: ProgrammeOption = None,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Conditions past their last day; silent when there are none.

    Of these nobody said whether they were met.

    \b
      iomctl condition overdue --cohort luton
      iomctl condition overdue --exit-code --format csv
    """
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.programmes.condition_lists import ConditionRecord, WhichConditions, overdue

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = overdue(work, on, WhichConditions(ListedPeople(None, whose), True, programme))
    how = listing.style(on, things=THINGS, empty="No condition is overdue.")
    app.show(found, ConditionRecord, how)
    if exit_code and found:
        raise SomethingDue
