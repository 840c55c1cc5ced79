"""The answers of a run's rules for one person, as one text: kept beside the person, and read again to be shown."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from iomctl.domain.criteria.criteria import MET, NOT_KNOWN, NOT_MET, TAKEN_AS_NO

BETWEEN_ANSWERS, BETWEEN_FACTS = "\x1e", "\x1f"
"""No name of an area or code may hold these: what is recorded is printable."""

MARKS: dict[bool | None, str] = {True: "1", False: "0", None: "?"}
TAKEN = "!"
"""The mark of an answer that is not known and was taken as no."""
_READ = {mark: answer for answer, mark in MARKS.items()} | {TAKEN: None}

IN_WORDS = (MET, NOT_MET, NOT_KNOWN, TAKEN_AS_NO)


class UnpackedAnswer(NamedTuple):
    """What a rule answered: true, false or None for not known; and its facts, "" for one that is not there.

    A fact is the row number of a record, a number of them, or a value of the person or the spell, as text. One that
    is not known may have been `taken` as no.
    """

    met: bool | None
    facts: tuple[str, ...]
    taken: bool = False


def unpacked(text: str, rules: Sequence[str]) -> dict[str, UnpackedAnswer]:
    """The answers by the names of the rules, which are those of the criteria in their order."""
    return {name: _read(one) for name, one in zip(rules, text.split(BETWEEN_ANSWERS), strict=True)}


def unknown(text: str, places: Mapping[int, str]) -> dict[str, UnpackedAnswer]:
    """Those answers that are not known, by the names of the rules; only the ones in these places are looked at."""
    parts = text.split(BETWEEN_ANSWERS)
    return {name: _read(parts[place]) for place, name in places.items() if parts[place][0] == MARKS[None]}


def by_answer(answers: Mapping[str, UnpackedAnswer]) -> Iterator[str]:
    """The names of rules by their answers: `met: statutory`, `not met: ogrs-75, arrests-recent`."""
    named: dict[str, list[str]] = {words: [] for words in IN_WORDS}
    for name, one in answers.items():
        named[answer_words(one)].append(name)
    yield from (f"{words}: {', '.join(names)}" for words, names in named.items() if names)


def answer_words(answer: UnpackedAnswer) -> str:
    """One of IN_WORDS."""
    if answer.met is None:
        return TAKEN_AS_NO if answer.taken else NOT_KNOWN
    return MET if answer.met else NOT_MET


def _read(one: str) -> UnpackedAnswer:
    return UnpackedAnswer(_READ[one[0]], tuple(one[1:].split(BETWEEN_FACTS)), one[0] == TAKEN)
