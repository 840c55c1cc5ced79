"""What becomes of groups of people in words: 3 of 9 women and 11 of 31 men leave."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from iomctl.services.rescopes.reports.people_counted import ENTER, LEAVE, MOVE

FEW = 30
"""A group of fewer people is told with a caution. (General knowledge, unverified: no rate is published for fewer.)"""

_DO = {LEAVE: "leave", MOVE: "move to another tier", ENTER: "come in"}
_CALLED = {"Female": "women", "Male": "men"}


class Effect(NamedTuple):
    """How many `people` of all in a group before have a result, both told exactly."""

    result: str
    group: str
    people: int
    whole: int


def in_words(characteristic: str, effects: Iterable[Effect]) -> Iterator[str]:
    """A sentence for each result of those that change something, with a caution where a group is small."""
    for result, found in groupby(effects, attrgetter("result")):
        told = [one for one in found if one.whole]
        if result in _DO and len(told) > 1 and any(one.people for one in told):
            parts = [f"{one.people} of {one.whole} {_called(one.group)}" for one in told]
            few = any(one.whole < FEW for one in told)
            caution = f" Fewer than {FEW} people: a difference may be chance." if few else ""
            yield f"By {characteristic}: {', '.join(parts[:-1])} and {parts[-1]} {_DO[result]}.{caution}"


def _called(group: str) -> str:
    return _CALLED.get(group, f"({group})")
