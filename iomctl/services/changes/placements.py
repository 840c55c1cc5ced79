"""The placements of one person as dated changes; what was withdrawn never happened."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.references import PLACEMENT, reference
from iomctl.domain.reviews import full_day
from iomctl.services.changes.of_cases import ChangeAndSpell, dated_change, recorded_later
from iomctl.services.lookup.has_any import has_any
from iomctl.services.policy_then import wording
from iomctl.storage.tables.placements import Placement, PlacementExtension
from iomctl.storage.tables.referrals import Provider
from iomctl.storage.unit_of_work import UnitOfWork


def placements(work: UnitOfWork, person: int) -> Iterator[ChangeAndSpell]:
    """When placements were arranged, began, were extended and ended."""
    if not has_any(work, Placement, person):
        return
    query = select(Placement, col(Provider.name)).outerjoin(Provider, col(Provider.id) == col(Placement.provider_id))
    query = query.where(col(Placement.offender_id) == person, col(Placement.withdrawn_on).is_(None))
    for row, at in work.session.execute(query.order_by(col(Placement.id))):
        about = f"{reference(PLACEMENT, row.id)} {row.kind}{f', {at}' if at else ''}"
        yield from _course(work, row, about)
        yield from _extensions(work, row.id, about)


SOURCES: tuple[Callable[[UnitOfWork, int], Iterator[ChangeAndSpell]], ...] = (placements,)


def _course(work: UnitOfWork, row: Placement, about: str) -> Iterator[ChangeAndSpell]:
    if row.made_on < row.from_on:
        yield dated_change(row, row.made_on, "placement", about, f"arranged from {full_day(row.from_on)}", row.note)
    if row.from_on <= work.today:
        until = f"until {full_day(row.leaves_on)}" if row.leaves_on else "no end known"
        yield dated_change(
            row, row.from_on, "placement", about, until, row.note if row.made_on == row.from_on else None
        )
    if row.left_on is not None:
        why = wording(work.policy, "placement", row.end_reason)
        change = dated_change(row, row.left_on, "placement", about, f"ended, to {row.moved_to}", why)
        yield recorded_later(change, row.ended_by, row.ended_at)


def _extensions(work: UnitOfWork, placement: int | None, about: str) -> Iterator[ChangeAndSpell]:
    table: Any = PlacementExtension
    query = select(table).where(col(table.placement_id) == placement).order_by(col(table.from_on), col(table.id))
    for row in work.session.execute(query).scalars():
        yield dated_change(
            row, row.from_on, "placement", about, f"until {full_day(row.leaves_on)}", row.reason, row.decision
        )
