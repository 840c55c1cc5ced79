"""Lists from which the cells of a workbook are chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

EXPLANATION = "about the columns"
"""The sheet of a workbook that says what the columns of the other mean."""


@dataclass(frozen=True)
class DropDowns:
    """The columns of a sheet that are to be filled in: `sources` says of each where its list comes from.

    A source is the name of one of `lists`, a formula that opens with "=" and in which {column} stands for the cell of
    another column in the same row, or "" for free words.
    """

    lists: Mapping[str, Sequence[str]]
    sources: Mapping[str, str]
