"""Gaps that are published give no small count away: every small case book is tried against a reader who has it all."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations_with_replacement
from typing import Any

import pytest

from iomctl.domain.pathway_gaps import NAMES, SPLITS, by_group, whole
from iomctl.domain.small_counts import Count

Person = tuple[int, ...]
Book = tuple[Person, ...]

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
    found: Counter[str] = Counter(dict.fromkeys((*NAMES, "refused", "ended_early"), 0))
    for state in states:
        found.update(STATES[state])
        found["people"] += 1
    return found


def telling(found: Counter[str]) -> Iterator[tuple[str, int]]:
    """Each count, and what is left of a whole without its part, that a reader would like to know."""
    yield from found.items()
    for name, names in SPLITS:
        if names[-1] == "":
            yield f"{name} but {names[0]}", found[name] - found[names[0]]


def nobody_can_tell(
    books: Iterable[Any], published: Callable[[Any], Any], small: Callable[[Any], Any], least: int
) -> int:
    """No small count is the same in all the books that look alike; answers how many looks there are."""
    alike: dict[Any, dict[Any, set[int]]] = defaultdict(lambda: defaultdict(set))
    for book in books:
        seen = alike[published(book)]
        for name, count in small(book):
            seen[name].add(count)
    # What nobody in any of these books can be is no secret.
    never = {
        name for name in next(iter(alike.values())) if {0} == set().union(*(told[name] for told in alike.values()))
    }
    for shown, told in alike.items():
        for name, values in ((one, told[one]) for one in told if one not in never):
            assert len(values) > 1 or min(values) >= least, f"{name} is {values} by {shown}"
    return len(alike)


def frozen(told: dict[str, Count]) -> tuple[tuple[str, Count], ...]:
    """What is published, to look alike by."""
    return tuple(sorted(told.items()))


@pytest.mark.parametrize(
    ("threshold", "most", "states"),
    [(2, 8, list(STATES)[:6]), (2, 7, ["not asked", *list(STATES)[3:]]), (3, 12, list(STATES)[1:5])],
)
def test_nobody_can_tell_a_small_count_on_a_pathway(threshold: int, most: int, states: list[str]) -> None:
    books = (book for people in range(most + 1) for book in combinations_with_replacement(states, people))
    looks = nobody_can_tell(
        books, lambda book: frozen(whole(counts(book), threshold)), lambda book: telling(counts(book)), threshold
    )
    assert looks > most


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
    cells = [(group, state) for group in range(groups) for state in states]

    def of_groups(book: Any) -> list[Counter[str]]:
        return [counts(state for group, state in book if group == one) for one in range(groups)]

    def published(book: Any) -> Any:
        told = by_group(of_groups(book), threshold)
        return frozen(whole(counts(state for _, state in book), threshold)), *map(frozen, told)

    def small(book: Any) -> Iterator[tuple[Any, int]]:
        for one, found in enumerate(of_groups(book)):
            yield from (((one, name), count) for name, count in telling(found))

    books = (book for people in range(most + 1) for book in combinations_with_replacement(cells, people))
    assert nobody_can_tell(books, published, small, threshold) > most


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
