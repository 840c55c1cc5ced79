"""Gaps that are published give no small count away: every small case book is tried against a reader who has it all."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations_with_replacement

import pytest

from iomctl.domain.pathway_gaps import NAMES, SPLITS, by_group, whole
from iomctl.domain.small_counts import Count

Group = tuple[str, ...]
"""The states of the people of a group, in the order of STATES."""
Book = tuple[Group, ...]
"""A case book by its groups, of which one alone is everybody."""
Look = tuple[tuple[Count | None, ...], ...]
"""All that is published of a case book."""

EVERY_NAME = (*NAMES, "refused", "ended_early")
STATES = {
    "not asked": {"not_asked"},
    "no need": {"asked", "no_need"},
    "some": {"asked", "need", "some"},
    "severe": {"asked", "need", "severe"},
    "some, referred": {"asked", "need", "some", "referred"},
    "severe, refused": {"asked", "need", "severe", "referred", "refused"},
    "some, accepted": {"asked", "need", "some", "referred", "accepted"},
    "severe, ended": {"asked", "need", "severe", "referred", "accepted", "started", "ended_early"},
    "some, achieved": {"asked", "need", "some", "referred", "accepted", "started", "achieved"},
}


def counts(states: Iterable[str]) -> Counter[str]:
    """The counts of people in these states, all that there are none of being 0."""
    found: Counter[str] = Counter(dict.fromkeys(EVERY_NAME, 0))
    for state in states:
        found.update(STATES[state])
        found["people"] += 1
    return found


@cache
def telling(states: Group) -> dict[str, int]:
    """Each count, and what is left of a whole without its part, that a reader would like to know."""
    found = counts(states)
    left = {f"{name} but {names[0]}": found[name] - found[names[0]] for name, names in SPLITS if names[-1] == ""}
    return {**found, **left}


def every_book(states: Sequence[str], most: int, groups: int = 1) -> Iterator[Book]:
    """Every case book of up to so many people in these states, in so many groups."""
    if groups == 0:
        yield ()
        return
    for people in range(most + 1):
        others = list(every_book(states, most - people, groups - 1))
        for first in combinations_with_replacement(states, people):
            yield from ((first, *rest) for rest in others)


def nobody_can_tell(books: Iterable[Book], published: Callable[[Book], Look], least: int) -> int:
    """No small count of a group is the same in all the books that look alike; answers how many looks there are."""
    alike: dict[Look, list[set[Group]]] = defaultdict(list)
    for book in books:
        seen = alike[published(book)]
        seen.extend(set() for _ in book[len(seen) :])
        for at, group in enumerate(book):
            seen[at].add(group)
    # Groups are many times as few as books, and so are read one by one only here.
    told = {shown: [_values(groups) for groups in seen] for shown, seen in alike.items()}
    # What nobody in any of these books can be is no secret.
    never = {
        (at, name)
        for at, values in enumerate(next(iter(told.values())))
        for name in values
        if all(by_name[at][name] == {0} for by_name in told.values())
    }
    for shown, by_name in told.items():
        for at, name, values in ((at, name, one[name]) for at, one in enumerate(by_name) for name in one):
            secret = (at, name) not in never
            assert not secret or len(values) > 1 or min(values) >= least, f"{at} {name} is {values} by {shown}"
    return len(alike)


def _values(groups: Iterable[Group]) -> dict[str, set[int]]:
    values: dict[str, set[int]] = defaultdict(set)
    for group in groups:
        for name, count in telling(group).items():
            values[name].add(count)
    return values


def look(told: dict[str, Count]) -> tuple[Count | None, ...]:
    """What is published, to look alike by."""
    return tuple(map(told.get, EVERY_NAME))


@pytest.mark.parametrize(
    ("threshold", "most", "states"),
    [(2, 8, list(STATES)[:6]), (2, 7, ["not asked", *list(STATES)[3:]]), (3, 12, list(STATES)[1:5])],
)
def test_nobody_can_tell_a_small_count_on_a_pathway(threshold: int, most: int, states: list[str]) -> None:
    def published(book: Book) -> Look:
        return (look(whole(telling(book[0]), threshold)),)

    assert nobody_can_tell(every_book(states, most), published, threshold) > most


@pytest.mark.parametrize(
    ("threshold", "most", "groups", "states"),
    [
        (2, 8, 2, ["not asked", "no need", "some"]),
        (2, 12, 2, ["not asked", "some", "some, referred"]),
        (2, 10, 3, ["no need", "severe"]),
        (3, 14, 2, ["not asked", "severe"]),
    ],
)
def test_nor_one_of_a_group(threshold: int, most: int, groups: int, states: list[str]) -> None:
    @cache
    def of_everybody(people: Group) -> tuple[Count | None, ...]:
        return look(whole(telling(people), threshold))

    def published(book: Book) -> Look:
        everybody = tuple(sorted(state for group in book for state in group))
        return of_everybody(everybody), *map(look, by_group([telling(group) for group in book], threshold))

    assert nobody_can_tell(every_book(states, most, groups), published, threshold) > most


def test_what_a_reader_meets_of_everybody() -> None:
    told = whole(
        counts(["not asked"] * 12 + ["no need"] * 20 + ["some"] * 8 + ["severe, refused"] * 30 + ["some, achieved"] * 7)
    )
    assert {name: tuple(count) for name, count in told.items()} == {
        "people": (77, 77),
        "asked": (65, 65),
        "not_asked": (12, 12),
        "no_need": (20, 20),
        "need": (45, 45),
        "some": (15, 15),
        "severe": (30, 30),
        "referred": (37, 37),
        "accepted": (7, 7),
        "started": (0, 7),
        "achieved": (0, 7),
        "refused": (30, 30),
        "ended_early": (0, 5),
    }


def test_a_split_is_told_of_all_groups_or_of_none() -> None:
    first = ["not asked"] * 9 + ["no need"] * 8 + ["some"] * 20 + ["severe, refused"] * 10
    told = by_group([counts(first), counts([*first, *["some"] * 9]), counts([])])
    assert [one["people"] for one in told] == [(47, 47), (51, 56), (0, 5)]
    assert [one["need"] for one in told] == [(30, 30), (0, 56), (0, 5)]
    assert [one["referred"] for one in told] == [(10, 10), (0, 56), (0, 5)]
    assert [one["some"] for one in told] == [(20, 20), (0, 56), (0, 5)]
    assert all(set(one) == set(NAMES) for one in told)
    assert [one["asked"] for one in told] == [(38, 38), (0, 56), (0, 5)]
    told = by_group([counts(first), counts(first[:-5])])
    assert [(one["need"], one["referred"]) for one in told] == [((30, 30), (0, 30)), ((25, 25), (0, 25))]


def test_a_group_does_not_tell_what_is_withheld_of_everybody() -> None:
    (told,) = by_group([counts(["not asked"] * 5 + ["no need"] * 5 + ["some"] * 20)])
    assert not told["need"].exact


def test_a_count_of_the_threshold_itself_is_told_and_what_nobody_is_may_be_left_out() -> None:
    groups = [counts(["not asked", "no need", "some"] * people) for people in (6, 7)]
    told = by_group([+one for one in groups])
    assert told == by_group(groups)
    assert [(one["people"], one["need"], one["not_asked"]) for one in told] == [
        ((18, 18), (6, 6), (6, 6)),
        ((21, 21), (7, 7), (7, 7)),
    ]
