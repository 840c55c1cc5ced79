"""The rows of exported facts: their field names are the headers, and `iomctl import` takes them as they are."""

from dataclasses import dataclass
from datetime import date

from iomctl.domain.columns import column
from iomctl.domain.references import offender_column


@dataclass(frozen=True)
class OffenceExported:
    """An offence."""

    offence: str = column("Offence", "the offence's reference", "C00042")
    offender: str = offender_column()
    committed_on: date = column("Committed", "the day of the offence", "2026-02-12")
    code: str | None = column("Code", "the Home Office code; nothing when not known", "028/03")
    victim: str = column("Victim", "person, business or not-known", "person")
    outcome: str | None = column("Outcome", "what came of it, so far as known", "convicted")
    outcome_on: date | None = column("Outcome on", "the day of the outcome", "2026-03-30")
    index_on: date | None = column("Index from", "the day from which it is the index offence", "2026-03-30")
    source: str | None = column("Source", "where this comes from", "PNC")


@dataclass(frozen=True)
class ScoreExported:
    """A score."""

    score: str = column("Score", "the score's reference", "S00042")
    offender: str = offender_column()
    kind: str = column("Kind", "code of the kind of score", "ogrs3-2y")
    value: int | float | str = column("Value", "the figure or the level", "81")
    scored_on: date = column("Scored", "the day it was worked out for", "2026-03-03")
    version: str | None = column("Version", "version of the instrument", "3.0")
    source: str | None = column("Source", "where this comes from", "OASys")


@dataclass(frozen=True)
class SentenceExported:
    """A sentence."""

    sentence: str = column("Sentence", "the sentence's reference", "T00042")
    offender: str = offender_column()
    kind: str = column("Kind", "code of the kind of sentence", "licence")
    start_on: date = column("Start", "the first day", "2026-01-05")
    end_on: date | None = column("End", "the last day; nothing when no end is known", "2026-11-02")
    source: str | None = column("Source", "where this comes from", "nDelius")


@dataclass(frozen=True)
class MarkerExported:
    """A marker, or that somebody asked and there is none."""

    marker: str = column("Marker", "the marker's reference", "M00042")
    offender: str = offender_column()
    kind: str = column("Kind", "code of the kind of marker", "domestic-abuse")
    present: bool = column("Present", "whether there is one", "yes")
    from_on: date = column("From", "the first day, or the day of asking", "2026-01-05")
    to_on: date | None = column("To", "the last day; nothing while it goes on", "2026-06-30")
    source: str | None = column("Source", "where this comes from", "MARAC minutes")
    level: str | None = column("Level", "its level, where its kind has levels", "2")
    review_on: date | None = column("Review", "the day of its next review", "2026-05-03")
