"""Many case books on one machine: SQLite files in a folder, opened read-only one after another, each one a return.

The standard library alone: forty books are asked in the time in which SQLAlchemy would be loaded twice.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from iomctl.domain.disclosure.printed_counts import DisclosureRule
from iomctl.domain.measures.catalogue import measures
from iomctl.domain.measures.tally import Tallies, Tally
from iomctl.domain.returns.national import SentReturn
from iomctl.domain.returns.scheme_return import SchemeReturn
from iomctl.domain.returns.withheld_tallies import told
from iomctl.errors import DatabaseUnusable, NotFound
from iomctl.storage import versions

HEADER = b"SQLite format 3\x00"
PLACES = {"community": "In the community", "custody": "In custody"}
PEOPLE = """
    SELECT tier, colour, custody, count(*) FROM (
        SELECT min({tiers}) AS tier, min({colours}) AS colour, max({custody}) AS custody
        FROM spell
        WHERE adopted_on <= :on AND (deselected_on IS NULL OR deselected_on > :on)
        GROUP BY offender_id
    ) GROUP BY tier, colour, custody
"""
NEWEST = """(SELECT {column} FROM spell_{column} AS dated WHERE dated.spell_id = spell.id AND dated.from_on <= :on
             ORDER BY dated.from_on DESC, dated.id DESC LIMIT 1)"""
"""How a spell stood on the day, by its dated rows: as `services/dated_rows.py` asks it."""
ABOUT = """
    SELECT scheme.book_id, scheme.name, policy_version.text, event.id, event.hash FROM scheme, policy_version, event
    WHERE policy_version.version = (SELECT max(version) FROM policy_version)
      AND event.id = (SELECT max(id) FROM event)
"""


def returns_of(folder: Path, as_of: date) -> Iterator[SentReturn]:
    """What the books of a folder say of who is on the scheme, by the end of a day as it is recorded now.

    Nothing is written, and no version is changed. Raises NotFound for a folder without a book, DatabaseUnusable with a
    line for each book of another version or that can't be read.
    """
    books = _books(folder)
    if not books:
        raise NotFound(f"{folder}: no case book is in this folder", advice="name the folder of SQLite files")
    faults, found = [], []
    for book in books:
        try:
            found.append(SentReturn(book.name, _return(book, as_of)))
        except (DatabaseUnusable, sqlite3.Error) as fault:
            faults.append(f"{book.name}: {fault}")
    if faults:
        raise DatabaseUnusable(*faults, advice="bring each up to date by iomctl --db FILE db upgrade, or take it out")
    yield from found


def _books(folder: Path) -> list[Path]:
    try:
        files = sorted(one for one in folder.iterdir() if one.is_file())
    except OSError as fault:
        raise NotFound(f"{folder}: {fault.strerror}", advice="name the folder of SQLite files") from None
    return [one for one in files if _begins_as_database(one)]


def _begins_as_database(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return opened.read(len(HEADER)) == HEADER
    except OSError:
        return False


def _return(book: Path, as_of: date) -> SchemeReturn:
    """What a book says, without leaving the side files that SQLite lays beside one that is open to others.

    A book that nobody has open is read as it lies; had somebody by the end, it is asked again as one that is shared.
    """
    before = _state(book)
    if not before[-1]:
        try:
            found = _asked(book, as_of, "immutable=1")
        except sqlite3.DatabaseError:
            if _state(book) == before:
                raise
        else:
            if _state(book) == before:
                return found
    return _asked(book, as_of, "mode=ro")


def _state(book: Path) -> tuple[int, int, int]:
    """When a book was last written to, its size, and that of the log of what is not in it yet."""
    file, log = book.stat(), book.with_name(f"{book.name}-wal")
    return file.st_mtime_ns, file.st_size, log.stat().st_size if log.exists() else 0


def _asked(book: Path, as_of: date, how: str) -> SchemeReturn:
    with closing(sqlite3.connect(f"{book.resolve().as_uri()}?{how}", uri=True)) as connection:
        _refuse_other_version(connection)
        book_id, scheme, text, events, head = connection.execute(ABOUT).fetchone()
        policy = _read(text)
        tallies = told(_people(connection, policy, as_of), _rule(policy))
    return SchemeReturn(book_id, scheme, as_of, as_of, 0, 0, head, events, _rule(policy).threshold, tuple(tallies))


def _refuse_other_version(connection: sqlite3.Connection) -> None:
    there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0] if there else None
    if found != versions.head():
        raise DatabaseUnusable(f"its version is {found or 'none of iomctl'}, this program's {versions.head()}")


@lru_cache(maxsize=64)
def _read(text: str) -> Mapping[str, Any]:
    import tomllib

    return tomllib.loads(text)


def _rule(policy: Mapping[str, Any]) -> DisclosureRule:
    from iomctl.domain.policy.board_rules import BoardRules

    usual, board = BoardRules(), policy.get("board", {})
    return DisclosureRule(board.get("withheld_below", usual.withheld_below))


def _people(connection: sqlite3.Connection, policy: Mapping[str, Any], as_of: date) -> Tallies:
    """People with an open case in all, by tier, colour and place; of several cases the first in the policy's order."""
    names = {
        "tier": [one["name"] for one in policy["tiers"]],
        "colour": [one["name"] for one in policy["colours"]],
        "custody": list(PLACES.values()),
    }
    words, values = _statement(policy)
    rows = connection.execute(words, {**values, "on": as_of.isoformat()}).fetchall()
    counts: dict[tuple[str, str], int] = {(by, name): 0 for by, listed in names.items() for name in listed}
    for tier, colour, custody, number in rows:
        for by, name in (("tier", names["tier"][tier]), ("colour", names["colour"][colour])):
            counts[by, name] += number
        counts["custody", PLACES[custody]] += number
    version = measures()["people"].version
    whole = Tally("people", version, "", "", sum(row[-1] for row in rows))
    return Tallies([whole, *(Tally("people", version, by, name, number) for (by, name), number in counts.items())])


def _statement(policy: Mapping[str, Any]) -> tuple[str, dict[str, str | int]]:
    """The question with a place for each code of the policy, and what is bound to them."""
    values: dict[str, str | int] = {}
    tiers = _place_of("tier", [one["code"] for one in policy["tiers"]], values)
    colours = _place_of("colour", [one["code"] for one in policy["colours"]], values)
    return PEOPLE.format(tiers=tiers, colours=colours, custody=NEWEST.format(column="custody")), values


def _place_of(column: str, codes: Sequence[str], values: dict[str, str | int]) -> str:
    values |= {f"{column}{place}": code for place, code in enumerate(codes)}
    whens = " ".join(f"WHEN :{column}{place} THEN {place}" for place in range(len(codes)))
    return f"CASE {NEWEST.format(column=column)} {whens} END"
