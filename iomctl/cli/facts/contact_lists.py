"""iomctl contact list and none: contacts by person, and whom nobody met for some time."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.fact_options import OfOneArgument
from iomctl.cli.options import (
    AgencyOption,
    AllOption,
    AsOfOption,
    CohortOption,
    ColumnsOption,
    ExitCodeOption,
    FormatOption,
    ReasonOption,
    TierOption,
    WorkerOption,
    style,
)
from iomctl.errors import NotUnderstood, SomethingDue


def list_contacts(
    context: typer.Context,
    offender: OfOneArgument = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="on that day or later")] = None,
    last: Annotated[str | None, typer.Option("--until", metavar="DAY", help="on that day or earlier")] = None,
    missed: Annotated[bool, typer.Option("--missed", help="only what was missed")] = False,
    no_outcome: Annotated[
        bool, typer.Option("--no-outcome", help="only what is over and nobody said whether it was kept")
    ] = False,
    cohort: CohortOption = None,
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
        found = contacts(work, on, WhichContacts(ListedPeople(offender, cohort), from_on, until, state))
    how = style(format, columns, on, whole=every, things=("contact", "contacts"), empty="No such contact.")
    app.show(found, ContactRecord, how)


def without_contact(
    context: typer.Context,
    span: Annotated[str, typer.Option("--for", metavar="SPAN", help="no contact was kept for so long, like 30d or 4w")],
    cohort: CohortOption = None,
    tier: TierOption = None,
    worker: WorkerOption = None,
    agency: AgencyOption = None,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
    reason: ReasonOption = None,
) -> None:
    """Open cases of people whom nobody met for so long.

    Only a contact that was kept counts. Who never had one comes first, then the longest since.

    \b
      iomctl contact none --for 30d
      iomctl contact none --for 2w --tier fixed --exit-code
    """
    from iomctl.domain.facts.contacts import days_ago
    from iomctl.services.worklists.caseload_filters import Wanted
    from iomctl.services.worklists.without_contact import WithoutContact, without_contact

    app: App = context.obj
    on = app.day(as_of)
    days = days_ago(span, on)
    with app.unit_of_work(reason) as work:
        found = without_contact(work, on, days, Wanted(cohort, tier, worker=worker, agency=agency))
    how = style(format, columns, on, whole=every, things=("case", "cases"), empty="Everybody was met in that time.")
    app.show(found, WithoutContact, how)
    if exit_code and found:
        raise SomethingDue
