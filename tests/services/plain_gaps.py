"""What `pathway gaps` is to say, read off a made-up case book in plain Python, person by person."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from typing import Any

from iomctl.domain.days.ages import age_band, completed_years
from iomctl.domain.policy.policy import Policy

START = date(2026, 1, 5)
PATHWAYS = ("accommodation", "drugs", "women-abuse")
AREAS = ("Luton", "luton", "Dunstable", "Ampthill", None)
BORN = (None, date(2008, 4, 20), date(2008, 4, 21), date(2001, 4, 19), date(1970, 2, 28))


@dataclass(frozen=True)
class Step:
    """A step of a referral on its day."""

    status: str
    on: date
    reason: str | None = None
    ending: str | None = None
    outcome: str | None = None


@dataclass(frozen=True)
class Case:
    """A stay in a cohort; `tiers` are in force from their days."""

    cohort: str
    adopted_on: date
    ended_on: date | None
    tiers: tuple[tuple[date, str], ...]

    def is_open(self, on: date) -> bool:
        """Whether the person was in the cohort on a day."""
        return self.adopted_on <= on and (self.ended_on is None or self.ended_on > on)


@dataclass(frozen=True)
class Person:
    """Somebody with all that was found, in the order in which it was recorded, and every referral."""

    area: str | None
    gender: str | None
    born_on: date | None
    cases: tuple[Case, ...]
    needs: tuple[tuple[str, str, date], ...]
    referrals: tuple[tuple[str, tuple[Step, ...]], ...]


def somebody(made: random.Random) -> Person:
    """A made-up person."""
    return Person(
        area=made.choice(AREAS),
        gender=made.choice((None, "female", "male", "not-known")),
        born_on=made.choice(BORN),
        cases=tuple(_case(made, cohort) for cohort in ("luton", "bedford") if made.random() < 0.7),
        needs=tuple(
            (made.choice(PATHWAYS), made.choice(("none", "some", "severe")), _day(made))
            for _ in range(made.randrange(9))
        ),
        referrals=tuple((made.choice(PATHWAYS), _course(made)) for _ in range(made.randrange(5))),
    )


def _day(made: random.Random) -> date:
    # Few days, so that several things happen on one.
    return START + timedelta(7 * made.randrange(14))


def _case(made: random.Random, cohort: str) -> Case:
    day = START + timedelta(made.randrange(3))
    tiers = [(day, made.choice(("fixed", "flex", "free")))]
    if made.random() < 0.5:
        tiers.append((_day(made) + timedelta(3), made.choice(("fixed", "flex", "free"))))
    ended_on = START + timedelta(98 + made.randrange(7)) if made.random() < 0.3 else None
    return Case(cohort, day, ended_on, tuple(tiers))


def _course(made: random.Random) -> tuple[Step, ...]:
    days = sorted(_day(made) for _ in range(4))
    ended = made.choice(
        (
            {"ending": "completed", "outcome": made.choice(("achieved", "partly"))},
            {"ending": "ended-early", "reason": made.choice(("MOV", "RET")), "outcome": "not-achieved"},
        )
    )
    never = Step("ended", days[2], reason="NOT", ending="never-started")
    whole = (
        Step("made", days[0]),
        Step("accepted", days[1]),
        Step("started", days[2]),
        Step("ended", days[3], **ended),
    )
    refused = (whole[0], Step("refused", days[1], reason=made.choice(("full", "risk"))))
    return made.choice((whole[:1], whole[:2], whole[:3], whole, whole, refused, (*whole[:2], never)))


def gaps(people: list[Person], policy: Policy, on: date, by: str) -> dict[tuple[str, str | None], dict[str, Any]]:
    """By pathway and group the fields of a record, for those that have anybody."""
    told: dict[tuple[str, str | None], list[tuple[Person, str]]] = defaultdict(list)
    for person in people:
        tiers = [one for case in person.cases if case.is_open(on) for one in _tier(case, on)]
        for code, pathway in policy.pathways.items():
            if tiers and (pathway.is_asked_of(person.gender) or _found(person, code, on)):
                told[code, _group(person, policy, on, by, tiers)].append((person, code))
    return {key: _counted(those, policy, on) for key, those in told.items()}


def _tier(case: Case, on: date) -> Iterator[str]:
    *_, last = (tier for day, tier in case.tiers if day <= on)
    yield last


def _group(person: Person, policy: Policy, on: date, by: str, tiers: list[str]) -> str | None:
    area = {None: "Not recorded", "Ampthill": "Elsewhere", "luton": "Luton"}.get(person.area, person.area)
    gender = policy.genders[person.gender].name if person.gender else "Not recorded"
    age = age_band(completed_years(person.born_on, on)) if person.born_on else "Not recorded"
    tier = min(tiers, key=list(policy.tiers).index)
    return {"pathway": None, "area": area, "gender": gender, "age": age, "tier": tier}[by]


def _found(person: Person, pathway: str, on: date) -> list[tuple[str, date]]:
    """The levels found by a day, the oldest first; those of one day in the order in which they were recorded."""
    found = [(level, day) for code, level, day in person.needs if code == pathway and day <= on]
    return sorted(found, key=lambda one: one[1])


def _counted(those: list[tuple[Person, str]], policy: Policy, on: date) -> dict[str, Any]:
    counts, refused, ended = Counter[str](), Counter[str](), Counter[str]()
    days: list[int] = []
    for person, pathway in those:
        levels = _found(person, pathway, on)
        counts["people"] += 1
        counts["asked" if levels else "not_asked"] += 1
        if levels and levels[-1][0] == "none":
            counts["no_need"] += 1
        elif levels:
            counts.update(("need", levels[-1][0]))
            steps = list(_for_the_need(person, pathway, _since(levels), on))
            counts.update(_came(steps))
            days += [max(0, (min(_on(steps, "started")) - _since(levels)).days)] if _on(steps, "started") else []
            _vain(steps, "refused", policy.reasons["refusal"], refused)
            _vain(steps, "ended", policy.reasons["ending"], ended)
    return {
        **counts,
        "median_days": Decimal(str(median(days))) if days else None,
        "refused": sum(refused.values()),
        "why_refused": dict(refused) or None,
        "ended_early": sum(ended.values()),
        "why_ended": dict(ended) or None,
    }


def _since(levels: list[tuple[str, date]]) -> date:
    """The day from which there was a need without a break."""
    day = levels[-1][1]
    for level, on in reversed(levels):
        if level == "none":
            break
        day = on
    return day


def _for_the_need(person: Person, pathway: str, since: date, on: date) -> Iterator[list[Step]]:
    for code, steps in person.referrals:
        last = steps[-1]
        over_before = last.status in {"refused", "ended"} and last.on < since
        if code == pathway and steps[0].on <= on and (steps[0].on >= since or not over_before):
            yield [step for step in steps if step.on <= on]


def _came(referrals: list[list[Step]]) -> list[str]:
    done = [step for steps in referrals for step in steps]
    told = [("referred", bool(referrals))]
    told += [(status, any(step.status == status for step in done)) for status in ("accepted", "started")]
    told.append(("achieved", any(step.outcome == "achieved" for step in done)))
    return [name for name, holds in told if holds]


def _on(referrals: list[list[Step]], status: str) -> list[date]:
    return [step.on for steps in referrals for step in steps if step.status == status]


def _vain(referrals: list[list[Step]], status: str, reasons: Any, into: Counter[str]) -> None:
    """The reason group of the newest, the later one recorded where two are of one day."""
    last = [step for steps in referrals for step in steps if step.status == status and step.reason]
    if last:
        newest = max(enumerate(last), key=lambda one: (one[1].on, one[0]))[1]
        into[reasons[newest.reason].group] += 1
