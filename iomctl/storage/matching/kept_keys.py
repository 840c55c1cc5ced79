"""The keys that are kept for people: written whenever a name or a birth date changes, checked, and made anew."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, bindparam, delete, select
from sqlmodel import col

from iomctl.domain.duplicates.keys import stored_keys
from iomctl.storage.matching.described_rows import AT_ONCE, described, rows_of
from iomctl.storage.rows.same_people import merged
from iomctl.storage.rows_in import put_rows
from iomctl.storage.tables.matching.keys import MatchingKey
from iomctl.storage.tables.people import Offender


def write_keys(connection: Connection, people: Iterable[int], *, are_new: bool = False) -> None:
    """Write the keys of people, by row number, anew, and of those whose records theirs are; who is gone has none."""
    numbers = sorted(set(people))
    if not are_new and numbers:
        record = merged(connection)
        numbers = sorted({*numbers, *(record[one] for one in numbers if one in record)})
        statement = delete(MatchingKey).where(col(MatchingKey.offender_id) == bindparam("whose"))
        connection.execute(statement, [{"whose": number} for number in numbers])
    rows = [
        (key, number)
        for number, person in described(connection, numbers, numbered=False).items()
        for key in stored_keys(person)
    ]
    if rows:
        put_rows(connection, "matching_key", ("key", "offender_id"), sorted(rows))


def keys_behind(connection: Connection) -> Iterator[int]:
    """The row numbers of people whose kept keys are not those of their names and birth date, ascending."""
    last = 0
    next_ones = select(col(Offender.id)).order_by(col(Offender.id)).limit(AT_ONCE)
    while numbers := list(connection.scalars(next_ones.where(col(Offender.id) > last))):
        kept = defaultdict(set)
        query = select(col(MatchingKey.offender_id), col(MatchingKey.key))
        for number, key in rows_of(connection, query, col(MatchingKey.offender_id), numbers):
            kept[number].add(key)
        people = described(connection, numbers, numbered=False)
        yield from (number for number in numbers if stored_keys(people[number]) != kept[number])
        last = numbers[-1]
