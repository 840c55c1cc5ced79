"""A value with parts: an object in JSON, a few words wherever people read it."""

from collections.abc import Mapping
from typing import Any


class Worded(dict[str, Any]):
    """The parts of a value by name, and the words that stand for it in a table, in CSV and in Markdown."""

    def __init__(self, words: str, parts: Mapping[str, Any]) -> None:
        super().__init__(parts)
        self.words = words

    def __str__(self) -> str:
        return self.words
