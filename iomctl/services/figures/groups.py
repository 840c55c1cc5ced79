"""The groups that gaps are counted by: a place in SQL for each person, and a name for each place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import and_, case, literal
from sqlmodel import col

from iomctl.domain.days.ages import AGE_BANDS, latest_birth
from iomctl.domain.names import fold
from iomctl.services.as_of import AsOf
from iomctl.services.lookup.areas import one_name, scheme_areas
from iomctl.services.lookup.births import born_by, has_birth, maybe_born_by
from iomctl.services.rescopes.reports.group_names import ELSEWHERE, NOT_RECORDED
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

BY = ("pathway", "area", "tier", "gender", "age")
EVERYBODY = "everybody"


@dataclass(frozen=True)
class Grouping:
    """`key` is SQL beside a spell and its person; `listed` are the groups in the order to show them.

    `named` gives the group of a key; one that it does not hold is in `others`. Where somebody has several keys, the
    least of them counts.
    """

    key: Any
    listed: tuple[str, ...]
    named: Mapping[Any, str] = field(default_factory=dict)
    others: str = EVERYBODY
    folded: bool = False

    def group(self, key: Any) -> str:
        """The group of somebody with this key."""
        if key is None:
            return NOT_RECORDED
        return self.named.get(fold(key) if self.folded else key, self.others)


def grouping(work: UnitOfWork, by: str, as_of: AsOf) -> Grouping:
    """How to count by one of BY on a day.

    Areas are those of the scheme, the bands of age those of `domain.days.ages`, a default. Somebody in several cohorts
    is counted once, in the first of their tiers in the order of the policy.
    """
    if by == "area":
        areas = one_name(scheme_areas(work))
        return Grouping(col(Offender.area), _listed(areas.values(), ELSEWHERE), areas, ELSEWHERE, folded=True)
    if by == "tier":
        return _by_tier(work, as_of)
    if by == "gender":
        names = {one.code: one.name for one in work.policy.genders.values()}
        return Grouping(col(Offender.gender), _listed(names.values()), names, NOT_RECORDED)
    if by == "age":
        return _by_age(as_of)
    return Grouping(literal(0), (EVERYBODY,))


def _listed(names: Iterable[str], *more: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*names, *more, NOT_RECORDED]))


def _by_tier(work: UnitOfWork, as_of: AsOf) -> Grouping:
    # The policy holds every tier that anybody was ever in.
    places = {code: place for place, code in enumerate(work.policy.tiers)}
    key = case(places, value=as_of.tier)
    return Grouping(key, tuple(places), {place: code for code, place in places.items()})


def _by_age(as_of: AsOf) -> Grouping:
    names = list(AGE_BANDS)
    limits = [latest_birth(AGE_BANDS[older], as_of.on) for older in names[1:]]
    lowest = case(*((~born_by(limit), place) for place, limit in enumerate(limits)), else_=len(limits))
    highest = case(*((~maybe_born_by(limit), place) for place, limit in enumerate(limits)), else_=len(limits))
    # Of a band somebody is only for certain: whose birth may be of two is of none.
    key = case((and_(has_birth(), lowest == highest), lowest), else_=None)
    return Grouping(key, _listed(names), dict(enumerate(names)))
