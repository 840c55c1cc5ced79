"""What must be known of a workbook before its cells are relied on, whatever kind of workbook it is."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Protocol

Place = tuple[int, int]
"""A cell by its row and its column, both counted from 0."""


@dataclass
class Extent:
    """How far what a sheet holds reaches, in rows and columns; `filled` is whether it holds anything."""

    filled: bool = False
    rows: int = 0
    columns: int = 0


@dataclass
class CellFaults:
    """Cells that were not typed: every formula, those saved without a value, and errors; and ranges that are merged."""

    formulas: list[Place] = field(default_factory=list)
    uncounted: list[Place] = field(default_factory=list)
    errors: list[Place] = field(default_factory=list)
    merged: list[tuple[Place, Place]] = field(default_factory=list)

    def among(self, is_read: Callable[[int], bool] | None) -> "CellFaults":
        """Those that touch a column that is read; all of them for None."""
        if is_read is None:
            return self
        formulas, uncounted, errors = (
            [place for place in some if is_read(place[1])] for some in (self.formulas, self.uncounted, self.errors)
        )
        merged = [one for one in self.merged if any(map(is_read, range(one[0][1], one[1][1] + 1)))]
        return CellFaults(formulas, uncounted, errors, merged)


class WorkbookParts(Protocol):
    """What the XML inside a workbook tells that the reader does not.

    `unfolded` are the sheets that the reader holds in memory as soon as it opens the file, whichever is read.
    """

    unfolded: Collection[str]

    def extent(self, sheet: str) -> Extent | None:
        """How far a sheet reaches; None for one that holds no cells at all, such as a chart."""

    def faults(self, sheet: str) -> CellFaults:
        """The cells of a sheet that can't be relied on."""
