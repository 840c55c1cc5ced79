"""What becomes of the people of a run in counts that may be published: each result, and each result in parts.

Everyone has one result. A result's own count is published, or that it is under the threshold; it is broken down in
several ways, each of them hidden where needed beside that count; and every other figure is added up from what is
published. So no two tables tell together what neither tells alone: they share nothing but the count of a result.
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from iomctl.domain.merged_counts import first_merging
from iomctl.domain.small_counts import THRESHOLD, Count, added, alone, parts
from iomctl.services.rescopes.reports.people_counted import (
    INSIDE,
    KEPT,
    LEAVE,
    MOVE,
    NO_DECISION,
    OUTSIDE,
    PUT_OFF,
    STAY,
    STAY_OUT,
    UNDECIDED,
    UNDECIDED_OUTSIDE,
    PersonCounted,
)

Part = TypeVar("Part", bound=Hashable)
OR = " or "
"""What stands between results that are published as one."""

LADDER = (
    ((STAY,), (MOVE,), (LEAVE,), (UNDECIDED,)),
    ((STAY, MOVE), (LEAVE,), (UNDECIDED,)),
    ((STAY, LEAVE), (MOVE,), (UNDECIDED,)),
    ((STAY, MOVE, UNDECIDED), (LEAVE,)),
    ((STAY, LEAVE, UNDECIDED), (MOVE,)),
    ((STAY, MOVE, LEAVE), (UNDECIDED,)),
)
"""How results are merged: who leaves is told before who moves, and before who is not decided about."""

Broken = dict[str, Mapping[Part, Count]]
"""By result what is published of its parts; without the results of which no part is."""


class Breakdowns:
    """People by result; `totals` is what is told of how many have each, `threshold` below what counts are withheld."""

    def __init__(
        self, people: Mapping[str, Sequence[PersonCounted]], totals: Mapping[str, Count], threshold: int
    ) -> None:
        self.people, self.totals, self.threshold = people, totals, threshold

    def by(self, part: Callable[[PersonCounted], Part], listed: Sequence[Part], results: Iterable[str]) -> Broken[Part]:
        """Results in `listed` parts, whoever there is in them."""
        return self._broken(part, dict.fromkeys(results, listed), 0)

    def by_found(
        self, part: Callable[[PersonCounted], Part], results: Iterable[str], order: Sequence[Part] = ()
    ) -> Broken[Part]:
        """Results in the parts that anybody is in: in the `order` given, which holds all, or in their order as text."""
        place: Callable[[Part], Any] = order.index if order else str
        found = {result: sorted(set(map(part, self.people.get(result, ()))), key=place) for result in results}
        return self._broken(part, found, 1)

    def sum_of(self, broken: Broken[Part], chosen: Iterable[tuple[str, Collection[Part]]]) -> Count:
        """The people with results in some parts, those left out being empty: all that is published, added up."""
        return added(
            self._sum(result, broken.get(result), wanted) for result, wanted in chosen if result in self.totals
        )

    def _broken(
        self, part: Callable[[PersonCounted], Part], listed: Mapping[str, Sequence[Part]], least: int
    ) -> Broken[Part]:
        broken: Broken[Part] = {}
        for result, wanted in listed.items():
            counted = Counter(map(part, self.people.get(result, ())))
            # What is withheld of a result would be the sum of its parts.
            known = result in self.totals and self.totals[result].exact
            shown = parts([counted[one] for one in wanted], self.threshold, least) if known else None
            if shown is not None:
                broken[result] = dict(zip(wanted, shown, strict=True))
        return broken

    def _sum(self, result: str, shown: Mapping[Part, Count] | None, wanted: Collection[Part]) -> Count:
        whole = self.totals[result]
        if shown is None:
            return Count(0, whole.most)
        chosen = added(count for one, count in shown.items() if one in wanted)
        others = added(count for one, count in shown.items() if one not in wanted)
        return Count(max(chosen.least, whole.least - others.most), min(chosen.most, whole.most - others.least))


def by_result(people: Iterable[PersonCounted], outside: bool, settled: bool, threshold: int = THRESHOLD) -> Breakdowns:
    """People by what becomes of them; where all is `settled`, being undecided is no result, and nothing to withhold."""
    found: dict[str, list[PersonCounted]] = {result: [] for result in (*INSIDE, *(OUTSIDE if outside else ()))}
    for one in people:
        found[one.result].append(one)
    for result in (UNDECIDED, UNDECIDED_OUTSIDE):
        if settled and not found.get(result, True):
            del found[result]
    return Breakdowns(found, {result: alone(len(those), threshold) for result, those in found.items()}, threshold)


def merged(counts: Breakdowns) -> Breakdowns:
    """The same with results of the cohort merged until none is small; all as one where it can't be told how they are.

    So each is published, and how many they are in all; nobody's result is told where it is not known that somebody of
    those who are merged with them has another.
    """
    inside = {result: len(counts.people[result]) for result in INSIDE if result in counts.people}
    results = first_merging(inside, LADDER, counts.threshold) or [tuple(inside)]
    people = {OR.join(part): [one for result in part for one in counts.people[result]] for part in results}
    told = {result: alone(len(those), counts.threshold) for result, those in people.items()}
    for result in (one for one in counts.people if one not in INSIDE):
        people[result], told[result] = [*counts.people[result]], counts.totals[result]
    return Breakdowns(people, told, counts.threshold)


def by_decision(counts: Breakdowns, apart: bool = True) -> Breakdowns:
    """The same people by what was decided: who stays is in a part for each way that it came to be, where that shows.

    Where they are not told `apart`, it shows nowhere.
    """
    people: dict[str, Sequence[PersonCounted]] = {}
    totals: dict[str, Count] = {}
    ways = (STAY, STAY_OUT) if apart else ()
    broken = counts.by_found(lambda one: one.how, ways, (PUT_OFF, KEPT, NO_DECISION))
    for result in (one for one in counts.totals if one not in {UNDECIDED, UNDECIDED_OUTSIDE}):
        if result in broken:
            people |= {
                f"{result}: {how}": [one for one in counts.people[result] if one.how == how] for how in broken[result]
            }
            totals |= {f"{result}: {how}": count for how, count in broken[result].items()}
        else:
            people[result] = counts.people[result]
            # How many of those who stay were decided about is not told then.
            of_stay = {STAY, STAY_OUT} & set(result.split(OR))
            totals[result] = Count(0, counts.totals[result].most) if of_stay else counts.totals[result]
    return Breakdowns(people, totals, counts.threshold)
