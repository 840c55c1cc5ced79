"""The option --known-on, written once for every command that shows what the book says."""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from typing import Any

from iomctl.cli.options import KnownOnOption

OPTION = "known_on"


def as_known(command: Callable[..., None]) -> Callable[..., None]:
    """The command with this option behind --as-of, or before --format; its app then answers as known on that day."""

    @wraps(command)
    def asked(**given: Any) -> None:
        given["context"].obj.ask_as_known(given.pop(OPTION))
        command(**given)

    told = signature(command)
    taken = list(told.parameters.values())
    names = list(told.parameters)
    place = names.index("as_of") + 1 if "as_of" in names else names.index("format")
    taken.insert(place, Parameter(OPTION, taken[place].kind, default=None, annotation=KnownOnOption))
    asked.__signature__ = told.replace(parameters=taken)  # type: ignore[attr-defined]  # what Typer reads options from
    asked.__annotations__ = {one.name: one.annotation for one in taken} | {"return": None}
    return asked
