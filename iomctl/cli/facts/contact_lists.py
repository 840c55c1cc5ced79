"""iomctl contact list and overdue: contacts by person, and whom nobody met for too long."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.fact_options import OfOneArgument
from iomctl.cli.known_on import as_known
from iomctl.cli.options import (
    AllOption,
    AsOfOption,
    ColumnsOption,
    ExitCodeOption,
    FormatOption,
    ReasonOption,
    TierOption,
    style,
)
from iomctl.cli.whose_cases import of_cases
from iomctl.errors import NotUnderstood, SomethingDue

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases


@as_known
@of_cases
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
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
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
    how = style(format, columns, on, whole=every, things=("contact", "contacts"), empty="No such contact.")
    app.show(found, ContactRecord, how)


@as_known
@of_cases
def overdue(
    context: typer.Context,
    whose: "WhoseCases",
    span: Annotated[
        str | None,
        typer.Option(
            "--for", metavar="SPAN", help="for longer than this, like 30d or 4w (the policy's no_contact_days)"
        ),
    ] = None,
    tier: TierOption = None,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
    reason: ReasonOption = None,
) -> None:
    """Open cases of people whom nobody met for too long.

    Only a contact that was kept counts, and a case that is open for longer. Who never had one comes first, then the
    longest since; silent when there are none.

    \b
      iomctl contact overdue --worker okafor
      iomctl contact overdue --for 2w --tier fixed --exit-code
    """
    from iomctl.domain.facts.contacts import days_ago
    from iomctl.services.worklists.caseload_filters import Wanted
    from iomctl.services.worklists.contact_overdue import ContactOverdue, no_contact_days, overdue

    app: App = context.obj
    on = app.day(as_of)
    asked = days_ago(span, on) if span is not None else None
    with app.unit_of_work(reason) as work:
        days = no_contact_days(work, on) if asked is None else asked
        found = [] if days is None else overdue(work, on, days, Wanted(whose, tier))
    empty = "Everybody was met in that time." if days is not None else "The policy sets no no_contact_days; give --for."
    app.show(found, ContactOverdue, style(format, columns, on, whole=every, things=("case", "cases"), empty=empty))
    if exit_code and found:
        raise SomethingDue
