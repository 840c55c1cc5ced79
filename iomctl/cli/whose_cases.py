"""The options that narrow a list of people, written once: --cohort, --worker, --agency and --area."""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from typing import Any

from iomctl.cli.options import AgencyOption, AreaOption, CohortOption, WorkerOption

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
    asked.__signature__ = told.replace(parameters=taken)  # type: ignore[attr-defined]  # what Typer reads options from
    asked.__annotations__ = {one.name: one.annotation for one in taken} | {"return": None}
    return asked


def _options(kind: Any) -> list[Parameter]:
    return [Parameter(name, kind, default=None, annotation=option) for name, option in OPTIONS.items()]
