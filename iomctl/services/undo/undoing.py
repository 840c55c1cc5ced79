"""Take an event back, and bring one again that was taken back: each is an event of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, insert
from sqlalchemy.exc import IntegrityError

from iomctl.domain.counts import counted
from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.services.facts.contradictions import refuse_contradicting
from iomctl.services.lookup.find_person import person_reference, shown_name
from iomctl.services.undo.following import settled
from iomctl.services.undo.later_rows import Later, later_than
from iomctl.services.undo.not_taken_back import NOT_TAKEN_BACK, stays
from iomctl.services.undo.of_runs import found_by_plans, later_of_run, of_run
from iomctl.services.undo.rows import RowChange, changes_in, put_back
from iomctl.services.undo.standing import CHANGES, Standing, changing, event_row, find_event
from iomctl.services.undo.told import ToldChange, in_words
from iomctl.storage.details import NOBODY
from iomctl.storage.integrity import classes
from iomctl.storage.numbering import keep_numbers
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.undone import Undoing
from iomctl.storage.unit_of_work import UnitOfWork

MOST_NAMED = 11
"""So many lines a refusal has at most, with a count of those that it leaves out."""

MOST_IN_A_LINE = 3
"""So many people a line names at most, with a count of the others."""


@dataclass(frozen=True)
class TakenBack:
    """What an undo did: the event that it took back, each row, and the people whose records it left as they are.

    `why` is a line for each later event that had them left, `follows` what is so of cases since, in words. Who had a
    limited-access mark before is hidden in it, also where the mark itself is taken back.
    """

    event: int
    command: str
    told: Sequence[ToldChange]
    left: tuple[int, ...]
    why: tuple[str, ...]
    follows: tuple[str, ...]


def undo(work: UnitOfWork, number: int | None = None, leave_changed: bool = False) -> TakenBack:
    """Take the event with a number back; without one, this user's newest that changed something and still stands.

    With `leave_changed` the records of people that somebody changed since stay as they are. Raises NotFound, and
    DoesNotFit with a line for each later event that stands on what this one did; nothing is changed then.
    """
    standing = Standing(work)
    event = find_event(work, _newest(work, standing) if number is None else number)
    changes = _changes(work, event, standing)
    work.looked_at({one.owner for one in changes} - {NOBODY})
    later = later_than(work, event.id, changes, standing) | later_of_run(work, event.id, changes)
    held = {one.owner for one in changes if one.place in later}
    taken = tuple(one for one in changes if one.owner not in held)
    some_left = NOBODY not in held and any(one.owner != NOBODY for one in taken)
    if later and not (leave_changed and some_left):
        raise _built_on(work, event, later, some_left)
    taken = (*taken, *found_by_plans(work, taken))
    told, why = in_words(work, taken, undone=True), tuple(_lines(work, later))
    keep_numbers(work.session, (one.place for one in taken if one.before is None))
    try:
        put_back(work, taken)
    except IntegrityError:
        raise _in_its_place(event) from None
    _refuse_contradictions(work, taken)
    follows = settled(work, taken)
    work.session.execute(insert(Undoing).values(event_id=work.event, undoes=event.id))
    return TakenBack(event.id, event.command, told, tuple(sorted(held)), why, follows)


def redo(work: UnitOfWork) -> TakenBack:
    """Bring what this user took back last again, while they have changed nothing else since.

    Raises DoesNotFit as `undo`, and where there is nothing to bring again.
    """
    standing = Standing(work)
    for event in work.session.scalars(changing(work)):
        if standing.typed(event):
            break
        if standing.is_undo(event) and standing.taken_back_by(event) is None:
            return undo(work, event)
    raise DoesNotFit("nothing was taken back since your newest change", advice="iomctl audit log shows the events")


def _newest(work: UnitOfWork, standing: Standing) -> int:
    for event in work.session.scalars(changing(work)):
        if standing.typed(event) and standing.taken_back_by(event) is None:
            return int(event)
    raise DoesNotFit("you have changed nothing that could be taken back", advice="iomctl audit log shows the events")


def _changes(work: UnitOfWork, event: Row[Any], standing: Standing) -> Sequence[RowChange]:
    """What an event changed, once it is seen to be one that can be taken back."""
    by = standing.taken_back_by(event.id)
    if by is not None:
        raise DoesNotFit(
            f"event {event.id} is undone already, by event {by}", advice=f"to bring it again: iomctl undo {by}"
        )
    changes = of_run(work, changes_in(work, event.id)) if event.kind in CHANGES else ()
    for one in changes:
        if stays(one.table, one.before):
            why, instead = NOT_TAKEN_BACK[one.table]
            raise DoesNotFit(f"event {event.id}, {event.command}, can't be taken back: {why}", advice=instead)
    if not all(one.known for one in changes):
        raise DoesNotFit(
            f"event {event.id}, {event.command}, can't be taken back: an older iomctl recorded it",
            advice=f"iomctl audit show {event.id} tells what to put right by hand",
        )
    if not changes:
        raise DoesNotFit(f"event {event.id}, {event.command}, changed nothing that is kept with it")
    return changes


def _built_on(work: UnitOfWork, event: Row[Any], later: Later, some_left: bool) -> DoesNotFit:
    """The refusal that names the later events by which something was changed, and of whom.

    `some_left` is whether the event is about others as well.
    """
    lines = _lines(work, later)
    if len(lines) > MOST_NAMED:
        lines = [*lines[:MOST_NAMED], f"and {counted(len(lines) - MOST_NAMED, 'more event')}"]
    first = max(number for _, number in later.values())
    leave = f"; or leave whom it is about as they are: iomctl undo {event.id} --leave-changed"
    others = leave if some_left else ""
    return DoesNotFit(
        f"event {event.id}, {event.command}, can't be taken back: something was recorded on it since",
        *lines,
        advice=f"take that back first: iomctl undo {first}{others}",
    )


def _in_its_place(event: Row[Any]) -> DoesNotFit:
    """The refusal where a row that was there before can't be, for something recorded since is what it was."""
    return DoesNotFit(
        f"event {event.id}, {event.command}, can't be taken back: what was recorded since is in its place",
        advice="iomctl audit log --details shows what came after it",
    )


def _lines(work: UnitOfWork, later: Later) -> list[str]:
    """A line for each later event, the newest first."""
    owners: dict[int, set[int]] = {}
    for owner, number in later.values():
        owners.setdefault(number, set()).add(owner)
    return [_line(work, number, owners[number]) for number in sorted(owners, reverse=True)]


def _line(work: UnitOfWork, number: int, owners: set[int]) -> str:
    found = event_row(work, number)
    whose = _whose(work, sorted(owners - {NOBODY}))
    if found is None:
        return f"{whose}: an event that the trail does not have"
    day = spoken(found.at.astimezone().date(), work.today)
    return f"{whose or 'the partnership'}: {found.command} on {day} (event {number}, {found.by})"


def _whose(work: UnitOfWork, people: Sequence[int]) -> str:
    first = [work.session.get(Offender, number) for number in people[:MOST_IN_A_LINE]]
    names = [f"{person_reference(one)} {shown_name(work, one)}" for one in first if one is not None]
    more = len(people) - MOST_IN_A_LINE
    return "; ".join([*names, f"{more:,} more"] if more > 0 else names)


def _refuse_contradictions(work: UnitOfWork, taken: Sequence[RowChange]) -> None:
    """Raise DoesNotFit where a fact that is there again contradicts one that was recorded since."""
    known = classes()
    for one in taken:
        back = one.after is None or (one.before is not None and one.after.get("withdrawn_in"))
        row = work.session.get(known[one.table], one.id) if back else None
        if row is not None and getattr(row, "withdrawn_in", None) is None and hasattr(row, "claim"):
            refuse_contradicting(work, row)
