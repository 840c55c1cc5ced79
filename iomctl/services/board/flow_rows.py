"""The flow of a paper by tier as rows, for the screen on which it is made."""

from dataclasses import dataclass

from iomctl.domain.board.people_and_flow import flow_table
from iomctl.domain.board.tables import Tables
from iomctl.domain.board.told import BoardTold
from iomctl.domain.columns import column
from iomctl.domain.papers.words import shown


@dataclass(frozen=True)
class FlowRow:
    """One tier, or all; a count that is withheld is [c]."""

    tier: str = column("Tier", "the tier's name, or all", "Fixed", rank=0, kept=True)
    opening: str = column("Opening", "people at the beginning", "52", rank=0, right=True)
    came_in: str = column("Came in", "people who came in", "5", rank=0, right=True)
    moved_in: str = column("Moved in", "people from another tier", "1", rank=2, right=True)
    moved_out: str = column("Moved out", "people to another tier", "0", rank=2, right=True)
    left: str = column("Left", "people who left", "3", rank=0, right=True)
    closing: str = column("Closing", "people at the end", "54", rank=0, right=True)
    capacity: str = column("Capacity", "people it is meant to hold", "70", rank=2, right=True)
    over: str = column("Over", "people over its capacity", "2", rank=2, right=True)


def flow_rows(told: BoardTold) -> list[FlowRow]:
    """A row for each tier and one for all, as the paper's table has them."""
    return [FlowRow(*map(shown, row)) for row in flow_table(Tables(told)).rows]
