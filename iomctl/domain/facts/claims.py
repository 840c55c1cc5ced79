"""What a sentence or a marker claims: that there is one from a day on, or that somebody asked and there is none."""

from datetime import date
from typing import NamedTuple

from iomctl.domain.days.days import spoken
from iomctl.domain.facts.sentences import NO_SENTENCE


class Claim(NamedTuple):
    """That there is `what` from `first` to `last`, both included, None for no known end; or, unless `present`, that
    there is none on `first`. `of` is what two claims must share to be about the same thing."""

    of: str
    what: str
    first: date
    last: date | None
    present: bool = True

    def contradicts(self, other: "Claim") -> bool:
        """Whether one of the two says that there is none on a day on which the other says that there is one."""
        if self.of != other.of or self.present == other.present:
            return False
        none, some = (other, self) if self.present else (self, other)
        return some.first <= none.first and (some.last is None or some.last >= none.first)

    def said(self, today: date) -> str:
        """The claim as a message tells it of a person, after their reference."""
        day = spoken(self.first, today)
        return f"has {self.what} from {day}" if self.present else f"was asked on {day}, and there was no {self.what}"

    def mended(self, noun: str, ref: str) -> str:
        """What to do about a claim that is in the way, with the commands of its `noun`."""
        if self.present:
            return f"end that one first: iomctl {noun} end {ref} --on DAY"
        return f"if that is wrong: iomctl {noun} withdraw {ref} --reason WORDS"


def of_sentence(kind: str, start_on: date, until_on: date | None) -> Claim:
    """What a sentence claims; the kind NO_SENTENCE says that there was none, of whatever kind."""
    none = kind == NO_SENTENCE
    return Claim("sentence", "sentence" if none else kind, start_on, until_on, present=not none)


def of_marker(kind: str, present: bool, from_on: date, until_on: date | None) -> Claim:
    """What a marker claims; one that is not `present` says that there was none of its kind."""
    return Claim(kind, kind, from_on, until_on, present)
