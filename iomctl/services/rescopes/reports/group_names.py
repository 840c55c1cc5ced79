"""The groups that a report counts people in: in full, or merged as the policy says for readers outside."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from iomctl.domain.days.ages import AGE_BANDS, age_band
from iomctl.domain.days.births import Birth, ages, birth
from iomctl.domain.names import fold
from iomctl.domain.policy.publishing import Merged
from iomctl.services.lookup.areas import one_name, scheme_areas
from iomctl.storage.unit_of_work import UnitOfWork

NOT_RECORDED, ELSEWHERE = "Not recorded", "Elsewhere"


class GroupsOf(NamedTuple):
    """The group of one person by each characteristic."""

    gender: str
    age: str
    ethnicity: str
    area: str


class GroupNames:
    """The group of a person by each characteristic; areas are those of the scheme. `merged` is for readers outside."""

    def __init__(self, work: UnitOfWork, merged: bool) -> None:
        policy, told = work.policy, work.policy.publishing
        self._genders = {one.code: one.name for one in policy.genders.values()}
        districts = _merging(told.districts) if merged else {}
        self._merged_areas = list(districts.values())
        self._areas = {key: districts.get(key, name) for key, name in one_name(scheme_areas(work)).items()}
        ethnicities = _merging(told.ethnicities) if merged else {}
        self._merged_ethnicities = list(ethnicities.values())
        self._ethnicities = {
            one.code: ethnicities.get(fold(one.code), one.name.partition(":")[0]) for one in policy.ethnicities.values()
        }
        self._age_from = told.age_from if merged else None

    def of(self, row: Any, on: date) -> GroupsOf:
        """Those of a row with `gender`, `born_on`, `born_within`, `ethnicity` and `area`, on a day."""
        return GroupsOf(
            gender=self.gender(row.gender),
            age=self._age_of(birth(row.born_on, row.born_within), on),
            ethnicity=self.ethnicity(row.ethnicity),
            area=self.area(row.area),
        )

    def _age_of(self, known: Birth | None, on: date) -> str:
        """The group of an age; none where the birth may be of two."""
        found = set() if known is None else {self._age(one) for one in ages(known, on)}
        return found.pop() if len(found) == 1 else NOT_RECORDED

    def gender(self, code: str | None) -> str:
        """The group of a gender."""
        return _named(self._genders, code)

    def ethnicity(self, code: str | None) -> str:
        """The group of an ethnicity."""
        return _named(self._ethnicities, code)

    def area(self, name: str | None) -> str:
        """The area of the scheme, however it is written, or that it is none of them."""
        return NOT_RECORDED if name is None else self._areas.get(fold(name), ELSEWHERE)

    def listed(self) -> dict[str, list[str]]:
        """The groups of each characteristic, in the order to show them, empty ones too."""
        found: dict[str, Iterable[str]] = {
            "gender": self._genders.values(),
            "age": AGE_BANDS if self._age_from is None else map(self._age, (0, self._age_from)),
            "ethnicity": _in_order(self._merged_ethnicities, self._ethnicities.values()),
            "area": [*_in_order(self._merged_areas, self._areas.values()), ELSEWHERE],
        }
        return {name: list(dict.fromkeys([*groups, NOT_RECORDED])) for name, groups in found.items()}

    def _age(self, years: int) -> str:
        if self._age_from is None:
            return age_band(years)
        return f"Under {self._age_from}" if years < self._age_from else f"{self._age_from} and over"


def _merging(told: Iterable[Merged]) -> dict[str, str]:
    return {fold(one): merged.name for merged in told for one in merged.of}


def _in_order(merged: Iterable[str], groups: Iterable[str]) -> list[str]:
    """Groups that others are merged into, as the policy has them, then all others."""
    found = list(groups)
    return [*(one for one in dict.fromkeys(merged) if one in found), *found]


def _named(names: Mapping[str, str], code: str | None) -> str:
    return NOT_RECORDED if code is None else names[code]
