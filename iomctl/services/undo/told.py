"""What an event changed, in words: a row each, with the person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.references import PERSON, RESTRICTED_NAME, listed_name, reference
from iomctl.services.lookup.gone_people import gone_people
from iomctl.services.undo.named_rows import RowsNamed
from iomctl.services.undo.not_taken_back import why_it_stays
from iomctl.services.undo.reading import changes_in, in_lots
from iomctl.services.undo.row_words import kind_of
from iomctl.services.undo.rows import RowChange, Values
from iomctl.services.undo.standing import Standing, find_event
from iomctl.storage.bulk import rows_among
from iomctl.storage.details import NOBODY
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

GONE, BACK, ADDED, CHANGED, WITHDRAWN = "taken away", "brought back", "added", "changed", "withdrawn"


@dataclass(frozen=True)
class ToldChange:
    """One row that an event changed; the field names are a contract.

    What was changed in a record with a limited-access mark is "restricted", unless --restricted was given.
    """

    change: str = column("Change", f"{ADDED}, {CHANGED}, {WITHDRAWN}, {GONE} or {BACK}", ADDED, rank=0)
    what: str = column("What", "what kind of thing it is", "colour", rank=0)
    which: str | None = column("Which", "its reference, or what it is called; of a case its cohort", "C00042", rank=3)
    offender: str | None = column(
        "Ref", "the person's reference; absent for what is nobody's", "N00042", rank=0, kept=True
    )
    name: str | None = column("Name", "the person's name", "Mercer, Kai", rank=2)
    before: str | None = column("Before", "what it said before", "colour green", rank=0)
    after: str | None = column("After", "what it says since", "colour amber, from 14 Apr 2026", rank=0)


@dataclass(frozen=True)
class ToldEvent:
    """An event with what it changed, and the event that took it back; None while it stands.

    `stays` says why no undo takes it back; None for one that can be.
    """

    event: int
    command: str
    by: str
    changes: list[ToldChange]
    taken_back_by: int | None
    stays: str | None


def told(work: UnitOfWork, number: int) -> ToldEvent:
    """What an event changed. The look is logged. Raises NotFound."""
    event = find_event(work, number)
    changes = [row for lot in in_lots(changes_in(work, number)) for row in in_words(work, lot)]
    why, _ = why_it_stays(work, event) or (None, "")
    return ToldEvent(number, event.command, event.by, changes, Standing(work).taken_back_by(number), why)


def in_words(work: UnitOfWork, changes: Sequence[RowChange], undone: bool = False) -> list[ToldChange]:
    """Changes in words, or what taking them back did when they are `undone`. The look is logged."""
    people = {one.owner for one in changes} - {NOBODY}
    work.looked_at(people)
    query = select(col(Offender.id), col(Offender.surname), col(Offender.forenames), col(Offender.restricted))
    known: dict[int, Any] = {row.id: row for row in rows_among(work, query, col(Offender.id), people)}
    known |= gone_people(work, people - known.keys())
    turned: Iterable[RowChange] = (one.turned_back() for one in reversed(changes)) if undone else changes
    rows = _each_row_once(turned)
    named = RowsNamed(work, rows)
    return [_told(work, one, known.get(one.owner), named, undone) for one in rows]


def _each_row_once(changes: Iterable[RowChange]) -> list[RowChange]:
    """The changes, those of one row as one: what it said before the first of them, and since the last."""
    found: list[RowChange] = []
    last: dict[tuple[int, str, str], int] = {}
    for one in changes:
        key = (one.owner, one.table, str(one.id))
        first = found[last[key]] if key in last else None
        if first is None or first.after is None or one.before is None:
            last[key] = len(found)
            found.append(one)
        else:
            before = None if first.before is None else {**one.before, **first.before}
            after = None if one.after is None else {**first.after, **one.after}
            found[last[key]] = first._replace(before=before, after=after)
    return [one for one in found if one.before is not None or one.after is not None]


def _told(work: UnitOfWork, one: RowChange, person: Any, named: RowsNamed, undone: bool) -> ToldChange:
    hidden = person is not None and work.hides(person.restricted)
    how, row = _how(one, undone), named.row(one.place)
    before, after = _sides(one, how, row)
    told = [named.said(one.table, side, one.place, how != CHANGED) for side in (before, after)]
    if not any(told):
        told = [_by_event(one.before), _by_event(one.after)]
    return ToldChange(
        change=how,
        what=kind_of(one.table, row),
        which=named.which(one.table, one.id),
        offender=reference(PERSON, one.owner) if one.owner else None,
        name=listed_name(person.surname, person.forenames, hidden) if person is not None else None,
        before=RESTRICTED_NAME if hidden and one.before else told[0],
        after=RESTRICTED_NAME if hidden and one.after else told[1],
    )


def _how(one: RowChange, undone: bool) -> str:
    if one.after is None:
        return GONE
    if one.before is None:
        return BACK if undone else ADDED
    if "withdrawn_in" in one.after:
        return WITHDRAWN if one.after["withdrawn_in"] is not None else BACK
    return CHANGED


def _sides(one: RowChange, how: str, row: Mapping[str, Any]) -> tuple[Values | None, Values | None]:
    """What a row said before and says after: all of it where it was withdrawn or came back."""
    if not one.before or not one.after or how == CHANGED:
        return one.before, one.after
    return ({**row, **one.before}, None) if how == WITHDRAWN else (None, {**row, **one.after})


def _by_event(values: Mapping[str, Any] | None) -> str | None:
    """What is said of a row of which an event did nothing else, as that a run is undone."""
    told = (values or {}).items()
    said = (f"{name.removesuffix('_in')} by event {value}" for name, value in told if name.endswith("_in") and value)
    return ", ".join(said) or None
