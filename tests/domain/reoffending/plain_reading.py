"""A second reading of the rules of a year, day by day and slow, for the first to be held against."""

from collections.abc import Iterator
from datetime import date, timedelta

from iomctl.domain.reoffending.asked import AskedCohort
from iomctl.domain.reoffending.entries import CohortEntry
from iomctl.domain.reoffending.recorded import (
    CommittedOffence,
    CustodyStay,
    LifeDay,
    OffenceOutcome,
    OutcomeSetAside,
    PersonHistory,
)


def month_later(day: date, months: int) -> date:
    """The first day from `day` on that the calendar puts at or past the same day so many months on."""
    months = day.year * 12 + day.month - 1 + months
    wanted = (months // 12, months % 12 + 1, day.day)
    found = day
    while (found.year, found.month, found.day) < wanted:
        found += timedelta(days=1)
    return found


def year_days(on: date) -> list[date]:
    """Every day of the year that is followed."""
    return [on + timedelta(days=n) for n in range((month_later(on, 12) - on).days)]


def reoffences(history: PersonHistory, entry: CohortEntry, asked: AskedCohort) -> list[date]:
    """The days of the proven reoffences, each rule read alone."""
    today, year, counted = min(asked.as_of, asked.known_on), set(year_days(entry.on)), []
    last = min(today, _death(history, asked))
    for offence in history.offences:
        if offence.breach or offence.considered or offence.elsewhere or offence.number in entry.offences:
            continue
        days = set(_days_of(offence))
        if not days or not days <= year or min(days) > last or _recorded(offence, min(days)) > asked.known_on:
            continue
        right = [day for day in _proof_days(history, offence.number, asked.known_on) if min(days) <= day <= last]
        if right and min(right) < month_later(entry.on, 18):
            counted.append(min(days))
    return sorted(counted)


def _recorded(fact: CommittedOffence | OffenceOutcome | OutcomeSetAside | CustodyStay | LifeDay, on: date) -> date:
    return fact.recorded_on if fact.recorded_on else on


def _death(history: PersonHistory, asked: AskedCohort) -> date:
    if history.died and history.died.on <= asked.as_of and history.died.on <= asked.known_on:
        return history.died.on if _recorded(history.died, history.died.on) <= asked.known_on else date.max
    return date.max


def _days_of(offence: CommittedOffence) -> Iterator[date]:
    if offence.first and offence.last:
        yield from (offence.first + timedelta(days=n) for n in range((offence.last - offence.first).days + 1))


def _proof_days(history: PersonHistory, number: str, known_on: date) -> Iterator[date]:
    for outcome in history.outcomes:
        if outcome.offence == number and outcome.kind in ("convicted", "cautioned"):
            aside = [one for one in history.set_aside if one.offence == number and _recorded(one, one.on) <= known_on]
            if _recorded(outcome, outcome.on) <= known_on and not any(outcome.on <= one.on for one in aside):
                yield outcome.on


def days_at_liberty(history: PersonHistory, entry: CohortEntry, asked: AskedCohort) -> list[date]:
    """The days of the year on which the person was not inside from its beginning to its end."""
    last, nights = min(asked.as_of, asked.known_on, _death(history, asked)), set[date]()
    for stay in history.stays:
        nights |= _nights_inside(stay, asked)
    # Inside all day: held in the night before it and in the night after it.
    return [day for day in year_days(entry.on) if day <= last and not {day - timedelta(days=1), day} <= nights]


def _nights_inside(stay: CustodyStay, asked: AskedCohort) -> set[date]:
    """The evenings after which the person woke up inside, to well past every year that is made up."""
    today = min(asked.as_of, asked.known_on)
    if stay.on > today:
        return set()
    out = date(2026, 1, 1)
    if stay.out and stay.out <= today and _recorded(stay, stay.out) <= asked.known_on:
        out = stay.out
    return {stay.on + timedelta(days=n) for n in range((out - stay.on).days)}
