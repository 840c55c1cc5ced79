"""Colour at a terminal, by field: always beside a letter, a word or a number, never instead of it.

The sixteen colours of the terminal are used, which its owner may have chosen, on a background that nobody knows here.
Yellow and green can't be read on white, nor blue on black: they stand behind a word, under letters of their own colour.
"""

HEADING = "bold"
LATE = "bold red"
"""What is late, severe, or left undone: many terminals show a bold red lighter, which a black one needs."""
SOON = "bold"

_COLOURS = {"red": "white on red", "amber": "black on yellow", "green": "black on green", "blue": "white on blue"}
_LATENESS = frozenset(("days_overdue", "days_late", "overdue"))
_STANDING = {"overdue": LATE, "due soon": SOON}
_STATES = {"missed": LATE, "no-outcome": SOON}
_LEVELS = {"severe": LATE, "some": SOON}


def style_of(field: str, value: object) -> str:
    """The Rich style of one cell, "" for none.

    `field` is the record's field name, `value` what the record holds: a case's colour, how a review or a contact
    stands, days late in a number or words, a need's level, or whom a note speaks of.
    """
    if isinstance(value, int):
        return LATE if field in _LATENESS and value > 0 else ""
    if not isinstance(value, str) or not value:
        return ""
    if field == "speaks_of":
        return LATE
    words = {"colour": _COLOURS, "standing": _STANDING, "level": _LEVELS, "state": _STATES}.get(field, {})
    return words.get(value, LATE if field in _LATENESS else "")
