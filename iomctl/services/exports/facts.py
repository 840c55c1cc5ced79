"""Export of facts: offences, scores, sentences and markers. What was withdrawn is not given out."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.references import MARKER, OFFENCE, PERSON, SCORE, SENTENCE, reference
from iomctl.services.exports.fact_records import MarkerExported, OffenceExported, ScoreExported, SentenceExported
from iomctl.services.exports.people import Part
from iomctl.storage.tables.markers import Marker, MarkerReview
from iomctl.storage.tables.offences import Offence
from iomctl.storage.tables.scores import Score
from iomctl.storage.tables.sentences import Sentence
from iomctl.storage.unit_of_work import UnitOfWork

_OFFENCE = ("committed_on", "ho_code", "victim", "outcome", "outcome_on", "index_on", "source")


def offences(work: UnitOfWork, part: Part) -> Iterator[tuple[int, OffenceExported]]:
    """The offences of a part's people, by the day they were committed."""
    return _facts(work, part, (Offence, OFFENCE, _OFFENCE, "committed_on"), OffenceExported)


def scores(work: UnitOfWork, part: Part) -> Iterator[tuple[int, ScoreExported]]:
    """The scores of a part's people, by their day."""

    def record(*told: Any) -> ScoreExported:
        ref, person, kind, figure, level, *rest = told
        return ScoreExported(ref, person, kind, _shortest(figure) if level is None else level, *rest)

    columns = ("kind", "value", "level", "scored_on", "version", "source")
    return _facts(work, part, (Score, SCORE, columns, "scored_on"), record)


def sentences(work: UnitOfWork, part: Part) -> Iterator[tuple[int, SentenceExported]]:
    """The sentences of a part's people, by their start."""
    columns = ("kind", "start_on", "end_on", "source")
    return _facts(work, part, (Sentence, SENTENCE, columns, "start_on"), SentenceExported)


def markers(work: UnitOfWork, part: Part) -> Iterator[tuple[int, MarkerExported]]:
    """The markers of a part's people, by their first day, each with what its newest review says."""
    reviews = _reviews(work, part)

    def record(ref: str, *told: Any) -> MarkerExported:
        whole: tuple[Any, ...] = (ref, *told, *reviews.get(ref, (None, None)))
        return MarkerExported(*whole)

    columns = ("kind", "present", "from_on", "to_on", "source")
    return _facts(work, part, (Marker, MARKER, columns, "from_on"), record)


def _reviews(work: UnitOfWork, part: Part) -> dict[str, tuple[Any, Any]]:
    """The level and the next review day of the markers of a part's people, by reference."""
    row = MarkerReview
    query = select(col(row.marker_id), col(row.level), col(row.review_on))
    query = query.join(Marker, col(Marker.id) == col(row.marker_id)).where(part.holds(col(Marker.offender_id)))
    rows = work.session.execute(query.order_by(col(row.from_on), col(row.id)))
    return {reference(MARKER, marker): (level, review_on) for marker, level, review_on in rows}


def _facts(
    work: UnitOfWork, part: Part, of: tuple[Any, str, tuple[str, ...], str], record: Callable[..., Any]
) -> Iterator[tuple[int, Any]]:
    table, letter, columns, day = of
    query = select(table.id, table.offender_id, *(getattr(table, name) for name in columns))
    query = query.where(part.holds(table.offender_id), table.withdrawn_on.is_(None))
    query = query.order_by(table.offender_id, getattr(table, day), table.id)
    for number, person, *told in work.session.execute(query):
        if person in part.people:
            yield person, record(reference(letter, number), reference(PERSON, person), *told)


def _shortest(figure: float) -> int | float:
    return int(figure) if figure.is_integer() else figure
