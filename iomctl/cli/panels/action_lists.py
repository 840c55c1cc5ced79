"""iomctl action list and overdue: what is to be done, by whom, and what is late."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.fact_options import OfAnyoneArgument
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    ExitCodeOption,
    ReasonOption,
)
from iomctl.cli.whose_cases import of_owners
from iomctl.domain.panels.actions import DONE, DROPPED, OPEN, OVERDUE
from iomctl.errors import SomethingDue

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases

THINGS = ("action", "actions")
OwnerOption = Annotated[str | None, typer.Option("--owner", metavar="WORKER", help="that one worker is to do")]
PanelOption = Annotated[str | None, typer.Option("--panel", metavar="PANEL", help="agreed at one panel, by its number")]
StateOption = Annotated[
    str | None, typer.Option("--state", metavar="STATE", help=f"{OPEN}, {OVERDUE}, {DONE} or {DROPPED}")
]


@as_known
@of_owners
@as_list
def list_actions(
    context: typer.Context,
    whose: "WhoseCases",
    offender: OfAnyoneArgument = None,
    owner: OwnerOption = None,
    panel: PanelOption = None,
    state: StateOption = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Actions, those to be done in front, the soonest due first.

    An action is its owner's until it is done or dropped, also when the person leaves the scheme. --cohort, --worker and
    --area ask for the people with such a case; --owner and --agency for who is to do it.

    \b
      iomctl action list N00042
      iomctl action list --panel 7
      iomctl action list --owner okafor --state open
    """
    from iomctl.inputs.choices import meant
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.panels.action_lists import WhichActions, actions
    from iomctl.services.panels.action_records import ActionRecord

    app: App = context.obj
    on = app.day(as_of)
    wanted = None if state is None else meant("--state", state, (OPEN, OVERDUE, DONE, DROPPED))
    with app.unit_of_work(reason) as work:
        found = actions(work, on, WhichActions(ListedPeople(offender, whose), owner, panel, wanted))
    how = listing.style(on, things=THINGS, empty="No such action.")
    app.show(found, ActionRecord, how)


@as_known
@of_owners
@as_list
def overdue(
    context: typer.Context,
    whose: "WhoseCases",
    owner: OwnerOption = None,
    panel: PanelOption = None,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Actions not done by their day; silent if none.

    Also of people who left the scheme since. --agency is the owner's.

    \b
      iomctl action overdue
      iomctl action overdue --owner okafor --exit-code --format csv
    """
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.panels.action_lists import WhichActions, overdue
    from iomctl.services.panels.action_records import ActionOverdue

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = overdue(work, on, WhichActions(ListedPeople(None, whose), owner, panel))
    how = listing.style(on, things=THINGS, empty="No action is overdue.")
    app.show(found, ActionOverdue, how)
    if exit_code and found:
        raise SomethingDue
