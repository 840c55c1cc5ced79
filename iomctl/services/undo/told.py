"""What an event changed, in words: a row each, with the person."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.references import PERSON, RESTRICTED_NAME, listed_name, reference
from iomctl.services.lookup.gone_people import gone_people
from iomctl.services.undo.named_rows import RowsNamed
from iomctl.services.undo.rows import RowChange, changes_in
from iomctl.services.undo.standing import Standing, find_event
from iomctl.storage.bulk import rows_among
from iomctl.storage.details import NOBODY
from iomctl.storage.integrity import table_of
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

FACTS = {
    "first-colour": "colour at adoption",
    "first-review": "first review",
    "held": "review held",
    "set": "review set",
    "told": "window told",
    "recalculated": "review counted anew",
    "exempt": "exemption",
    "expected": "end of exemption",
}
"""What the rows of `spell_fact` are, by their own word where that would not do."""
GONE, BACK, ADDED, CHANGED, WITHDRAWN = "taken away", "brought back", "added", "changed", "withdrawn"


@dataclass(frozen=True)
class ToldChange:
    """One row that an event changed; the field names are a contract.

    What was changed in a record with a limited-access mark is "restricted", unless --restricted was given.
    """

    change: str = column("Change", f"{ADDED}, {CHANGED}, {WITHDRAWN}, {GONE} or {BACK}", ADDED, rank=0)
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
    changes = list(changes_in(work, number))
    return ToldEvent(number, event.command, event.by, in_words(work, changes), Standing(work).taken_back_by(number))


def in_words(work: UnitOfWork, changes: Sequence[RowChange], undone: bool = False) -> list[ToldChange]:
    """Changes in words, or what taking them back did when they are `undone`. The look is logged."""
    people = {one.owner for one in changes} - {NOBODY}
    work.looked_at(people)
    query = select(col(Offender.id), col(Offender.surname), col(Offender.forenames), col(Offender.restricted))
    known: dict[int, Any] = {row.id: row for row in rows_among(work, query, col(Offender.id), people)}
    known |= gone_people(work, people - known.keys())
    turned: Iterable[RowChange] = (one.turned_back() for one in reversed(changes)) if undone else changes
    whole = [_whole(work, one) for one in _each_row_once(turned)]
    named = RowsNamed(work, whole)
    return [_told(work, one, known.get(one.owner), named, undone) for one in whole]


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


def _whole(work: UnitOfWork, one: RowChange) -> RowChange:
    """A change by which a row was withdrawn or came back, with all that the row says; any other as it is."""
    before, after = one.before, one.after
    if not before or not after or "withdrawn_in" not in after:
        return one
    table = table_of(one.table)
    row = work.session.execute(select(table).where(table.c.id == one.id)).first()
    says = dict(row._mapping) if row else {}  # none once what recorded it was taken back as well
    return one._replace(before=says | before) if after["withdrawn_in"] else one._replace(after=says | after)


def _told(work: UnitOfWork, one: RowChange, person: Any, named: RowsNamed, undone: bool) -> ToldChange:
    hidden = person is not None and work.hides(person.restricted)
    before, after = (_said(side, lambda column, value: named.said(one.table, column, value)) for side in one[3:])
    if before is None and after is None:
        before, after = _said(one.before, _by_event), _said(one.after, _by_event)
    return ToldChange(
        change=_how(one, undone),
        what=_what(one),
        which=named.reference(one.table, one.id),
        offender=reference(PERSON, one.owner) if one.owner else None,
        name=listed_name(person.surname, person.forenames, hidden) if person is not None else None,
        before=RESTRICTED_NAME if hidden and one.before else before,
        after=RESTRICTED_NAME if hidden and one.after else after,
    )


def _what(one: RowChange) -> str:
    """What kind of thing a row is: of those of `spell_fact` each says so itself."""
    said = (one.after or {}).get("what") or (one.before or {}).get("what")
    if one.table == "spell_fact" and said is not None:
        return FACTS.get(str(said), str(said))
    return one.table.removeprefix("spell_").replace("_", " ")


def _how(one: RowChange, undone: bool) -> str:
    if one.after is None:
        return GONE
    if one.before is None:
        return BACK if undone else ADDED
    if "withdrawn_in" in one.after:
        return WITHDRAWN if one.after["withdrawn_in"] is not None else BACK
    return CHANGED


Says = Callable[[str, Any], str | None]
"""What a column says with a value; None where it says nothing to a reader."""


def _said(values: Mapping[str, Any] | None, says: Says) -> str | None:
    told = (says(name, value) for name, value in (values or {}).items() if value is not None)
    return ", ".join(filter(None, told)) or None


def _by_event(column: str, value: Any) -> str | None:
    """What is said of a row of which an event did nothing else, as that a run is undone."""
    return f"{column.removesuffix('_in')} by event {value}" if column.endswith("_in") else None
