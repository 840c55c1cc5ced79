"""Withdraw what is known of a release ahead: the day that makes it due, its plan, a thing that was done for it."""

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import select

from iomctl.domain.days.days import spoken
from iomctl.services.custody.stays import newest_of, stay_of
from iomctl.services.facts import rows as facts
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.withdrawing import Meant, meant_row, withdraw_rows
from iomctl.services.lookup.find_person import person_reference
from iomctl.services.releases.lists import coming_of
from iomctl.services.releases.records import kept
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.release_plans import ReleaseCheck, ReleasePlan
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.releases import ReleaseDue
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.releases import ReleasePartWithdrawal
    from iomctl.inputs.typed_words import Typed


class _Part(NamedTuple):
    """A part of what is known of a release: its table, what a message calls it, and the item of a check."""

    table: Any
    called: str
    item: str | None = None


def withdraw_part(work: UnitOfWork, offender: str, words: "Typed[ReleasePartWithdrawal]") -> FactChange:
    """Withdraw the newest of what is known of the release of somebody in custody, or that of a day.

    Raises NotFound and BadValue with every fault at once, and DoesNotFit for somebody not in custody and as
    `meant_row`.
    """
    number, asked = facts.understood(work, offender, words)
    person = work.session.get_one(Offender, number)
    stay, ref = stay_of(work, person), person_reference(person)
    if asked.done is not None:
        part = _Part(ReleaseCheck, f"record of {asked.done}", asked.done)
    else:
        part = _Part(ReleaseDue, "due day") if asked.part == "due" else _Part(ReleasePlan, "plan")
    query = select(part.table).where(part.table.custody_id == stay.id)
    if part.item is not None:
        query = query.where(part.table.item == part.item)
    advice = f"iomctl offender history {ref} shows what was recorded"
    row = meant_row(work, query, Meant(f"the release of {ref}", part.called, "from_on", asked.on, advice))
    withdraw_rows(work, row)
    called = "decision about the day" if getattr(row, "decision", None) else part.called
    gone = f"The {called} of the release of {ref}, recorded for {spoken(row.from_on, work.today)}, was withdrawn"
    return FactChange(coming_of(work, stay), f"{gone}: {_now(work, stay, part)}")


def _now(work: UnitOfWork, stay: Custody, part: _Part) -> str:
    """What is known instead."""
    if part.item is not None:
        is_done = part.item in kept(work, [stay.id], work.today)[stay.id].done
        return "it is done" if is_done else "it is not done"
    left = newest_of(work, part.table, stay)
    return f"what was recorded for {spoken(left.from_on, work.today)} counts" if left else "none is known"
