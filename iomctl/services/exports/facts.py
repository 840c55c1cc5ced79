"""Export of facts, from offences to transitions. What was withdrawn is not given out."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.columns import column, some_columns_of
from iomctl.domain.references import MARKER, MEMBERSHIP, PERSON, SENTENCE, reference
from iomctl.services.exports.people import Part
from iomctl.services.facts.arrests import ArrestRecord
from iomctl.services.facts.homes.said import HomeRecord
from iomctl.services.facts.markers import MarkerRecord
from iomctl.services.facts.offences import OffenceRecord
from iomctl.services.facts.scores import ScoreRecord
from iomctl.services.facts.sentences import SentenceRecord
from iomctl.services.imports.facts.kinds import (
    ARRESTS,
    CONDITIONS,
    DEATHS,
    HOMES,
    MARKERS,
    OFFENCES,
    PROGRAMMES,
    REACHES,
    SCORES,
    SENTENCES,
    TRANSITIONS,
    FactFile,
)
from iomctl.services.people.deaths import DeathRecord
from iomctl.services.people.reaches import ReachRecord
from iomctl.services.programmes.condition_lists import ConditionRecord
from iomctl.services.programmes.records import MembershipRecord
from iomctl.services.transitions.steps import TransitionRecord
from iomctl.storage.tables.facts.markers import Marker, MarkerReview
from iomctl.storage.unit_of_work import UnitOfWork

# The headers are the fields that an import takes, described as in the lists.
OffenceExported = some_columns_of(OffenceRecord, OFFENCES.all_fields, __name__)
ArrestExported = some_columns_of(ArrestRecord, ARRESTS.all_fields, __name__)
ScoreExported = some_columns_of(ScoreRecord, SCORES.all_fields, __name__)
SentenceExported = some_columns_of(SentenceRecord, SENTENCES.all_fields, __name__)
HomeExported = some_columns_of(HomeRecord, HOMES.all_fields, __name__)
DeathExported = some_columns_of(DeathRecord, DEATHS.all_fields, __name__)
ReachExported = some_columns_of(ReachRecord, REACHES.all_fields, __name__)
TransitionExported = some_columns_of(TransitionRecord, TRANSITIONS.all_fields, __name__)
MembershipExported = some_columns_of(
    MembershipRecord,
    PROGRAMMES.all_fields,
    __name__,
    reason=column("Reason", "the code of the reason for leaving", "completed"),
)
ConditionExported = some_columns_of(ConditionRecord, CONDITIONS.all_fields, __name__)
MarkerExported = some_columns_of(
    MarkerRecord, MARKERS.all_fields, __name__, present=column("Present", "whether there is one", "yes")
)


def offences(work: UnitOfWork, part: Part) -> Iterator[tuple[int, Any]]:
    """The offences of a part's people, by the day they were committed."""

    def record(*told: Any) -> Any:
        *others, sentence = told
        return OffenceExported(*others, None if sentence is None else reference(SENTENCE, sentence))

    return _facts(work, part, OFFENCES, record)


def arrests(work: UnitOfWork, part: Part) -> Iterator[tuple[int, Any]]:
    """The arrests of a part's people, by their day."""
    return _facts(work, part, ARRESTS, ArrestExported)


def scores(work: UnitOfWork, part: Part) -> Iterator[tuple[int, Any]]:
    """The scores of a part's people, by their day."""

    def record(ref: str, person: str, kind: str, figure: float, *rest: Any) -> Any:
        level, *others = rest
        return ScoreExported(ref, person, kind, _shortest(figure) if level is None else level, *others)

    return _facts(work, part, SCORES, record)


def sentences(work: UnitOfWork, part: Part) -> Iterator[tuple[int, Any]]:
    """The sentences of a part's people, by their start."""
    return _facts(work, part, SENTENCES, SentenceExported)


def homes(work: UnitOfWork, part: Part) -> Iterator[tuple[int, Any]]:
    """Where a part's people were said to sleep, by the day from which."""
    return _facts(work, part, HOMES, HomeExported)


def deaths(work: UnitOfWork, part: Part) -> Iterator[tuple[int, Any]]:
    """The deaths of a part's people."""
    return _facts(work, part, DEATHS, DeathExported)


def reaches(work: UnitOfWork, part: Part) -> Iterator[tuple[int, Any]]:
    """How a part's people are reached, by the day from which."""
    return _facts(work, part, REACHES, ReachExported)


def markers(work: UnitOfWork, part: Part) -> Iterator[tuple[int, Any]]:
    """The markers of a part's people, by their first day, each with what its newest review says."""
    reviews = _reviews(work, part)
    return _facts(work, part, MARKERS, lambda ref, *told: MarkerExported(ref, *told, *reviews.get(ref, (None, None))))


def transitions(work: UnitOfWork, part: Part) -> Iterator[tuple[int, Any]]:
    """The steps of transitions of a part's people, by their day."""
    return _facts(work, part, TRANSITIONS, TransitionExported)


def memberships(work: UnitOfWork, part: Part) -> Iterator[tuple[int, Any]]:
    """The memberships of programmes of a part's people, by the day of joining."""
    return _facts(work, part, PROGRAMMES, MembershipExported)


def conditions(work: UnitOfWork, part: Part) -> Iterator[tuple[int, Any]]:
    """The conditions of contracts of a part's people, by the day they were agreed."""

    def record(ref: str, person: str, membership: int, *rest: Any) -> Any:
        return ConditionExported(ref, person, reference(MEMBERSHIP, membership), *rest)

    return _facts(work, part, CONDITIONS, record)


def _reviews(work: UnitOfWork, part: Part) -> dict[str, tuple[Any, Any]]:
    """The level and the next review day of the markers of a part's people, by reference."""
    row = MarkerReview
    query = select(col(row.marker_id), col(row.level), col(row.review_on))
    query = query.join(Marker, col(Marker.id) == col(row.marker_id)).where(part.holds(col(Marker.offender_id)))
    rows = work.session.execute(query.order_by(col(row.from_on), col(row.id)))
    return {reference(MARKER, marker): (level, review_on) for marker, level, review_on in rows}


def _facts(work: UnitOfWork, part: Part, kind: FactFile, record: Callable[..., Any]) -> Iterator[tuple[int, Any]]:
    table: Any = kind.table
    query = select(table.id, table.offender_id, *(getattr(table, name) for name in kind.columns))
    query = query.where(part.holds(table.offender_id), table.withdrawn_in.is_(None))
    query = query.order_by(table.offender_id, getattr(table, kind.described.day), table.id)
    for number, person, *told in work.session.execute(query):
        if person in part.people:
            yield person, record(reference(kind.described.letter, number), reference(PERSON, person), *told)


def _shortest(figure: float) -> int | float:
    return int(figure) if figure.is_integer() else figure


KINDS: Mapping[str, tuple[type, Callable[[UnitOfWork, Part], Iterator[tuple[int, Any]]]]] = {
    "scores": (ScoreExported, scores),
    "sentences": (SentenceExported, sentences),
    "arrests": (ArrestExported, arrests),
    "homes": (HomeExported, homes),
    "transitions": (TransitionExported, transitions),
    "offences": (OffenceExported, offences),
    "markers": (MarkerExported, markers),
    "programmes": (MembershipExported, memberships),
    "conditions": (ConditionExported, conditions),
    "deaths": (DeathExported, deaths),
    "reaches": (ReachExported, reaches),
}
"""By its word: the record class of each, and what answers its rows."""
