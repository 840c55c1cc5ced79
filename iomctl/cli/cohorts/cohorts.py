"""iomctl cohort: cohorts, who is in them, and every change from adoption to de-selection."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.changes import change_one, change_style, renamed, say_changed
from iomctl.cli.cohorts import adoptions, assignments, exit_plans, putting_right, spell_changes
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AgencyOption,
    AreaOption,
    AsOfOption,
    DryRunOption,
    FormatOption,
    ReasonOption,
    WorkerOption,
)
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from iomctl.services.cohorts.cohorts import CohortMembers

verbs = group("Cohorts, who is in them, and every change from adoption to de-selection.")


@verbs.command("create")
def create(
    context: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="a short word to name it by")],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="its name in full")],
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Make a cohort.

    \b
      iomctl cohort create luton --name "IOM Luton"
    """
    from iomctl.services.cohorts.cohorts import CohortMade, create

    change_one(context.obj, format, dry_run, CohortMade, lambda work: create(work, code, name))


@verbs.command("edit")
def edit(
    context: typer.Context,
    cohort: Annotated[str, typer.Argument(metavar="COHORT", help="its code or name")],
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="its name from now on")] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Rename a cohort; its code stays.

    \b
      iomctl cohort edit luton --name "IOM Luton and Dunstable"
    """
    from iomctl.services.cohorts.cohorts import CohortMade, edit

    app: App = context.obj
    if name is None:
        raise NotUnderstood("nothing to change", advice="give --name NAME")
    shown = change_style(app, format, CohortMade)
    with app.unit_of_work(dry_run=dry_run) as work:
        changed = edit(work, cohort, name)
    app.show_one(changed.cohort, shown)
    say_changed(app, dry_run, renamed(changed.was, changed.cohort.name))


@verbs.command("list")
@as_known
@as_list
def list_all(
    context: typer.Context,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
) -> None:
    """Every cohort, with the number of people in each tier.

    The capacity of a tier is the scheme's: iomctl today holds everyone against it.

    \b
      iomctl cohort list
      iomctl cohort list --as-of 2026-03-31 --format csv
    """
    from iomctl.services.cohorts.cohorts import TierCount, counted

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work() as work:
        found = counted(work, on)
    empty = "No cohorts yet. To make one: iomctl cohort create CODE --name NAME"
    app.show(found, TierCount, listing.style(on, empty=empty))


@verbs.command("show")
@as_known
@as_list
def show(
    context: typer.Context,
    cohort: Annotated[str, typer.Argument(metavar="COHORT", help="its code or name")],
    worker: WorkerOption = None,
    agency: AgencyOption = None,
    area: AreaOption = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Who is in a cohort, with the numbers by tier and colour.

    \b
      iomctl cohort show luton
      iomctl cohort show luton --as-of 31/12/2025 --format csv
      iomctl cohort show luton --worker okafor
    """
    from iomctl.domain.counts import counted as in_words
    from iomctl.domain.reviews import full_day
    from iomctl.services.cohorts.cohorts import Member, members
    from iomctl.services.lookup.whose_cases import WhoseCases

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = members(work, cohort, on, WhoseCases(None, worker, agency, area))
    nobody = "Nobody such" if found.of else "Nobody"
    look = listing.style(
        on,
        title=", ".join((f"{found.cohort.name} ({found.cohort.cohort})", *found.of, full_day(on))),
        summary=in_words(len(found.members), "person", "people"),
        legend=_numbers(found),
        empty=f"{nobody} is in {found.cohort.cohort}. To take somebody on: iomctl cohort adopt",
    )
    app.show(found.members, Member, look)


def _numbers(found: "CohortMembers") -> str:
    tiers = [f"{one.tier} {one.people}" for one in found.tiers]
    colours = [f"{letter} {code} {people}" for letter, code, people in found.colours]
    return f"Tiers: {', '.join(tiers)}. Colours: {', '.join(colours)}."


verbs.command("adopt")(adoptions.adopt)
verbs.command("move")(spell_changes.move)
verbs.command("colour")(spell_changes.colour)
verbs.command("withdraw")(putting_right.withdraw)
verbs.command("correct")(putting_right.correct)
verbs.command("exit-plan")(exit_plans.exit_plan)
verbs.command("assign")(assignments.assign)
verbs.command("deselect")(adoptions.deselect)
