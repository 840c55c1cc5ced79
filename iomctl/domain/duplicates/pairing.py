"""Which people of a whole book are compared with each other: those who share a key."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from iomctl.domain.duplicates.described_people import DescribedPerson
from iomctl.domain.duplicates.keys import MOST_TO_A_KEY, MOST_TO_A_NUMBER, number_keys, stored_keys, wide_keys


class Pairing(NamedTuple):
    """The pairs to compare, the lower number first, and how many keys were passed over as too common."""

    pairs: set[tuple[int, int]]
    passed_over: int


def pairing(people: Mapping[int, DescribedPerson]) -> Pairing:
    """Every two people, by number, who share a key that at most MOST_TO_A_KEY have, or a part of a number that at most
    MOST_TO_A_NUMBER have; of those that more have only the first kind counts as passed over."""
    sharing: dict[Hashable, list[int]] = defaultdict(list)
    numbered: dict[Hashable, list[int]] = defaultdict(list)
    for number, person in people.items():
        for key in stored_keys(person) | wide_keys(person):
            sharing[key].append(number)
        for key in number_keys(person):
            numbered[key].append(number)
    pairs = set(_pairs(sharing, MOST_TO_A_KEY)) | set(_pairs(numbered, MOST_TO_A_NUMBER))
    return Pairing(pairs, sum(len(numbers) > MOST_TO_A_KEY for numbers in sharing.values()))


def _pairs(sharing: Mapping[Hashable, list[int]], most: int) -> Iterator[tuple[int, int]]:
    for numbers in sharing.values():
        if len(numbers) <= most:
            yield from combinations(sorted(numbers), 2)
