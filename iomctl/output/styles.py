"""Colour at a terminal, by field: always beside a letter, a word or a number, never instead of it."""

HEADING = "bold"

_COLOURS = {"red": "red", "amber": "yellow", "green": "green", "blue": "blue"}
_LATENESS = frozenset(("days_overdue", "days_late", "overdue"))
_STANDING = {"overdue": "red", "due soon": "yellow"}
_STATES = {"missed": "red", "no-outcome": "yellow"}
_LEVELS = {"severe": "bold red", "some": "yellow"}


def style_of(field: str, value: object) -> str:
    """The Rich style of one cell, "" for none.

    `field` is the record's field name, `value` what the record holds: a case's colour, how a review or a contact
    stands, days late in a number or words, a need's level, whom a note speaks of, or needs as letters where `!` is
    severe.
    """
    if isinstance(value, int):
        return "red" if field in _LATENESS and value > 0 else ""
    if not isinstance(value, str) or not value:
        return ""
    if field == "speaks_of":
        return "bold red"
    if field == "needs":
        return "bold red" if "!" in value else ""
    words = {"colour": _COLOURS, "standing": _STANDING, "level": _LEVELS, "state": _STATES}.get(field, {})
    return words.get(value, "red" if field in _LATENESS else "")
