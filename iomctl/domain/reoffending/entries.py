"""Who enters a cohort, on which day, by which route and for which offences: the index date and the index offence."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from iomctl.domain.reoffending.asked import SCHEME, AskedCohort
from iomctl.domain.reoffending.recorded import (
    CAUTIONED,
    CONVICTED,
    IMMEDIATE_CUSTODY,
    SENTENCED,
    PersonHistory,
)
from iomctl.domain.reoffending.seen import in_period, last_day, proofs, provable, proving
from iomctl.domain.reoffending.stretches import CustodyStretch, stretches

ROUTES = ("custody", "court", "caution")
"""Release from a sentence, a conviction without immediate custody, a caution [MOJ-PR]; of one day the first counts."""


class CohortEntry(NamedTuple):
    """The day, the route, the index offences, and which of them is named; the tier is shown and not used."""

    on: date
    route: str
    offences: frozenset[str] = frozenset()
    named: str | None = None
    tier: str | None = None


def entry_of(seen: PersonHistory, asked: AskedCohort) -> CohortEntry | None:
    """The first entry of a person in the period, of whose history that is what is seen; None without one.

    It is not after death. One person has one row in a period [MOJ-PR] (general knowledge, unverified).
    """
    if asked.route == SCHEME:
        adopted = [CohortEntry(one.on, SCHEME, tier=one.tier) for one in seen.cases if in_period(one.on, seen, asked)]
        return min(adopted, key=lambda one: one.on, default=None)
    held: dict[tuple[date, int], set[str]] = {}
    for on, route, offence in _ways_in(seen):
        if in_period(on, seen, asked):
            held.setdefault((on, ROUTES.index(route)), set()).add(offence)
    if not held:
        return None
    on, rank = min(held)
    offences = frozenset(held[on, rank])
    return CohortEntry(on, ROUTES[rank], offences, _named(offences, on, seen))


def _ways_in(seen: PersonHistory) -> Iterator[tuple[date, str, str]]:
    """Every day on which the person might enter, with the route and an offence of it."""
    convicted = proofs(seen, [CONVICTED])
    for stretch in stretches(seen.stays):
        # Whoever died inside was not released.
        if stretch.out and stretch.out != last_day(seen):
            yield from ((stretch.out, "custody", one) for one in _served(stretch, stretch.out, convicted))
    # Whoever is sent to custody on a day enters on release, whatever else was passed on that day.
    to_custody = {one.on for one in seen.sentences if one.kind == IMMEDIATE_CUSTODY}
    for sentence in seen.sentences:
        if sentence.on not in to_custody and convicted.get(sentence.offence, date.max) <= sentence.on:
            yield sentence.on, "court", sentence.offence
    yield from ((one.on, "caution", one.offence) for one in proving(seen) if one.kind == CAUTIONED)


def _served(stretch: CustodyStretch, out: date, convicted: dict[str, date]) -> Iterator[str]:
    """The offences for which a sentence was served in a stretch, convicted by the day of release."""
    sentenced = (one for one in stretch.stays if one.kind == SENTENCED)
    yield from (one for stay in sentenced for one in stay.offences if convicted.get(one, date.max) <= out)


def _named(offences: frozenset[str], on: date, seen: PersonHistory) -> str:
    """The one with the longest sentence passed by the day, then the earliest (no known day last), then the lowest."""
    by_number = provable(seen)

    def order(offence: str) -> tuple[int, date, str]:
        days = [one.days for one in seen.sentences if one.offence == offence and one.on <= on]
        return -max(days, default=0), by_number[offence].first or date.max, offence

    return min(offences, key=order)
