"""What crime costs by group: a price of one year, its source, and whether anybody confirmed it."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from iomctl.domain.facts.crime_groups import crime_group_names
from iomctl.domain.facts.offence_codes import shipped_rows


class UnitCost(NamedTuple):
    """Whole pounds for one crime of a group, at the prices of a year."""

    group: str
    name: str
    pounds: int
    price_year: str
    source: str
    confirmed: bool

    def counts(self, switched_on: Collection[str]) -> bool:
        """Whether it counts: one that nobody confirmed only where the scheme switched its group on."""
        return self.confirmed or self.group in switched_on


@cache
def unit_costs() -> Mapping[str, UnitCost]:
    """The shipped costs by group (iomctl/policy/unit_costs.csv) [RR99]."""
    rows = shipped_rows("unit_costs.csv")
    return {
        row["group"]: UnitCost(
            row["group"],
            crime_group_names()[row["group"]],
            int(row["pounds"]),
            row["price_year"],
            row["source"],
            row["confirmed"] == "yes",
        )
        for row in rows
    }


class CostOfCrime(NamedTuple):
    """The pounds that some recorded crimes cost, how many they are, and how many have no cost that counts."""

    pounds: int
    costed: int
    without: int


def cost_of(crimes: Mapping[str, int], switched_on: Collection[str] = ()) -> CostOfCrime:
    """What crimes by group cost: recorded crime alone, never multiplied up to what was not recorded."""
    costs = unit_costs()
    counting = {group: number for group, number in crimes.items() if group in costs}
    counting = {group: number for group, number in counting.items() if costs[group].counts(switched_on)}
    pounds = sum(costs[group].pounds * number for group, number in counting.items())
    costed = sum(counting.values())
    return CostOfCrime(pounds, costed, sum(crimes.values()) - costed)


def break_even(yearly_cost: int, crimes: CostOfCrime) -> int | None:
    """How many crimes of the mean cost of those must be avoided in a year to pay for a scheme, rounded up.

    None where none of them has a cost. The first of the two sums of the value-for-money toolkit [VFM].
    """
    if not crimes.costed or not crimes.pounds:
        return None
    mean = Fraction(crimes.pounds, crimes.costed)
    return -int(-yearly_cost // mean)
