"""A word that may be typed next, and what stands beside it."""

from typing import NamedTuple


class OfferedWord(NamedTuple):
    """A word, and what it is about; the latter is told where a shell shows such."""

    word: str
    about: str = ""
