"""iomctl init: make a new case book."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.options import FormatOption, style


def command(
    context: typer.Context,
    scheme: Annotated[str | None, typer.Option("--scheme", metavar="NAME", help="the scheme's name")] = None,
    area: Annotated[
        list[str] | None, typer.Option("--area", metavar="AREA", help="an area it covers; may be given again")
    ] = None,
    nation: Annotated[
        str,
        typer.Option("--nation", metavar="NATION", help="whose bank holidays count: england-and-wales, scotland ..."),
    ] = "england-and-wales",
    format: FormatOption = "table",
) -> None:
    """Make a new case book with the shipped policy and bank holidays.

    \b
      iomctl init --scheme "IOM Luton" --area Luton
      iomctl --db postgresql://iom@db.example/iom init --scheme "IOM Luton" --area Luton
    """
    from iomctl.services.databases import NewScheme, init

    app: App = context.obj
    name = scheme or app.ask("Name of the scheme", "--scheme")
    areas = tuple(area or [app.ask("An area it covers", "--area")])
    made = init(app.place, app.settings.lock_wait, app.stamp(), NewScheme(name, areas, nation))
    app.show_one(made, style(format))
    app.screen.say("Next: iomctl agency add, iomctl worker add, iomctl cohort create, iomctl import offenders FILE")
