"""What is recorded of one person that the measure asks for: whole days, and the day on which each was recorded.

`recorded_on` is None where a fact was recorded on its own day.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

CONVICTED, CAUTIONED = "convicted", "cautioned"
PROVING = (CONVICTED, CAUTIONED)
"""What proves an offence [MOJ-PR]; cautions of youths and conditional ones are cautions."""
DECIDED = (*PROVING, "no-further-action")
"""Outcomes. Any other word (arrested, charged, a prison hearing) proves nothing and leaves the offence pending."""
SENTENCED, REMAND, RECALL = "sentenced", "remand", "recall"
IMMEDIATE_CUSTODY = "custody"


class CommittedOffence(NamedTuple):
    """An offence, committed between two days, both included; they are None where nobody knows them.

    `breach` is one of an order or a licence; `considered` was taken into consideration with another; `elsewhere` was
    not committed in England and Wales.
    """

    number: str
    first: date | None
    last: date | None
    recorded_on: date | None = None
    breach: bool = False
    considered: bool = False
    elsewhere: bool = False


class OffenceOutcome(NamedTuple):
    """What became of an offence on a day, as in DECIDED; of a conviction its own day, not that of the sentence."""

    offence: str
    on: date
    kind: str
    recorded_on: date | None = None


class OutcomeSetAside(NamedTuple):
    """Of an offence, the outcomes up to the day and of the day itself are set aside."""

    offence: str
    on: date
    recorded_on: date | None = None


class PassedSentence(NamedTuple):
    """A sentence for an offence, so many days long; IMMEDIATE_CUSTODY is none that is suspended."""

    offence: str
    on: date
    kind: str
    days: int = 0
    recorded_on: date | None = None


class CustodyStay(NamedTuple):
    """A stay in custody from the day of reception to the day of release, both included; None is open.

    It is always known from the first day on: `recorded_on` is that of the release.
    """

    on: date
    out: date | None
    kind: str
    offences: tuple[str, ...] = ()
    recorded_on: date | None = None


class SchemeCase(NamedTuple):
    """A case from its adoption to the day it closed, which is outside; None is open. `recorded_on`: the adoption's."""

    on: date
    closed: date | None
    tier: str
    recorded_on: date | None = None


class DatedScore(NamedTuple):
    """A score of one version of an instrument, in per cent; `words` are those in which its version was recorded."""

    on: date
    value: Decimal
    version: str
    recorded_on: date | None = None
    words: str = ""


class LifeDay(NamedTuple):
    """The day on which a person died or moved out of England and Wales."""

    on: date
    recorded_on: date | None = None


@dataclass(frozen=True)
class PersonHistory:
    """All of it, in any order."""

    offences: tuple[CommittedOffence, ...] = ()
    outcomes: tuple[OffenceOutcome, ...] = ()
    set_aside: tuple[OutcomeSetAside, ...] = ()
    sentences: tuple[PassedSentence, ...] = ()
    stays: tuple[CustodyStay, ...] = ()
    cases: tuple[SchemeCase, ...] = ()
    scores: tuple[DatedScore, ...] = ()
    died: LifeDay | None = None
    moves: tuple[LifeDay, ...] = ()
