"""iomctl contact count and due: contacts counted, and what the policy's standards ask for."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from iomctl.app import App
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    ExitCodeOption,
    LookAheadOption,
    ReasonOption,
    TierOption,
)
from iomctl.cli.whose_cases import of_cases
from iomctl.errors import SomethingDue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iomctl.services.lookup.whose_cases import WhoseCases

By = Literal["how", "worker", "person"]
THINGS = {"how": ("way", "ways"), "worker": ("worker", "workers"), "person": ("person", "people")}


@as_known
@of_cases
@as_list
def count(
    context: typer.Context,
    whose: "WhoseCases",
    by: Annotated[By, typer.Option("--by", help="a row for each way to meet, worker or person")] = "how",
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="on that day or later")] = None,
    last: Annotated[str | None, typer.Option("--until", metavar="DAY", help="on that day or earlier")] = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Contacts counted, kept and missed apart.

    By person everybody on the scheme has a row, also who was never met; by worker it is who met people, not who leads.

    \b
      iomctl contact count --from -4w
      iomctl contact count --by worker --from 1/3/2026 --until 31/3/2026
      iomctl contact count --by person --worker okafor --format csv
    """
    from iomctl.services.worklists.contact_counts import RECORDS, CountedDays, counts

    app: App = context.obj
    on = app.day(as_of)
    from_on = None if first is None else app.day(first, "--from")
    until = None if last is None else app.day(last, "--until")
    with app.unit_of_work(reason) as work:
        found = counts(work, on, CountedDays(from_on, until), whose, by)
    app.show(found, RECORDS[by], listing.style(on, things=THINGS[by], empty="No contact."))


@as_known
@of_cases
@as_list
def due(
    context: typer.Context,
    whose: "WhoseCases",
    within: LookAheadOption = None,
    tier: TierOption = None,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Cases that a contact standard asks to be met soon.

    The policy says who must be met how and how often; a contact of another way does not count. What is late is in
    contact overdue --standards.

    \b
      iomctl contact due --within 2w --worker okafor
    """
    from iomctl.domain.reviews import days_within
    from iomctl.services.worklists.caseload_filters import Wanted
    from iomctl.services.worklists.contact_standards import StandardDue, due

    app: App = context.obj
    on = app.day(as_of)
    days = days_within(within, on) if within is not None else None
    with app.unit_of_work(reason) as work:
        told = due(work, on, days, Wanted(whose, tier))
    empty = "No standard of the policy asks for a contact in that time."
    app.show(told.found, StandardDue, listing.style(on, things=("case", "cases"), empty=empty))
    say_not_known(app, told.not_known)
    if exit_code and told.found:
        raise SomethingDue


def say_not_known(app: App, apart: "Mapping[str, int]") -> None:
    """Say on stderr of how many people it is not known whether a standard holds, and how to mend that."""
    from iomctl.domain.counts import counted

    for kind, people in apart.items():
        told = f"Not known of {counted(people, 'person', 'people')} without a score {kind} that counts"
        app.screen.say(f"{told}: iomctl score add OFFENDER {kind} LEVEL")
