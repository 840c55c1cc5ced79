"""The options that narrow a list of people, written once: --cohort, --worker, --agency and --area; --age of some."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.options import AgencyOption, AreaOption, CohortOption, WorkerOption, gathered

if TYPE_CHECKING:
    from iomctl.services.lookup.ages import NotTold
    from iomctl.services.lookup.whose_cases import WhoseCases

AgeOption = Annotated[
    str | None,
    typer.Option("--age", metavar="AGES", help="of an age that day, like 18-25, 17, 26+ or not-known"),
]
OPTIONS = {"cohort": CohortOption, "worker": WorkerOption, "agency": AgencyOption, "area": AreaOption}
OF_OWNERS = OPTIONS | {
    "agency": Annotated[str | None, typer.Option("--agency", metavar="AGENCY", help="that one agency's workers own")]
}


def _whose(**words: str | None) -> "WhoseCases":
    from iomctl.services.lookup.whose_cases import WhoseCases

    return WhoseCases(**words)


of_cases = gathered("whose", OPTIONS, _whose)
"""The command with these options in the place of its parameter `whose`, the `WhoseCases` that they make."""

of_owners = gathered("whose", OF_OWNERS, _whose)
"""As `of_cases`, for what has an owner: the agency is the one that its owner works for."""


def say_not_told(app: App, apart: "NotTold") -> None:
    """Say on stderr of whom a list by age says nothing, and how to mend that."""
    from iomctl.domain.counts import counted

    if apart.no_birth:
        people = counted(apart.no_birth, "person", "people")
        app.screen.say(f"Not known of {people} without a birth date: iomctl offender edit OFFENDER --born DAY")
    if apart.hidden:
        people = counted(apart.hidden, "person", "people")
        app.screen.say(f"Left out: {people} with a limited-access mark; --restricted tells of them, and is logged")
