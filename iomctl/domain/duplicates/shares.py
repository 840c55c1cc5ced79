"""How much it says that two people share a name or an area: points by how common it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from iomctl.domain.duplicates.name_lists import name_lists

OWN_FROM = 2_000
"""People; a book with as many or more counts its own names, any smaller one goes by the shipped lists."""
RARE = 10
_NAME_TIERS = ((0.01, 5), (0.004, 7), (0.001, 8))
_AREA_TIERS = ((0.10, 1), (0.01, 4))
_RARE_AREA = 7


@dataclass(frozen=True)
class Shares:
    """How common names and areas are in a book of `people`.

    The counts are people by folded surname without spaces, by folded first forename and by folded area. One of the
    two people compared is left out of every count, so that the two alone make no name common. Without counts of
    areas everybody lives in one. `book` is how many people there are where only some of them were counted.
    """

    people: int = 0
    surnames: Mapping[str, int] = field(default_factory=dict)
    forenames: Mapping[str, int] = field(default_factory=dict)
    areas: Mapping[str, int] = field(default_factory=dict)
    book: int = 0

    @property
    def people_in_all(self) -> int:
        """How many people there are in the book."""
        return self.book or self.people

    def surname(self, name: str) -> int:
        """The points of a folded surname, 5 to 10; of all ways to write it, the commonest counts."""
        return self._points(name, "surname")

    def forename(self, name: str) -> int:
        """The points of a folded forename, 5 to 10; of all its writings and long forms, the commonest counts."""
        return self._points(name, "forename")

    def area(self, name: str) -> int:
        """The points of an area that two people share: 1, 4 or 7."""
        if not self.areas:
            return 1
        share = (self.areas.get(name, 0) - 1) / max(self.people, 1)
        return next((points for least, points in _AREA_TIERS if share >= least), _RARE_AREA)

    @cached_property
    def _known(self) -> dict[tuple[str, str], int]:
        return {}

    def _points(self, name: str, role: str) -> int:
        points = self._known.get((role, name))
        if points is None:
            points = self._known[role, name] = self._worked_out(name, role)
        return points

    def _worked_out(self, name: str, role: str) -> int:
        lists = name_lists()
        writings = lists.surname_writings(name) if role == "surname" else lists.forename_writings(name)
        if self.people < OWN_FROM:
            shipped = lists.surnames if role == "surname" else lists.forenames
            return min(shipped.get(one, RARE) for one in writings)
        counts = self.surnames if role == "surname" else self.forenames
        share = max(counts.get(one, 0) - 1 for one in writings) / self.people
        return next((points for least, points in _NAME_TIERS if share >= least), RARE)
