"""What of a person's history is seen, and which of the offences in it are proven."""

from collections.abc import Iterable, Iterator
from datetime import date

from iomctl.domain.reoffending.asked import AskedCohort
from iomctl.domain.reoffending.recorded import PROVING, CommittedOffence, OffenceOutcome, PersonHistory


def as_seen(history: PersonHistory, asked: AskedCohort) -> PersonHistory:
    """The history without what is not seen, with outcomes that were set aside left out.

    A stay whose release is not seen is open, and so is a case whose end is not. A range of days is seen from its first
    day on; an offence of no known day once it is recorded. What was set aside is gone as soon as that is known,
    whatever the day as of which is asked.
    """
    gone = [one for one in history.set_aside if asked.knows(one.on, one.recorded_on)]
    return PersonHistory(
        offences=tuple(one for one in history.offences if _offence_seen(one, asked)),
        outcomes=tuple(
            one
            for one in history.outcomes
            if asked.sees(one.on, one.recorded_on)
            and not any(aside.offence == one.offence and one.on <= aside.on for aside in gone)
        ),
        sentences=tuple(one for one in history.sentences if asked.sees(one.on, one.recorded_on)),
        stays=tuple(
            one if one.out and asked.sees(one.out, one.recorded_on) else one._replace(out=None)
            for one in history.stays
            if one.on <= asked.day
        ),
        cases=tuple(
            one if one.closed and one.closed <= asked.day else one._replace(closed=None)
            for one in history.cases
            if asked.sees(one.on, one.recorded_on)
        ),
        scores=tuple(one for one in history.scores if asked.sees(one.on, one.recorded_on)),
        died=history.died if history.died and asked.sees(*history.died) else None,
        moves=tuple(one for one in history.moves if asked.sees(*one)),
    )


def _offence_seen(offence: CommittedOffence, asked: AskedCohort) -> bool:
    if offence.first is None:
        return offence.recorded_on is None or offence.recorded_on <= asked.known_on
    return asked.sees(offence.first, offence.recorded_on)


def last_day(seen: PersonHistory) -> date:
    """The day of death, after which nothing recorded can be right; else the last of all days."""
    return seen.died.on if seen.died else date.max


def in_period(on: date, seen: PersonHistory, asked: AskedCohort) -> bool:
    """Whether a person may enter on a day: one of the period, and not after death."""
    return asked.first <= on <= min(asked.last, last_day(seen))


def provable(seen: PersonHistory) -> dict[str, CommittedOffence]:
    """The offences that can count once they are proven, by number: in England and Wales, no breach [MOJ-PR].

    Nor is one taken into consideration, or dated after death.
    """
    return {
        one.number: one
        for one in seen.offences
        if not (one.breach or one.considered or one.elsewhere) and (one.first or date.min) <= last_day(seen)
    }


def proving(seen: PersonHistory) -> Iterator[OffenceOutcome]:
    """The outcomes that prove an offence, by day: a conviction or a caution of one that is provable [MOJ-PR].

    An outcome dated before the offence or after death is an error, and proves nothing.
    """
    offences = provable(seen)
    for outcome in sorted(seen.outcomes, key=lambda one: one.on):
        offence = offences.get(outcome.offence)
        if offence and outcome.kind in PROVING and (offence.first or date.min) <= outcome.on <= last_day(seen):
            yield outcome


def proofs(seen: PersonHistory, kinds: Iterable[str] = PROVING) -> dict[str, date]:
    """The first day on which each offence was proven by an outcome of those kinds, by number."""
    days: dict[str, date] = {}
    for outcome in proving(seen):
        if outcome.kind in kinds:
            days.setdefault(outcome.offence, outcome.on)
    return days
