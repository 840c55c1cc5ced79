"""A reader who works out what is withheld: integer programming over all that is published."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

MOST, SMALL = 1000, 5
Cell = tuple[Any, ...]
Sum = Mapping[Cell, int]


def sum_of(cells: Iterable[Cell]) -> dict[Cell, int]:
    """Some cells, each once."""
    return dict.fromkeys(cells, 1)


@dataclass
class Attack:
    """What a reader knows: sums of cells that are from so many to so many, cells being whole and 0 or more."""

    places: dict[Cell, int] = field(default_factory=dict)
    known: list[tuple[Sum, float, float]] = field(default_factory=list)

    def know(self, cells: Sum, least: float, most: float) -> None:
        """Take in that a sum of cells, each so many times, lies between two numbers, both inclusive."""
        for cell in cells:
            self.places.setdefault(cell, len(self.places))
        self.known.append((cells, least, most))

    def know_one_is_small(self, sums: Sequence[Sum], name: Cell) -> None:
        """Take in that at least one of some sums is small."""
        marks = [("mark", name, at) for at in range(len(sums))]
        for mark, cells in zip(marks, sums, strict=True):
            self.know({mark: 1}, 0, 1)
            self.know({**cells, mark: MOST}, 0, SMALL + MOST)
        self.know(sum_of(marks), 1, len(marks))

    def is_told(self, cells: Sum, people: int) -> bool:
        """Whether a sum of cells can be no other number than the true one."""
        return all(self._furthest(cells, sign) == people for sign in (-1, 1))

    def _furthest(self, cells: Sum, sign: int) -> int:
        rows = np.zeros((len(self.known), len(self.places)))
        for at, (told, _, _) in enumerate(self.known):
            for cell, times in told.items():
                rows[at, self.places[cell]] = times
        wanted = np.zeros(len(self.places))
        for cell, times in cells.items():
            wanted[self.places[cell]] = times
        least, most = zip(*((least, most) for _, least, most in self.known), strict=True)
        found = milp(
            -sign * wanted,
            constraints=LinearConstraint(rows, least, most),
            integrality=np.ones(len(self.places), dtype=int),
            bounds=Bounds(0, MOST),
        )
        assert found.success, found.message
        return round(float(wanted @ found.x))


def together(sums: Iterable[Sum]) -> dict[Cell, int]:
    """Sums added up."""
    return {cell: times for one in sums for cell, times in one.items()}
