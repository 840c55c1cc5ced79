"""What may come in about the duty to refer: to which council and with what consent, and what came of it."""

from datetime import date
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.accommodation.councils import council_to_refer_to
from iomctl.domain.accommodation.duties import OWN_WORDS
from iomctl.domain.days.days import spoken
from iomctl.errors import BadValue
from iomctl.inputs.quoting import nearest, quoted
from iomctl.inputs.typed_words import Happened, Input, Words, bounds_of, checked, stands


def _council(words: str, info: ValidationInfo) -> str:
    # A day that was refused leaves none to hold the council against.
    return council_to_refer_to(words, info.data.get("on", bounds_of(info).today)).code


def _given(value: Any, _: ValidationInfo) -> Any:
    if value is None:
        raise BadValue("nobody is referred without consent; give the day on which the person agreed")
    return value


def _agreed_first(day: date, info: ValidationInfo) -> date:
    on, today = info.data.get("on"), bounds_of(info).today
    if on is not None and day > on:
        raise BadValue(f"{spoken(day, today)} is after the referral, {spoken(on, today)}")
    return day


def _outcome(word: str, info: ValidationInfo) -> str:
    if stands(word, info):
        return word
    codes = [code for code, one in bounds_of(info).policy.duties.items() if one.active]
    wanted, known = word.strip().casefold(), (*codes, *OWN_WORDS)
    if wanted not in known:
        lacking = "" if codes else "; the policy in force lacks the list duties, which has a council's answers"
        typed = f"outcome {quoted(word.strip())}"
        raise BadValue(f"{typed}: one of {', '.join(known)}{nearest(word, known)}{lacking}")
    return wanted


class NewDutyReferral(Input):
    """A referral to a council on the day `on`, and the day on which the person agreed to it."""

    columns = MappingProxyType({"on": "submitted_on", "consent": "consented_on"})
    on: Happened
    council: Annotated[str, AfterValidator(checked(_council))] = Field(title="council")
    consent: Annotated[Happened, AfterValidator(checked(_agreed_first)), BeforeValidator(checked(_given))]
    reference: Words | None = None
    note: Words | None = None


class DutyOutcome(Input):
    """What came of a referral on the day `on`: a code of the policy's duties or one of OWN_WORDS."""

    columns = MappingProxyType({"on": "answered_on"})
    outcome: Annotated[str, AfterValidator(checked(_outcome))] = Field(title="outcome")
    on: Happened
    reference: Words | None = None
