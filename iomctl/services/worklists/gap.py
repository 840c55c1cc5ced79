"""One thing that may be missing from a case, and how those who lack it are told."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row


class Gap(NamedTuple):
    """What is missing, in words, and the command for it, with {offender} and {cohort} for those of the case."""

    about: str
    command: str


Cases = Sequence[Row[Any]]
Found = Iterator[tuple[Row[Any], Gap]]
