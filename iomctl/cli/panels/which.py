"""The words that narrow a list of panels, written once: NAME, --worker and --cohort."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.cli.options import gathered

if TYPE_CHECKING:
    from iomctl.services.panels.records import WhichPanels

OPTIONS = {
    "name": Annotated[str | None, typer.Argument(metavar="[NAME]", help="those with these words in their name")],
    "worker": Annotated[
        str | None, typer.Option("--worker", metavar="WORKER", help="which a worker chairs or takes the minutes of")
    ],
    "cohort": Annotated[str | None, typer.Option("--cohort", metavar="COHORT", help="about the cases of one cohort")],
}


def _which(**words: str | None) -> "WhichPanels":
    from iomctl.services.panels.records import WhichPanels

    return WhichPanels(**words)


which_panels = gathered("which", OPTIONS, _which)
"""The command with these words in the place of its parameter `which`, the `WhichPanels` that they make."""
