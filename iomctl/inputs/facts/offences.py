"""What may come in about an offence: its code, its day, the victim, and how it came out."""

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.days.days import parse_day, spoken
from iomctl.domain.facts.offence_codes import canonical
from iomctl.domain.facts.offences import OUTCOMES, VICTIMS
from iomctl.errors import BadValue
from iomctl.inputs.choices import one_of
from iomctl.inputs.typed_words import Happened, Input, Words, bounds_of, checked

NOT_KNOWN = "unknown"


def _code(word: str | None, _: ValidationInfo) -> str | None:
    return None if word is None or word.strip().casefold() == NOT_KNOWN else canonical(word)


def _outcome_day(value: Any, info: ValidationInfo) -> date | None:
    if value is None:
        return None
    today, committed = bounds_of(info).today, info.data.get("on")
    day = parse_day(value, today)
    if "outcome" in info.data and info.data["outcome"] is None:
        raise BadValue(f"say which with --outcome: one of {', '.join(OUTCOMES)}")
    if day > today:
        raise BadValue(f"{spoken(day, today)} is in the future")
    if committed is not None and day < committed:
        raise BadValue(f"{spoken(day, today)} is before the offence, {spoken(committed, today)}")
    return day


Victim = Annotated[str, AfterValidator(checked(lambda word, _: one_of("victim", word, VICTIMS)))]
Outcome = Annotated[str, AfterValidator(checked(lambda word, _: one_of("outcome", word, OUTCOMES)))]


class NewOffence(Input):
    """An offence to record; no `code` where nobody knows it. `index` makes it the index offence."""

    code: Annotated[str | None, BeforeValidator(checked(_code))] = Field(title="code")
    on: Happened
    victim: Victim = "not-known"
    outcome: Outcome | None = None
    outcome_on: Annotated[date | None, BeforeValidator(checked(_outcome_day))] = None
    index: bool = False
    source: Words | None = None

    @property
    def index_on(self) -> date | None:
        """The day from which it is the index offence: that of its outcome, else its own; None where it is not."""
        return (self.outcome_on or self.on) if self.index else None


class Indexing(Input):
    """The day from which a recorded offence is the index offence."""

    on: Happened
