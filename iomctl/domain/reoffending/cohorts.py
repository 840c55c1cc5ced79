"""A cohort: one row for each person who entered in a period, what they count up to, and the sum of four quarters."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from iomctl.domain.reoffending.asked import QUARTER, AskedCohort
from iomctl.domain.reoffending.follow_up import FollowedPerson, followed
from iomctl.domain.reoffending.recorded import PersonHistory
from iomctl.errors import BadValue

Person = TypeVar("Person", bound=Hashable)


@dataclass(frozen=True)
class CohortCounts:
    """People, those of them who reoffended, and their reoffences: recorded here or published.

    Raises BadValue where they can't be: more reoffenders than people, fewer reoffences than reoffenders, or reoffences
    of nobody.
    """

    people: int
    reoffenders: int
    reoffences: int

    def __post_init__(self) -> None:
        faults = []
        if not 0 <= self.reoffenders <= self.people:
            faults.append(f"{self.reoffenders} reoffenders of {self.people} people: they are among the people")
        if self.reoffences < self.reoffenders or (self.reoffences and not self.reoffenders):
            faults.append(f"{self.reoffences} reoffences by {self.reoffenders} reoffenders: each has one or more")
        if faults:
            raise BadValue(*faults)


class ListedBeside(NamedTuple):
    """What the rows of a cohort list beside what they count."""

    pending: int
    unknown_day: int
    uncertain_day: int
    died: int
    moved: int


@dataclass(frozen=True)
class FollowedCohort(Generic[Person]):
    """The rows of the people who entered."""

    asked: AskedCohort
    rows: Mapping[Person, FollowedPerson]

    @property
    def counts(self) -> CohortCounts:
        """Each person once."""
        return _counts(self.rows.values())

    @property
    def beside(self) -> ListedBeside:
        """What is listed and not counted."""
        rows = self.rows.values()
        return ListedBeside(*(sum(getattr(row, name) for row in rows) for name in ListedBeside._fields))

    @property
    def days_to_first(self) -> Counter[int]:
        """How many of the reoffenders began after so many days."""
        return Counter(row.days_to_first for row in self.rows.values() if row.days_to_first is not None)


def cohort(histories: Mapping[Person, PersonHistory], asked: AskedCohort) -> FollowedCohort[Person]:
    """The cohort that is asked for, of all people whose history is recorded."""
    rows = ((person, followed(history, asked)) for person, history in histories.items())
    return FollowedCohort(asked, {person: row for person, row in rows if row})


class YearOfQuarters(NamedTuple):
    """Four quarters added up: `counts.people` is entries, for one of the `people` may have entered in each [MOJ-PR]."""

    counts: CohortCounts
    people: int

    @property
    def words(self) -> str:
        """`5 entries of 4 people`: never people alone."""
        return f"{self.counts.people:,} entries of {self.people:,} people"


def year_of(quarters: Sequence[FollowedCohort[Person]]) -> YearOfQuarters:
    """Four quarters that follow each other, as a year.

    Raises BadValue for anything else: another number, other periods, another route or other days of asking.
    """
    asked = sorted((one.asked for one in quarters), key=lambda one: one.first)
    if len(asked) != 4 or any(one.length != QUARTER for one in asked) or not _follow_each_other(asked):
        raise BadValue("a year is made of four quarters that follow each other, asked in the same way: ask for those")
    rows = [row for one in quarters for row in one.rows.values()]
    return YearOfQuarters(_counts(rows), len({person for one in quarters for person in one.rows}))


def _follow_each_other(asked: Sequence[AskedCohort]) -> bool:
    alike = len({(one.route, one.as_of, one.known_on) for one in asked}) == 1
    return alike and all(one.last + timedelta(days=1) == after.first for one, after in pairwise(asked))


def _counts(rows: Iterable[FollowedPerson]) -> CohortCounts:
    listed = list(rows)
    return CohortCounts(
        len(listed), sum(bool(row.reoffences) for row in listed), sum(len(row.reoffences) for row in listed)
    )
