"""Take an event back, and bring one again that was taken back: each is an event of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, insert

from iomctl.domain.counts import counted
from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.services.lookup.find_person import person_reference, shown_name
from iomctl.services.undo.following import told_of
from iomctl.services.undo.later_rows import Later
from iomctl.services.undo.not_taken_back import why_it_stays
from iomctl.services.undo.rows import RowChange, batches, changes_in
from iomctl.services.undo.standing import CHANGES, Standing, changing, event_row, find_event
from iomctl.services.undo.taking import Taking
from iomctl.services.undo.told import ToldChange
from iomctl.storage.details import NOBODY
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.undone import Undoing
from iomctl.storage.unit_of_work import UnitOfWork

MOST_NAMED = 11
"""So many lines a refusal has at most, with a count of those that it leaves out."""

MOST_IN_A_LINE = 3
"""So many people a line names at most, with a count of the others."""


@dataclass(frozen=True)
class TakenBack:
    """What an undo did: the event that it took back, and the people whose records it left as they are.

    `told` are the first MOST_TOLD of the `rows` rows that it put back. `why` is a line for each later event that had
    them left, `follows` what is so of cases since, `passed` what no undo takes back and stays, in words. Who had a
    limited-access mark before is hidden in it, also where the mark itself is taken back.
    """

    event: int
    command: str
    told: Sequence[ToldChange]
    rows: int
    left: tuple[int, ...]
    why: tuple[str, ...]
    follows: tuple[str, ...]
    passed: tuple[str, ...] = ()


def undo(work: UnitOfWork, number: int | None = None, leave_changed: bool = False) -> TakenBack:
    """Take the event with a number back; without one, this user's newest that changed something and still stands.

    One that no undo takes back, as a plan, is passed over where no number is given; the answer names it. With
    `leave_changed` the records of people that somebody changed since stay as they are. Raises NotFound, and
    DoesNotFit with a line for each later event that stands on what this one did; nothing is changed then.
    """
    standing = Standing(work)
    newest, passed = _newest(work, standing) if number is None else (number, ())
    event = find_event(work, newest)
    taking = Taking(work, event, standing)
    for batch in _batches(work, event, standing):
        taking.take(batch)
    if taking.later and not (leave_changed and taking.some_left):
        raise _built_on(work, event, taking)
    work.session.execute(insert(Undoing).values(event_id=work.event, undoes=event.id))
    why, moved = tuple(_lines(work, taking.later)), counted(taking.moved, "review ahead", "reviews ahead")
    follows = (*told_of(work, taking.settled), *((f"{moved} moved to another day",) if taking.moved else ()))
    left = tuple(sorted(taking.held))
    return TakenBack(event.id, event.command, taking.told, taking.rows, left, why, follows, passed)


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


def _newest(work: UnitOfWork, standing: Standing) -> tuple[int, tuple[str, ...]]:
    """This user's newest event that can be taken back, and a line for each newer one that can't be."""
    passed: list[str] = []
    for event in work.session.scalars(changing(work)).all():
        if standing.typed(event) and standing.taken_back_by(event) is None:
            found = find_event(work, event)
            stays = why_it_stays(work, found)
            if stays is None:
                return int(event), tuple(passed)
            passed.append(f"Event {event}, {found.command}, stays: {stays[0]}")
    raise DoesNotFit("you have changed nothing that could be taken back", advice="iomctl audit log shows the events")


def _batches(work: UnitOfWork, event: Row[Any], standing: Standing) -> Iterator[list[RowChange]]:
    """What an event changed, once it is seen to be one that can be taken back; batch by batch."""
    by = standing.taken_back_by(event.id)
    if by is not None:
        raise DoesNotFit(
            f"event {event.id} is undone already, by event {by}", advice=f"to bring it again: iomctl undo {by}"
        )
    if event.kind not in CHANGES or not event.changes:
        raise DoesNotFit(f"event {event.id}, {event.command}, changed nothing that is kept with it")
    stays = why_it_stays(work, event)
    if stays is not None:
        raise DoesNotFit(f"event {event.id}, {event.command}, can't be taken back: {stays[0]}", advice=stays[1])
    for batch in batches(changes_in(work, event.id)):
        if not all(one.known for one in batch):
            raise DoesNotFit(
                f"event {event.id}, {event.command}, can't be taken back: an older iomctl recorded it",
                advice=f"iomctl audit show {event.id} tells what to put right by hand",
            )
        yield batch


def _built_on(work: UnitOfWork, event: Row[Any], taking: Taking) -> DoesNotFit:
    """The refusal that names the later events by which something was changed, and of whom."""
    lines = _lines(work, taking.later)
    if len(lines) > MOST_NAMED:
        lines = [*lines[:MOST_NAMED], f"and {counted(len(lines) - MOST_NAMED, 'more event')}"]
    first = max(number for _, number in taking.later.values())
    leave = f"; or leave whom it is about as they are: iomctl undo {event.id} --leave-changed"
    others = leave if taking.some_left else ""
    return DoesNotFit(
        f"event {event.id}, {event.command}, can't be taken back: something was recorded on it since",
        *lines,
        advice=f"take that back first: iomctl undo {first}{others}",
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
