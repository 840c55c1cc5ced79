"""What a correction of a fact is, as it is tried."""

from typing import Any, NamedTuple


class Corrected(NamedTuple):
    """A correction as it is typed, after what comes `first`, and all that it changes in the one row of a list.

    The list is `noun list N1` with the words of `of`; `changed` has each column with what it was and what it is then,
    `told` what the trail tells of both.
    """

    noun: str
    typed: str
    changed: dict[str, tuple[Any, Any]]
    told: tuple[str, str]
    first: str = ""
    of: str = ""
