"""What an event changed, in words: a row each, with the person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.references import PERSON, RESTRICTED_NAME, listed_name, reference
from iomctl.services.undo.rows import RowChange, changes_in, classes
from iomctl.services.undo.standing import Standing, find_event
from iomctl.storage.bulk import rows_among
from iomctl.storage.details import NOBODY
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

GONE, BACK, ADDED, CHANGED = "taken away", "brought back", "added", "changed"
UNSAID = {"id", "search_name", "text", "criteria_text"}
"""Columns that say nothing to a reader, or are whole files with a command of their own.

Nor do numbers of other rows and of events, which end in _id and _in.
"""


@dataclass(frozen=True)
class ToldChange:
    """One row that an event changed; the field names are a contract.

    What was changed in a record with a limited-access mark is "restricted", unless --restricted was given.
    """

    change: str = column("Change", f"{ADDED}, {CHANGED}, {GONE} or {BACK}", ADDED, rank=0)
    what: str = column("What", "what kind of thing it is", "colour", rank=0)
    which: str | None = column("Which", "its reference, where it has one", "C00042", rank=3)
    offender: str | None = column("Ref", "the person's reference; absent for what is nobody's", "N00042", rank=0)
    name: str | None = column("Name", "the person's name", "Mercer, Kai", rank=2)
    before: str | None = column("Before", "what it said before", "colour green", rank=0)
    after: str | None = column("After", "what it says since", "colour amber, from 2026-04-14", rank=0)


@dataclass(frozen=True)
class ToldEvent:
    """An event with what it changed, and the event that took it back; None while it stands."""

    event: int
    command: str
    by: str
    changes: list[ToldChange]
    taken_back_by: int | None


def told(work: UnitOfWork, number: int) -> ToldEvent:
    """What an event changed. The look is logged. Raises NotFound."""
    event = find_event(work, number)
    changes = changes_in(work, number)
    return ToldEvent(number, event.command, event.by, in_words(work, changes), Standing(work).taken_back_by(number))


def in_words(work: UnitOfWork, changes: Sequence[RowChange], undone: bool = False) -> list[ToldChange]:
    """Changes in words, or what taking them back did when they are `undone`. The look is logged."""
    people = {one.owner for one in changes} - {NOBODY}
    work.looked_at(people)
    query = select(col(Offender.id), col(Offender.surname), col(Offender.forenames), col(Offender.restricted))
    known = {row.id: row for row in rows_among(work, query, col(Offender.id), people)}
    turned: Iterable[RowChange] = (one.turned_back() for one in reversed(changes)) if undone else changes
    letters = _letters()
    return [_told(work, one, known.get(one.owner), letters.get(one.table, ""), undone) for one in turned]


def _letters() -> dict[str, str]:
    return {name: kind.described.letter for name, kind in classes().items() if hasattr(kind, "described")}


def _told(work: UnitOfWork, one: RowChange, person: Any, letter: str, undone: bool) -> ToldChange:
    hidden = person is not None and work.hides(person.restricted)
    return ToldChange(
        change=_how(one, undone),
        what=one.table.removeprefix("spell_").replace("_", " "),
        which=reference(letter, one.id) if letter else None,
        offender=reference(PERSON, one.owner) if one.owner else None,
        name=listed_name(person.surname, person.forenames, hidden) if person is not None else None,
        before=RESTRICTED_NAME if hidden and one.before else _said(one.before),
        after=RESTRICTED_NAME if hidden and one.after else _said(one.after),
    )


def _how(one: RowChange, undone: bool) -> str:
    if one.after is None:
        return GONE
    if one.before is None:
        return BACK if undone else ADDED
    return CHANGED


def _said(values: Mapping[str, Any] | None) -> str | None:
    if values is None:
        return None
    told = {name: value for name, value in values.items() if value is not None}
    said = {name: value for name, value in told.items() if name not in UNSAID and not name.endswith(("_in", "_id"))}
    return ", ".join(f"{_word(name)} {value}" for name, value in said.items()) or None


def _word(column_name: str) -> str:
    return column_name.removesuffix("_on").replace("_", " ")
