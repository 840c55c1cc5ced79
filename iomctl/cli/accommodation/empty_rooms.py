"""iomctl placement empty: rooms that are paid for while the person is in custody."""

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


@as_known
@of_cases
@as_list
def empty(
    context: typer.Context,
    whose: "WhoseCases",
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Placements that go on while the person is in custody.

    Each is paid for until it is ended, and stays here until then. Silent when there are none.

    \b
      iomctl placement empty
      iomctl placement empty --exit-code --format csv
    """
    from iomctl.services.accommodation.empty_rooms import EmptyRoom, empty_rooms

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = empty_rooms(work, on, whose)
    how = listing.style(on, things=("placement", "placements"), empty="No placement stands empty.")
    app.show(found, EmptyRoom, how)
    if exit_code and found:
        raise SomethingDue
