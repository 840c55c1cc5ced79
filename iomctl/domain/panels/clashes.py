"""Whether two panels of one day are at the same time."""

from datetime import time


def at_once(one: str | None, other: str | None, minutes: int) -> bool:
    """Whether two panels that begin at these hours (HH:MM) of a day and last so many minutes overlap.

    One that begins as the other ends does not. One without an hour may be at any.
    """
    if one is None or other is None:
        return True
    return abs(_minute(one) - _minute(other)) < minutes


def _minute(hour: str) -> int:
    read = time.fromisoformat(hour)
    return 60 * read.hour + read.minute
