"""What a sentence or a marker claims: that there is one from a day on, or that somebody asked and there is none."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from iomctl.domain.days.days import spoken
from iomctl.domain.facts.sentences import NO_SENTENCE
from iomctl.domain.reviews import full_day


class Claim(NamedTuple):
    """That there is `what` from `first` to `last`, both included, None for no known end; or, unless `present`, that
    there is none on `first`. `of` is what two claims must share to be about the same thing."""

    of: str
    what: str
    first: date
    last: date | None
    present: bool = True

    def meets(self, other: "Claim") -> bool:
        """Whether one of the two says that there is none on a day on which the other says that there is one."""
        if self.of != other.of or self.present == other.present:
            return False
        none, some = (other, self) if self.present else (self, other)
        return some.first <= none.first and (some.last is None or some.last >= none.first)

    def ended_before(self, none: "Claim") -> bool:
        """Whether the last day of this one is the day before a no about the same thing."""
        return self.of == none.of and self.present and not none.present and self.last == _before(none)

    def said(self, today: date) -> str:
        """The claim as a message tells it of a person, after their reference."""
        day = spoken(self.first, today)
        return f"has {self.what} from {day}" if self.present else f"was asked on {day}, and there was no {self.what}"

    def mended(self, other: "Claim", noun: str, ref: str) -> str:
        """What to do about a claim that is in the way of another, with the commands of its `noun`."""
        if self.present and self.first < other.first:
            return f"end that one first: iomctl {noun} end {ref} --on DAY"
        return f"if that is wrong: iomctl {noun} withdraw {ref} --reason WORDS"

    def shortened(self, ref: str, last: date, today: date) -> str:
        """What is said of a claim with a reference that a no of the day after `last` ended."""
        given = f", instead of {full_day(self.last)}" if self.last else ""
        return f"{ref}, {self.what} from {full_day(self.first)}, ended on {spoken(last, today)}, the day before{given}"


class Room(NamedTuple):
    """What follows from a claim beside those of the same person, by the row numbers of these.

    `in_the_way` is the one that can't be true beside it. `by` is the one that ends it, with the `last` day that it
    has then. `ended` are those that it ends, each with its last day then.
    """

    in_the_way: int | None = None
    by: int | None = None
    last: date | None = None
    ended: Mapping[int, date] = {}


def room(claim: Claim, others: Mapping[int, Claim]) -> Room:
    """What follows from a claim beside the `others`, whichever was recorded first.

    A no ends what goes on, the day before is its last. On the first day of what it denies, the two can't both be
    true: they are two claims about one day (iomctl's own rule).
    """
    met = {number: other for number, other in others.items() if claim.meets(other)}
    for number, other in met.items():
        if other.first == claim.first:
            return Room(in_the_way=number)
    if not claim.present:
        return Room(ended=dict.fromkeys(met, _before(claim)))
    if not met:
        return Room()
    first = min(met, key=lambda number: met[number].first)
    return Room(by=first, last=_before(met[first]))


def of_sentence(kind: str, start_on: date, until_on: date | None) -> Claim:
    """What a sentence claims; the kind NO_SENTENCE says that there was none, of whatever kind."""
    none = kind == NO_SENTENCE
    return Claim("sentence", "sentence" if none else kind, start_on, until_on, present=not none)


def of_marker(kind: str, present: bool, from_on: date, until_on: date | None) -> Claim:
    """What a marker claims; one that is not `present` says that there was none of its kind."""
    return Claim(kind, kind, from_on, until_on, present)


def _before(none: Claim) -> date:
    return none.first - timedelta(days=1)
