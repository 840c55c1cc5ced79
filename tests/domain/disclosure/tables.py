"""Two-way tables with their totals, as the papers of the tests have them."""

from collections.abc import Sequence

from iomctl.domain.disclosure.printed_counts import Cell, PrintedCounts, Relation, adds_up

Rows = Sequence[Sequence[int]]


def inside(table: str, row: int, column: int) -> Cell:
    """A cell of a table, its row and column counted from 0."""
    return table, f"row {row}", f"column {column}"


def two_way(rows: Rows, table: str = "table", side: str | None = None) -> PrintedCounts:
    """A table with the totals of its rows, its columns and the whole; `side` names the rows' totals, to be shared."""
    across, down = range(len(rows[0])), range(len(rows))
    side = table if side is None else side
    row_totals = {row: (side, f"row {row}", "") for row in down}
    column_totals = {column: (table, "", f"column {column}") for column in across}
    whole = (side, "", "")
    counts = {inside(table, row, column): rows[row][column] for row in down for column in across}
    counts |= {row_totals[row]: sum(rows[row]) for row in down}
    counts |= {column_totals[column]: sum(one[column] for one in rows) for column in across}
    counts[whole] = sum(map(sum, rows))
    relations = [adds_up(row_totals[row], [inside(table, row, column) for column in across]) for row in down]
    relations += [adds_up(column_totals[column], [inside(table, row, column) for row in down]) for column in across]
    relations += [adds_up(whole, row_totals.values()), adds_up(whole, column_totals.values())]
    return PrintedCounts(counts, relations, frozenset({whole, *row_totals.values(), *column_totals.values()}))


def side_by_side(*papers: PrintedCounts) -> PrintedCounts:
    """One paper of several tables; what has the same key is the same cell."""
    relations: list[Relation] = []
    for paper in papers:
        relations += [one for one in paper.relations if one not in relations]
    counts = {cell: count for paper in papers for cell, count in paper.counts.items()}
    return PrintedCounts(
        counts,
        relations,
        frozenset().union(*(paper.totals for paper in papers)),
        frozenset().union(*(paper.telling_noughts for paper in papers)),
    )
