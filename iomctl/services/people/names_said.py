"""The names that were said of people, and the name now beside each person, which is worked out from them.

Under which name somebody was recorded first stands beside the person until another is said of them. From then on it is
a row among the others, and goes again when they do: so no name is lost, in whatever order names come and go.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.facts.called import Called, called
from iomctl.services.lookup.recorded_about import kept_in_book
from iomctl.storage.bulk import delete_rows, insert_rows, rows_among, rows_by, update_rows
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

NAME = ("surname", "forenames", "search_name")
TABLE = "person_name"


def names_of(work: UnitOfWork, people: Collection[int]) -> dict[int, Called]:
    """What each of some people was called, by row number; only of those who were ever called otherwise."""
    return {person: _called(rows) for person, rows in _said(work, people).items()}


def write_names(work: UnitOfWork, people: Collection[int]) -> None:
    """Write the name now of people, of whom names were said or withdrawn, where it differs; nothing else does."""
    said = _said(work, people)
    if not said:
        return
    alone = {person: rows[0] for person, rows in said.items() if all(map(_is_first, rows))}
    first = [person for person, rows in said.items() if not any(map(_is_first, rows))]
    if first:
        _write_first(work, first)
        said |= _said(work, first)
    _show(work, {person: _called(rows).names[-1] for person, rows in said.items()})
    if alone:
        from iomctl.storage.tables.dated.person_names import PersonName

        delete_rows(work, PersonName, (one.id for one in alone.values()))


def names_behind(work: UnitOfWork, people: Collection[int]) -> set[int]:
    """The people beside whom another name stands than the newest that was said of them."""
    return {person for person, _ in _differing(work, {one: it.names[-1] for one, it in names_of(work, people).items()})}


def show_names_of(work: UnitOfWork, day: date) -> Collection[int]:
    """Put beside each person what they were called on a day, for as long as a list of that day is asked for.

    Who was called otherwise then; `write_names` puts back what they are called now.
    """
    if not kept_in_book(work, TABLE):
        return ()
    from iomctl.storage.tables.dated.person_names import PersonName

    people = set(work.session.scalars(select(col(PersonName.offender_id)).distinct()))
    return _show(work, {person: it.on(day) for person, it in names_of(work, people).items()})


def _said(work: UnitOfWork, people: Collection[int]) -> dict[int, list[Any]]:
    if not people or not kept_in_book(work, TABLE):
        return {}
    # Only here: of most case books and people nothing is there, and loading a table takes time.
    from iomctl.storage.tables.dated.person_names import PersonName

    work.session.flush()
    found = rows_by(work, PersonName, "offender_id", people)
    live = {person: [one for one in rows if one.withdrawn_in is None] for person, rows in found.items()}
    return {person: rows for person, rows in live.items() if rows}


def _called(rows: Collection[Any]) -> Called:
    """What the rows of a person amount to; of two names from the first the one that a file told of counts."""
    told = any(one.from_on is None and not one.was_wrong and not _is_first(one) for one in rows)
    return called(one for one in rows if not (told and _is_first(one)))


def _is_first(row: Any) -> bool:
    """Whether a row is the name under which somebody was recorded: its number is below nought."""
    return bool(row.id < 0)


def _write_first(work: UnitOfWork, people: Collection[int]) -> None:
    """Make the name beside people, of whom others were said now, one of the names that were said.

    Its number is that of the person below nought, so that it is the same whenever it comes again.
    """
    from iomctl.storage.tables.dated.person_names import PersonName

    query = select(col(Offender.id), *(getattr(Offender, one) for one in NAME), col(Offender.recorded_in))
    rows = sorted(rows_among(work, query, col(Offender.id), people))
    columns = ("id", "offender_id", *NAME, "recorded_in", "was_wrong")
    insert_rows(work, PersonName, columns, ((-row.id, *row, False) for row in rows))


def _show(work: UnitOfWork, names: Mapping[int, Any]) -> Collection[int]:
    """Write names beside people where they differ; whose did."""
    differing = dict(_differing(work, names))
    if differing:
        update_rows(work, Offender, NAME, ((*shown, person) for person, shown in differing.items()))
        held: Iterator[Any] = iter(work.session)
        for row in held:
            if isinstance(row, Offender):
                work.session.expire(row)
    return differing.keys()


def _differing(work: UnitOfWork, names: Mapping[int, Any]) -> Iterator[tuple[int, tuple[str, ...]]]:
    query = select(col(Offender.id), *(getattr(Offender, one) for one in NAME))
    for person, *there in rows_among(work, query, col(Offender.id), names):
        shown = tuple(getattr(names[person], one) for one in NAME)
        if tuple(there) != shown:
            yield person, shown
