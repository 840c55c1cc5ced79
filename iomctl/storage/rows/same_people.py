"""Whose record each row is now, worked out from who is the same person as whom; nothing else writes it."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Integer, String, Table, column, exists, insert, literal, select, table, update

from iomctl.domain.course.people import record_of
from iomctl.storage.owners import Place
from iomctl.storage.tables.people import Offender

PEOPLE: Table = Offender.__table__  # type: ignore[attr-defined]  # every table class has it
# Nearly every command asks these two, which are empty in most books: their classes would take longer to load.
LINKS = table("same_person", column("offender_id", Integer), column("into_id", Integer))
SAID = table("said_of", column("of_table", String), column("row_id", Integer), column("offender_id", Integer))


@cache
def moving_tables() -> Sequence[Table]:
    """The tables whose rows become part of another record when their person is merged."""
    # Only here: few commands merge people, and this loads every table.
    from iomctl.storage.integrity import classes

    found = (one.__table__ for one in classes().values() if not one.keeps_person)
    return sorted((table for table in found if "offender_id" in table.c), key=lambda table: table.name)


def merged(connection: Connection) -> dict[int, int]:
    """Each person who was merged into another, with the one whose record theirs is now."""
    query = select(PEOPLE.c.id, PEOPLE.c.same_as_id).where(PEOPLE.c.same_as_id.is_not(None))
    return {row.id: row.same_as_id for row in connection.execute(query)}


def everyone_who_is(connection: Connection, person: int) -> list[int]:
    """A person whose record is their own, and those who were merged into them, in the order of their numbers."""
    query = select(PEOPLE.c.id).where((PEOPLE.c.id == person) | (PEOPLE.c.same_as_id == person))
    return list(connection.scalars(query.order_by(PEOPLE.c.id)))


def as_facts_say(connection: Connection) -> dict[int, int]:
    """As `merged`, by the facts alone."""
    rows = connection.execute(select(LINKS.c.offender_id, LINKS.c.into_id))
    same_as: dict[int, int] = {row.offender_id: row.into_id for row in rows}
    return {person: record_of(same_as, person) for person in same_as}


def move_rows(connection: Connection) -> set[int]:
    """Write whose record each row is now; the people whose record grew or shrank.

    Raises IntegrityError where two rows can't be of one person.
    """
    was, now = merged(connection), as_facts_say(connection)
    for person in sorted(was.keys() | now.keys()):
        if was.get(person) != now.get(person):
            these = update(PEOPLE).where(PEOPLE.c.id == person)
            connection.execute(these.values(same_as_id=now.get(person)))
    said: set[int] = set(connection.scalars(select(SAID.c.offender_id).distinct()))
    for each in moving_tables() if now or said else ():
        _move(connection, each, now, said)
    changed = {person for person in was.keys() | now.keys() if was.get(person) != now.get(person)}
    return changed | {records[person] for records in (was, now) for person in changed if person in records}


def _move(connection: Connection, table: Table, now: Mapping[int, int], said: Iterable[int]) -> None:
    for person, record in now.items():
        keep_said_of(connection, table, person)
        connection.execute(update(table).where(table.c.offender_id == person).values(offender_id=record))
    of_table = SAID.c.of_table == table.name
    for person in said:
        theirs = select(SAID.c.row_id).where(of_table, SAID.c.offender_id == person)
        record = now.get(person, person)
        away: Any = update(table).where(table.c.id.in_(theirs), table.c.offender_id != record)
        connection.execute(away.values(offender_id=record))


def keep_said_of(connection: Connection, table: Table, person: int) -> None:
    """Keep of whom the rows of a person were said, before they become part of another record."""
    known = exists().where(SAID.c.of_table == table.name, SAID.c.row_id == table.c.id)
    rows = select(literal(table.name), table.c.id, literal(person)).where(table.c.offender_id == person, ~known)
    connection.execute(insert(SAID).from_select(["of_table", "row_id", "offender_id"], rows))


def keep_said(connection: Connection, said: Mapping[Place, int | None]) -> None:
    """Keep of whom rows were said that are part of another record; None for those that are of their own."""
    for row, person in said.items():
        if person is not None and said_of(connection, row) is None:
            connection.execute(insert(SAID).values(of_table=row[0], row_id=row[1], offender_id=person))


def said_of(connection: Connection, row: Place) -> int | None:
    """Of whom a row was said that is, or was, part of another record; None for one that never was."""
    query = select(SAID.c.offender_id).where(SAID.c.of_table == row[0], SAID.c.row_id == row[1])
    found: int | None = connection.scalar(query)
    return found


def ever_merged(connection: Connection) -> set[int]:
    """Everybody who is or was merged into another, and those into whom."""
    links = connection.execute(select(LINKS.c.offender_id, LINKS.c.into_id))
    said = connection.scalars(select(SAID.c.offender_id).distinct())
    return {*said, *(person for row in links for person in row)}


def wrongly_owned(connection: Connection) -> set[int]:
    """The people of whom something is part of another record than the facts say."""
    was, now = merged(connection), as_facts_say(connection)
    wrong = {person for person in was.keys() | now.keys() if was.get(person) != now.get(person)}
    said = connection.scalar(select(exists().select_from(SAID)))
    for each in moving_tables() if now or said else ():
        rows = select(each.c.offender_id, SAID.c.offender_id.label("said")).join(SAID, SAID.c.row_id == each.c.id)
        found = connection.execute(rows.where(SAID.c.of_table == each.name))
        wrong |= {row.said for row in found if row.offender_id != now.get(row.said, row.said)}
        theirs = select(each.c.offender_id).where(each.c.offender_id.in_(now)).distinct()
        wrong |= set(connection.scalars(theirs)) if now else set()
    return wrong
