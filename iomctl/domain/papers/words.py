"""A cell of a table as words."""

from iomctl.domain.documents import Cell, Figure, Tag


def shown(cell: Cell) -> str:
    """What is printed of a cell in any form."""
    if isinstance(cell, Figure):
        return cell.shown
    return cell.word if isinstance(cell, Tag) else cell
