"""iomctl duty due and overdue: whom to refer to a council now."""

from typing import TYPE_CHECKING

import typer

from iomctl.app import App
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    ExitCodeOption,
    ReasonOption,
)
from iomctl.cli.whose_cases import of_cases
from iomctl.errors import SomethingDue

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases

THINGS = ("person", "people")


@as_known
@of_cases
@as_list
def due(
    context: typer.Context,
    whose: "WhoseCases",
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Whom to refer to a council while their home lasts.

    Everybody on the scheme who lives in a home that does not meet the duty, or leaves prison soon with none to go to
    that does; which homes meet it is the policy's. A hotel does not: the duty stays due until its nights run out.

    \b
      iomctl duty due
      iomctl duty due --worker okafor --exit-code
    """
    from iomctl.services.releases.duties_due import DutyDue, due

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = due(work, on, whose)
    how = listing.style(on, things=THINGS, empty="Nobody is to be referred to a council.")
    app.show(found, DutyDue, how)
    if exit_code and found:
        raise SomethingDue


@as_known
@of_cases
@as_list
def overdue(
    context: typer.Context,
    whose: "WhoseCases",
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Whom to refer to a council who have no home any more.

    Whoever sleeps rough, whose nights ran out, or whose day of release is past, until a council is asked. Silent when
    there is none.

    \b
      iomctl duty overdue
      iomctl duty overdue --cohort luton --exit-code --format csv
    """
    from iomctl.services.releases.duties_due import DutyDue, overdue

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = overdue(work, on, whose)
    how = listing.style(on, things=THINGS, empty="No referral to a council is overdue.")
    app.show(found, DutyDue, how)
    if exit_code and found:
        raise SomethingDue
