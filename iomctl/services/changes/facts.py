"""The facts of one person as dated changes; what was withdrawn never happened."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.accommodation.home import kind_in_words
from iomctl.domain.facts.arrests import names_of
from iomctl.domain.facts.offence_codes import name_of
from iomctl.domain.facts.sentences import NO_SENTENCE
from iomctl.domain.references import SENTENCE, reference
from iomctl.domain.reviews import full_day
from iomctl.services.changes.change import DatedChange, Source, dated_change
from iomctl.services.changes.live_rows import change_of, live_rows, named
from iomctl.services.facts.kinds import reference_of
from iomctl.services.lookup.find_person import words_about
from iomctl.storage.tables.facts.arrests import Arrest
from iomctl.storage.tables.facts.homes import SaidHome
from iomctl.storage.tables.facts.markers import Marker, MarkerReview
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.facts.scores import Score
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.unit_of_work import UnitOfWork


def offences(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """Offences, what came of them, and which became the index offence."""
    for row in live_rows(work, Offence, person):
        about = f"{reference_of(row)} {row.code or 'code not known'}"
        said = (name_of(row.code) if row.code else None, *_how_it_counts(row), *words_about(work, person, row.source))
        yield change_of(row, row.committed_on, about, "committed", *said)
        if row.outcome is not None:
            yield change_of(row, row.outcome_on or row.committed_on, about, row.outcome)
        if row.index_on is not None:
            yield change_of(row, row.index_on, about, "index offence")
        if row.set_aside_on is not None:
            yield change_of(row, row.set_aside_on, about, "set aside")


def _how_it_counts(row: Offence) -> Iterator[str]:
    """What is said of an offence that is not the usual: several days, no offence by itself, elsewhere, its sentence."""
    if row.committed_until is not None:
        yield f"until {full_day(row.committed_until)}"
    if row.counted_as is not None:
        yield {"breach": "a breach", "considered": "taken into consideration"}[row.counted_as]
    if row.place is not None:
        yield f"in {row.place}" if row.place != "abroad" else row.place
    if row.sentence_id is not None:
        yield f"sentence {reference(SENTENCE, row.sentence_id)}"


def arrests(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """Arrests with what they were for, and what came of them."""
    for row in live_rows(work, Arrest, person):
        about = f"{reference_of(row)} {row.codes or 'code not known'}"
        said = words_about(work, person, row.source)
        yield change_of(row, row.arrested_on, about, "arrested", names_of(row.codes), *said)
        if row.outcome is not None:
            yield change_of(row, row.outcome_on or row.arrested_on, about, row.outcome)


def scores(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """Scores of each kind."""
    for row in live_rows(work, Score, person):
        said = words_about(work, person, f"version {row.version}" if row.version else None, row.source)
        yield change_of(row, row.scored_on, row.kind, row.level or f"{row.value:.12g}", *said)


def sentences(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """When sentences began and ended, and when somebody asked and there was none."""
    for row in live_rows(work, Sentence, person):
        begun = "asked" if row.kind == NO_SENTENCE else "began"
        yield change_of(row, row.start_on, named(row), begun, *words_about(work, person, row.source))
        if row.until_on is not None and row.until_on <= work.today:
            yield change_of(row, row.until_on, named(row), "ended")


def markers(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """When markers began, with their level, were reviewed and ended, and when somebody asked and there was none."""
    for row in live_rows(work, Marker, person):
        begun, reviews = _reviews(work, row)
        marked = f"marked{_level(begun)}" if row.present else "asked, none"
        yield change_of(row, row.from_on, row.kind, marked, *words_about(work, person, row.source))
        for one in reviews:
            ahead = f", next {full_day(one.review_on)}" if one.review_on else ""
            reviewed = f"reviewed{_level(one)}{ahead}"
            said = words_about(work, person, one.note)
            yield dated_change(one, one.from_on, "marker", row.kind, reviewed, *said)
        if row.until_on is not None and row.until_on <= work.today:
            yield change_of(row, row.until_on, row.kind, "ended")


def homes(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """Where they said that they sleep, and from when to when."""
    for row in live_rows(work, SaidHome, person):
        about = " ".join(filter(None, (reference_of(row), row.area)))
        until = f"until {full_day(row.leaves_on)}" if row.leaves_on else None
        kind = kind_in_words(row.kind, work.policy.accommodations)
        said = words_about(work, person, row.source)
        yield change_of(row, row.from_on, about, f"{row.kind} {kind}", until, *said)


SOURCES: dict[str, Source] = {
    "offence": offences,
    "arrest": arrests,
    "score": scores,
    "sentence": sentences,
    "marker": markers,
    "home": homes,
}


def _reviews(work: UnitOfWork, marker: Marker) -> tuple[MarkerReview | None, list[MarkerReview]]:
    """What a marker began with, and its reviews since, the first in front."""
    table = MarkerReview
    query = select(table).where(col(table.marker_id) == marker.id).order_by(col(table.from_on), col(table.id))
    rows = list(work.session.execute(query).scalars())
    begun = [one for one in rows if one.from_on == marker.from_on]
    return (begun[-1] if begun else None), rows[len(begun) :]


def _level(one: MarkerReview | None) -> str:
    return f", level {one.level}" if one and one.level else ""
