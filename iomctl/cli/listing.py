"""Options of all lists, written once: --format, --columns, --sort and --all; and --known-on, of pages too."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from iomctl.cli.options import AllOption, ColumnsOption, FormatOption, KnownOnOption, gathered, style, with_parameters

if TYPE_CHECKING:
    from iomctl.output.render import Style

SortOption = Annotated[
    str | None, typer.Option("--sort", metavar="COLUMN", help="by a column, the lowest first; -COLUMN: the highest")
]
OPTIONS = {"format": FormatOption, "columns": ColumnsOption, "sort": SortOption, "every": AllOption}
KNOWN_ON = "known_on"


class Listing(NamedTuple):
    """What was typed about the look of a list; `every` shows each row of a long one, also at a terminal."""

    format: str = "table"
    columns: str | None = None
    sort: str | None = None
    every: bool = False

    def style(self, on: date | None = None, **how: Any) -> "Style":
        """The `Style` of the list; `on` is the day that short days are seen from, `how` the rest of a Style."""
        return style(self.format, self.columns, on, **{"whole": self.every, "sort": self.sort, **how})


LISTING = Listing()


as_list = gathered("listing", OPTIONS, Listing, LISTING._asdict())
"""The command with these options in the place of its parameter `listing`, the `Listing` that they make."""


def as_known(command: Callable[..., None]) -> Callable[..., None]:
    """The command with this option behind --as-of, or before --format; its app then answers as known on that day."""

    @wraps(command)
    def asked(**given: Any) -> None:
        given["context"].obj.ask_as_known(given.pop(KNOWN_ON))
        command(**given)

    told = signature(command)
    taken = list(told.parameters.values())
    names = list(told.parameters)
    place = names.index("as_of") + 1 if "as_of" in names else names.index("format")
    taken.insert(place, Parameter(KNOWN_ON, taken[place].kind, default=None, annotation=KnownOnOption))
    return with_parameters(asked, told, taken)
