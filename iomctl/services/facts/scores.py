"""Scores of people: record one, correct or withdraw one, and say which still count on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.policy.choices import ScoreKind
from iomctl.domain.references import name_column, offender_column
from iomctl.services.asked_day import AskedDay
from iomctl.services.facts import correcting
from iomctl.services.facts import rows as facts
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.words import free_words
from iomctl.services.lookup.listed_people import ListedPeople, people_listed
from iomctl.storage.tables.facts.scores import Score
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.facts.scores import NewScore
    from iomctl.inputs.typed_words import Typed

COUNTS, TOO_OLD, REPLACED = "counts", "too-old", "replaced"


@dataclass(frozen=True)
class ScoreRecord:
    """One score; the field names are a contract."""

    score: str = column("Score", "the score's reference", "S00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    kind: str = column("Kind", "the code of its kind in the policy", "ogrs3-2y", rank=0)
    value: int | float | str = column("Value", "the figure or the level", "81", rank=0, right=True)
    scored_on: date = column("Scored", "the day it was worked out", "2025-09-03", rank=2, spoken=True)
    standing: str | None = column(
        "Standing", "counts, too-old, or replaced by a newer one of its kind", "counts", rank=2
    )
    version: str | None = column("Version", "the version of the instrument", "OGRS3", rank=3)
    source: str | None = column("Source", "where it comes from", "OASys", rank=4)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)


@dataclass(frozen=True)
class WhichScores:
    """Which scores a list is narrowed to; `kind` as typed, None for all; `newest` leaves out what is replaced."""

    whose: ListedPeople
    kind: str | None = None
    newest: bool = False


def add(work: UnitOfWork, offender: str, asked: "Typed[NewScore]") -> FactChange:
    """Record a score. Raises as `facts.add`."""
    return FactChange(_now(work, facts.add(work, Score, offender, asked)))


def correct(work: UnitOfWork, word: str, asked: correcting.Asked) -> FactChange:
    """Put the score with this reference right. Raises as `facts.find` and `correcting.correct`."""
    return correcting.correct(work, partial(facts.find, work, Score, word), asked, _now)


def withdraw(work: UnitOfWork, word: str, reason: str) -> FactChange:
    """Withdraw the score with this reference. Raises as `facts.withdraw`."""
    found = facts.withdraw(work, Score, word, reason)
    return FactChange(_record(work, facts.one(work, found), None), facts.withdrawn(found))


def scores(work: UnitOfWork, on: date, which: WhichScores) -> list[ScoreRecord]:
    """Scores known on a day, by person, kind in the order of the policy, the newest first. The look is logged.

    Raises NotFound and BadValue for unknown words.
    """
    return scores_as_of(work, AskedDay(work, on), which)


def scores_as_of(work: UnitOfWork, day: AskedDay, which: WhichScores) -> list[ScoreRecord]:
    """As `scores`, for a caller that has the day."""
    narrowed = [people_listed(work, day, which.whose)]
    if which.kind is not None:
        narrowed.append(facts.of_kind(work, Score, ScoreKind, which.kind))
    return _records(work, day, facts.listed(work, Score, day.on, *narrowed), which.newest)


def _now(work: UnitOfWork, row: Score) -> ScoreRecord:
    alike = (col(Score.offender_id) == row.offender_id, col(Score.kind) == row.kind)
    known = _records(work, AskedDay(work, work.today), facts.listed(work, Score, work.today, *alike))
    return next(record for record in known if record.score == reference_of(row))


def _records(work: UnitOfWork, day: AskedDay, rows: Iterable[Row[Any]], newest: bool = False) -> list[ScoreRecord]:
    kinds = day.either(ScoreKind)
    order = {code: place for place, code in enumerate(kinds)}
    found, before = [], None
    for row in sorted(rows, key=lambda row: (row.offender_id, order[row.kind])):
        standing = REPLACED if before == (row.offender_id, row.kind) else _standing(kinds[row.kind], row, day.on)
        before = (row.offender_id, row.kind)
        if standing != REPLACED or not newest:
            found.append(_record(work, row, standing))
    return found


def _standing(kind: ScoreKind, row: Row[Any], on: date) -> str:
    return TOO_OLD if row.scored_on < kind.max_age.before(on) else COUNTS


def _value(row: Row[Any]) -> int | float | str:
    """The level, or the figure, which is a whole number where it can be."""
    if row.value is None:
        return str(row.level)
    return int(row.value) if row.value.is_integer() else float(row.value)


def _record(work: UnitOfWork, row: Row[Any], standing: str | None) -> ScoreRecord:
    return ScoreRecord(
        **facts.shown(work, Score, row),
        **free_words(work, Score, row),
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
        kind=row.kind,
        value=_value(row),
        scored_on=row.scored_on,
        standing=standing,
    )
