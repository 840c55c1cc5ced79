"""A cell of a table as words, and a number with its decimals."""

from decimal import Decimal

from iomctl.domain.documents import Cell, Figure, Tag


def shown(cell: Cell) -> str:
    """What is printed of a cell in any form."""
    if isinstance(cell, Figure):
        return cell.shown
    return cell.word if isinstance(cell, Tag) else cell


def places_of(value: int | Decimal | None) -> int:
    """How many decimals a number is told with: 24.0 has one."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
