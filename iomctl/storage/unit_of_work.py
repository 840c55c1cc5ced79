"""One command is one unit of work is one transaction: it happens whole, with its audit event, or not at all."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, Engine, String, column, func, table
from sqlmodel import Session, col, select

from iomctl.domain.days.local_time import local
from iomctl.settings.places import Place
from iomctl.storage import trail
from iomctl.storage.database import open_engine, refuse_missing, refuse_wrong_version, session_user
from iomctl.storage.faults import explained
from iomctl.storage.made_once import bind_meant
from iomctl.storage.numbering import number_rows
from iomctl.storage.owners import AT_ONCE
from iomctl.storage.tables.trail import Event
from iomctl.storage.tables.withdrawable import leave_out_withdrawn
from iomctl.storage.trail import Stamp
from iomctl.storage.watch import EXACT, Watch, watch

if TYPE_CHECKING:
    from iomctl.domain.days.working_days import Calendar
    from iomctl.domain.policy.policy import Policy
    from iomctl.storage.tables.policies import PolicyVersion


@dataclass
class UnitOfWork:
    """What a service is given: a session, the day, and the means to say whom it looked at.

    `restricted` is whether the names of people with a limited-access mark may be shown. `dry_run` is
    whether everything is taken back at the end. `changed_in` is the event by which it changed something, once it
    has ended. `meant` holds what words were found to stand for, by the words, and `kept` the tables that were seen to
    have rows: many lists on one screen ask for the same.
    """

    session: Session
    stamp: Stamp
    seen: Watch
    restricted: bool = False
    dry_run: bool = False
    changed_in: int | None = field(default=None, init=False)
    meant: dict[Any, Any] = field(default_factory=dict, init=False)
    kept: set[str] = field(default_factory=set, init=False)

    @property
    def today(self) -> date:
        """The day on which the command runs."""
        return self.stamp.today

    @property
    def recorded(self) -> dict[str, Any]:
        """The column that says which event recorded a row: who and when stand there."""
        return {"recorded_in": self.event}

    @cached_property
    def event(self) -> int:
        """The number of the event that this command will be: one more than the newest, for it is the only writer."""
        newest: int | None = self.session.execute(select(func.max(col(Event.id)))).scalar()
        return (newest or 0) + 1

    def recorders(self, events: Iterable[int]) -> dict[int, tuple[str, datetime]]:
        """Who recorded each of some events, and when; this command's own event among them."""
        there = select(col(Event.id), col(Event.by), col(Event.at))
        wanted = sorted(set(events))
        found: dict[int, tuple[str, datetime]] = {}
        for start in range(0, len(wanted), AT_ONCE):
            part = there.where(col(Event.id).in_(wanted[start : start + AT_ONCE]))
            found |= {number: (by, at) for number, by, at in self.session.execute(part)}
        if len(found) < len(wanted):  # only what this command has recorded asks for the number of its event
            found[self.event] = (self.stamp.by, self.stamp.now)
        return found

    def day_of(self, event: int) -> date:
        """The local day of an event."""
        return self.today if event == self.event else local(self.recorders([event])[event][1]).date()

    @cached_property
    def policy(self) -> "Policy":
        """The newest version of the scheme's policy."""
        from iomctl.storage.tables.policies import PolicyVersion

        newest = select(PolicyVersion).order_by(col(PolicyVersion.version).desc()).limit(1)
        return self.built(self.session.exec(newest).one())

    def built(self, row: "PolicyVersion") -> "Policy":
        """A stored version of the policy."""
        return _built(row.text, row.version)

    @cached_property
    def calendar(self) -> "Calendar":
        """The working days of the scheme's nation."""
        # The class of a table takes longer to load than to read these days: every change of a case asks for them.
        holidays = table("bank_holiday", column("nation", String), column("day", Date))
        scheme = table("scheme", column("nation", String))
        query: Any = select(scheme.c.nation, holidays.c.day)
        query = query.select_from(scheme.outerjoin(holidays, holidays.c.nation == scheme.c.nation))
        rows: Sequence[Any] = self.session.execute(query).all()
        return _calendar(rows[0].nation, frozenset(day for _, day in rows if day is not None))

    def hides(self, restricted: bool) -> bool:
        """Whether this command may not say who somebody is, by whether they have a limited-access mark."""
        return restricted and not self.restricted

    def looked_at(self, people: Iterable[int], disclosed: bool = False) -> None:
        """Put row numbers of people into the audit event of this command; `disclosed` for what leaves as a file."""
        self.seen.people.update(people)
        if disclosed:
            self.seen.kind = "disclosure"

    def told_only_of(self, people: Iterable[int], disclosed: bool) -> None:
        """Keep of the looks so far those at these row numbers: of the others nobody was told.

        `disclosed` is for what leaves as a message. A night that has nothing to tell leaves no look.
        """
        self.seen.people.intersection_update(people)
        if disclosed and self.seen.people:
            self.seen.kind = "disclosure"

    def took_exact(self, of: str) -> None:
        """Put into the audit trail that this command gives exact figures, of what: words behind the command's own."""
        self.seen.kind = EXACT
        self.stamp = replace(self.stamp, command=f"{self.stamp.command} {of}")


@lru_cache(maxsize=8)
def _built(text: str, version: int) -> "Policy":
    import tomllib

    from iomctl.domain.policy.build import build

    return build(tomllib.loads(text), version)


@lru_cache(maxsize=8)
def _calendar(nation: str, holidays: frozenset[date]) -> "Calendar":
    # It works out the days of many years when one of them is first asked for.
    from iomctl.domain.days.working_days import calendar_of

    return calendar_of(nation, {nation: holidays})


@contextmanager
def unit_of_work(place: Place, lock_wait: float, stamp: Stamp, **how: bool) -> Iterator[UnitOfWork]:
    """Open the database, give one transaction to the caller, and end it.

    The transaction is kept when the block ends and rolled back when it raises or when `dry_run` is set; in
    every case a look at named people is logged. `how` is `restricted` and `dry_run` of UnitOfWork. Raises
    DatabaseUnusable.
    """
    refuse_missing(place)
    with explained(place):
        engine = open_engine(place, lock_wait)
        with Session(engine) as session:
            connection = session.connection()
            refuse_wrong_version(connection, place)
            stamp = replace(stamp, by=session_user(connection) or stamp.by)
            number_rows(session)
            leave_out_withdrawn(session)
            bind_meant(session)
            work = UnitOfWork(session, stamp, watch(session), **how)
            try:
                yield work
            except BaseException:
                session.rollback()
                _log_look(engine, work)
                raise
            _finish(engine, work)


def _finish(engine: Engine, work: UnitOfWork) -> None:
    work.session.flush()
    if work.dry_run:
        work.session.rollback()
        _log_look(engine, work)
        return
    if work.seen.renamed:
        from iomctl.storage.matching.kept_keys import write_keys

        write_keys(work.session.connection(), work.seen.renamed)
    if work.seen.anything:
        work.seen.restricted_shown = work.restricted
        event = trail.append(work.session.connection(), work.stamp, work.seen)
        work.changed_in = event if work.seen.changed else None
    work.session.commit()


def _log_look(engine: Engine, work: UnitOfWork) -> None:
    if not (work.seen.people or work.seen.kind == EXACT):
        return
    work.seen.restricted_shown = work.restricted
    with engine.begin() as connection:
        trail.log_look(connection, work.stamp, work.seen)
