"""What becomes of the people of a run in counts that may be published: each fate, and each fate in parts.

Everyone has one fate. A fate's own count is published, or that it is under the threshold; it is broken down in several
ways, each of them hidden where needed beside that count; and every other figure is added up from what is published. So
no two tables tell together what neither tells alone: they share nothing but the count of a fate.
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from iomctl.domain.small_counts import Count, added, alone, parts
from iomctl.services.rescopes.reports.people_counted import (
    INSIDE,
    KEPT,
    NO_DECISION,
    OUTSIDE,
    PUT_OFF,
    STAY,
    STAY_OUT,
    UNDECIDED,
    UNDECIDED_OUTSIDE,
    Fate,
)

Part = TypeVar("Part", bound=Hashable)
Broken = dict[str, Mapping[Part, Count]]
"""By fate what is published of its parts; without the fates of which no part is."""


class Breakdowns:
    """People by fate; `totals` is what is published of how many have each."""

    def __init__(self, people: Mapping[str, Sequence[Fate]], totals: Mapping[str, Count]) -> None:
        self.people, self.totals = people, totals

    def by(self, part: Callable[[Fate], Part], listed: Sequence[Part], fates: Iterable[str]) -> Broken[Part]:
        """Fates in `listed` parts, whoever there is in them."""
        return self._broken(part, dict.fromkeys(fates, listed), 0)

    def by_found(self, part: Callable[[Fate], Part], fates: Iterable[str], order: Sequence[Part] = ()) -> Broken[Part]:
        """Fates in the parts that anybody is in: in the `order` given, which holds all, or in their order as text."""
        place: Callable[[Part], Any] = order.index if order else str
        found = {fate: sorted(set(map(part, self.people.get(fate, ()))), key=place) for fate in fates}
        return self._broken(part, found, 1)

    def sum_of(self, broken: Broken[Part], chosen: Iterable[tuple[str, Collection[Part]]]) -> Count:
        """The people with fates in some parts, those that are left out being empty: all that is published, added up."""
        return added(self._sum(fate, broken.get(fate), wanted) for fate, wanted in chosen if fate in self.totals)

    def _broken(self, part: Callable[[Fate], Part], listed: Mapping[str, Sequence[Part]], least: int) -> Broken[Part]:
        broken: Broken[Part] = {}
        for fate, wanted in listed.items():
            counted = Counter(map(part, self.people.get(fate, ())))
            # What is withheld of a fate would be the sum of its parts.
            known = fate in self.totals and self.totals[fate].exact
            shown = parts([counted[one] for one in wanted], least=least) if known else None
            if shown is not None:
                broken[fate] = dict(zip(wanted, shown, strict=True))
        return broken

    def _sum(self, fate: str, shown: Mapping[Part, Count] | None, wanted: Collection[Part]) -> Count:
        whole = self.totals[fate]
        if shown is None:
            return Count(0, whole.most)
        chosen = added(count for one, count in shown.items() if one in wanted)
        others = added(count for one, count in shown.items() if one not in wanted)
        return Count(max(chosen.least, whole.least - others.most), min(chosen.most, whole.most - others.least))


def by_fate(people: Iterable[Fate], outside: bool, settled: bool) -> Breakdowns:
    """People by what becomes of them; where all is `settled`, being undecided is no fate, and nothing to withhold."""
    found: dict[str, list[Fate]] = {fate: [] for fate in (*INSIDE, *(OUTSIDE if outside else ()))}
    for one in people:
        found[one.fate].append(one)
    for fate in (UNDECIDED, UNDECIDED_OUTSIDE):
        if settled and not found.get(fate, True):
            del found[fate]
    return Breakdowns(found, {fate: alone(len(those)) for fate, those in found.items()})


def by_decision(counts: Breakdowns) -> Breakdowns:
    """The same people by what was decided: who stays is in a part for each way that it came to be, where that shows."""
    people: dict[str, Sequence[Fate]] = {}
    totals: dict[str, Count] = {}
    broken = counts.by_found(lambda one: one.how, (STAY, STAY_OUT), (PUT_OFF, KEPT, NO_DECISION))
    for fate in (one for one in counts.totals if one not in {UNDECIDED, UNDECIDED_OUTSIDE}):
        if fate in broken:
            people |= {f"{fate}: {how}": [one for one in counts.people[fate] if one.how == how] for how in broken[fate]}
            totals |= {f"{fate}: {how}": count for how, count in broken[fate].items()}
        else:
            people[fate] = counts.people[fate]
            # How many of those who stay were decided about is not told then.
            totals[fate] = counts.totals[fate] if fate not in {STAY, STAY_OUT} else Count(0, counts.totals[fate].most)
    return Breakdowns(people, totals)
