"""iomctl init: make a new case book."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style
from iomctl.cli.options import NATION, FormatOption


def command(
    context: typer.Context,
    scheme: Annotated[str | None, typer.Option("--scheme", metavar="NAME", help="the scheme's name")] = None,
    area: Annotated[
        list[str] | None,
        typer.Option("--area", metavar="AREA", help="an area it covers; again, or with commas, for several"),
    ] = None,
    nation: Annotated[str, NATION] = "england-and-wales",
    format: FormatOption = "table",
) -> None:
    """Make a new case book with the shipped policy and bank holidays.

    \b
      iomctl init --scheme "IOM Luton" --area Luton
      iomctl --db postgresql://iom@db.example/iom init --scheme "IOM Luton" --area Luton
    """
    from iomctl.services.upkeep.databases import CaseBook, NewScheme, init

    app: App = context.obj
    shown = change_style(app, format, CaseBook)
    name = scheme or app.ask("Name of the scheme", "--scheme")
    areas = area or [app.ask("Areas it covers, with commas between", "--area")]
    made = init(app.place, app.settings.lock_wait, app.stamp(), NewScheme(name.strip(), _apart(areas), nation))
    app.changed = True
    app.show_one(made, shown)
    app.screen.say("Next: iomctl agency add, iomctl worker add, iomctl cohort create, iomctl import offenders FILE")


def _apart(areas: list[str]) -> tuple[str, ...]:
    """Each area once; no area has a comma in its name."""
    named = (one.strip() for typed in areas for one in typed.split(","))
    return tuple(dict.fromkeys(filter(None, named)))
