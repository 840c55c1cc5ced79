"""Every row of a case book, and what is the same whenever the same change is made."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import text

from iomctl.settings.places import place_of
from iomctl.storage.contents import contents_of
from iomctl.storage.database import open_engine

Row = dict[str, Any]
Tables = dict[str, list[Row]]

DIFFERS = frozenset(
    "at hash previous_hash detail_digest salt body digest row_id before after recorded_in closed_in"
    " deselected_in".split()
)
WORKED_OUT = frozenset("review spell_colour spell_custody custody_state".split())
"""Tables whose rows are worked out from facts."""
KEYS = {"id": "", "spell_id": "spell"}
"""Columns with the number of a row, and whose: "" for the table's own."""


def tables_of(db: str) -> Tables:
    """Every row of every table, by the table's name; waits until no process writes any more.

    What was worked out is without the numbers of its rows, which nothing refers to: it may be worked out anew.
    """
    with open_engine(place_of(db), 60).connect() as connection:
        held = contents_of(connection)
        assert held is not None
        read = {name: connection.execute(text(f'SELECT * FROM "{name}"')).mappings() for name in held.rows}
        found = {name: [_told(name, dict(row)) for row in rows] for name, rows in read.items()}
        return {name: sorted(rows, key=str) for name, rows in found.items()}


def _told(name: str, row: Mapping[str, Any]) -> Row:
    return {column: value for column, value in row.items() if column != "id" or name not in WORKED_OUT}


def alike(tables: Tables, *without: str) -> dict[str, list[str]]:
    """The tables but some, with rows counted from 1 in their order, for PostgreSQL leaves gaps; and no moments."""
    places = {name: _places(rows) for name, rows in tables.items()}
    return {
        name: sorted(str(_placed(row, {**places, "": places[name]})) for row in rows)
        for name, rows in tables.items()
        if name not in without
    }


def grown(before: Tables, after: Tables) -> dict[str, tuple[int, int]]:
    """How many rows each table has lost, and how many it has got; a changed row is both.

    The highest numbers that were taken back are left out: they stay when what had them is brought again.
    """
    held = {name: ({str(row) for row in before[name]}, {str(row) for row in after[name]}) for name in after}
    del held["highest_number"]
    return {name: (len(was - now), len(now - was)) for name, (was, now) in held.items()}


def _places(rows: list[Row]) -> Mapping[int, int]:
    return {number: place for place, number in enumerate(sorted(row["id"] for row in rows if "id" in row), 1)}


def _placed(row: Row, places: Mapping[str, Mapping[int, int]]) -> Row:
    kept = {name: value for name, value in row.items() if name not in DIFFERS and not name.endswith("_at")}
    return {name: places[KEYS[name]].get(value) if name in KEYS else value for name, value in kept.items()}
