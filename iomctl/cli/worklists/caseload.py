"""iomctl caseload: everyone on the scheme, a row each, for a caseload review."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from iomctl.app import App
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    ColourOption,
    ReasonOption,
    TierOption,
)
from iomctl.cli.whose_cases import AgeOption, of_cases, say_not_told

if TYPE_CHECKING:
    from datetime import date

    from iomctl.output.render import Style
    from iomctl.services.lookup.whose_cases import WhoseCases
    from iomctl.services.worklists.caseload import Caseload
    from iomctl.services.worklists.caseload_filters import Wanted

Level = Literal["none", "some", "severe", "not-asked"]
Home = Literal["settled", "transient", "homeless", "custody", "not-known", "not-asked"]
Group = Literal["worker", "tier", "colour", "area"]


@as_known
@of_cases
@as_list
def command(
    context: typer.Context,
    whose: "WhoseCases",
    tier: TierOption = None,
    colour: ColourOption = None,
    pathway: Annotated[
        str | None, typer.Option("--pathway", metavar="PATHWAY", help="with a need or an open referral on it")
    ] = None,
    needs: Annotated[
        Level | None,
        typer.Option(
            "--needs",
            help="some, severe: on any pathway; none: on every one asked about; not-asked: on every one; "
            "with --pathway: on that one",
        ),
    ] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="with an overdue review")] = False,
    custody: Annotated[bool | None, typer.Option("--custody/--community", help="in custody, or not")] = None,
    no_worker: Annotated[bool, typer.Option("--no-worker", help="led by nobody, or by someone who has left")] = False,
    home: Annotated[Home | None, typer.Option("--home", help="who live so that day")] = None,
    age: AgeOption = None,
    group_by: Annotated[Group | None, typer.Option("--group-by", help="in groups, each with its count")] = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Everyone on the scheme, a row for each of their cases, those whose review is due first in front.

    \b
      iomctl caseload --worker okafor
      iomctl caseload --needs severe --pathway drugs --group-by worker
      iomctl caseload --age 18-25 --cohort luton
      iomctl caseload --overdue --as-of 31/3/2026 --format csv
    """
    from iomctl.services.worklists.caseload_filters import Wanted

    app: App = context.obj
    on = app.day(as_of)
    wanted = Wanted(whose, tier, colour, pathway, needs, overdue, custody, no_worker, home, age)
    shown = listing.style(on, group_by=group_by)
    show_cases(app, wanted, shown, reason)


def show_cases(app: App, wanted: "Wanted", shown: "Style", reason: str | None = None) -> None:
    """Show the cases that are wanted, as they stood on the day of `shown`; the look is logged."""
    from iomctl.output.asked import check
    from iomctl.services.worklists.caseload import CaseloadRow, caseload

    check(shown, CaseloadRow)  # before anybody is looked at
    on = shown.on or app.today
    with app.unit_of_work(reason) as work:
        found = caseload(work, on, wanted, shown.group_by)
    shown = replace(shown, **_around(found, on))
    app.show(found.rows, CaseloadRow, shown)
    _explain(app, found, shown)


def _around(found: "Caseload", on: "date") -> dict[str, Any]:
    from iomctl.domain.counts import counted, in_cases
    from iomctl.domain.reviews import full_day

    people, cases = found.people, len(found.rows)
    summary = f"{counted(people, 'person', 'people')}{in_cases(people, cases)}, {found.overdue:,} overdue"
    title = f"Caseload of {found.of}, {full_day(on)}"
    # Where somebody stands in two rows, a group counts its rows as what they are.
    things = ("person", "people") if cases == people else ("case", "cases")
    return {"title": title, "summary": summary, "things": things, "empty": f"{title}: nobody", "orders": found.orders}


def _explain(app: App, found: "Caseload", shown: "Style") -> None:
    """The letters of the needs, below a table that has them, and why waiting days are missing."""
    from iomctl.output.folding import fold_parts

    has_needs = shown.columns is None or "needs" in shown.columns
    if shown.format == "table" and found.rows and has_needs:
        app.screen.write()
        width = app.screen.width if app.screen.terminal else len(found.legend)
        app.screen.write_lines(fold_parts(found.legend.split("  "), "  ", width))
    say_not_told(app, found.not_told)
    if found.fault:
        app.screen.say(f"how long referrals have waited is not known: {found.fault}")
