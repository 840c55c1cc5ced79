"""Whose record a row is: the person that its own columns lead to, or those of the row above it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import SQLModel

Place = tuple[str, int]
"""A row: the name of its table and its number."""

PERSON = "offender"
ABOVE = ("spell", "referral", "custody", "marker", "placement", "duty_referral", "requirement")
"""The tables with a person's number of their own that other rows stand under."""

# Engines allow a limited number of bound values in one statement.
AT_ONCE = 500


@cache
def way_of(table: str) -> tuple[str, str] | None:
    """The column by which rows of a table lead to a person, and the table it leads to; None where they are nobody's.

    A row whose column is empty is nobody's too. The shortest way counts: a requirement is of a sentence and of a
    referral, and says itself whose it is.
    """
    if table == PERSON:
        return "id", PERSON
    columns = SQLModel.metadata.tables[table].c
    return next(((f"{one}_id", one) for one in (PERSON, *ABOVE) if f"{one}_id" in columns), None)


def people_of(connection: Connection, rows: Iterable[Place], known: Mapping[Place, Place]) -> dict[Place, int]:
    """The person of each of these rows of tables that lead to one; a row that is not there is left out.

    `known` are rows that need not be looked up, or are there no more, with the row that each leads to.
    """
    numbers: dict[str, set[int]] = defaultdict(set)
    for table, number in rows:
        numbers[table].add(number)
    found: dict[Place, int] = {(PERSON, number): number for number in numbers.pop(PERSON, ())}
    above: dict[Place, Place] = {}
    for table, asked in numbers.items():
        told = {(table, number): known[table, number] for number in asked if (table, number) in known}
        above |= told
        above |= _read(connection, table, sorted(number for number in asked if (table, number) not in told))
    if above:
        people = people_of(connection, set(above.values()), known)
        found |= {row: people[place] for row, place in above.items() if place in people}
    return found


def _read(connection: Connection, table: str, numbers: list[int]) -> dict[Place, Place]:
    way, columns = way_of(table), SQLModel.metadata.tables[table].c
    found: dict[Place, Place] = {}
    if way is None:
        return found
    column, above = way
    for start in range(0, len(numbers), AT_ONCE):
        part = numbers[start : start + AT_ONCE]
        query: Any = select(columns.id, columns[column]).where(columns.id.in_(part))
        found |= {(table, row[0]): (above, row[1]) for row in connection.execute(query) if row[1] is not None}
    return found
