"""iomctl cohort: cohorts, who is in them, and every change from adoption to de-selection."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import adoptions, assignments, group, spell_changes
from iomctl.cli.changes import change_style, say_changed
from iomctl.cli.options import AllOption, AsOfOption, ColumnsOption, DryRunOption, FormatOption, style

if TYPE_CHECKING:
    from iomctl.services.cohorts import CohortMembers

verbs = group("Cohorts and who is in them: adopt, move, colour, custody, assign, deselect.")


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
    from iomctl.services.cohorts import CohortMade, create

    app: App = context.obj
    shown = change_style(app, format, CohortMade)
    with app.unit_of_work(dry_run=dry_run) as work:
        made = create(work, code, name)
    app.show_one(made, shown)
    say_changed(app, dry_run)


@verbs.command("list")
def list_all(
    context: typer.Context,
    as_of: AsOfOption = None,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
) -> None:
    """Every cohort: the people in each tier, against its capacity.

    \b
      iomctl cohort list
      iomctl cohort list --as-of 2026-03-31 --format csv
    """
    from iomctl.services.cohorts import TierCount, counted

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work() as work:
        found = counted(work, on)
    empty = "No cohorts yet. To make one: iomctl cohort create CODE --name NAME"
    app.show(found, TierCount, style(format, columns, on, whole=every, empty=empty))


@verbs.command("show")
def show(
    context: typer.Context,
    cohort: Annotated[str, typer.Argument(metavar="COHORT", help="its code or name")],
    as_of: AsOfOption = None,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
) -> None:
    """Who is in a cohort, with the numbers by tier and colour.

    \b
      iomctl cohort show luton
      iomctl cohort show luton --as-of 31/12/2025 --format csv
    """
    from iomctl.domain.reviews import full_day
    from iomctl.services.cohorts import Member, members

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work() as work:
        found = members(work, cohort, on)
    people = len(found.members)
    look = style(
        format,
        columns,
        on,
        whole=every,
        title=f"{found.cohort.name} ({found.cohort.cohort}), {full_day(on)}",
        summary="1 person" if people == 1 else f"{people:,} people",
        legend=_numbers(found),
        empty=f"Nobody is in {found.cohort.cohort}. To take somebody on: iomctl cohort adopt",
    )
    app.show(found.members, Member, look)


def _numbers(found: "CohortMembers") -> str:
    tiers = [
        f"{one.tier} {one.people}" + (f"/{one.capacity}" if one.capacity is not None else "") + f" {one.state}".rstrip()
        for one in found.tiers
    ]
    colours = [f"{letter} {code} {people}" for letter, code, people in found.colours]
    return f"Tiers: {', '.join(tiers)}. Colours: {', '.join(colours)}."


verbs.command("adopt")(adoptions.adopt)
verbs.command("move")(spell_changes.move)
verbs.command("colour")(spell_changes.colour)
verbs.command("custody")(spell_changes.custody)
verbs.command("assign")(assignments.assign)
verbs.command("deselect")(adoptions.deselect)
