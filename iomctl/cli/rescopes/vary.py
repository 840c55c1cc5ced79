"""iomctl rescope plan --vary: the size of a cohort for each value of a rule, with a bar for people who read it."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style

if TYPE_CHECKING:
    from iomctl.services.rescopes.runs.plans import ToPlan
    from iomctl.services.rescopes.runs.varying import Varied

VaryOption = Annotated[
    str | None,
    typer.Option("--vary", metavar="RULE=FROM..TO:STEP", help="only the cohort's size for each value of a rule"),
]


def show_varied(app: App, wanted: "ToPlan", vary: str, format: str, columns: str | None) -> None:
    """Answer `rescope plan --vary`: a line for each value of the rule, with a bar in a table; no run is kept."""
    from dataclasses import replace

    from iomctl.output.asked import FOR_PEOPLE
    from iomctl.services.rescopes.runs.size_bars import DrawnSize, drawn, legend
    from iomctl.services.rescopes.runs.varying import SizeAtValue, varied

    with_bars = format in FOR_PEOPLE
    kind = DrawnSize if with_bars else SizeAtValue
    shown = change_style(app, format, kind, columns, whole=True)
    with app.unit_of_work() as work:
        found = varied(work, wanted, vary)
    sizes = drawn(found.sizes) if with_bars else found.sizes
    app.show(sizes, kind, replace(shown, title=_title(found), legend=legend(sizes)))
    _say_what_was_tried(app, found)


def _title(found: "Varied") -> str:
    from iomctl.domain.reviews import full_day

    run = found.run
    against = f'"{run.criteria.name}" version {run.criteria.version}'
    return f"{run.cohort_name} by {found.rule.name}: {against}, as of {full_day(run.on)}"


def _say_what_was_tried(app: App, found: "Varied") -> None:
    from iomctl.domain.criteria.words import asked_words

    name, criteria = found.rule.name, found.run.criteria
    app.screen.say(f"In the file {name} asks: {asked_words(found.rule)}")
    if not any(name in tree.rules() for tree in criteria.tiers.values()):
        app.screen.say(f"No tier asks {name}: its value changes no size")
    app.screen.say("No run was kept. To keep one, set the value in the file and leave --vary out.")
