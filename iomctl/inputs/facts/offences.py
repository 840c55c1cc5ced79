"""What may come in about an offence: its code, its day, the victim, and how it came out."""

from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.facts.offence_codes import canonical
from iomctl.domain.facts.offences import COUNTED_AS, OUTCOMES, PLACES, VICTIMS
from iomctl.domain.references import SENTENCE, number_in, reference
from iomctl.domain.reoffending.recorded import CONVICTED, PROVING
from iomctl.errors import BadValue
from iomctl.inputs.choices import word_of
from iomctl.inputs.quoting import quoted
from iomctl.inputs.typed_words import Happened, HappenedOrNot, Input, Read, Typed, Words, checked, not_before

NOT_KNOWN = "unknown"


def _code(word: str | None, _: ValidationInfo) -> str | None:
    return None if word is None or word.strip().casefold() == NOT_KNOWN else canonical(word)


def with_outcome(outcomes: Sequence[str]) -> Callable[[Any, ValidationInfo], Any]:
    """A check that a day is given only beside an outcome, which is one of some."""

    def check(value: Any, info: ValidationInfo) -> Any:
        if value is not None and info.data.get("outcome", "") is None:
            raise BadValue(f"given without an outcome: one of {', '.join(outcomes)}")
        return value

    return check


SinceThen = Annotated[HappenedOrNot, AfterValidator(checked(not_before("committed_on", "the offence")))]


def outcome_with_its_day(words: Typed[Read]) -> Typed[Read]:
    """What was typed for a correction, where taking an outcome away takes the day of it away too."""
    given = words.given
    return words.also(outcome_on="") if given.get("outcome") == "" and given.get("outcome_on") is None else words


def _sentence(value: Any, _: ValidationInfo) -> int | None:
    number = value if value is None or isinstance(value, int) else number_in(SENTENCE, str(value))
    if number is None and value is not None:
        raise BadValue(f"{quoted(str(value))} is no reference; one is like {reference(SENTENCE, 42)}")
    return number


def _of_proven(value: Any, info: ValidationInfo) -> Any:
    if value is not None and info.data.get("outcome", CONVICTED) not in PROVING:
        raise BadValue("nothing to set aside: the outcome is neither convicted nor cautioned")
    return value


AsideOn = Annotated[SinceThen, BeforeValidator(checked(_of_proven))]
LastDay = Annotated[HappenedOrNot, AfterValidator(checked(not_before("committed_on", "its first day")))]


class NewOffence(Input):
    """An offence to record; no `code` where nobody knows it.

    `index_on` is the day from which it is the index offence; `index` alone makes it that from the day of its
    outcome, else from its own. `committed_until` is the last day of several. `counted_as` is one of COUNTED_AS,
    `place` one of PLACES, `sentence` the row number of the one passed for it. What an outcome is that a court set
    aside stays recorded, with the day `set_aside_on` from which it is none.
    """

    columns = MappingProxyType({"sentence": "sentence_id"})

    code: Annotated[str | None, BeforeValidator(checked(_code))] = Field(default=None, title="code")
    committed_on: Happened = Field(title="--on")
    victim: Annotated[str, word_of("victim", VICTIMS)] = "not-known"
    outcome: Annotated[str, word_of("outcome", OUTCOMES)] | None = None
    outcome_on: Annotated[SinceThen, BeforeValidator(checked(with_outcome(OUTCOMES)))] = None
    index: bool = False
    index_on: SinceThen = None
    source: Words | None = None
    committed_until: LastDay = Field(default=None, title="--until")
    counted_as: Annotated[str, word_of("counted as", COUNTED_AS)] | None = None
    place: Annotated[str, word_of("place", PLACES)] | None = None
    set_aside_on: AsideOn = Field(default=None, title="--set-aside")
    sentence: Annotated[int | None, BeforeValidator(checked(_sentence))] = None

    def stored(self) -> dict[str, Any]:
        """The columns of an offence."""
        index_on = self.index_on or ((self.outcome_on or self.committed_on) if self.index else None)
        return {
            "committed_on": self.committed_on,
            "code": self.code,
            "victim": self.victim,
            "outcome": self.outcome,
            "outcome_on": self.outcome_on,
            "index_on": index_on,
            "source": self.source,
            "committed_until": self.committed_until,
            "counted_as": self.counted_as,
            "place": self.place,
            "set_aside_on": self.set_aside_on,
            "sentence_id": self.sentence,
        }


class SettingAside(Input):
    """The day on which a court set the outcome of a recorded offence aside."""

    on: Happened


class Indexing(Input):
    """The day from which a recorded offence is the index offence."""

    on: Happened
