"""iomctl referral due: needs without a referral, and referrals that were overtaken."""

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
def due(
    context: typer.Context,
    whose: "WhoseCases",
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """What is to be done with referrals now.

    None of it has a target of its own: a referral that is past one is of iomctl referral waiting.

    A need some or severe without an open referral; a release ahead with nowhere to go; an open referral of somebody
    who died, left for good or moved away, or was taken into custody since. Silent when there is none; each line ends
    with the command that mends it.

    \b
      iomctl referral due
      iomctl referral due --cohort luton --exit-code --format csv
    """
    from iomctl.services.worklists.referral_due import ReferralDue, referrals_due

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = referrals_due(work, on, whose)
    things = ("prompt", "prompts")
    how = listing.style(on, group_by="prompt", things=things, empty="Nothing is due.")
    app.show(found, ReferralDue, how)
    if exit_code and found:
        raise SomethingDue
