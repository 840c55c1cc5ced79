"""Sets of row numbers written compactly, so that a look at a whole caseload is one short line."""

from collections.abc import Iterable, Iterator


def pack(numbers: Iterable[int]) -> str:
    """Write distinct non-negative numbers as ascending ranges, both ends inclusive: `{1, 2, 3, 9}` is `1-3,9`."""
    parts: list[str] = []
    start = end = -2
    for number in sorted(set(numbers)):
        if number == end + 1:
            end = number
            continue
        if end >= 0:
            parts.append(_written(start, end))
        start = end = number
    if end >= 0:
        parts.append(_written(start, end))
    return ",".join(parts)


def unpack(text: str) -> Iterator[int]:
    """The numbers that `pack` wrote, ascending."""
    for start, end in ranges(text):
        yield from range(start, end + 1)


def holds(text: str, number: int) -> bool:
    """Whether `number` is among those that `pack` wrote."""
    return any(start <= number <= end for start, end in ranges(text))


def ranges(text: str) -> Iterator[tuple[int, int]]:
    """The ranges that `pack` wrote, ascending, both ends inclusive."""
    for part in text.split(",") if text else ():
        start, _, end = part.partition("-")
        yield int(start), int(end or start)


def _written(start: int, end: int) -> str:
    return str(start) if start == end else f"{start}-{end}"
