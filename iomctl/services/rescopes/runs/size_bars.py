"""The sizes of a cohort with a bar beside each, for people who read them."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from iomctl.domain.columns import column
from iomctl.services.rescopes.runs.varying import SizeAtValue

CELLS = 20
"""Cells for the largest number of people, or for the capacity where that is larger."""
IN_PLAN, NOT_KNOWN, FREE, FULL = "█", "░", "·", "│"


@dataclass(frozen=True)
class DrawnSize(SizeAtValue):
    """A size with its bar, which is drawn from the same numbers; data has no use for it."""

    bar: str = column("Bar", "people in the plan, not known, and the capacity", "████░░··│", rank=0, kept=True)


def drawn(sizes: Sequence[SizeAtValue]) -> list[DrawnSize]:
    """The same sizes, each with a bar; all bars have one scale."""
    most = max((max(one.people + one.not_known, _room(one)) for one in sizes), default=0)
    return [
        DrawnSize(**{part.name: getattr(one, part.name) for part in fields(one)}, bar=_bar(one, most)) for one in sizes
    ]


def legend(sizes: Sequence[SizeAtValue]) -> str:
    """What the signs of the bars mean, with the capacity; "" where there is no bar."""
    if not sizes:
        return ""
    less = f" less {sizes[0].elsewhere} in other cohorts" if sizes[0].elsewhere else ""
    return f"{IN_PLAN} in the plan  {NOT_KNOWN} not known  {FULL} capacity {sizes[0].capacity}{less}"


def _room(size: SizeAtValue) -> int:
    """People the cohort may hold: those of other cohorts take their part of the capacity."""
    return max(size.capacity - size.elsewhere, 0)


def _bar(size: SizeAtValue, most: int) -> str:
    def cells(people: int) -> int:
        # However few they are, people are seen.
        return max(round(people * CELLS / most), 1) if people else 0

    full, plan = cells(_room(size)), cells(size.people)
    if size.people > _room(size):
        # However few are too many, the bar is seen to go past the capacity.
        plan = max(plan, full + 1)
    unsure = max(cells(size.people + size.not_known) - plan, 0)
    signs = (IN_PLAN * plan + NOT_KNOWN * unsure).ljust(full, FREE)
    return f"{signs[:full]}{FULL}{signs[full:]}"
