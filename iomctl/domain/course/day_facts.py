"""The facts of a case and of its person, by the day on which each begins or ends."""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import Any

from iomctl.domain.course.facts import (
    Adopted,
    Coloured,
    Deselected,
    ExemptFrom,
    ExpectedAgain,
    Fact,
    InTier,
    LedBy,
    Recalculated,
    ReviewHeld,
    ReviewSet,
    WindowTold,
)
from iomctl.domain.course.stays import AtLarge, InPrison, Stay, StayKind


class DayFacts:
    """What is so from one day on, one of each kind at most; None for what nothing was recorded of.

    `stay` is one that begins and has a day inside; `released` one that ends with a colour for the case.
    """

    adopted: Adopted | None = None
    deselected: Deselected | None = None
    tier: InTier | None = None
    led: LedBy | None = None
    colour: Coloured | None = None
    held: ReviewHeld | None = None
    set: ReviewSet | None = None
    told: WindowTold | None = None
    recalculated: Recalculated | None = None
    exempt: ExemptFrom | None = None
    expected: ExpectedAgain | None = None
    stay: Stay | None = None
    released: Stay | None = None
    prison: InPrison | None = None
    kind: StayKind | None = None
    at_large: AtLarge | None = None


_PLACES: Mapping[type[Any], str] = {
    Adopted: "adopted",
    Deselected: "deselected",
    InTier: "tier",
    LedBy: "led",
    Coloured: "colour",
    ReviewHeld: "held",
    ReviewSet: "set",
    WindowTold: "told",
    Recalculated: "recalculated",
    ExemptFrom: "exempt",
    ExpectedAgain: "expected",
    InPrison: "prison",
    StayKind: "kind",
    AtLarge: "at_large",
}


def by_day(case: Hashable, facts: Iterable[Fact]) -> dict[date, DayFacts]:
    """The facts of a case and of its person, in any order, by day; `case` is what releases call this one by.

    Of two in one place the one of the earlier event counts: they say the same, or clash, which is told elsewhere.
    """
    days: dict[date, DayFacts] = {}
    for fact in facts:
        if type(fact) is Stay:
            _put_stay(days, case, fact)
        else:
            _put(days, fact.on, _PLACES[type(fact)], fact)
    return days


def _put_stay(days: dict[date, DayFacts], case: Hashable, stay: Stay) -> None:
    if stay.out != stay.on:
        _put(days, stay.on, "stay", stay)
    if stay.out is not None:
        # The day is one of change also where nothing was said of it.
        days.setdefault(stay.out, DayFacts())
        if stay.released.colour(case) is not None:
            _put(days, stay.out, "released", stay)


def _put(days: dict[date, DayFacts], on: date, place: str, fact: Fact) -> None:
    day = days.get(on)
    if day is None:
        day = days[on] = DayFacts()
    there: Fact | None = getattr(day, place)
    if there is None or fact.event < there.event:
        setattr(day, place, fact)
