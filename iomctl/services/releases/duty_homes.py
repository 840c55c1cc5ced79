"""Of whom a council is to be asked on a day, in prison and outside, and why in words."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, select
from sqlmodel import col

from iomctl.domain.accommodation.duty_homes import DutyAsking, LivesIn, due_since, due_unbroken_since, is_late, lives_in
from iomctl.domain.accommodation.duty_to_refer_prompts import CouncilReferral, DutyHome, duty_to_refer
from iomctl.domain.accommodation.duty_words import DutyPlace, living, referred_before
from iomctl.domain.accommodation.home import CUSTODY, PLACEMENT, HomeOn
from iomctl.domain.accommodation.prompts import NOT_STARTED, first_day
from iomctl.domain.policy.home_and_release_choices import Accommodation, PlacementKind
from iomctl.domain.reviews import full_day
from iomctl.services.accommodation.records import counts_on, not_ended_on
from iomctl.services.asked_day import AskedDay
from iomctl.services.custody.stays import in_custody_on
from iomctl.services.homes.homes import Homes
from iomctl.services.releases.lists import ComingRelease, releases_ahead
from iomctl.storage.bulk import rows_among
from iomctl.storage.made_once import Query, made_once
from iomctl.storage.tables.placements import Placement
from iomctl.storage.unit_of_work import UnitOfWork


class ToRefer(NamedTuple):
    """A duty that is to be done: the home's code, why in words, since when, the day the home ends, whether late."""

    home: str
    basis: str
    since_on: date
    ends_on: date | None
    late: bool


class DutyHomes:
    """Where people, by row number, live on a day, and of whom of them a council is to be asked."""

    def __init__(
        self, work: UnitOfWork, day: AskedDay, people: Collection[int], councils: Mapping[int, CouncilReferral]
    ) -> None:
        self._work, self._day, self._councils = work, day, councils
        self._people, self._homes = set(people), Homes(work, day, people)
        self._codes, self._kinds = day.either(Accommodation), day.either(PlacementKind)

    def to_refer(self, *narrowed: ColumnElement[bool]) -> Iterator[tuple[int, ToRefer]]:
        """Each of them of whom a council is to be asked; `narrowed` is SQL for the same people."""
        inside = dict(releases_ahead(self._work, self._day, in_custody_on(self._day.on), *narrowed))
        for person, one in inside.items():
            if one.duty == NOT_STARTED:
                yield person, self._leaving(person, one)
        yield from self._outside(sorted(self._homes.told & self._people - inside.keys()))

    def _leaving(self, person: int, one: ComingRelease) -> ToRefer:
        """Somebody in custody: from the window before the release on, or from the first day where none is known."""
        since, on, out_on = self._homes.of(person).since or self._day.on, self._day.on, one.release_on
        opens_on = max(since, first_day(out_on, self._day.policy.release.council_before) or since)
        out = f"out {full_day(out_on)}" if out_on else "the day of release is not known"
        lives = LivesIn(DutyHome(out_on, next_meets=False), opens_on)
        return ToRefer(
            CUSTODY,
            f"{out}: {one.duty_basis}",
            due_since(lives, self._councils.get(person), on, self._day.policy.release),
            out_on,
            late=out_on is not None and out_on < on,
        )

    def _outside(self, people: Collection[int]) -> Iterator[tuple[int, ToRefer]]:
        arranged, windows, on = self._arranged(people), self._day.policy.release, self._day.on
        found, asking = dict[int, tuple[HomeOn, LivesIn, str]](), dict[int, DutyAsking]()
        for person in people:
            home, newest = self._homes.of(person), self._councils.get(person)
            meets = any(home.until is None or day <= home.until for day in arranged[person])
            lives = lives_in(self._homes.facts(person), home, on, self._codes, meets)
            if lives is not None:
                prompt = duty_to_refer(lives.home, newest, on, windows)
                if prompt.status == NOT_STARTED:
                    found[person] = home, lives, referred_before(prompt, newest)
                    asking[person] = DutyAsking(newest, windows, self._codes, meets)
        named = self._named(
            [(person, one) for person, (home, lives, _) in found.items() for one in (home, lives.before) if one]
        )
        for person, (home, lives, before) in found.items():
            place = DutyPlace(named[person, home], lives.home.meets, lives.home.ends_on)
            after = f", after {named[person, lives.before]}" if lives.before else ""
            basis = living(place, home.since or lives.since, on) + after + before
            since = due_unbroken_since(self._homes.facts(person), lives, on, asking[person])
            yield person, ToRefer(home.kind or "", basis, since, lives.home.ends_on, is_late(lives, on))

    def _arranged(self, people: Collection[int]) -> Mapping[int, list[date]]:
        """The first days of placements ahead, of a kind that meets the duty, by person."""
        found: dict[int, list[date]] = defaultdict(list)
        meeting = {
            code for code, kind in self._kinds.items() if self._codes[kind.accommodation].meets and not kind.money
        }
        query = _ahead(self._day.on)
        for person, kind, from_on in rows_among(self._work, query, col(Placement.offender_id), people):
            if kind in meeting:
                found[person].append(from_on)
        return found

    def _named(self, homes: Collection[tuple[int, HomeOn]]) -> dict[tuple[int, HomeOn], str]:
        """Homes of people in words: a placement by its kind, any other as the policy calls the accommodation."""
        placed = {
            one.number: (person, home)
            for person, home in homes
            for one in self._homes.facts(person).placed
            if home.source == PLACEMENT and one.number == home.number and home.since and one.covers(home.since)
        }
        words = {one: self._homes.in_words(one[1]) for one in homes}
        for number, kind in rows_among(self._work, _kinds(), col(Placement.id), placed):
            words[placed[number]] = self._kinds[kind].name
        return words


@made_once
def _ahead(on: date) -> Query:
    """SQL for the placements arranged by a day that are to begin after it."""
    query = select(col(Placement.offender_id), col(Placement.kind), col(Placement.from_on))
    return query.where(counts_on(on), not_ended_on(on), col(Placement.from_on) > on)


@made_once
def _kinds() -> Query:
    return select(col(Placement.id), col(Placement.kind))
