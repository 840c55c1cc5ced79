"""Withdraw the end of a placement, or an extension of it: it goes on, or leaves when it was expected to before."""

from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import select

from iomctl.domain.accommodation.placements import lasts_until
from iomctl.domain.days.days import spoken
from iomctl.domain.references import PERSON, reference
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.accommodation.overlaps import refuse_overlapping
from iomctl.services.accommodation.placement_rows import placement_now
from iomctl.services.accommodation.places import HeldPlace, held_by, refuse_full_by_now
from iomctl.services.accommodation.records import PlacementRecord
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.withdrawing import Meant, meant_row, withdraw_rows
from iomctl.storage.tables.placements import Placement, PlacementExtension
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.inputs.typed_words import Typed


def withdraw_extension(work: UnitOfWork, word: str, words: "Typed[DatedWithdrawal]") -> FactChange:
    """Withdraw the newest extension of the placement with a reference, or the one decided on a day.

    Raises BadValue or NotFound with every fault at once; DoesNotFit as `facts.find` and `meant_row`, and where the
    person is somewhere else on a night that it would have again, or the provider is full.
    """
    row, asked = _understood(work, word, words)
    had, gone = held_by(work, row), meant_extension(work, row, asked.on)
    withdraw_rows(work, gone)
    day = spoken(gone.from_on, work.today)
    return _goes_on(work, row, had, f"The extension of {reference_of(row)} of {day} was withdrawn")


def withdraw_end(work: UnitOfWork, word: str, words: "Typed[DatedWithdrawal]") -> FactChange:
    """Withdraw that the placement with a reference ended.

    Raises as `withdraw_extension`, and DoesNotFit for one that goes on, or that did not end on the day given.
    """
    row, asked = _understood(work, word, words)
    ref, was, had = reference_of(row), ended_on(row), held_by(work, row)
    if asked.on not in {None, was}:
        raise DoesNotFit(f"{ref} ended on {spoken(was, work.today)}", advice="leave --on out")
    row.left_on = row.end_reason = row.moved_to = row.ended_in = None
    work.session.add(row)
    work.session.flush()
    return _goes_on(work, row, had, f"That {ref} ended on {spoken(was, work.today)} was withdrawn")


def meant_extension(work: UnitOfWork, row: Placement, on: date | None) -> PlacementExtension:
    """The extension of a placement that was decided on a day, None for the newest. Raises as `meant_row`."""
    advice = f"iomctl offender history {reference(PERSON, row.offender_id)} shows its extensions"
    query = select(PlacementExtension).where(PlacementExtension.placement_id == row.id)
    found: PlacementExtension = meant_row(work, query, Meant(reference_of(row), "extension", "from_on", on, advice))
    return found


def ended_on(row: Placement) -> date:
    """The day on which a placement ended. Raises DoesNotFit for one that goes on."""
    if row.left_on is None:
        advice = f"iomctl placement list {reference(PERSON, row.offender_id)}"
        raise DoesNotFit(f"{reference_of(row)} has not ended", advice=advice)
    return row.left_on


def stays(work: UnitOfWork, row: Placement, had: HeldPlace | None) -> PlacementRecord:
    """A changed placement as it stands now.

    `had` is what it held before; None for an end, which happened whoever was there. Raises DoesNotFit where the person
    is somewhere else by then, and where the provider is full on a night that it didn't hold before.
    """
    record = placement_now(work, row)
    last = lasts_until(work.today, record.leaves_on, row.left_on)
    refuse_overlapping(work, row.offender_id, row.kind, (row.from_on, last), row.id)
    if had is not None:
        refuse_full_by_now(work, row, had)
    return record


def _understood(work: UnitOfWork, word: str, words: "Typed[DatedWithdrawal]") -> "tuple[Placement, DatedWithdrawal]":
    faults = EveryFault()
    row = faults.take(lambda: facts.find(work, Placement, word))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if row is None or asked is None:
        raise faults.refusal()
    return row, asked


def _goes_on(work: UnitOfWork, row: Placement, had: HeldPlace, said: str) -> FactChange:
    """The placement as it stands now. Raises as `stays`."""
    record = stays(work, row, had)
    if row.left_on is not None:
        return FactChange(record, f"{said}; it ended on {spoken(row.left_on, work.today)}")
    leaves = f"expected to leave on {spoken(record.leaves_on, work.today)}" if record.leaves_on else "no end is known"
    return FactChange(record, f"{said}: it goes on, {leaves}")
