"""What facts say of a subject from a day on: two that say different values of one subject and day clash."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple

from iomctl.domain.course.facts import (
    Adopted,
    Coloured,
    Deselected,
    ExemptFrom,
    ExpectedAgain,
    InTier,
    LedBy,
    Recalculated,
    ReviewHeld,
    ReviewSet,
    WindowTold,
    same,
)
from iomctl.domain.course.stays import AtLarge, InPrison, Stay, StayKind

Subject = tuple[str, Hashable, date]
"""What is spoken of, of which case (None for the person), from which day on."""


class Saying(NamedTuple):
    """A fact and the value that it gives to a subject."""

    fact: Any
    value: Any


_OF_CASES: Mapping[type[Any], Callable[[Any], dict[str, Any]]] = {
    Adopted: lambda fact: {"adopted": fact[3:]},
    Deselected: lambda fact: {"deselected": fact[3:]},
    InTier: lambda fact: {"tier": fact.tier},
    LedBy: lambda fact: {"lead": (fact.worker, fact.agency)},
    Coloured: lambda fact: {"colour": fact.colour},
    # Two reviews of one day are two, also where they say the same.
    ReviewHeld: lambda fact: {"held": id(fact), "colour": fact.colour, "next": fact.next_by},
    ReviewSet: lambda fact: {"set": (fact.due_by, fact.reason), "next": fact.due_by},
    WindowTold: lambda fact: {"told": (fact.due_from, fact.due_by, fact.basis)},
    Recalculated: lambda fact: {"recalculated": fact.version},
    ExemptFrom: lambda fact: {"exempt": (fact.reason, fact.until_on)},
    ExpectedAgain: lambda _: {"exempt": "expected again"},
}
_OF_PEOPLE: Mapping[type[Any], Callable[[Any], dict[str, Any]]] = {
    Stay: lambda fact: {"kind": fact.kind},
    InPrison: lambda fact: {"prison": fact.prison},
    StayKind: lambda fact: {"kind": fact.kind},
    AtLarge: lambda fact: {"at large": fact.at_large},
}
"""The subjects that a fact of a kind speaks of from its day on; None for one that it leaves out."""

_WITH_WORDS = (Coloured, InTier, LedBy, InPrison, StayKind, AtLarge)
"""Kinds of which two on one day are the same fact said twice, also where other words stand beside."""


def same_but_words(one: Any, other: Any) -> bool:
    """Whether two facts say the same of the same day, whatever the reason and other words given with them."""
    if same(one, other):
        return True
    if type(one) is not type(other) or one.on != other.on or not isinstance(one, _WITH_WORDS):
        return False
    values = {**_OF_CASES, **_OF_PEOPLE}[type(one)]
    said: tuple[dict[str, Any], ...] = (values(one), values(other))
    return said[0] == said[1]


def opposed(of_person: Iterable[Any], cases: Mapping[Any, Iterable[Any]]) -> Iterator[tuple[str, Saying, Saying]]:
    """Each two sayings that differ, with what they speak of; facts of one subject and day only are compared."""
    sayings: dict[Subject, list[Saying]] = {}
    for subject, saying in _sayings(of_person, cases):
        sayings.setdefault(subject, []).append(saying)
    for (about, _, _), said in sayings.items():
        yield from ((about, one, other) for one, other in combinations(said, 2) if one.value != other.value)


def said_of_case(
    of_person: Iterable[Any], case: tuple[Hashable, Iterable[Any]], about: str, on: date
) -> list[tuple[Any, Any]]:
    """The facts, each with its value, that speak of a subject of one case from a day on."""
    wanted = (about, case[0], on)
    return [tuple(saying) for subject, saying in _sayings(of_person, dict([case])) if subject == wanted]


def _sayings(of_person: Iterable[Any], cases: Mapping[Any, Iterable[Any]]) -> Iterator[tuple[Subject, Saying]]:
    for case, facts in cases.items():
        for fact in facts:
            yield from _of(fact, case, _OF_CASES[type(fact)](fact))
    for fact in of_person:
        yield from _of(fact, None, _OF_PEOPLE[type(fact)](fact))
        if type(fact) is Stay and fact.out is not None:
            for case, colour in fact.released.colours:
                yield ("colour", case, fact.out), Saying(fact, colour)


def _of(fact: Any, case: Hashable, values: Mapping[str, Any]) -> Iterator[tuple[Subject, Saying]]:
    return (((about, case, fact.on), Saying(fact, value)) for about, value in values.items() if value is not None)
