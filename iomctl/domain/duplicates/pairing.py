"""Which people of a whole book are compared with each other: those who share a key."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from itertools import combinations
from typing import NamedTuple

from iomctl.domain.duplicates.described_people import DescribedPerson
from iomctl.domain.duplicates.keys import MOST_TO_A_KEY, stored_keys, wide_keys


class Pairing(NamedTuple):
    """The pairs to compare, the lower number first, and how many keys were passed over as too common."""

    pairs: set[tuple[int, int]]
    passed_over: int


def pairing(people: Mapping[int, DescribedPerson]) -> Pairing:
    """Every two people, by number, who share a key that at most MOST_TO_A_KEY have."""
    sharing: dict[Hashable, list[int]] = defaultdict(list)
    for number, person in people.items():
        for key in stored_keys(person) | wide_keys(person):
            sharing[key].append(number)
    pairs: set[tuple[int, int]] = set()
    passed_over = 0
    for numbers in sharing.values():
        if len(numbers) > MOST_TO_A_KEY:
            passed_over += 1
        else:
            pairs.update(combinations(sorted(numbers), 2))
    return Pairing(pairs, passed_over)
