"""Made-up needs, and the referrals that follow, some of them made in one go for a one-stop service."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from iomctl.services.demo.names import working_day
from iomctl.services.demo.requirements import MadeUpReferral
from iomctl.services.demo.rows import Rows
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.referrals import Referral, ReferralStep

PATHWAYS = ("accommodation", "ete", "drugs", "alcohol", "health", "finance", "family", "attitudes")
LEVELS = ("none",) * 38 + ("some",) * 40 + ("severe",) * 22
EARLY = ("NOT", "MOV", "RET", "WOR", "SEE")
SIGNPOSTED = 0.06
OVER = {"refused", "ended"}


@dataclass(frozen=True)
class MadeUpStep:
    """One step of a referral."""

    status: str
    step_on: date
    reason: str | None = None
    ending: str | None = None
    outcome: str | None = None


@dataclass(frozen=True)
class Sent:
    """Somebody with needs: row number, since when on the scheme, the day all is seen on, the services by pathway."""

    person: int
    adopted_on: date
    on: date
    services: Mapping[str, Sequence[int]]


def add_pathways(chances: tuple[Random, Random], rows: Rows, sent: Sent) -> list[MadeUpReferral]:
    """Put needs and referrals in the queue and answer the referrals. The second chance decides what is signposted."""
    (random, signposts), on, holidays = chances, sent.on, rows.work.calendar.holidays
    made: list[tuple[MadeUpReferral, int, list[MadeUpStep]]] = []
    together = signposts.random() < SIGNPOSTED
    for pathway, level, asked_on in needs(random, sent.adopted_on, on):
        rows.add(Need, sent.person, pathway, level, asked_on)
        if level == "none" or random.random() < 0.25:
            continue
        latest = min(on, asked_on + timedelta(days=random.choice((40, 40, 900))))
        made_on = working_day(random, asked_on, latest, holidays)
        gone = steps(random, made_on, on, holidays)
        service = random.choice(sent.services[pathway])
        if together and made:
            # What was drawn stays drawn: everybody after them depends on it.
            made_on = made[0][0].made_on
            gone = steps(signposts, made_on, on, holidays)
        goes_on = gone[-1].status not in OVER
        made.append((MadeUpReferral(rows.number(Referral), pathway, made_on, goes_on), service, gone))
    signpost = made[0][0].number if together and len(made) > 1 else None
    for one, service, gone in made:
        told = (service, one.made_on, gone[-1].status, gone[-1].step_on, signpost)
        rows.add(Referral, one.number, sent.person, *told)
        for step in gone:
            rows.add(ReferralStep, one.number, step.status, step.step_on, step.reason, step.ending, step.outcome)
    return [one for one, _, _ in made]


def needs(random: Random, adopted_on: date, on: date) -> list[tuple[str, str, date]]:
    """Pathway, level and day asked, for the pathways that were asked about; none for a few people."""
    if random.random() < 0.04:
        return []
    asked = [pathway for pathway in PATHWAYS if random.random() < 0.78]
    return [
        (one, random.choice(LEVELS), working_day(random, adopted_on, min(on, adopted_on + timedelta(21))))
        for one in asked
    ]


def steps(random: Random, made_on: date, on: date, holidays: frozenset[date]) -> list[MadeUpStep]:
    """How a referral made on a day had gone by another day: each step after the one before, the newest last.

    A provider acts on working days.
    """
    gone = [MadeUpStep("made", made_on)]
    day = working_day(random, made_on + timedelta(1), made_on + timedelta(8), holidays)
    if day > on or (made_on > on - timedelta(21) and random.random() < 0.5):
        return gone
    if random.random() < 0.1:
        return [
            *gone,
            MadeUpStep("refused", day, reason=random.choice(("full", "not-eligible", "risk", "out-of-area"))),
        ]
    gone.append(MadeUpStep("accepted", day))
    day = working_day(random, day + timedelta(3), day + timedelta(25), holidays)
    if day > on:
        return gone
    if random.random() < 0.06:
        return [*gone, MadeUpStep("ended", day, reason=random.choice(EARLY), ending="never-started")]
    gone.append(MadeUpStep("started", day))
    day = working_day(random, day + timedelta(28), day + timedelta(150), holidays)
    if day <= on:
        gone.append(_end(random, day))
    return gone


def _end(random: Random, day: date) -> MadeUpStep:
    if random.random() < 0.65:
        return MadeUpStep(
            "ended", day, ending="completed", outcome=random.choice(("achieved", "achieved", "partly", "not-achieved"))
        )
    outcome = random.choice(("partly", "not-achieved"))
    return MadeUpStep("ended", day, reason=random.choice(EARLY), ending="ended-early", outcome=outcome)
