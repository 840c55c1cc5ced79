"""The rows of some people that the rules of reoffending ask for: one statement for each table."""

from collections import defaultdict, namedtuple
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import func, or_, select
from sqlmodel import col

from iomctl.domain.reoffending.asked import SCHEME
from iomctl.domain.reoffending.edges import months_on
from iomctl.services.evidence.asked import EvidenceScope, ReadBeside
from iomctl.services.evidence.entering import first_tiers
from iomctl.storage.bulk import rows_among
from iomctl.storage.made_once import Query, made_once
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.facts.arrests import Arrest
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.facts.scores import Score
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.unit_of_work import UnitOfWork

MOST_BEFORE = 24
"""Months before an adoption of which offences are read for windows: the longest that a policy may have."""


@dataclass
class PersonRows:
    """What is recorded of one person."""

    spells: list[Any] = field(default_factory=list)
    offences: list[Any] = field(default_factory=list)
    sentences: list[Any] = field(default_factory=list)
    stays: list[Any] = field(default_factory=list)
    scores: list[Any] = field(default_factory=list)
    arrests: list[Any] = field(default_factory=list)

    def passed_for(self, sentence: int) -> list[int]:
        """The row numbers of the offences that name a sentence."""
        return [one.id for one in self.offences if one.sentence_id == sentence]


def rows_of(
    work: UnitOfWork, people: Sequence[int], scope: EvidenceScope, beside: ReadBeside
) -> Mapping[int, PersonRows]:
    """The rows of people by row number; each has some."""
    asked, found = scope.asked, defaultdict[int, PersonRows](PersonRows)
    of_scheme = asked.route == SCHEME
    before = MOST_BEFORE if beside.windows else 0
    since = months_on(asked.first, -before) if of_scheme else date.min
    parts: dict[str, tuple[Any, Any]] = {
        "spells": (first_tiers(), Spell.offender_id),
        "offences": (_offences(since, asked.day), Offence.offender_id),
    }
    if not of_scheme:
        parts["sentences"] = (_sentences(asked.day), Sentence.offender_id)
    if not of_scheme or beside.liberty or beside.windows:
        parts["stays"] = (_stays(since, asked.day), Custody.offender_id)
    if beside.score is not None:
        parts["scores"] = (_scores(beside.score, asked.day), Score.offender_id)
    if beside.arrests:
        parts["arrests"] = (_arrests(since, asked.day), Arrest.offender_id)
    for name, (query, owner) in parts.items():
        kind = _row_of(tuple(query.selected_columns.keys()))
        for row in map(kind._make, rows_among(work, query, owner, people)):
            getattr(found[row.offender_id], name).append(row)
    return found


@cache
def _row_of(columns: tuple[str, ...]) -> Any:
    """A kind of row: each is looked into many times, and for one of SQLAlchemy that takes ten times as long."""
    return namedtuple("RowRead", columns)


def _columns(table: Any, names: str) -> Query:
    return select(*(getattr(table, name) for name in ("offender_id", *names.split())))


_OF_OFFENCES = (
    "id committed_on committed_until code victim outcome outcome_on index_on counted_as place set_aside_on sentence_id"
)


@made_once
def _offences(since: date, day: date) -> Query:
    ends = func.coalesce(col(Offence.committed_until), col(Offence.committed_on))
    return _columns(Offence, _OF_OFFENCES).where(
        col(Offence.withdrawn_in).is_(None),
        col(Offence.committed_on) <= day,
        or_(ends >= since, col(Offence.index_on).is_not(None)),
    )


@made_once
def _sentences(day: date) -> Query:
    return _columns(Sentence, "id kind start_on until_on").where(
        col(Sentence.withdrawn_in).is_(None), col(Sentence.start_on) <= day
    )


@made_once
def _stays(since: date, day: date) -> Query:
    return _columns(Custody, "kind from_on to_on sentenced_on").where(
        col(Custody.withdrawn_in).is_(None),
        col(Custody.from_on) <= day,
        or_(col(Custody.to_on).is_(None), col(Custody.to_on) >= since),
    )


@made_once
def _scores(kind: str, day: date) -> Query:
    return _columns(Score, "kind value scored_on version").where(
        col(Score.withdrawn_in).is_(None),
        col(Score.kind) == kind,
        col(Score.scored_on) <= day,
        col(Score.value).is_not(None),
    )


@made_once
def _arrests(since: date, day: date) -> Query:
    return _columns(Arrest, "arrested_on outcome outcome_on").where(
        col(Arrest.withdrawn_in).is_(None), col(Arrest.arrested_on) >= since, col(Arrest.arrested_on) <= day
    )
