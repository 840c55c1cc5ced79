"""The facts of one person's page: the index offence, the newest scores, sentences and markers as on a day."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from iomctl.domain.references import PERSON, reference
from iomctl.services.asked_day import AskedDay
from iomctl.services.facts.markers import MarkerRecord, WhichMarkers, markers
from iomctl.services.facts.offences import OffenceRecord, WhichOffences, offences
from iomctl.services.facts.scores import ScoreRecord, WhichScores, scores_as_of
from iomctl.services.facts.sentences import SentenceRecord, WhichSentences, sentences_as_of
from iomctl.services.lookup.listed_people import ListedPeople
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.services.requirements.records import RequirementRecord


class OffenceOnPage(NamedTuple):
    """An offence as it was known on a day; `scope` is whether it is neighbourhood crime: yes, no or ask."""

    offence: str
    committed_on: date
    code: str | None
    code_name: str | None
    scope: str
    victim: str
    outcome: str | None
    outcome_on: date | None
    index_on: date | None
    set_aside_on: date | None


class ScoreOnPage(NamedTuple):
    """The newest score of its kind; `standing` is counts or too-old."""

    score: str
    kind: str
    value: int | float | str
    scored_on: date
    standing: str | None


class RequirementOnPage(NamedTuple):
    """A requirement of a sentence; `until_on` is at the latest the sentence's last day, `state` is runs or ended.

    What is not recorded is null; sessions are those that were offered.
    """

    requirement: str
    kind: str
    pathway: str
    start_on: date
    until_on: date | None
    state: str
    referral: str | None
    consent: str | None
    assessment: str | None
    sessions: int | None
    attended: int | None
    breach: str | None
    breach_on: date | None


class SentenceOnPage(NamedTuple):
    """A sentence; `state` is runs, ended, or none where somebody asked and there is no sentence."""

    sentence: str
    kind: str
    start_on: date
    until_on: date | None
    state: str
    statutory: bool
    final_third_on: date | None
    requirements: tuple[RequirementOnPage, ...]
    final_third_basis: str | None


class MarkerOnPage(NamedTuple):
    """What is known of one kind of marker; `state` is yes, ended, or no where somebody asked and there is none."""

    marker: str
    kind: str
    state: str
    from_on: date
    until_on: date | None
    level: str | None
    review_on: date | None


class FactsOnPage(NamedTuple):
    """The facts of a person that counted on a day.

    `sentences` are those that run, or the newest one when none does; `markers` has one for each kind that was asked
    about, those that go on first.
    """

    index_offence: OffenceOnPage | None
    scores: tuple[ScoreOnPage, ...]
    sentences: tuple[SentenceOnPage, ...]
    markers: tuple[MarkerOnPage, ...]


def facts_on_page(work: UnitOfWork, person: int, day: AskedDay, recorded: frozenset[str]) -> FactsOnPage:
    """The facts of the person with a row number that counted on a day, of whom there are rows in `recorded` tables.

    The look is logged.
    """
    whose = ListedPeople(reference(PERSON, person))
    required = _requirements(work, whose, day) if "requirement" in recorded else []
    index = offences(work, day.on, WhichOffences(whose, index=True))
    return FactsOnPage(
        index_offence=_offence(index[0]) if index else None,
        scores=tuple(_score(one) for one in scores_as_of(work, day, WhichScores(whose, newest=True))),
        sentences=_sentences(sentences_as_of(work, day, WhichSentences(whose)), required),
        markers=_markers(markers(work, day.on, WhichMarkers(whose))),
    )


def _requirements(work: UnitOfWork, whose: ListedPeople, day: AskedDay) -> "list[RequirementRecord]":
    from iomctl.services.requirements.lists import WhichRequirements, requirements_as_of

    return requirements_as_of(work, day, WhichRequirements(whose))


def _offence(one: OffenceRecord) -> OffenceOnPage:
    return OffenceOnPage(
        one.offence,
        one.committed_on,
        one.code,
        one.code_name,
        one.scope,
        one.victim,
        one.outcome,
        one.outcome_on,
        one.index_on,
        one.set_aside_on,
    )


def _score(one: ScoreRecord) -> ScoreOnPage:
    return ScoreOnPage(one.score, one.kind, one.value, one.scored_on, one.standing)


def _sentences(newest_first: list[SentenceRecord], required: "list[RequirementRecord]") -> tuple[SentenceOnPage, ...]:
    running = [one for one in newest_first if one.state == "runs"]
    return tuple(
        SentenceOnPage(
            one.sentence,
            one.kind,
            one.start_on,
            one.until_on,
            one.state,
            one.statutory,
            one.final_third_on,
            tuple(_requirement(its) for its in reversed(required) if its.sentence == one.sentence),
            one.final_third_basis,
        )
        for one in running or newest_first[:1]
    )


def _requirement(one: "RequirementRecord") -> RequirementOnPage:
    return RequirementOnPage(*(getattr(one, name) for name in RequirementOnPage._fields))


def _markers(newest_first: Iterable[MarkerRecord]) -> tuple[MarkerOnPage, ...]:
    of_kind: dict[str, MarkerRecord] = {}
    for one in newest_first:
        known = of_kind.setdefault(one.kind, one)
        if one.state == "yes" != known.state:
            of_kind[one.kind] = one
    told = (_marker(one) for one in of_kind.values())
    return tuple(sorted(told, key=lambda one: (one.state != "yes", one.kind)))


def _marker(one: MarkerRecord) -> MarkerOnPage:
    return MarkerOnPage(one.marker, one.kind, one.state, one.from_on, one.until_on, one.level, one.review_on)
