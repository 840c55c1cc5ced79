"""Which choice of the policy a typed word means."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from iomctl.domain.policy.lists import Coded
from iomctl.errors import BadValue

Picked = TypeVar("Picked", bound=Coded)

SHORTEST, MOST = 3, 3
"""How many letters of a name tell enough to suggest it, and how many names are suggested."""


def pick_from(called: str, word: str, choices: Mapping[str, Picked], beside: Sequence[str] = ()) -> Picked:
    """The choice in use that a typed word means, in any case: its code, letter or another word, or its whole name.

    A name that several have is no answer, nor is a part of one, for it could be another's. Raises BadValue for another
    word, with what there is, the words `beside` them included.
    """
    wanted = " ".join(word.split()).casefold()
    in_use = {code: one for code, one in choices.items() if getattr(one, "active", True)}
    for code, one in in_use.items():
        if wanted in {code.casefold(), getattr(one, "letter", code).casefold(), *_words(one)}:
            return one
    named = [one for one in in_use.values() if getattr(one, "name", "").casefold() == wanted]
    if len(named) == 1:
        return named[0]
    retired = "no longer used; " if wanted in map(str.casefold, choices) else ""
    known = f"one of {', '.join((*in_use, *beside))}" if in_use or beside else "the policy in force has none"
    raise BadValue(f'{called} "{word}": {retired}{known}{_meant(wanted, in_use, beside)}')


def _words(one: Any) -> Iterator[str]:
    return (word.casefold() for word in getattr(one, "words", ()))


def _meant(wanted: str, choices: Mapping[str, Any], beside: Sequence[str]) -> str:
    """What may have been meant: the code that is spelt most like it, else those with the word in their names."""
    from difflib import get_close_matches

    spelt = {word: code for code, one in choices.items() for word in _words(one)}
    spelt |= {code.casefold(): code for code in (*choices, *beside)}
    near = [spelt[code] for code in get_close_matches(wanted, spelt, n=1)]
    names = ((code, getattr(one, "name", "")) for code, one in choices.items())
    near = near or [f"{code}, {name}" for code, name in names if len(wanted) >= SHORTEST and wanted in name.casefold()]
    return f" (did you mean {'; or '.join(near[:MOST])}?)" if near else ""
