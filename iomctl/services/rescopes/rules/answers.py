"""The answers of a run's rules for one person, as one text: kept beside the person, and read again to be shown."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from iomctl.domain.criteria.criteria import MET, NOT_KNOWN, NOT_MET

BETWEEN_ANSWERS, BETWEEN_FACTS = "\x1e", "\x1f"
"""No name of an area or code may hold these: what is recorded is printable."""

MARKS: dict[bool | None, str] = {True: "1", False: "0", None: "?"}
_READ = {mark: answer for answer, mark in MARKS.items()}


class UnpackedAnswer(NamedTuple):
    """What a rule answered: true, false or None for not known; and its facts, "" for one that is not there.

    A fact is the row number of a record, a number of them, or a value of the person or the spell, as text.
    """

    met: bool | None
    facts: tuple[str, ...]


def unpacked(text: str, rules: Sequence[str]) -> dict[str, UnpackedAnswer]:
    """The answers by the names of the rules, which are those of the criteria in their order."""
    return {name: _read(one) for name, one in zip(rules, text.split(BETWEEN_ANSWERS), strict=True)}


def unknown(text: str, places: Mapping[int, str]) -> dict[str, UnpackedAnswer]:
    """Those answers that are not known, by the names of the rules; only the ones in these places are looked at."""
    parts = text.split(BETWEEN_ANSWERS)
    return {name: _read(parts[place]) for place, name in places.items() if parts[place][0] == MARKS[None]}


def by_answer(answers: Mapping[str, UnpackedAnswer]) -> Iterator[str]:
    """The names of rules by their answers: `met: statutory`, `not met: ogrs-75, arrests-recent`."""
    for met, words in ((True, MET), (False, NOT_MET), (None, NOT_KNOWN)):
        named = [name for name, one in answers.items() if one.met is met]
        if named:
            yield f"{words}: {', '.join(named)}"


def _read(one: str) -> UnpackedAnswer:
    return UnpackedAnswer(_READ[one[0]], tuple(one[1:].split(BETWEEN_FACTS)))
