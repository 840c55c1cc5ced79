"""iomctl release list, past and show: who leaves prison when and what is missing, and how it went."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.options import (
    AllOption,
    AsOfOption,
    CohortOption,
    ColumnsOption,
    ExitCodeOption,
    FormatOption,
    OffenderArgument,
    ReasonOption,
    style,
)
from iomctl.cli.pages import show_page
from iomctl.errors import SomethingDue

THINGS = ("release", "releases")
WITHIN = "12w"


def list_releases(
    context: typer.Context,
    within: Annotated[str, typer.Option("--within", metavar="SPAN", help="how far to look, like 12w")] = WITHIN,
    cohort: CohortOption = None,
    to_do: Annotated[bool, typer.Option("--to-do", help="only those with something due and not done")] = False,
    not_known: Annotated[
        bool, typer.Option("--not-known", help="those in custody whose day of release nobody knows, instead")
    ] = False,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
    reason: ReasonOption = None,
) -> None:
    """Who leaves prison soon, and what is missing.

    A release whose day is past stands in front until somebody says what happened.

    \b
      iomctl release list --within 12w
      iomctl release list --to-do --exit-code
      iomctl release list --not-known
    """
    from iomctl.domain.reviews import days_within
    from iomctl.services.releases.lists import ComingRelease, coming, how_many_without_day, without_day

    app: App = context.obj
    on = app.day(as_of)
    days = days_within(within, on)
    with app.unit_of_work(reason) as work:
        unknown = 0 if not_known else how_many_without_day(work, on, cohort)
        found = without_day(work, on, cohort) if not_known else coming(work, on, days, cohort)
    found = [one for one in found if one.missing or not to_do]
    empty = "Everybody in custody has a day of release." if not_known else "Nobody is released in that time."
    app.show(found, ComingRelease, style(format, columns, on, whole=every, things=THINGS, empty=empty))
    if unknown:
        app.screen.say(f"{unknown:,} more in custody without a day of release: iomctl release list --not-known")
    if exit_code and found:
        raise SomethingDue


def past(
    context: typer.Context,
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="the first day")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="the last day (today)")] = None,
    unplanned: Annotated[bool, typer.Option("--unplanned", help="only those nobody had planned")] = False,
    cohort: CohortOption = None,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
    reason: ReasonOption = None,
) -> None:
    """Releases that took place, and where people went.

    \b
      iomctl release past --from 1/1/2026
      iomctl release past --unplanned --format csv
    """
    from iomctl.services.releases.past import PastRelease, WhichReleases, past

    app: App = context.obj
    on = app.day(last, "--to")
    start = app.day(first, "--from") if first is not None else None
    with app.unit_of_work(reason) as work:
        found = past(work, WhichReleases(start, on, cohort, unplanned))
    how = style(format, columns, on, whole=every, things=THINGS, empty="Nobody was released in that time.")
    app.show(found, PastRelease, how)


def show(
    context: typer.Context,
    offender: OffenderArgument,
    as_of: AsOfOption = None,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    reason: ReasonOption = None,
) -> None:
    """One release ahead on one page.

    \b
      iomctl release show N00042
      iomctl release show mercer --format json
    """
    from iomctl.cli.releases.page import sections_of, title_of
    from iomctl.services.releases.page import release_page

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        page = release_page(work, offender, on)
    show_page(app, page, style(format, columns, on), lambda _: (title_of(page, app.today), sections_of(page)))
