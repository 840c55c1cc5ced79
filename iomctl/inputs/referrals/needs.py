"""What may come in about a need: when a person was asked about a pathway, and what was found."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from iomctl.domain.need_marks import LEVELS
from iomctl.domain.policy.choices import Pathway
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.choices import one_of, word_of
from iomctl.inputs.faults import Faults
from iomctl.inputs.typed_words import Happened, Input, Typed, Words, code_of

NOT_ASKED = "not-asked"


class Asking(Input):
    """When a person was asked, and words kept with what was found."""

    from_on: Happened = Field(title="--on")
    note: Words | None = None


class NewNeed(Asking):
    """What was found on one pathway."""

    pathway: Annotated[str, code_of(Pathway, on="from_on")] = Field(title="pathway")
    level: Annotated[str, word_of("level", LEVELS)] = Field(title="level")


def read_needs(words: Iterable[str], asked: Typed[Asking], bounds: Bounds) -> list[NewNeed]:
    """The needs that `PATHWAY=LEVEL` words tell, with a pathway's code or letter.

    Raises BadValue with a line for each wrong word: no such pathway or level, or a pathway twice.
    """
    needs: dict[str, NewNeed] = {}
    faults, asking = Faults(), Faults()
    with asking.about():
        asked.read(bounds)
    when = {} if asking.lines else asked.given  # its own faults are told once, after those of the words
    for word in words:
        pathway, sign, level = word.partition("=")
        if not sign:
            faults.add(f'"{word}": write it as PATHWAY=LEVEL, like drugs=some')
            continue
        with faults.about(f'"{word}"'):
            told = {"from_on": None, **when, "pathway": pathway, "level": level}
            need = NewNeed.typed(**told).read(bounds)
            if need.pathway in needs:
                faults.add(f'"{word}": {need.pathway} is there twice')
            needs[need.pathway] = need
    faults.lines += asking.lines
    faults.refuse()
    return list(needs.values())


def asked_level(word: str) -> str:
    """One of LEVELS or NOT_ASKED, for a list. Raises BadValue."""
    return one_of("level", word, (*LEVELS, NOT_ASKED))
