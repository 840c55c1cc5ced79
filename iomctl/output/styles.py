"""Colour at a terminal, by field: always beside a letter, a word or a number, never instead of it."""

from enum import Enum

HEADING = "bold"

_COLOURS = {"r": "red", "a": "yellow", "g": "green", "b": "blue"}
_COLOUR_WORDS = frozenset(("r", "a", "g", "b", "red", "amber", "green", "blue"))
_LATENESS = frozenset(("days_overdue", "days_late", "overdue", "late"))
_STANDING = {"overdue": "red", "late": "red", "due": "yellow", "due soon": "yellow", "over": "red"}
_NEEDS = {"severe": "bold red", "some": "yellow"}


def style_of(field: str, value: object) -> str:
    """The Rich style of one cell, "" for none.

    `field` is the record's field name, `value` what the record holds: a colour (word or letter) in a field
    whose name ends in `colour`, days late as a number, a need's level, or needs as letters where `!` is
    severe.
    """
    word = value.value if isinstance(value, Enum) else value
    if isinstance(word, bool | int):
        return "red" if field in _LATENESS and word > 0 else ""
    if not isinstance(word, str) or not word:
        return ""
    return _style_of_word(field, word.lower())


def _style_of_word(field: str, word: str) -> str:
    if field.endswith("colour"):
        return _COLOURS[word[0]] if word in _COLOUR_WORDS else ""
    if field in ("standing", "due", "state"):
        return _STANDING.get(word, "")
    if field == "needs":
        return "bold red" if "!" in word else ""
    if field in ("need", "level", "severity"):
        return _NEEDS.get(word, "")
    return "red" if field in _LATENESS else ""
