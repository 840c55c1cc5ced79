"""Everybody on the scheme without a home to stay in: since when, what ended, what is under way, what to do next."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, select
from sqlmodel import col

from iomctl.domain.accommodation.home import NOT_KNOWN, PLACEMENT, HomeOn
from iomctl.domain.accommodation.without_home import REASONS, without_home
from iomctl.domain.columns import column
from iomctl.domain.references import PERSON, REFERRAL, listed_name, name_column, offender_column, reference
from iomctl.domain.references import PLACEMENT as LETTER
from iomctl.domain.referrals import MADE, OPEN
from iomctl.domain.reviews import full_day
from iomctl.domain.what_to_type import up_to_reference
from iomctl.errors import BadValue
from iomctl.inputs.quoting import nearest, quoted
from iomctl.services.accommodation.prompts import ACCOMMODATION, councils_asked, of_accommodation
from iomctl.services.accommodation.records import counts_on, slept_in
from iomctl.services.asked_day import AskedDay
from iomctl.services.cases.lead_workers import lead_workers
from iomctl.services.homes.candidates import may_be_without
from iomctl.services.homes.homes import Homes
from iomctl.services.lookup.whose_cases import WhoseCases, people_with_cases
from iomctl.services.referrals.course import Course
from iomctl.storage.bulk import rows_among
from iomctl.storage.made_once import Query, made_once, with_more
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.placements import Placement
from iomctl.storage.tables.referrals import Referral
from iomctl.storage.unit_of_work import UnitOfWork

ALL = WhoseCases()


@dataclass(frozen=True)
class WithoutHome:
    """One person on the scheme without a home to stay in; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    home: str = column("Home", "where they sleep, as the policy calls it", "Rough sleeping", rank=0)
    why: str = column("Why", "homeless, not-known, ends (within its notice) or no-end (known)", "homeless", rank=2)
    without_since_on: date = column(
        "Without since", "since when without a settled home, out of custody", "2026-04-27", rank=0, spoken=True
    )
    days: int = column("Days", "days since then", "13", rank=2, right=True)
    leaves_on: date | None = column("Leaves", "when the place they are in ends", "2026-05-14", rank=2, spoken=True)
    ended: str | None = column("Ended", "what came to an end before it, and when", "In custody 27 Apr 2026", rank=4)
    doing: str | None = column("Doing", "placements ahead, referrals, a council asked", "R00012 waiting", rank=3)
    area: str | None = column("Area", "where that place is", "Luton", shown=False)
    kind: str | None = column("Kind", "a code of accommodation, or a word", "A08A", shown=False)
    standing: str = column("Standing", "settled, transient, homeless or not-known", "homeless", shown=False)
    worker: str | None = column("Worker", "the lead worker", "S Okafor", rank=1)
    command: str = column(
        "Command", "what to type next", "iomctl home add N00042 KIND",
        rank=0, kept=True, narrow=up_to_reference,
    )  # fmt: skip


class WhichWithout(NamedTuple):
    """Whom the list is narrowed to; `why` as typed, None for every reason."""

    whose: WhoseCases = ALL
    why: str | None = None


def without_homes(work: UnitOfWork, on: date, which: WhichWithout) -> list[WithoutHome]:
    """Everybody with an open case on a day and no home to stay in, the longest without one in front.

    The look is logged. Raises BadValue for an unknown reason and NotFound for unknown words.
    """
    return without_homes_as_of(work, AskedDay(work, on), which)


def without_homes_as_of(work: UnitOfWork, day: AskedDay, which: WhichWithout) -> list[WithoutHome]:
    """As `without_homes`, for a caller that has the day."""
    why, whose = _reason_meant(which.why), people_with_cases(work, day, which.whose)
    numbers = may_be_without(work, day, None if which.whose == ALL else whose)
    known = {row.id: row for row in rows_among(work, with_more(_people(), whose), col(Offender.id), numbers)}
    homes, lacking = Homes(work, day, known), dict[int, str]()
    for person in known:
        reason = without_home(homes.asleep(person), day.on, day.policy.home_notice_days)
        if reason is not None and why in {None, reason}:
            lacking[person] = reason
    work.looked_at(lacking)
    lines = _Lines(work, day, homes, list(lacking))
    made = [lines.of(known[person], reason) for person, reason in lacking.items()]
    return sorted(made, key=lambda one: (one.without_since_on, one.offender))


@made_once
def _people() -> Query:
    return select(col(Offender.id), col(Offender.surname), col(Offender.forenames), col(Offender.restricted))


@made_once
def _ahead(on: date, slept: ColumnElement[bool]) -> Query:
    """SQL for the placements that are to begin after a day and that are `slept` in."""
    columns = (col(Placement.offender_id), col(Placement.id), col(Placement.kind), col(Placement.from_on))
    return select(*columns).where(counts_on(on), col(Placement.from_on) > on, slept)


class _UnderWay:
    """What is being done for people about a home on a day."""

    def __init__(self, work: UnitOfWork, day: AskedDay, people: Collection[int]) -> None:
        self._said: dict[int, list[str]] = defaultdict(list)
        ahead = _ahead(day.on, slept_in(work.policy.placements))
        for person, number, kind, from_on in rows_among(work, ahead, col(Placement.offender_id), people):
            self._said[person].append(f"{reference(LETTER, number)} {kind} from {full_day(from_on)}")
        made = of_accommodation(Course.by(day))
        self.referred = set[int]()
        for row in sorted(rows_among(work, made, col(Referral.offender_id), people), key=attrgetter("number")):
            if row.status in OPEN:
                self.referred.add(row.person)
                status = "waiting" if row.status == MADE else row.status
                self._said[row.person].append(f"{reference(REFERRAL, row.number)} {status}")
        for person, asked in councils_asked(work, day, people).items():
            if asked.submitted_on is not None:
                self._said[person].append(f"council asked {full_day(asked.submitted_on)}: {asked.status}")

    def of(self, person: int) -> str | None:
        """In words, None for nothing."""
        return "; ".join(self._said.get(person, ())) or None


def _reason_meant(word: str | None) -> str | None:
    if word is None or word.strip().casefold() in REASONS:
        return word and word.strip().casefold()
    raise BadValue(f"--why: {quoted(word.strip())}: one of {', '.join(REASONS)}{nearest(word, REASONS)}")


class _Lines:
    """The line of each person, with what else is known of them."""

    def __init__(self, work: UnitOfWork, day: AskedDay, homes: Homes, people: list[int]) -> None:
        self._work, self._on, self._homes = work, day.on, homes
        self._doing, self._leads = _UnderWay(work, day, people), lead_workers(work, people, day)

    def of(self, row: Any, why: str) -> WithoutHome:
        """The line of one person."""
        ref, homes = reference(PERSON, row.id), self._homes
        home, before, without_since = homes.came_to(row.id)
        since = without_since or home.since or self._on
        return WithoutHome(
            offender=ref,
            name=listed_name(row.surname, row.forenames, self._work.hides(row.restricted)),
            home=homes.in_words(home),
            why=why,
            without_since_on=since,
            days=(self._on - since).days,
            leaves_on=home.until,
            ended=f"{homes.in_words(before)}, {full_day(home.since)}" if before.kind and home.since else None,
            doing=self._doing.of(row.id),
            area=home.area,
            kind=home.kind,
            standing=home.standing,
            worker=self._leads.get(row.id),
            command=_next_step(ref, home, self._on, row.id in self._doing.referred),
        )


def _next_step(ref: str, home: HomeOn, on: date, referred: bool) -> str:
    """What to type next: where they are, that a placement has ended, a referral, or a place."""
    if home.standing == NOT_KNOWN:
        return f"iomctl home add {ref} KIND"
    if home.source == PLACEMENT and home.number is not None and home.until is not None and home.until <= on:
        return f"iomctl placement end {reference(LETTER, home.number)} --on DAY --reason REASON --to CODE"
    if not referred:
        return f"iomctl referral make {ref} {ACCOMMODATION} --provider PROVIDER"
    return f"iomctl placement add {ref} KIND --from DAY"
