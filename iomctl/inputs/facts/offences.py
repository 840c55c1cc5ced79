"""What may come in about an offence: its code, its day, the victim, and how it came out."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.facts.offence_codes import canonical
from iomctl.domain.facts.offences import OUTCOMES, VICTIMS
from iomctl.errors import BadValue
from iomctl.inputs.choices import word_of
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


class NewOffence(Input):
    """An offence to record; no `code` where nobody knows it.

    `index_on` is the day from which it is the index offence; `index` alone makes it that from the day of its
    outcome, else from its own.
    """

    code: Annotated[str | None, BeforeValidator(checked(_code))] = Field(default=None, title="code")
    committed_on: Happened = Field(title="--on")
    victim: Annotated[str, word_of("victim", VICTIMS)] = "not-known"
    outcome: Annotated[str, word_of("outcome", OUTCOMES)] | None = None
    outcome_on: Annotated[SinceThen, BeforeValidator(checked(with_outcome(OUTCOMES)))] = None
    index: bool = False
    index_on: SinceThen = None
    source: Words | None = None

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
        }


class Indexing(Input):
    """The day from which a recorded offence is the index offence."""

    on: Happened
