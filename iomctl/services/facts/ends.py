"""When a sentence, a marker or a requirement ends; and that this was recorded by mistake."""

from datetime import date
from typing import TYPE_CHECKING, Any

from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts.contradictions import make_room
from iomctl.services.facts.kinds import Fact, reference_of
from iomctl.services.facts.rows import find
from iomctl.services.facts.went_on import refuse_what_happened
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.inputs.typed_words import Typed


def set_end(work: UnitOfWork, table: type[Fact], word: str, on: date | None) -> tuple[Fact, str]:
    """Set the last day of the row with a reference, None for no known end; answer the row, and what ended it sooner.

    Another that says there is none ends it the day before. Raises as `facts.find`, and DoesNotFit for a day before it
    began, a last day that is recorded already, also by such a one, and one that says there is none.
    """
    return _end(work, find(work, table, word), on)


def withdraw_end(
    work: UnitOfWork, table: type[Fact], word: str, words: "Typed[DatedWithdrawal]", left: str = "no end is known"
) -> tuple[Fact, str]:
    """Withdraw the last day of the row with a reference; answer the row, and what is said of it.

    `left` is what is so without that day. Raises BadValue or NotFound with every
    fault at once, and DoesNotFit as `set_end`, or where it is not the day that was given.
    """
    faults = EveryFault()
    row = faults.take(lambda: find(work, table, word))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if row is None or asked is None:
        raise faults.refusal()
    was: date | None = getattr(row, table.described.last)
    ref, last = reference_of(row), spoken(was, work.today) if was else ""
    if was is not None and asked.on not in {None, was}:
        raise DoesNotFit(f"the last day of {ref} is {last}", advice="leave --on out")
    _, said = _end(work, row, None)
    return row, f"That {last} is the last day of {ref} was withdrawn: {said or left}"


def _end(work: UnitOfWork, row: Fact, on: date | None) -> tuple[Fact, str]:
    ref, described = reference_of(row), row.described
    start: date = getattr(row, described.day)
    was: date | None = getattr(row, described.last)
    claim: Any = getattr(row, "claim", None)
    if claim is not None and not claim.present:
        raise DoesNotFit(f"{ref} says that there is no {claim.what}, so it can't end")
    if on is not None and on < start:
        raise DoesNotFit(f"{ref} began on {spoken(start, work.today)}, after {spoken(on, work.today)}")
    if on == was:
        said = f"{ref} has no known end" if on is None else f"the last day of {ref} is {spoken(on, work.today)}"
        raise DoesNotFit(f"{said} already")
    if on is not None:
        refuse_what_happened(work, described, row.id, on)
    setattr(row, described.last, on)
    said = make_room(work, row).told("", getattr(row, described.last) != was)
    work.session.add(row)
    work.session.flush()
    return row, said
