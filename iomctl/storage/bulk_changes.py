"""Many added or removed rows in an event's detail: their columns once, then the values row by row.

What is nobody's holds the heading of each table: {"table", "side", "columns", "same"}, where `side` is "after" for rows
that were added and "before" for rows that were removed, `columns` opens with the row number, and `same` holds what is
the same in every row. Each person's part holds their rows: lists of values, before them the number of the heading,
counted from 0. A row may be shorter than the columns: the rest holds nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlmodel import SQLModel

from iomctl.storage.details import NOBODY, Detail, written

APART = "],["


def heading(table: type[SQLModel], side: str, columns: Sequence[str], same: Mapping[str, Any]) -> dict[str, Any]:
    """The heading of rows of a table."""
    return {"table": str(table.__tablename__), "side": side, "columns": list(columns), "same": dict(same)}


class ManyRows:
    """Fills a detail with many rows; `headings` are those that the event has already, with their numbers."""

    def __init__(self, detail: Detail, headings: dict[str, int]) -> None:
        self._detail = detail
        self._headings = headings

    def add(self, above: Mapping[str, Any], rows: Sequence[Sequence[Any]], owners: Iterable[int]) -> None:
        """Put each row into the part of its owner; `above` is the heading of them all."""
        parts, said = self._detail.parts, written(above)
        if said not in self._headings:
            parts[NOBODY].append(said)
        of = self._headings.setdefault(said, len(self._headings))
        for owner, text in zip(owners, _texts(rows), strict=True):
            parts[owner].append(f"[{of},{text}]")
        self._detail.changes += len(rows)


def _texts(rows: Sequence[Sequence[Any]]) -> list[str]:
    # All at once takes half the time. Where a value has the very letters that stand between two rows, there are more
    # pieces than rows.
    pieces = written(rows)[2:-2].split(APART)
    return pieces if len(pieces) == len(rows) else [written(row)[1:-1] for row in rows]


def each_change(
    parts: Iterable[Sequence[Any]], headings: list[Mapping[str, Any]] | None = None
) -> Iterator[dict[str, Any]]:
    """The changes that the parts of one event stand for, each with table, id, before and after.

    What is nobody's comes first among `parts`. `headings` are those of parts before these, and of these afterwards.
    """
    headings = [] if headings is None else headings
    for part in parts:
        for entry in part:
            if isinstance(entry, list):
                yield _row(headings[entry[0]], entry[1:])
            elif "columns" in entry:
                headings.append(entry)
            else:
                yield dict(entry)


def _row(above: Mapping[str, Any], row: Sequence[Any]) -> dict[str, Any]:
    values = {**dict(zip(above["columns"], row, strict=False)), **above["same"]}
    return {"table": above["table"], "id": row[0], "before": None, "after": None} | {above["side"]: values}
