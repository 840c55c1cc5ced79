"""Whose a row was that the audit trail tells of, in a case book from before migration 0020.

It knows the tables as they were at that version, and is not changed with them.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Integer, String, bindparam, text

from iomctl.storage.rows_in import put_rows

REMOVED = "removed_row"
OF_REMOVED = (("event_id", Integer()), ("name", String()), ("number", Integer()), ("above", Integer()))
"""A table for the time of the move: rows that are no more, at which event they were removed, and what they led to."""

LATER = 2**31 - 1
"""No event has a higher number."""

AT_ONCE = 500
"""Row numbers in one statement: engines allow a limited number of bound values."""

OF_PEOPLE = (
    "identifier alias spell need referral custody offence score sentence marker note contact restorative_offer"
    " requirement placement duty_referral rescope_person rescope_decision rescope_change"
)
UNDER = {
    "spell": "spell_tier spell_colour spell_custody spell_worker spell_exit_plan review",
    "referral": "referral_step referral_practitioner referral_outcome",
    "custody": "custody_state release_due release_plan release_check release",
    "marker": "marker_review",
    "placement": "placement_extension",
    "duty_referral": "duty_answer",
}
WAY = {
    "offender": ("id", "offender"),
    **dict.fromkeys(OF_PEOPLE.split(), ("offender_id", "offender")),
    **{table: (f"{above}_id", above) for above, tables in UNDER.items() for table in tables.split()},
}
"""For each table about people the column that leads to the person, and the table that it leads to."""

Row = Mapping[str, Any]
Place = tuple[str, int]
Then = tuple[int, str, int]
"""A row as it was at an event: the event, the table, the row's number."""


def note_removed(connection: Connection, bodies: Iterable[tuple[int, Any]]) -> None:
    """Keep what rows led to that were removed since, from the bodies of events that tell of it.

    A row of today may have the number of such a one, and be somebody else's.
    """
    for event, body in bodies:
        rows = [
            (event, entry["table"], number, place[1])
            for entry in entries_of(body) or ()
            if entry.get("side") == "before" or entry.get("after", "") is None
            for place, number, _ in rows_of(entry)
            if place is not None
        ]
        put_rows(connection, REMOVED, [name for name, _ in OF_REMOVED], rows)


def entries_of(body: Any) -> list[Row] | None:
    """What stands in a body; None when that is nothing that was ever written there."""
    try:
        found = json.loads(body)
        for entry in found:
            rows_of(entry)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return None
    return found if isinstance(found, list) else None


def rows_of(entry: Row) -> list[tuple[Place | None, int, Any]]:
    """Each row of an entry: the place that leads to whose it is, None where it is nobody's; its number; itself."""
    table, way = entry["table"], WAY.get(entry["table"])
    if "rows" in entry:
        place = entry["columns"].index(way[0]) if way else None
        return [((way[1], row[place]) if way else None, row[0], row) for row in entry["rows"]]
    # No row was ever moved from one person to another.
    values = {**(entry["before"] or {}), **(entry["after"] or {})}
    if way is None:
        return [(None, entry["id"], entry)]
    return [((way[1], values[way[0]]) if way[0] in values else (table, entry["id"]), entry["id"], entry)]


def people_then(connection: Connection, asked: set[Then]) -> dict[Then, int]:
    """The person of each of these rows at its event; a row that is gone without a trace is left out."""
    found = {one: one[2] for one in asked if one[1] == "offender"}
    above: dict[Then, Then] = {}
    numbers: dict[str, set[int]] = defaultdict(set)
    for _, table, number in asked - found.keys():
        numbers[table].add(number)
    for table, mine in numbers.items():
        led = _led_to(connection, table, mine)
        for one in asked:
            if one[1] == table and (parent := next((to for till, to in led[one[2]] if till >= one[0]), None)):
                above[one] = (one[0], WAY[table][1], parent)
    if above:
        people = people_then(connection, set(above.values()))
        found |= {one: people[parent] for one, parent in above.items() if parent in people}
    return found


def _led_to(connection: Connection, table: str, numbers: set[int]) -> Mapping[int, list[tuple[int, int]]]:
    """What each row leads to: until which event, and to which row; in this order."""
    gone = text(f"SELECT number, event_id, above FROM {REMOVED} WHERE name = :name AND number IN :numbers ORDER BY 2")
    now = text(f"SELECT id, {LATER}, {WAY[table][0]} FROM {table} WHERE id IN :numbers")
    listed, found = sorted(numbers), defaultdict[int, list[tuple[int, int]]](list)
    for start in range(0, len(listed), AT_ONCE):
        part = {"numbers": listed[start : start + AT_ONCE]}
        for query, more in ((gone, {"name": table}), (now, {})):
            asked = query.bindparams(bindparam("numbers", expanding=True))
            for number, till, above in connection.execute(asked, {**part, **more}):
                found[number].append((till, above))
    return found
