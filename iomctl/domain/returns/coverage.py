"""Who is in a national figure and who is missing, in words: a figure without them says less than it seems to."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from iomctl.domain.counts import counted
from iomctl.domain.days.days import in_full
from iomctl.domain.returns.national import AtLeast, Folded

if TYPE_CHECKING:
    from iomctl.domain.returns.expected_schemes import Expected


def in_short(folded: Folded, expected: "Expected | None") -> str:
    """`29 of 43 schemes, latest day of each, Sat 31 Oct 2026`; without a number of expected ones `29 schemes, ...`."""
    number = len(folded.sent)
    who = counted(number, "scheme", "schemes") if expected is None else f"{number} of {expected.number} schemes"
    return who if folded.latest is None else f"{who}, latest day of each, {in_full(folded.latest)}"


def in_full_words(folded: Folded, expected: "Expected | None", flows: bool = True) -> Iterator[str]:
    """A line for each thing that a reader of the sums has to know beside them; `flows`: who moved was counted."""
    returns = [one.found for one in folded.sent]
    if expected is not None:
        yield from _missing(expected.missing(returns), expected.number - len(returns))
        yield from _named("On no list", expected.not_expected(returns))
    yield from _named("Earlier", [f"{one.scheme} ({in_full(one.as_of)})" for one in folded.behind])
    begun = Counter(one.since for one in returns)
    if len(begun) > 1:
        yield from _named("Counted from different days", [f"{in_full(day)} ({n})" for day, n in sorted(begun.items())])
    yield from folded.left_out
    if flows:
        yield f"Came from another scheme: {_moved(folded.moved_in)}; left for one: {_moved(folded.moved_out)}"


def _missing(names: Sequence[str], number: int) -> Iterator[str]:
    if names:
        yield from _named("Missing", names)
    elif number > 0:
        yield f"Missing: {counted(number, 'scheme', 'schemes')}"


def _named(what: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        yield f"{what}: {', '.join(names)}"


def _moved(sum_of: AtLeast) -> str:
    return sum_of.words + (f" ({sum_of.withheld} withheld)" if sum_of.withheld else "")
