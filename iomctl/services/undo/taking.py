"""Take one event back batch by batch, so that one of any length needs the same memory."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Row
from sqlalchemy.exc import IntegrityError

from iomctl.domain.facts.claims import Claim
from iomctl.errors import DoesNotFit
from iomctl.services.facts.contradictions import refuse_contradicting, still_ended
from iomctl.services.lookup.under_withdrawn import belongings
from iomctl.services.undo.backwards import backwards
from iomctl.services.undo.following import moved_days, settled
from iomctl.services.undo.in_the_way import in_the_way, standing_now
from iomctl.services.undo.later_rows import later_than, without_those_used
from iomctl.services.undo.of_runs import AppliedRun, found_by_plans
from iomctl.services.undo.rows import AT_ONCE, RowChange, write
from iomctl.services.undo.since import Since
from iomctl.services.undo.standing import Standing
from iomctl.services.undo.told import ToldChange, in_words
from iomctl.storage.bulk import rows_among
from iomctl.storage.details import NOBODY
from iomctl.storage.integrity import classes
from iomctl.storage.numbering import keep_numbers
from iomctl.storage.owners import PERSON
from iomctl.storage.row_changes import Change
from iomctl.storage.rows.same_people import keep_said
from iomctl.storage.unit_of_work import UnitOfWork

MOST_TOLD = 1000
"""So many rows are told of; `audit show` tells all."""


class Taking:
    """What was taken back of an event so far, in `rows` rows of which the first MOST_TOLD are `told`.

    `later` are the rows that something was recorded on since, `held` whose these are: of them nothing is taken back.
    `kept` is what the event added that is nobody's, as a worker, and that somebody uses.
    `taken` are the people of whom something was, `settled` those of them whose cases were worked out anew.
    `run` is what the event did with a run of a re-scope.
    `ended` says what stays ended though the no that may have ended it is gone.
    `moved` counts the reviews ahead of anybody that other working days moved.
    """

    def __init__(self, work: UnitOfWork, event: Row[Any], standing: Standing) -> None:
        self._work, self._event, self._standing = work, event, standing
        self.run = AppliedRun(work, event.id)
        self.rows = 0
        self.told: list[ToldChange] = []
        self.later: set[Since] = set()
        self.held: set[int] = set()
        self.kept: list[RowChange] = []
        self.taken: set[int] = set()
        self.settled: set[int] = set()
        self.ended: list[str] = []
        self.moved = 0

    @property
    def some_left(self) -> bool:
        """Whether there are people of whom something can be taken back while the records of others stay."""
        return NOBODY not in self.held and bool(self.taken)

    def take(self, batch: Sequence[RowChange]) -> None:
        """Take back one batch but what is held. Raises DoesNotFit where something else is in its place now."""
        work, batch = self._work, self.run.as_taken_back(batch)
        if self.held:
            batch = without_those_used(work, self._event.id, batch)
        work.looked_at({one.owner for one in batch} - {NOBODY})
        taken = self._free(batch, later_than(work, self._event.id, batch, self._standing) | self.run.later(batch))
        there = standing_now(work, taken)
        turned = backwards(taken, there)
        while taken and (since := in_the_way(work, self._event.id, turned, self._standing)):
            taken = self._free(taken, since)
            turned = backwards(taken, there)
        if not taken:
            return
        if plans := list(found_by_plans(work, taken)):
            taken += plans
            turned = backwards(taken, there)
        self._tell(taken)
        going = list(self._nos(taken))
        self._put_back(taken, turned)
        self.ended += filter(None, (still_ended(work, *one) for one in going))
        self._refuse_contradictions(taken)
        self._refuse_under_withdrawn(taken)
        self.settled |= settled(work, taken)
        self.moved += moved_days(work, taken)
        if len(batch) >= AT_ONCE:
            work.seen.write_all(work.session.connection(), work.event)

    def _free(self, batch: Sequence[RowChange], later: set[Since]) -> list[RowChange]:
        """What of a batch nothing later hinders: not the people held, nor what is nobody's and used."""
        self.later |= later
        used = {one.place for one in later}
        stuck = [one for one in batch if one.place in used]
        in_use = [one for one in stuck if one.owner == NOBODY and one.before is None]
        self.held |= {one.owner for one in stuck if one not in in_use}
        free = [one for one in batch if one.owner not in self.held and one.place not in used]
        if in_use:
            free = list(without_those_used(self._work, self._event.id, free))
            self.kept += [one for one in batch if one.owner == NOBODY and one not in free]
        return free

    def _tell(self, taken: Sequence[RowChange]) -> None:
        self.rows += len(taken)
        self.taken |= {one.owner for one in taken} - {NOBODY}
        self.told += in_words(self._work, taken[: max(MOST_TOLD - len(self.told), 0)], undone=True)

    def _put_back(self, taken: Sequence[RowChange], turned: Sequence[RowChange]) -> None:
        """Write the rows that were taken back, as they are `turned`."""
        keep_numbers(self._work.session, (one.place for one in taken if one.before is None))
        session = self._work.session
        session.flush()
        try:
            write(session.connection(), turned)
        except IntegrityError:
            raise DoesNotFit(
                f"event {self._event.id}, {self._event.command}, can't be taken back: what was recorded since is in its"
                " place",
                advice="iomctl audit log --details shows what came after it",
            ) from None
        keep_said(session.connection(), {one.place: one.said_of for one in turned if one.before is None})
        for one in map(RowChange.as_said, turned):
            owner = None if one.owner == NOBODY else (PERSON, one.owner)
            self._work.seen.keep(Change(one.table, one.id, one.before, one.after), (owner, owner))
        session.expire_all()

    def _nos(self, taken: Sequence[RowChange]) -> Iterator[tuple[type[Any], int, Claim]]:
        """What is claimed by facts that go and say that there is none, each with its table and whose it is."""
        for one in taken:
            kind = classes()[one.table]
            row = self._work.session.get(kind, one.id) if one.before is None and hasattr(kind, "claim") else None
            if row is not None and not row.claim.present:
                yield kind, one.owner, row.claim

    def _refuse_contradictions(self, taken: Sequence[RowChange]) -> None:
        """Raise DoesNotFit where a fact as it was before contradicts one that was recorded since."""
        for one in taken:
            kind = classes()[one.table]
            there = one.before is not None and hasattr(kind, "claim")
            row = self._work.session.get(kind, one.id) if there else None
            if row is not None and row.withdrawn_in is None:
                refuse_contradicting(self._work, row)

    def _refuse_under_withdrawn(self, taken: Sequence[RowChange]) -> None:
        """Raise DoesNotFit where a fact that is there again belongs to one that was withdrawn since."""
        for one in belongings():
            numbers = [change.id for change in taken if change.table == one.table.name]
            found = list(rows_among(self._work, one.standing, one.table.c.id, numbers)) if numbers else []
            if found:
                back = " or ".join(f"iomctl undo {event}" for event in sorted({row.went for row in found}))
                raise DoesNotFit(*map(one.words, found), advice=f"bring that back first: {back}")
