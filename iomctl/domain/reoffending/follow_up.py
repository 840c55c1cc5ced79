"""The year after an entry, the wait for outcomes, and which offences of it are proven reoffences."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from iomctl.domain.reoffending.asked import AskedCohort
from iomctl.domain.reoffending.edges import WAIT_ENDS, YEAR, months_on
from iomctl.domain.reoffending.entries import CohortEntry, entry_of
from iomctl.domain.reoffending.recorded import DECIDED, CommittedOffence, PersonHistory
from iomctl.domain.reoffending.seen import as_seen, proofs, provable


class FollowedYear(NamedTuple):
    """From the day of entry, included, to the same day one year on and to the end of the wait, both outside."""

    on: date
    ends: date
    wait_ends: date

    @classmethod
    def since(cls, on: date) -> "FollowedYear":
        """The year from a day on: a year [MOJ-PR], and six months more, counted from the entry."""
        return cls(on, *_ends(on))

    def holds(self, day: date) -> bool:
        """Whether a day is in the year."""
        return self.on <= day < self.ends

    def holds_all(self, offence: CommittedOffence) -> bool:
        """Whether an offence was committed in the year, whichever of its days it was."""
        return bool(offence.first and offence.last and self.holds(offence.first) and self.holds(offence.last))

    def holds_some(self, offence: CommittedOffence) -> bool:
        """Whether it may have been, on one of its days."""
        return bool(offence.first and offence.last and offence.first < self.ends and self.on <= offence.last)


@lru_cache(maxsize=4_096)
def _ends(on: date) -> tuple[date, date]:
    """The ends of the year and of the wait; people enter on the same days again and again."""
    return months_on(on, YEAR), months_on(on, WAIT_ENDS)


class FollowedPerson(NamedTuple):
    """A row of a cohort: an entry, the first days of its reoffences in order, and what is listed beside them.

    Listed and not counted: offences with no outcome yet, proven ones of a day nobody knows, and proven ones that may
    have been in the year or not. Whoever died or moved away in the year stays a row. `counted` are the numbers of the
    reoffences, in the order of their days.
    """

    entry: CohortEntry
    reoffences: tuple[date, ...]
    pending: int
    unknown_day: int
    uncertain_day: int
    died: bool
    moved: bool
    counted: tuple[str, ...] = ()

    @property
    def of_first_day(self) -> tuple[str, ...]:
        """The numbers of the reoffences of the first day on which there was one."""
        return self.counted[: self.reoffences.count(self.reoffences[0])] if self.reoffences else ()

    @property
    def days_to_first(self) -> int | None:
        """From the entry to the first reoffence, by the day of the offence; None where there is none."""
        return (self.reoffences[0] - self.entry.on).days if self.reoffences else None


def followed(history: PersonHistory, asked: AskedCohort) -> FollowedPerson | None:
    """The row of a person in the cohort that is asked for; None for whoever is not in it."""
    seen = as_seen(history, asked)
    entry = entry_of(seen, asked)
    return None if entry is None else _row(seen, entry, FollowedYear.since(entry.on))


def _row(seen: PersonHistory, entry: CohortEntry, year: FollowedYear) -> FollowedPerson:
    # An index offence is never a reoffence; any other of the entry day is.
    others = [one for number, one in provable(seen).items() if number not in entry.offences]
    proven, decided = proofs(seen), {one.offence for one in seen.outcomes if one.kind in DECIDED}
    in_time = [one for one in others if proven.get(one.number, date.max) < year.wait_ends]
    reoffences = sorted((one.first, one.number) for one in in_time if one.first and year.holds_all(one))
    return FollowedPerson(
        entry,
        tuple(day for day, _ in reoffences),
        pending=sum(year.holds_all(one) and one.number not in decided for one in others),
        unknown_day=sum(one.first is None and entry.on <= proven[one.number] for one in in_time),
        uncertain_day=sum(year.holds_some(one) and not year.holds_all(one) for one in in_time),
        died=seen.died is not None and year.holds(seen.died.on),
        moved=any(year.holds(one.on) for one in seen.moves),
        counted=tuple(number for _, number in reoffences),
    )
