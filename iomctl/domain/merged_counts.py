"""Counts of people for readers outside, merged before anything is withheld: rows together, and columns together.

Source: merging categories before suppressing cells, as in official statistics (general knowledge, unverified); that
nobody can tell a small count is shown for every small table in tests/domain/test_merged_counts.py.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from iomctl.domain.small_counts import THRESHOLD, Count, hides_together

Together = tuple[int, ...]
"""The places of what is published as one."""

Flows = Mapping[tuple[str, str], int]
"""People by where they were and where they are then, or what becomes of who is nowhere."""


def first_merging(
    counts: Mapping[str, int], ladder: Iterable[Sequence[Sequence[str]]], threshold: int = THRESHOLD
) -> list[tuple[str, ...]] | None:
    """The first step of a ladder, from fine to coarse, none of whose parts is small; None where each has a small one.

    A step is the names of `counts` in parts; names that are not there are passed over, and parts without any.
    """
    for step in ladder:
        named = [tuple(one for one in part if one in counts) for part in step]
        parts = [part for part in named if part]
        if all(sum(counts[one] for one in part) >= threshold for part in parts):
            return parts
    return None


def pooled(columns: Sequence[Sequence[int]], threshold: int = THRESHOLD, least: int = 0) -> list[Together] | None:
    """The rows to publish: most by themselves, the others as one; None where fewer than two are left.

    Each column counts people in the same rows, and what is in one says nothing of another. A row that is small in a
    column is published with others. So are so many further ones, from the last on, by their place and never by their
    size, that in no column their sum says too much of a small one (`small_counts.parts`, whose `threshold` and `least`
    these are).
    """
    rows = range(len(columns[0])) if columns else range(0)
    together = [at for at in rows if any(column[at] < threshold for column in columns)]
    others = [at for at in rows if at not in together]
    while together and others and not _hidden(columns, together, threshold, least):
        together.append(others.pop())
    if together and not _hidden(columns, together, threshold, least):
        return None
    found = [*((at,) for at in others), *([tuple(sorted(together))] if together else [])]
    return sorted(found) if len(found) > 1 else None


def _hidden(columns: Sequence[Sequence[int]], together: Sequence[int], threshold: int, least: int) -> bool:
    return all(hides_together([column[at] for at in together], threshold, least) for column in columns)


def listed(counts: Sequence[int], threshold: int = THRESHOLD) -> list[Together] | None:
    """The rows to publish of a whole in parts, each of which has somebody, and none of which is left out: as `pooled`.

    One part, which all are in, is published.
    """
    if len(counts) == 1:
        return [(0,)] if counts[0] >= threshold else None
    return pooled([counts], threshold, least=1)


def crossed(rows: Sequence[Sequence[int]], threshold: int = THRESHOLD) -> list[list[Count]]:
    """The cells of a table beside the sums of its rows and of its columns, none of which is small.

    All of them, where none is small. Otherwise none: each is then as few and as many as the sums leave open, which are
    `threshold` or more apart.
    """
    if all(cell >= threshold for row in rows for cell in row):
        return [[Count(cell, cell) for cell in row] for row in rows]
    across, down = [sum(row) for row in rows], [sum(column) for column in zip(*rows, strict=True)]
    whole = sum(across)
    return [[Count(max(0, one + other - whole), min(one, other)) for other in down] for one in across]


def told_by_ends(
    flows: Flows, places: Sequence[str], ends: Sequence[str], steady: bool, threshold: int = THRESHOLD
) -> bool:
    """Whether how many were in each place before, and are then, could tell how many went from one to another.

    `ends` are the places and what else becomes of people, all of which is told in sum; `steady` is whether it is told
    as well how many stay in their place, of whom otherwise, or of those who go to another, there are fewer than the
    threshold. They could not where each small count is another when two people, or two pairs, swap what becomes of
    them, so that all that is told stays as it is.
    """
    told = {(one, other): flows.get((one, other), 0) for one in places for other in ends}
    stay = sum(told[one, one] for one in places)
    move = sum(told[one, other] for one in places for other in places if one != other)
    left = {cell for cell, people in told.items() if people < threshold}
    stay_changes = steady
    for change in _changes(told):
        more = sum(people for (one, other), people in change.items() if one == other)
        if not more or not (steady or min(stay + more, move - more) >= threshold):
            left -= change.keys()
            stay_changes = stay_changes or bool(more)
        if stay_changes and not left:
            return False
    return True


def _changes(told: Flows) -> Iterator[Flows]:
    """What changes when two people swap what becomes of them, then when two pairs do, as far as there are such people.

    Of two pairs one swaps so that more stay, the other so that as many fewer do.
    """
    swaps = []
    for (one, to), (other, at) in product(told, told):
        if one < other and to != at:
            swaps.append({(one, to): -1, (other, at): -1, (one, at): 1, (other, to): 1})
    yield from (swap for swap in swaps if _possible(told, swap))
    for first, second in combinations(swaps, 2):
        both = {cell: first.get(cell, 0) + second.get(cell, 0) for cell in (*first, *second)}
        both = {cell: people for cell, people in both.items() if people}
        if not sum(people for (one, other), people in both.items() if one == other) and _possible(told, both):
            yield both


def _possible(told: Flows, change: Flows) -> bool:
    return all(told[cell] + people >= 0 for cell, people in change.items())
