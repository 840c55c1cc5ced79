"""The options that narrow a list of people, written once: --cohort, --worker, --agency and --area; --age of some."""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iomctl.app import App
from iomctl.cli.options import AgencyOption, AreaOption, CohortOption, WorkerOption, with_parameters

if TYPE_CHECKING:
    from iomctl.services.lookup.ages import NotTold

AgeOption = Annotated[
    str | None,
    typer.Option("--age", metavar="AGES", help="of an age that day, like 18-25, 17, 26+ or not-known"),
]
OPTIONS = {"cohort": CohortOption, "worker": WorkerOption, "agency": AgencyOption, "area": AreaOption}
WHOSE = "whose"


def of_cases(command: Callable[..., None]) -> Callable[..., None]:
    """The command with these options in the place of its parameter `whose`, the `WhoseCases` that they make."""

    @wraps(command)
    def asked(**given: Any) -> None:
        from iomctl.services.lookup.whose_cases import WhoseCases

        words = {name: given.pop(name) for name in OPTIONS}
        command(**given, **{WHOSE: WhoseCases(**words)})

    told = signature(command)
    taken: list[Parameter] = []
    for one in told.parameters.values():
        taken += _options(one.kind) if one.name == WHOSE else [one]
    return with_parameters(asked, told, taken)


def _options(kind: Any) -> list[Parameter]:
    return [Parameter(name, kind, default=None, annotation=option) for name, option in OPTIONS.items()]


def say_not_told(app: App, apart: "NotTold") -> None:
    """Say on stderr of whom a list by age says nothing, and how to mend that."""
    from iomctl.domain.counts import counted

    if apart.no_birth:
        people = counted(apart.no_birth, "person", "people")
        app.screen.say(f"Not known of {people} without a birth date: iomctl offender edit OFFENDER --born DAY")
    if apart.hidden:
        people = counted(apart.hidden, "person", "people")
        app.screen.say(f"Left out: {people} with a limited-access mark; --restricted tells of them, and is logged")
