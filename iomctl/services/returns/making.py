"""The return of a scheme as at a day: what the board's measures counted, with small counts withheld."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.days.days import in_full
from iomctl.domain.days.local_time import start_of
from iomctl.domain.disclosure.printed_counts import PaperBefore
from iomctl.domain.policy.choices import MOVED
from iomctl.domain.returns.scheme_return import SchemeReturn
from iomctl.domain.returns.told_tally import ToldTally
from iomctl.domain.returns.withheld_tallies import paper_before, told
from iomctl.errors import DoesNotFit
from iomctl.services.board.asked import BoardAsked, scope_of
from iomctl.services.board.counted import counted
from iomctl.services.partnership.schemes import scheme_of
from iomctl.storage.tables.trail import Event
from iomctl.storage.unit_of_work import UnitOfWork

TRANSFER = "transfer"
"""The group of the policy's reasons for who comes from another scheme, or leaves for one."""


class SentBefore(NamedTuple):
    """What went out before of the same scheme: the days it is of, and its figures."""

    since: date
    as_of: date
    tallies: Sequence[ToldTally]


def sent_before(work: UnitOfWork, before: SchemeReturn, as_of: date) -> SentBefore:
    """What an earlier return told. Raises DoesNotFit for one of another scheme, or not of a day before `as_of`."""
    if before.scheme_id != scheme_of(work).book_id:
        raise DoesNotFit(f"--before is a return of another scheme, {before.scheme}")
    if before.as_of >= as_of:
        raise DoesNotFit(f"--before is of {in_full(before.as_of)}, which is not before {in_full(as_of)}")
    return SentBefore(before.since, before.as_of, before.tallies)


def make(work: UnitOfWork, since: date, as_of: date, before: SentBefore | None = None) -> SchemeReturn:
    """The figures of the days from `since` to the end of `as_of`, both included; nobody is named.

    What went out `before` is what a reader may hold beside it: see `domain/disclosure/first_withheld.py`. Raises
    BadValue for days that can't be.
    """
    scope = scope_of(work, BoardAsked(since, as_of))
    rules = work.policy.board
    tallies = tuple(told(counted(scope), rules.disclosure, _before(work, before)))
    scheme, event = scheme_of(work), _newest_event(work)
    return SchemeReturn(
        scheme_id=scheme.book_id,
        scheme=scheme.name,
        since=since,
        as_of=as_of,
        moved_in=_moved(work, tallies, "came_in", "adoption"),
        moved_out=_moved(work, tallies, "left", "deselection"),
        trail=event.hash,
        events=event.id,
        disclosed_under=rules.withheld_below,
        tallies=tallies,
    )


def _before(work: UnitOfWork, sent: SentBefore | None) -> PaperBefore | None:
    if sent is None:
        return None
    then = counted(scope_of(work, BoardAsked(sent.since, sent.as_of)))
    return paper_before(then, {one.what: one for one in sent.tallies})


def _moved(work: UnitOfWork, tallies: Iterable[ToldTally], measure: str, reasons: str) -> int | None:
    """How many came or left by a reason of the group `transfer`; None where one of these is withheld.

    Where the policy says of some of these that whoever leaves for it moved away, those alone: who is under another
    arrangement, MAPPA for one, went to no other scheme.
    """
    of_group = [one for one in work.policy.reasons[reasons].values() if one.group == TRANSFER]
    words = {one.wording for one in [one for one in of_group if one.means == MOVED] or of_group}
    counts = [one.numerator for one in tallies if one.what[:2] == (measure, "reason") and one.group in words]
    known = [one for one in counts if one is not None]
    return sum(known) if len(known) == len(counts) else None


def _newest_event(work: UnitOfWork) -> Any:
    """The newest by the end of the day on which, or as known on which, the book is asked."""
    tomorrow = start_of(work.today + timedelta(days=1))
    query = select(col(Event.id), col(Event.hash)).where(col(Event.at) < tomorrow).order_by(col(Event.id).desc())
    return work.session.execute(query.limit(1)).one()
