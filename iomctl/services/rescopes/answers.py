"""The answers of a run's rules for one person, as one text: kept beside the person, and read again to be shown."""

from collections.abc import Sequence
from typing import NamedTuple

BETWEEN_ANSWERS, BETWEEN_FACTS = "\x1e", "\x1f"
"""No name of an area or code may hold these: what is recorded is printable."""

MARKS: dict[bool | None, str] = {True: "1", False: "0", None: "?"}
_READ = {mark: answer for answer, mark in MARKS.items()}


class Answer(NamedTuple):
    """What a rule answered: true, false or None for not known; and its facts, "" for one that is not there.

    A fact is the row number of a record, a number of them, or a value of the person or the spell, as text.
    """

    met: bool | None
    facts: tuple[str, ...]


def unpacked(text: str, rules: Sequence[str]) -> dict[str, Answer]:
    """The answers by the names of the rules, which are those of the criteria in their order."""
    found = {}
    for name, one in zip(rules, text.split(BETWEEN_ANSWERS), strict=True):
        found[name] = Answer(_READ[one[0]], tuple(one[1:].split(BETWEEN_FACTS)))
    return found
