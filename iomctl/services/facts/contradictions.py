"""A fact that says there is none, and one that goes on that day: the no ends the yes, whichever came first."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select

from iomctl.domain.days.days import spoken
from iomctl.domain.facts.claims import Claim, room
from iomctl.domain.references import PERSON, reference
from iomctl.errors import DoesNotFit
from iomctl.services.facts.kinds import OfPerson, column_of, reference_of
from iomctl.services.facts.went_on import refuse_what_went_on
from iomctl.storage.unit_of_work import UnitOfWork


class MadeRoom(NamedTuple):
    """What was ended beside a fact, or of it, in words, "" for nothing; what to do about a no that cut it short."""

    said: str = ""
    advice: str = ""

    def told(self, said: str, changed: bool) -> str:
        """What is said of a change with what followed. Raises DoesNotFit where a no leaves nothing `changed`."""
        if self.advice and not changed:
            raise DoesNotFit(self.said, advice=self.advice)
        return "; ".join(filter(None, (said, self.said)))


def refuse_contradicting(work: UnitOfWork, row: Any) -> None:
    """Raise DoesNotFit where a fact of the person that is not withdrawn says no on a day of a row's yes, or yes."""
    for other in _claiming(work, type(row), row.offender_id):
        if other is not row and row.claim.meets(other.claim):
            raise _in_the_way(work, other, row.claim)


def make_room(work: UnitOfWork, row: OfPerson, was: Claim | None = None) -> MadeRoom:
    """Write the last days that follow from a row, which need not be stored; the caller flushes.

    A no ends what goes on by the day before, and so is a yes ended where a later no is recorded already. `was` is
    what the row claimed before, None for one that is new. Raises DoesNotFit where both are about the first day of the
    yes, or where something was recorded of it since.
    """
    with work.session.no_autoflush:
        others = {one.id: one for one in _claiming(work, type(row), row.offender_id) if one is not row}
        if not others:
            return MadeRoom()
        claim: Claim = row.claim  # type: ignore[attr-defined]  # only what claims something has others
        found = room(claim, {number: other.claim for number, other in others.items()})
        if found.in_the_way is not None:
            raise _in_the_way(work, others[found.in_the_way], claim)
        if found.by is not None and found.last is not None:
            return _end_by(work, row, others[found.by], found.last)
        said = [_end(work, others[number], last) for number, last in found.ended.items()]
        left = [] if was is None or was == claim else [still_ended(work, type(row), row.offender_id, was)]
        return MadeRoom("; ".join(filter(None, (*said, *left))))


def still_ended(work: UnitOfWork, table: type[OfPerson], person: int, claim: Claim) -> str:
    """What is said where a claim about a person is made no more, if it is a no: what it may have ended stays ended."""
    ended = [reference_of(one) for one in _claiming(work, table, person) if one.claim.ended_before(claim)]
    noun = table.described.noun
    return "; ".join(f"{ref} stays ended; if it goes on: iomctl {noun} end {ref} --not-ended" for ref in ended)


def _end_by(work: UnitOfWork, row: Any, none: Any, last: date) -> MadeRoom:
    """End a row by the day before a no that is recorded already."""
    _write_last(work, row, last)
    called, ref = reference_of(row) if row.id is not None else "It", reference_of(none)
    ended = f"{called} ended on {spoken(last, work.today)}, the day before {ref} says that there was none"
    return MadeRoom(ended, none.claim.mended(row.claim, none.described.noun, ref))


def _end(work: UnitOfWork, some: Any, last: date) -> str:
    said: str = some.claim.shortened(reference_of(some), last, work.today)
    _write_last(work, some, last)
    work.session.add(some)
    return said


def _write_last(work: UnitOfWork, row: Any, last: date) -> None:
    if row.id is not None:
        refuse_what_went_on(work, row.described, row.id, last)
    setattr(row, row.described.last, last)


def _in_the_way(work: UnitOfWork, other: Any, claim: Claim) -> DoesNotFit:
    ref = reference_of(other)
    return DoesNotFit(
        f"{reference(PERSON, other.offender_id)} {other.claim.said(work.today)}: {ref}",
        advice=other.claim.mended(claim, other.described.noun, ref),
    )


def _claiming(work: UnitOfWork, table: Any, person: int) -> Sequence[Any]:
    """The facts of a person in a table that are not withdrawn; none where they claim nothing."""
    if not hasattr(table, "claim"):
        return ()
    theirs = select(table).where(column_of(table, "offender_id") == person, column_of(table, "withdrawn_in").is_(None))
    with work.session.no_autoflush:
        return work.session.scalars(theirs.order_by(column_of(table, "id"))).all()
