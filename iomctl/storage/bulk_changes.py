"""Many added or removed rows as one entry of an audit event: their columns once, then the values row by row."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def many_rows(
    table: str, side: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], same: Mapping[str, Any]
) -> dict[str, Any]:
    """The entry for rows that were added (`side` is "after") or removed ("before").

    `columns` opens with the row number; `same` holds what is the same in every row.
    """
    return {"table": table, "side": side, "columns": list(columns), "rows": rows, "same": dict(same)}


def each_change(entry: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The changes that one entry of an event's detail stands for, each with table, id, before and after."""
    if "rows" not in entry:
        yield dict(entry)
        return
    sides: dict[str, Any] = {"before": None, "after": None}
    for row in entry["rows"]:
        values = {**dict(zip(entry["columns"], row, strict=True)), **entry["same"]}
        yield {"table": entry["table"], "id": row[0], **sides, entry["side"]: values}
