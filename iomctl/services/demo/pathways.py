"""Made-up needs, and the referrals that follow from them."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from iomctl.services.demo.names import working_day

PATHWAYS = ("accommodation", "ete", "drugs", "alcohol", "health", "finance", "family", "attitudes")
LEVELS = ("none",) * 38 + ("some",) * 40 + ("severe",) * 22
EARLY = ("NOT", "MOV", "RET", "WOR", "SEE")


@dataclass(frozen=True)
class MadeUpStep:
    """One step of a referral."""

    status: str
    step_on: date
    reason: str | None = None
    ending: str | None = None
    outcome: str | None = None


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
