"""Withdraw what is known of a release ahead: the day that makes it due, its plan, a thing that was done for it."""

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import select

from iomctl.domain.days.days import spoken
from iomctl.services.custody.custodies import stay_then
from iomctl.services.custody.due_rows import follow_decisions
from iomctl.services.custody.stays import newest_of
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


class ReleasePart(NamedTuple):
    """A part of what is known of a release: its table, what a message calls it, and the item of a check."""

    table: Any
    called: str
    item: str | None = None


class PartMeant(NamedTuple):
    """The row of a part of what is known of the release that a stay of a person ends with."""

    person: Offender
    stay: Custody
    part: ReleasePart
    row: Any

    @property
    def called(self) -> str:
        """What a message calls it."""
        what = "decision about the day" if getattr(self.row, "decided", None) else self.part.called
        return f"{what} of the release of {person_reference(self.person)}"


def part_meant(work: UnitOfWork, person: Offender, asked: "ReleasePartWithdrawal") -> PartMeant:
    """The newest of a part of what is known of the release of somebody in custody, or that of a day.

    Raises DoesNotFit for somebody not in custody then, and as `meant_row`.
    """
    stay, ref = stay_then(work, person, asked.on or work.today), person_reference(person)
    if asked.done is not None:
        part = ReleasePart(ReleaseCheck, f"record of {asked.done}", asked.done)
    else:
        part = ReleasePart(ReleaseDue, "due day") if asked.part == "due" else ReleasePart(ReleasePlan, "plan")
    query = select(part.table).where(part.table.custody_id == stay.id)
    if part.item is not None:
        query = query.where(part.table.item == part.item)
    advice = f"iomctl offender history {ref} shows what was recorded"
    row = meant_row(work, query, Meant(f"the release of {ref}", part.called, "from_on", asked.on, advice))
    return PartMeant(person, stay, part, row)


def withdraw_part(work: UnitOfWork, offender: str, words: "Typed[ReleasePartWithdrawal]") -> FactChange:
    """Withdraw the newest of what is known of the release of somebody in custody, or that of a day.

    Raises NotFound and BadValue with every fault at once, and DoesNotFit as `part_meant` and `follow_decisions`.
    """
    number, asked = facts.understood(work, offender, words)
    meant = part_meant(work, work.session.get_one(Offender, number), asked)
    withdraw_rows(work, meant.row)
    follow_decisions(work, [meant.stay.id])
    gone = f"The {meant.called}, recorded for {spoken(meant.row.from_on, work.today)}, was withdrawn"
    return FactChange(coming_of(work, meant.stay), f"{gone}: {_now(work, meant.stay, meant.part)}")


def _now(work: UnitOfWork, stay: Custody, part: ReleasePart) -> str:
    """What is known instead."""
    if part.item is not None:
        is_done = part.item in kept(work, [stay.id], work.today)[stay.id].done
        return "it is done" if is_done else "it is not done"
    left = newest_of(work, part.table, stay)
    return f"what was recorded for {spoken(left.from_on, work.today)} counts" if left else "none is known"
