"""The four kinds of fact as files tell them: their fields, how each is read, and what must hold between several."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlmodel import SQLModel

from iomctl.domain.facts.offence_codes import canonical
from iomctl.domain.facts.offences import OUTCOMES, VICTIMS
from iomctl.domain.policy.choices import MarkerKind, ScoreKind, SentenceKind
from iomctl.domain.policy.policy import Policy
from iomctl.domain.references import MARKER, OFFENCE, SCORE, SENTENCE
from iomctl.errors import BadValue
from iomctl.inputs.facts.scores import measured
from iomctl.inputs.quoting import quoted
from iomctl.services.imports.engine.fields import Reader, Remembered, code, iso_day, needed, word, words
from iomctl.services.imports.engine.intake import Intake
from iomctl.storage.tables.markers import Marker
from iomctl.storage.tables.offences import Offence
from iomctl.storage.tables.scores import Score
from iomctl.storage.tables.sentences import Sentence

Values = tuple[Any, ...]


class FactKind(NamedTuple):
    """One kind of fact in a file.

    The field `name` holds the reference, which opens with `letter`; `fields` come after the person. Of those that
    `table` holds the last `words` are free words; `day` is the one with the day it is about, `end` the one with its
    last day, just before the free words, or "". `stored` answers the values of a row as `table` holds them, and what
    is wrong between several fields.
    """

    name: str
    letter: str
    table: type[SQLModel]
    fields: tuple[str, ...]
    required: tuple[str, ...]
    day: str
    words: int
    readers: Callable[[Intake], Mapping[str, Reader]]
    stored: Callable[[Policy, Sequence[Any]], tuple[Values, list[str]]]
    end: str = ""

    @property
    def all_fields(self) -> tuple[str, ...]:
        """Every field that a file may have."""
        return (self.name, "offender", *self.fields)


def _offence_readers(intake: Intake) -> Mapping[str, Reader]:
    today = intake.work.today
    return {
        "committed_on": needed(iso_day("committed_on", intake.binding, until=today)),
        "code": Remembered(lambda text: canonical(text) if text else None),
        "victim": word(VICTIMS),
        "outcome": word(OUTCOMES),
        "outcome_on": iso_day("outcome_on", intake.binding, until=today),
        "index_on": iso_day("index_on", intake.binding, until=today),
        "source": words(),
    }


def _offence(_policy: Policy, told: Sequence[Any]) -> tuple[Values, list[str]]:
    committed_on, ho_code, victim, outcome, outcome_on, index_on, source = told
    faults = []
    if outcome_on and not outcome:
        faults.append("outcome_on: given without outcome")
    for name, on in (("outcome_on", outcome_on), ("index_on", index_on)):
        if on and on < committed_on:
            faults.append(f"{name}: {on} is before it was committed, on {committed_on}")
    return (committed_on, ho_code, victim or "not-known", outcome, outcome_on, index_on, source), faults


def _score_readers(intake: Intake) -> Mapping[str, Reader]:
    policy = intake.work.policy
    return {
        "kind": needed(code(policy, ScoreKind)),
        "value": needed(words()),
        "scored_on": needed(iso_day("scored_on", intake.binding, until=intake.work.today)),
        "version": words(),
        "source": words(),
    }


def _score(policy: Policy, told: Sequence[Any]) -> tuple[Values, list[str]]:
    kind, text, *rest = told
    try:
        found = measured(policy.scores[kind], text)
    except BadValue as fault:
        return (), [f"value: {line}" for line in fault.faults]
    figure_and_level = (None, found) if isinstance(found, str) else (found, None)
    return (kind, *figure_and_level, *rest), []


def _sentence_readers(intake: Intake) -> Mapping[str, Reader]:
    policy = intake.work.policy
    return {
        "kind": needed(code(policy, SentenceKind)),
        "start_on": needed(iso_day("start_on", intake.binding, until=intake.work.today)),
        "end_on": iso_day("end_on", intake.binding),
        "source": words(),
    }


def _sentence(policy: Policy, told: Sequence[Any]) -> tuple[Values, list[str]]:
    kind, start_on, end_on, _ = told
    faults = []
    closed_from = policy.sentences[kind].closed_from
    if closed_from and start_on >= closed_from.isoformat():
        faults.append(f"kind: no {kind} can start on or after {closed_from}")
    if end_on and end_on < start_on:
        faults.append(f"end_on: {end_on} is before its start, on {start_on}")
    return tuple(told), faults


def _marker_readers(intake: Intake) -> Mapping[str, Reader]:
    policy = intake.work.policy
    return {
        "kind": needed(code(policy, MarkerKind)),
        "present": Remembered(_present),
        "from_on": needed(iso_day("from_on", intake.binding, until=intake.work.today)),
        "to_on": iso_day("to_on", intake.binding),
        "source": words(),
        "level": words(),
        "review_on": iso_day("review_on", intake.binding),
    }


def _present(text: str) -> bool:
    if text.casefold() not in {"", "yes", "no"}:
        raise BadValue(f"{quoted(text)}: one of yes, no")
    return text.casefold() != "no"


def _marker(policy: Policy, told: Sequence[Any]) -> tuple[Values, list[str]]:
    kind, present, from_on, to_on, _, level, review_on = told
    faults = []
    if (level or review_on) and not present:
        faults.append("level, review_on: given for a marker that there is not")
    elif level and policy.markers[kind].level(level) is None:
        faults.append(f"level: {quoted(level)}: one of {', '.join(policy.markers[kind].levels) or 'none'}")
    if review_on and review_on < from_on:
        faults.append(f"review_on: {review_on} is before its first day, {from_on}")
    if to_on and not present:
        faults.append("to_on: given for a marker that there is not")
    if to_on and to_on < from_on:
        faults.append(f"to_on: {to_on} is before its first day, {from_on}")
    return tuple(told[:5]), faults


OFFENCES = FactKind(
    *("offence", OFFENCE, Offence),
    fields=("committed_on", "code", "victim", "outcome", "outcome_on", "index_on", "source"),
    required=("offender", "committed_on"),
    day="committed_on",
    words=1,
    readers=_offence_readers,
    stored=_offence,
)
SCORES = FactKind(
    *("score", SCORE, Score),
    fields=("kind", "value", "scored_on", "version", "source"),
    required=("offender", "kind", "value", "scored_on"),
    day="scored_on",
    words=2,
    readers=_score_readers,
    stored=_score,
)
SENTENCES = FactKind(
    *("sentence", SENTENCE, Sentence),
    fields=("kind", "start_on", "end_on", "source"),
    required=("offender", "kind", "start_on"),
    day="start_on",
    words=1,
    readers=_sentence_readers,
    stored=_sentence,
    end="end_on",
)
MARKERS = FactKind(
    *("marker", MARKER, Marker),
    fields=("kind", "present", "from_on", "to_on", "source", "level", "review_on"),
    required=("offender", "kind", "from_on"),
    day="from_on",
    words=1,
    readers=_marker_readers,
    stored=_marker,
    end="to_on",
)
