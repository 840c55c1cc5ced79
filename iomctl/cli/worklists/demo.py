"""iomctl demo: a realistic scheme in its own file, to try things on."""

from dataclasses import replace
from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.options import style
from iomctl.errors import DatabaseUnusable, NotUnderstood

DEFAULT_FILE = "iomctl-demo.sqlite"
FEWEST, MOST = 20, 1_000_000
MOST_SHOWN = 2_000
"""People in a caseload that somebody may want to read; a larger scheme is made for programs."""


def command(
    context: typer.Context,
    path: Annotated[str | None, typer.Argument(metavar="[PATH]", help=f"the file to make ({DEFAULT_FILE})")] = None,
    people: Annotated[int, typer.Option("--people", metavar="NUMBER", help="how many people, 20 to 1,000,000")] = 120,
    seed: Annotated[int, typer.Option("--seed", metavar="NUMBER", help="another seed makes other people")] = 1,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", help="the day the scheme is seen on")] = None,
) -> None:
    """Make a realistic scheme, then show today's screen and the caseload.

    Nobody in it exists. The same seed, number of people and day make the same scheme. The caseload of more than
    2,000 people is not shown.

    \b
      iomctl demo
      iomctl demo big.sqlite --people 100000 --seed 7
    """
    from iomctl.cli.worklists.caseload import show_cases
    from iomctl.cli.worklists.today import show_day
    from iomctl.services.demo import DemoScheme, make
    from iomctl.services.worklists.caseload_filters import Wanted

    if not FEWEST <= people <= MOST:
        raise NotUnderstood(f"--people {people}: from {FEWEST:,} to {MOST:,}")
    app: App = context.obj
    on = app.day(as_of)
    app = replace(app, db=path or app.db or DEFAULT_FILE)
    shown = app.place.shown
    if app.place.path is not None and app.place.path.exists():
        raise DatabaseUnusable(f"{shown}: already there", advice=f"look at it: iomctl --db {shown} today")
    make(app.place, app.settings.lock_wait, app.stamp(), DemoScheme(people, seed, on))
    context.obj.changed = True
    show_day(app, style(on=on))
    if people <= MOST_SHOWN:
        app.screen.write("")
        show_cases(app, Wanted(), style(on=on))
    app.screen.say(f"Made {people:,} made-up people in {shown}. Look further:")
    further = "offender show N00001" if people <= MOST_SHOWN else "caseload --tier fixed"
    app.screen.say(f"  iomctl --db {shown} {further}")
