"""Whom a group has to look at before a plan is applied, and what comes next."""

from typing import TYPE_CHECKING

from iomctl.app import App

if TYPE_CHECKING:
    from iomctl.services.rescopes.runs.runs import Run
    from iomctl.services.rescopes.runs.summaries import Eyes


def say_eyes(app: App, run: "Run", found: "Eyes", dry_run: bool) -> None:
    """Say on stderr how many people need a second look, each with the command that lists them."""
    from iomctl.domain.counts import counted

    show = f"iomctl rescope show {run.number}"
    told = (
        (found.watched, "leaving, and in need of an onward arrangement", f"{show} --outcome leaves --watch"),
        (found.unwatched, "leaving, and not known whether they need one", f"{show} --outcome leaves"),
        (found.edge, f"within {run.criteria.edge:g} points of a threshold", f"{show} --edge"),
        (found.outside, "outside the cohort, and not known whether they come in", f"{show} --outcome not-known"),
    )
    for people, what, command in told:
        if people:
            app.screen.say(f"{counted(people, 'person', 'people')} {what}: {command}")
    if dry_run:
        app.screen.say("Dry run: the run is not kept.")
    else:
        app.screen.say(f"Nothing has been changed. Next: {show}")
