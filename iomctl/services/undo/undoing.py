"""Take an event back, and bring one again that was taken back: each is an event of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, insert

from iomctl.domain.counts import counted
from iomctl.domain.references import PERSON, reference
from iomctl.errors import DoesNotFit
from iomctl.services.undo.following import told_of
from iomctl.services.undo.gone_along import gone_with
from iomctl.services.undo.not_taken_back import NOT_TAKEN_BACK, RUN, lifts_mark, why_it_stays
from iomctl.services.undo.of_minutes import refuse_of_minutes
from iomctl.services.undo.reading import batches, changes_in
from iomctl.services.undo.rows import RowChange
from iomctl.services.undo.since import in_lines
from iomctl.services.undo.standing import CHANGES, GIVEN_OUT, Standing, changing, find_event
from iomctl.services.undo.taking import Taking
from iomctl.services.undo.told import ToldChange
from iomctl.storage.tables.undone import Undoing
from iomctl.storage.unit_of_work import UnitOfWork

MOST_NAMED = 11
"""So many lines a refusal has at most, with a count of those that it leaves out."""


@dataclass(frozen=True)
class TakenBack:
    """What an undo did: the event that it took back, and the people whose records it left as they are.

    `told` are the first MOST_TOLD of the `rows` rows that it put back. `why` is a line for each later event that had
    them left, `follows` what is so of cases since, `passed` the newer events that it passed over, in words. Who had a
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

    One that no undo takes back, as a plan, or of which all is gone already, is passed over where no number is given;
    the answer names it. With `leave_changed` the records of people that somebody changed since stay as they are.
    Raises NotFound, and DoesNotFit with a line for each later event that stands on what this one did, or where a
    limited-access mark would be lifted and names that have one may not be shown; nothing is changed then.
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
    why, moved = tuple(in_lines(work, taking.later)), counted(taking.moved, "review ahead", "reviews ahead")
    kept = ", ".join(f"{one.table} {(one.after or {}).get('name', one.id)}" for one in taking.kept)
    follows = (
        *(f"Run {run} itself stays: {NOT_TAKEN_BACK[RUN][0]}" for run in taking.run.stay),
        *((f"Not taken back, for somebody uses it: {kept}",) if kept else ()),
        *told_of(work, taking.settled),
        *taking.ended[:MOST_NAMED],
        *((f"{moved} moved to another day",) if taking.moved else ()),
    )
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
    for event in work.session.scalars(changing(work, GIVEN_OUT)).all():
        if standing.typed(event) and standing.taken_back_by(event) is None:
            found = find_event(work, event)
            stays, gone = why_it_stays(work, found), gone_with(work, event, standing)
            if stays is None and gone is None:
                return int(event), tuple(passed)
            said = f"stays: {stays[0]}" if stays is not None else f"is gone already, with what event {gone} took back"
            passed.append(f"Event {event}, {found.command}, {said}")
    raise DoesNotFit("you have changed nothing that could be taken back", advice="iomctl audit log shows the events")


def _batches(work: UnitOfWork, event: Row[Any], standing: Standing) -> Iterator[list[RowChange]]:
    """What an event changed, once it is seen to be one that can be taken back; batch by batch."""
    by = standing.taken_back_by(event.id)
    if by is not None:
        raise DoesNotFit(
            f"event {event.id} is undone already, by event {by}", advice=f"to bring it again: iomctl undo {by}"
        )
    stays = why_it_stays(work, event)
    if stays is not None:
        raise DoesNotFit(f"event {event.id}, {event.command}, can't be taken back: {stays[0]}", advice=stays[1])
    if event.kind not in CHANGES or not event.changes:
        raise DoesNotFit(f"event {event.id}, {event.command}, changed nothing that is kept with it")
    for batch in batches(changes_in(work, event.id)):
        if not all(one.known for one in batch):
            raise DoesNotFit(
                f"event {event.id}, {event.command}, can't be taken back: an older iomctl recorded it",
                advice=f"iomctl audit show {event.id} tells what to put right by hand",
            )
        for one in batch:
            _refuse_lifting(work, event, one)
        refuse_of_minutes(work, event, batch)
        yield batch


def _refuse_lifting(work: UnitOfWork, event: Row[Any], one: RowChange) -> None:
    """Raise DoesNotFit where a limited-access mark would be lifted by somebody who did not ask to see who it is."""
    if lifts_mark(one.table, one.after, one.before) and work.hides(True):
        work.looked_at([one.owner])
        raise DoesNotFit(
            f"event {event.id}, {event.command}, can't be taken back so: the limited-access mark of"
            f" {reference(PERSON, one.owner)} would be lifted, and everybody shown who it is",
            advice=f"if they are to be: iomctl undo {event.id} --restricted, which is logged",
        )


def _built_on(work: UnitOfWork, event: Row[Any], taking: Taking) -> DoesNotFit:
    """The refusal that names the later events by which something was changed, and of whom."""
    first = max(one.event for one in taking.later)
    leave = f"; or leave whom it is about as they are: iomctl undo {event.id} --leave-changed"
    others = leave if taking.some_left else ""
    return DoesNotFit(
        f"event {event.id}, {event.command}, can't be taken back: something was recorded on it since",
        *in_lines(work, taking.later, MOST_NAMED),
        advice=f"take that back first: iomctl undo {first}{others}",
    )
