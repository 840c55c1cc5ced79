"""iomctl contact list and overdue: contacts by person, and whom nobody met for too long."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.fact_options import OfOneArgument
from iomctl.cli.facts.contact_standards import say_not_known
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    ExitCodeOption,
    ReasonOption,
    TierOption,
)
from iomctl.cli.whose_cases import of_cases
from iomctl.errors import NotUnderstood, SomethingDue

if TYPE_CHECKING:
    from iomctl.output.render import Style
    from iomctl.services.lookup.whose_cases import WhoseCases
    from iomctl.services.worklists.caseload_filters import Wanted


@as_known
@of_cases
@as_list
def list_contacts(
    context: typer.Context,
    whose: "WhoseCases",
    offender: OfOneArgument = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="on that day or later")] = None,
    last: Annotated[str | None, typer.Option("--until", metavar="DAY", help="on that day or earlier")] = None,
    missed: Annotated[bool, typer.Option("--missed", help="only what was missed")] = False,
    no_outcome: Annotated[
        bool, typer.Option("--no-outcome", help="only what is over and nobody said whether it was kept")
    ] = False,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Contacts by person, the newest first.

    \b
      iomctl contact list N00042 --from -4w
      iomctl contact list --missed --from -1w --cohort luton
      iomctl contact list --no-outcome
    """
    from iomctl.services.facts.contacts import ContactRecord, WhichContacts, contacts
    from iomctl.services.lookup.listed_people import ListedPeople

    app: App = context.obj
    if missed and no_outcome:
        raise NotUnderstood("--missed does not go with --no-outcome", advice="what was missed has an outcome")
    on = app.day(as_of)
    from_on = None if first is None else app.day(first, "--from")
    until = None if last is None else app.day(last, "--until")
    state = "missed" if missed else "no-outcome" if no_outcome else None
    with app.unit_of_work(reason) as work:
        found = contacts(work, on, WhichContacts(ListedPeople(offender, whose), from_on, until, state))
    how = listing.style(on, things=("contact", "contacts"), empty="No such contact.")
    app.show(found, ContactRecord, how)


@as_known
@of_cases
@as_list
def overdue(
    context: typer.Context,
    whose: "WhoseCases",
    span: Annotated[
        str | None,
        typer.Option(
            "--for", metavar="SPAN", help="for longer than this, like 30d or 4w (the policy's no_contact_days)"
        ),
    ] = None,
    how: Annotated[
        str | None, typer.Option("--how", metavar="HOW", help="only face-to-face, telephone, video or doorstep counts")
    ] = None,
    standards: Annotated[
        bool, typer.Option("--standards", help="instead: below a contact standard of the policy")
    ] = False,
    tier: TierOption = None,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Open cases of people whom nobody met for too long.

    Only a contact that was kept counts, and a case that is open for longer. Who never had one comes first, then the
    longest since; silent when there are none. With --standards the policy says how and how often somebody must be met.

    \b
      iomctl contact overdue --worker okafor
      iomctl contact overdue --how face-to-face --for 4w
      iomctl contact overdue --standards
      iomctl contact overdue --for 2w --tier fixed --exit-code
    """
    from iomctl.services.worklists.caseload_filters import Wanted

    app: App = context.obj
    on, wanted = app.day(as_of), Wanted(whose, tier)
    shown = listing.style(on, things=("case", "cases"))
    if standards:
        if how is not None or span is not None:
            raise NotUnderstood("--standards does not go with --how or --for", advice="the policy says both")
        found = _below_standard(app, wanted, shown, reason)
    else:
        found = _not_met(app, wanted, (span, how), shown, reason)
    if exit_code and found:
        raise SomethingDue


def _not_met(
    app: App, wanted: "Wanted", asked: tuple[str | None, str | None], shown: "Style", reason: str | None
) -> bool:
    """Show cases of people whom nobody met for the span, in the way, that were asked for; whether there are any."""
    from iomctl.domain.facts.contacts import days_ago
    from iomctl.services.worklists.contact_overdue import ContactOverdue, no_contact_days, overdue

    (span, how), on = asked, shown.on or app.today
    given = days_ago(span, on) if span is not None else None
    with app.unit_of_work(reason) as work:
        days = no_contact_days(work, on) if given is None else given
        found = [] if days is None else overdue(work, on, days, wanted, how)
    empty = "Everybody was met in that time." if days is not None else "The policy sets no no_contact_days; give --for."
    app.show(found, ContactOverdue, replace(shown, empty=empty))
    return bool(found)


def _below_standard(app: App, wanted: "Wanted", shown: "Style", reason: str | None) -> bool:
    """Show cases below a contact standard; whether there are any."""
    from iomctl.services.worklists.contact_standards import StandardOverdue, overdue

    with app.unit_of_work(reason) as work:
        told = overdue(work, shown.on or app.today, wanted)
    empty = "Nobody is below a contact standard of the policy."
    app.show(told.found, StandardOverdue, replace(shown, empty=empty))
    if told.found or app.screen.terminal:
        say_not_known(app, told.not_known)
    return bool(told.found)
