"""What is recorded of people and workers that the facts of a case may not contradict, and who is the same person."""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from iomctl.domain.days.births import Birth, PartialBirth

Who = TypeVar("Who", bound=Hashable)


class Born(NamedTuple):
    """The day somebody was born, or the first that it may have been; `within` is the year or month of it in words."""

    on: date
    event: int
    by: str
    within: str = ""

    @classmethod
    def of(cls, known: Birth, event: int, by: str) -> "Born":
        """A birth as far as it is known."""
        if isinstance(known, PartialBirth):
            return cls(known.earliest, event, by, known.words)
        return cls(known, event, by)


class Died(NamedTuple):
    """The day somebody died; `fact` is the reference by which it is taken back."""

    on: date
    event: int
    by: str
    fact: str


class WorkerLeft(NamedTuple):
    """The last day on which a worker may be given a case; `name` is how a message calls them."""

    on: date
    event: int
    by: str
    worker: str
    name: str


class SamePerson(NamedTuple):
    """That one person is another: it counts for all days, and points to somebody who points nowhere when it is said."""

    event: int
    by: str
    person: Hashable
    same_as: Hashable


def whose(person: Who, merges: Iterable[SamePerson]) -> Hashable:
    """Whose record it is that was said of a person, by the live merges. Each fact keeps whom it was said of."""
    return record_of({one.person: one.same_as for one in merges}, person)


def record_of(same_as: Mapping[Who, Who], person: Who) -> Who:
    """Whose record a person's is, where `same_as` says who each merged person is; themselves for all others.

    A person into whom others were merged may be merged later: then all of them are that one. Nobody is merged into
    somebody whose record is their own already, so that the way has an end.
    """
    while person in same_as:
        person = same_as[person]
    return person
