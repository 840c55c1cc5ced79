"""What is recorded of people and workers that the facts of a case may not contradict, and who is the same person."""

from collections.abc import Hashable, Iterable
from datetime import date
from typing import NamedTuple, TypeVar

Who = TypeVar("Who", bound=Hashable)


class Born(NamedTuple):
    """The day somebody was born."""

    on: date
    event: int
    by: str


class WorkerLeft(NamedTuple):
    """The last day on which a worker may be given a case; `name` is how a message calls them."""

    on: date
    event: int
    by: str
    worker: str
    name: str


class SamePerson(NamedTuple):
    """That one person is another: it counts for all days, and points to somebody who points nowhere."""

    event: int
    by: str
    person: Hashable
    same_as: Hashable


def whose(person: Who, merges: Iterable[SamePerson]) -> Hashable:
    """Whose record it is that was said of a person, by the live merges. Each fact keeps whom it was said of."""
    return next((one.same_as for one in merges if one.person == person), person)
