"""The table of unit costs as it counts by the policy."""

from dataclasses import dataclass

from iomctl.domain.columns import column
from iomctl.domain.reoffending.unit_costs import unit_costs
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class UnitCostRecord:
    """What one crime of a group costs; the field names are a contract."""

    group: str = column("Group", "the group of crime", "robbery", rank=0, kept=True)
    called: str = column("Called", "what it is", "Robbery of a person", rank=2)
    pounds: int = column("Pounds", "what one costs", "11320", rank=0, right=True)
    price_year: str = column("Price year", "the prices it is at", "2015/16", rank=1)
    confirmed: bool = column("Confirmed", "whether a source that can be read confirms it", "yes", rank=1)
    counts: bool = column("Counts", "whether it counts: confirmed, or switched on in the policy", "yes", rank=0)
    source: str = column("Source", "where it comes from", "Home Office Research Report 99, July 2018", rank=3)


def costs(work: UnitOfWork) -> list[UnitCostRecord]:
    """Every unit cost, the confirmed ones first."""
    on = work.policy.evidence.unit_costs
    told = [
        UnitCostRecord(
            group=one.group,
            called=one.name,
            pounds=one.pounds,
            price_year=one.price_year,
            confirmed=one.confirmed,
            counts=one.counts(on),
            source=one.source,
        )
        for one in unit_costs().values()
    ]
    return sorted(told, key=lambda one: not one.confirmed)
