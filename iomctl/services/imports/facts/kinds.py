"""The kinds of fact as files tell them: each by the description of its table and the input that options take too."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from iomctl.domain.facts.claims import Claim, of_marker, of_sentence
from iomctl.inputs.facts.arrests import NewArrest
from iomctl.inputs.facts.conditions import ConditionOfFile
from iomctl.inputs.facts.deaths import NewDeath
from iomctl.inputs.facts.homes import NewHome
from iomctl.inputs.facts.markers import NewMarker
from iomctl.inputs.facts.offences import NewOffence
from iomctl.inputs.facts.programmes import NewMembership
from iomctl.inputs.facts.reaches import NewReach
from iomctl.inputs.facts.scores import NewScore
from iomctl.inputs.facts.sentences import NewSentence
from iomctl.inputs.facts.transitions import NewStep
from iomctl.inputs.typed_words import Input
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.facts.arrests import Arrest
from iomctl.storage.tables.facts.conditions import ProgrammeCondition
from iomctl.storage.tables.facts.deaths import Death
from iomctl.storage.tables.facts.homes import SaidHome
from iomctl.storage.tables.facts.markers import Marker
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.facts.programmes import Membership
from iomctl.storage.tables.facts.reaches import Reach
from iomctl.storage.tables.facts.scores import Score
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.facts.transitions import TransitionStep
from iomctl.storage.tables.row import TableRow

Values = tuple[Any, ...]

_NOT_TOLD = {"id", "offender_id", "left_in", "outcome_in", "withdrawn_in", "recorded_in"}


class FactFile(NamedTuple):
    """One kind of fact in a file: where it is stored, what may come in, and the columns after the person, in order.

    `claim` answers what the values of a row claim of the person, None for a kind that can't contradict another.
    `outcome` are the columns of what may come of the fact later, and of the day of that; `figures` those beside them
    that a later file may tell otherwise.
    """

    table: type[TableRow]
    input: type[Input]
    fields: tuple[str, ...]
    claim: Callable[[Values], Claim] | None = None
    outcome: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()

    @property
    def described(self) -> Described:
        """What its rows stand for."""
        described: Described = self.table.described  # type: ignore[attr-defined]  # every table of facts has it
        return described

    @property
    def all_fields(self) -> tuple[str, ...]:
        """Every field that a file may have; the first holds the reference."""
        return (self.described.reference_field, "offender", *self.fields)

    @property
    def required(self) -> tuple[str, ...]:
        """The fields that a file must have."""
        return ("offender", *(name for name in self.fields if self.input.model_fields[name].is_required()))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of its table that tell the fact, in their order."""
        return _columns(self.table)

    @property
    def later(self) -> tuple[str, ...]:
        """The columns that a later file may tell otherwise of the same fact: its last day, and what came of it."""
        return tuple(filter(None, (self.described.last, *self.figures, *self.outcome)))

    def called(self, column: str) -> str:
        """The field that is held in a column."""
        return {held: name for name, held in self.input.columns.items()}.get(column, column)

    def news(self, told: Values, known: Values) -> bool:
        """Whether a row tells an outcome where none is known, or one of a later day than the known one."""
        what, day = (self.columns.index(name) for name in self.outcome)
        return known[what] is None or (told[day] or "") > (known[day] or "")

    def values(self, new: Input) -> Values:
        """What a row tells, in the order of `columns`, days as ISO text."""
        stored = new.stored()
        return tuple(_plain(stored[name]) for name in self.columns)


@cache
def _columns(table: type[TableRow]) -> tuple[str, ...]:
    return tuple(name for name in table.model_fields if name not in _NOT_TOLD)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _of_sentence(values: Values) -> Claim:
    kind, start_on, until_on, *_ = values
    return of_sentence(kind, date.fromisoformat(start_on), _day(until_on))


def _of_marker(values: Values) -> Claim:
    kind, present, from_on, until_on, *_ = values
    return of_marker(kind, present, date.fromisoformat(from_on), _day(until_on))


OF_OFFENCES = ("committed_on", "code", "victim", "outcome", "outcome_on", "index_on", "source")
LATE_OF_OFFENCES = ("committed_until", "counted_as", "place", "set_aside_on")
OFFENCES = FactFile(
    Offence,
    NewOffence,
    (*OF_OFFENCES, *LATE_OF_OFFENCES, "sentence"),
    figures=(*LATE_OF_OFFENCES, "sentence_id"),
)
SCORES = FactFile(Score, NewScore, ("kind", "value", "scored_on", "version", "source"))
SENTENCES = FactFile(Sentence, NewSentence, ("kind", "start_on", "until_on", "source"), _of_sentence)
MARKERS = FactFile(
    Marker, NewMarker, ("kind", "present", "from_on", "until_on", "source", "level", "review_on"), _of_marker
)
ARRESTS = FactFile(
    Arrest,
    NewArrest,
    ("arrested_on", "codes", "victim", "outcome", "outcome_on", "source"),
    outcome=("outcome", "outcome_on"),
)
DEATHS = FactFile(Death, NewDeath, ("died_on", "note"))
REACHES = FactFile(Reach, NewReach, ("kind", "from_on", "until_on", "details", "postcode", "not_contacted", "source"))
HOMES = FactFile(SaidHome, NewHome, ("from_on", "kind", "area", "leaves_on", "source"))
TRANSITIONS = FactFile(TransitionStep, NewStep, ("kind", "step", "step_on", "done_with", "note"))
PROGRAMMES = FactFile(
    Membership,
    NewMembership,
    ("programme", "joined_on", "children", "family", "until_on", "left_on", "reason", "note"),
    outcome=("end_reason", "left_on"),
    figures=("children", "family", "until_on"),
)
CONDITIONS = FactFile(
    ProgrammeCondition,
    ConditionOfFile,
    ("membership", "kind", "agreed_on", "due_on", "outcome", "outcome_on", "note"),
    outcome=("outcome", "outcome_on"),
    figures=("due_on",),
)

AS_THEY_STAND = (SCORES, SENTENCES, ARRESTS, HOMES, TRANSITIONS)
"""Those of which a row tells nothing but the fact; a row of an offence names a sentence, one of a marker tells its
newest review too, one of a programme takes a place, one of a condition is of a membership."""
