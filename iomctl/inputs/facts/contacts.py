"""What may come in about a contact: its kind, its day, how it was or is to be, and what came of it."""

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.days.days import parse_day, spoken
from iomctl.domain.facts.contacts import HOWS, OUTCOMES
from iomctl.domain.policy.choices import ContactKind
from iomctl.errors import BadValue
from iomctl.inputs.choices import Withdrawal, one_of
from iomctl.inputs.typed_words import Input, Words, bounds_of, checked, code_of


def _on(value: Any, info: ValidationInfo) -> date:
    bounds = bounds_of(info)
    day = bounds.today if value is None else parse_day(value, bounds.today)
    if bounds.born_on is not None and day < bounds.born_on:
        # Not on which day that was: the person may have a limited-access mark.
        raise BadValue(f"{spoken(day, bounds.today)} is before their birth")
    return day


def _outcome(word: str | None, info: ValidationInfo) -> str | None:
    outcome = None if word is None else one_of("outcome", word, OUTCOMES)
    day, today = info.data.get("on"), bounds_of(info).today
    if outcome is not None and day is not None and day > today:
        raise BadValue(f"{spoken(day, today)} is ahead: say what came of it when it is over")
    return outcome


def _reason(word: str | None, info: ValidationInfo) -> str | None:
    policy = bounds_of(info).policy
    known = "outcome" in info.data
    if word is None:
        if known and info.data["outcome"] == "missed":
            in_use = [code for code, one in policy.reasons["absence"].items() if one.active]
            known_codes = ", ".join(in_use) or "the list absence, which the policy in force lacks"
            raise BadValue(f"say why it was missed: one of {known_codes}")
        return None
    if known and info.data["outcome"] != "missed":
        raise BadValue("only what was missed has one; leave it out")
    return policy.reason("absence", word).code


Kind = Annotated[str, code_of(ContactKind)]
How = Annotated[str, AfterValidator(checked(lambda word, _: one_of("how", word, HOWS)))]
Outcome = Annotated[str | None, AfterValidator(checked(_outcome))]
Reason = Annotated[str | None, AfterValidator(checked(_reason))]


class ContactOutcome(Input):
    """What came of a contact that is over, and the code of the absence where it was missed."""

    outcome: Outcome = Field(title="outcome")
    reason: Reason = Field(default=None, validate_default=True)


class NewContact(Input):
    """A contact to record, on any day; one ahead is planned and has no outcome yet."""

    kind: Kind = Field(title="kind of contact")
    how: How
    on: Annotated[date, BeforeValidator(checked(_on))]
    outcome: Outcome = Field(default=None, title="--kept or --missed")
    reason: Reason = Field(default=None, validate_default=True)
    note: Words | None = None


class ContactCorrection(Withdrawal):
    """How a contact is to be, and why it was wrong; None for what stays. The outcome may be `none`: not said yet."""

    on: Annotated[date | None, BeforeValidator(checked(lambda word, info: None if word is None else _on(word, info)))]
    kind: Kind | None = None
    how: How | None = None
    outcome: Annotated[
        str | None, AfterValidator(checked(lambda word, _: word and one_of("outcome", word, (*OUTCOMES, "none"))))
    ]
    because: Annotated[
        str | None,
        AfterValidator(checked(lambda word, info: word and bounds_of(info).policy.reason("absence", word).code)),
    ]
