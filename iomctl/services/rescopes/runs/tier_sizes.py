"""How many people a tier would hold: the one way in which a plan, an application and a report count them."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlmodel import col

from iomctl.domain.policy.choices import Tier
from iomctl.services.asked_day import AskedDay
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.unit_of_work import UnitOfWork


class TierSize(NamedTuple):
    """People in a tier: of the cohort that is re-scoped, those who come into it, and those of all other cohorts."""

    tier: str
    cohort: int
    come_in: int
    elsewhere: int
    capacity: int

    @property
    def whole(self) -> int:
        """Everyone whom the tier would hold; its capacity is the whole scheme's."""
        return self.cohort + self.come_in + self.elsewhere

    @property
    def over(self) -> int:
        """How many of them are too many; 0 where there is room."""
        return max(self.whole - self.capacity, 0)


def tier_sizes(
    work: UnitOfWork,
    others: tuple[int, date],
    tiers: Mapping[str, Tier],
    cohort: Mapping[str, int],
    come_in: Mapping[str, int],
) -> list[TierSize]:
    """The sizes of `tiers`, given how many of a cohort would be in each and how many come in from outside it.

    `others` are the row number of that cohort, and the day on which the people of the other cohorts are counted.
    """
    elsewhere = sum(in_other_cohorts(work, *others).values(), Counter[str]())
    return [
        TierSize(code, cohort.get(code, 0), come_in.get(code, 0), elsewhere[code], tier.capacity)
        for code, tier in tiers.items()
    ]


def in_other_cohorts(work: UnitOfWork, cohort: int, on: date) -> dict[str, Counter[str]]:
    """How many people were in each tier of each other cohort on a day, by the cohorts' names in their order."""
    as_of = AskedDay(work, on).spells
    query = select(col(Cohort.name), as_of.tier.label("tier")).select_from(Spell)
    query = query.join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
    each = query.where(col(Spell.cohort_id) != cohort, as_of.is_open).subquery()
    by = (each.c.name, each.c.tier)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for name, tier, people in work.session.execute(select(*by, func.count()).group_by(*by).order_by(each.c.name)):
        found[name][tier] = people
    return found
