"""Needs as somebody types them: when a person was asked, and levels like `accommodation=severe` or `A=severe`."""

from collections.abc import Iterable

from iomctl.domain.need_marks import LEVELS
from iomctl.domain.policy.choices import Pathway
from iomctl.domain.policy.policy import Policy
from iomctl.errors import BadValue
from iomctl.inputs.faults import Faults
from iomctl.inputs.typed_words import Happened, Input, Words

NOT_ASKED = "not-asked"


class Asking(Input):
    """When a person was asked, and words kept with what was found; the levels themselves are `read_levels`'s."""

    on: Happened
    note: Words | None = None


def read_levels(words: Iterable[str], policy: Policy) -> dict[str, str]:
    """The level for each pathway's code, from `PATHWAY=LEVEL` words with a pathway's code or letter.

    Raises BadValue with a line for each wrong word: no such pathway or level, or a pathway twice.
    """
    levels: dict[str, str] = {}
    faults = Faults()
    for word in words:
        pathway, sign, level = word.partition("=")
        if not sign:
            faults.add(f'"{word}": write it as PATHWAY=LEVEL, like drugs=some')
            continue
        with faults.about(f'"{word}"'):
            level = read_level(level)
        with faults.about(f'"{word}"'):
            code = policy.pick(Pathway, pathway).code
            if code in levels:
                faults.add(f'"{word}": {code} is there twice')
            levels[code] = level
    faults.refuse()
    return levels


def read_level(word: str) -> str:
    """One of LEVELS, in any case. Raises BadValue."""
    return _one_of(word, LEVELS)


def asked_level(word: str) -> str:
    """One of LEVELS or NOT_ASKED, for a list. Raises BadValue."""
    return _one_of(word, (*LEVELS, NOT_ASKED))


def _one_of(word: str, choices: tuple[str, ...]) -> str:
    level = word.strip().casefold()
    if level not in choices:
        raise BadValue(f'level "{word.strip()}": one of {", ".join(choices)}')
    return level
