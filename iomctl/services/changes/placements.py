"""The placements of one person as dated changes; what was withdrawn never happened."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.counts import counted
from iomctl.domain.money import Money
from iomctl.domain.references import REFERRAL, reference
from iomctl.domain.reviews import full_day
from iomctl.services.changes.change import DatedChange, Source, dated_change, recorded_later
from iomctl.services.changes.live_rows import change_of, live_rows, named
from iomctl.services.lookup.find_person import words_about
from iomctl.services.policy_then import wording
from iomctl.storage.tables.dated.placement_plans import PlacementPlan
from iomctl.storage.tables.placement_supports import PlacementSupport
from iomctl.storage.tables.placements import Placement, PlacementExtension
from iomctl.storage.tables.referrals import Provider, Referral, Service
from iomctl.storage.unit_of_work import UnitOfWork


def placements(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """When placements were arranged, began, were extended and ended, what was planned then, and who supports."""
    for row in live_rows(work, Placement, person):
        about = named(row, work.session.get_one(Provider, row.provider_id).name if row.provider_id else None)
        yield from _course(work, row, about)
        yield from _extensions(work, row, about)
        yield from _plans(work, row, about)
        yield from _supports(work, row, about)


SOURCES: dict[str, Source] = {"placement": placements}


def _course(work: UnitOfWork, row: Placement, about: str) -> Iterator[DatedChange]:
    said = words_about(work, row.offender_id, row.over_because, row.note)
    if row.made_on < row.from_on:
        yield change_of(row, row.made_on, about, f"arranged from {full_day(row.from_on)}", *said)
    if row.from_on <= work.today:
        until = f"until {full_day(row.leaves_on)}" if row.leaves_on else "no end known"
        after = f"from {row.hour_in}, {until}" if row.hour_in else until
        yield change_of(row, row.from_on, about, after, *(said if row.made_on == row.from_on else ()))
    if row.amount_pence is not None:
        to = words_about(work, row.offender_id, row.payee)
        yield change_of(row, row.paid_on or row.made_on, about, _paid(row), *to)
    if row.left_on is not None:
        why = wording(work.policy, "placement", row.end_reason)
        change = change_of(row, row.left_on, about, f"ended, to {row.moved_to}", why)
        yield recorded_later(change, row.ended_in)


def _paid(row: Placement) -> str:
    weeks = f" for {counted(row.weeks, 'week')} of rent" if row.weeks else ""
    return f"{'paid' if row.paid_on else 'agreed'} {Money(row.amount_pence or 0).in_pounds}{weeks}"


def _supports(work: UnitOfWork, placement: Placement, about: str) -> Iterator[DatedChange]:
    table = PlacementSupport
    query = select(table, Referral, Service, Provider).join(Referral, col(Referral.id) == col(table.referral_id))
    query = query.join(Service, col(Service.id) == col(Referral.service_id))
    query = query.join(Provider, col(Provider.id) == col(Service.provider_id))
    query = query.where(col(table.placement_id) == placement.id).order_by(col(Referral.made_on), col(table.id))
    for row, referral, service, provider in work.session.execute(query):
        by = f"by {reference(REFERRAL, referral.id)}, {service.pathway}, {provider.name}"
        yield dated_change(row, max(referral.made_on, placement.made_on), "support", f"{about}: {by}", "supported")


def _plans(work: UnitOfWork, placement: Placement, about: str) -> Iterator[DatedChange]:
    table = PlacementPlan
    query = select(table).where(col(table.placement_id) == placement.id).order_by(col(table.from_on), col(table.id))
    for row in work.session.execute(query).scalars():
        said = words_about(work, placement.offender_id, row.note)
        yield dated_change(row, row.from_on, "move-on", about, row.accommodation, *said)


def _extensions(work: UnitOfWork, placement: Placement, about: str) -> Iterator[DatedChange]:
    table = PlacementExtension
    query = select(table).where(col(table.placement_id) == placement.id).order_by(col(table.from_on), col(table.id))
    for row in work.session.execute(query).scalars():
        until = f"until {full_day(row.leaves_on)}"
        said = words_about(work, placement.offender_id, row.reason, row.decision)
        yield dated_change(row, row.from_on, "placement", about, until, *said)
