"""iomctl scheme: its name, the areas it covers and its nation."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.changes import change_style, say_changed, say_moved
from iomctl.cli.options import NATION, DryRunOption, FormatOption, style
from iomctl.domain.counts import counted
from iomctl.domain.facts.areas import place_elsewhere
from iomctl.errors import NotUnderstood

verbs = group("The scheme: its name and the areas it covers.")


@verbs.command("show")
def show(context: typer.Context, format: FormatOption = "table") -> None:
    """Its name, the areas it covers, and whose bank holidays count.

    \b
      iomctl scheme show
    """
    from iomctl.services.partnership.schemes import show

    app: App = context.obj
    with app.unit_of_work() as work:
        found = show(work)
    app.show_one(found, style(format))


@verbs.command("edit")
def edit(
    context: typer.Context,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="its name from now on")] = None,
    add_area: Annotated[
        list[str] | None, typer.Option("--add-area", metavar="AREA", help="an area it covers too; may be given again")
    ] = None,
    remove_area: Annotated[
        list[str] | None,
        typer.Option("--remove-area", metavar="AREA", help="an area it no longer covers; may be given again"),
    ] = None,
    nation: Annotated[str | None, NATION] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Change its name, its areas, or whose bank holidays count.

    Screens of past days show the new name too. Who lives in an area that is taken away lives elsewhere from then on.
    By the bank holidays of another nation reviews are counted anew, where the policy moves them off such days.

    \b
      iomctl scheme edit --name "Luton and Bedfordshire IOM" --add-area Bedford
      iomctl scheme edit --remove-area Dunstable --dry-run
      iomctl scheme edit --nation scotland
    """
    from iomctl.services.partnership.schemes import SchemeEdit, SchemeRecord, edit

    app: App = context.obj
    change = SchemeEdit(name, nation, add_area or [], remove_area or [])
    if change == SchemeEdit(None, None, [], []):
        raise NotUnderstood("nothing to change", advice="give --name, --add-area, --remove-area or --nation")
    shown = change_style(app, format, SchemeRecord)
    with app.unit_of_work(dry_run=dry_run) as work:
        changed = edit(work, change)
    app.show_one(changed.now, shown)
    for area, people in changed.moved.items():
        lives = f"{counted(people, 'person lives', 'people live')} in {place_elsewhere(area) or area}"
        app.screen.say(f"{lives}: their record now says {area}.")
    say_changed(app, dry_run)
    say_moved(app, dry_run, changed.reviews_moved)
