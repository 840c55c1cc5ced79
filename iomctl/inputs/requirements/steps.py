"""What may come in about a requirement as it goes on: consent, assessment, sessions and breach."""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, ValidationInfo

from iomctl.domain.days.days import spoken
from iomctl.domain.requirements import ASSESSMENT, BEGUN, BREACH, CONSENT, MISSED, OUTCOMES, SESSION
from iomctl.errors import BadValue
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.choices import none_of_it, one_of, word_of
from iomctl.inputs.quoting import nearest, quoted
from iomctl.inputs.typed_words import Happened, Input, Words, bounds_of, checked, stands


@dataclass(frozen=True)
class StepBounds(Bounds):
    """What a step is held against too: the first and last day of its requirement; None for not known."""

    start_on: date | None = None
    until_on: date | None = None


def _within(day: date, info: ValidationInfo) -> date:
    bounds = bounds_of(info)
    first, last = getattr(bounds, "start_on", None), getattr(bounds, "until_on", None)
    if stands(day, info):
        return day
    if first is not None and day < first:
        raise BadValue(f"{spoken(day, bounds.today)} is before the requirement begins, {spoken(first, bounds.today)}")
    if last is not None and day > last:
        raise BadValue(f"{spoken(day, bounds.today)} is after the requirement ends, {spoken(last, bounds.today)}")
    return day


def _why(word: str | None, info: ValidationInfo) -> str | None:
    policy, outcome = bounds_of(info).policy, info.data.get("outcome")
    if word is None:
        if outcome == MISSED:
            in_use = ", ".join(code for code, one in policy.reasons["absence"].items() if one.active)
            raise BadValue(f"say why it was missed: one of {in_use or 'the list absence, which the policy lacks'}")
        return None
    if outcome not in {None, MISSED}:
        raise BadValue(f"only what was missed has one: {none_of_it(info)}")
    return word if stands(word, info) else policy.reason("absence", word).code


def _breach(word: str, info: ValidationInfo) -> str:
    policy, told = bounds_of(info).policy, word.strip().casefold()
    if told == BEGUN or stands(word, info):
        return word if stands(word, info) else BEGUN
    known = [BEGUN, *(code for code, one in policy.reasons[BREACH].items() if one.active)]
    if told not in policy.reasons[BREACH]:
        raise BadValue(f"breach {quoted(word.strip())}: one of {', '.join(known)}{nearest(word, known)}")
    return policy.reason(BREACH, told).code


Day = Annotated[Happened, AfterValidator(checked(_within))]


class StepTold(Input):
    """What is said of a requirement `on` a day; `step` is one of STEPS."""

    columns = MappingProxyType({"on": "step_on", "by": "assessed_by"})
    step: ClassVar[str]
    on: Happened


class ConsentTold(StepTold):
    """Whether the person consented to the treatment, said `on` a day, which may be before the sentence."""

    step = CONSENT
    outcome: Annotated[str, word_of("consent", OUTCOMES[CONSENT])] = Field(title="consent")
    note: Words | None = None


class AssessmentTold(StepTold):
    """What an assessment found `on` a day, which may be before the sentence; `by` is who assessed, in words."""

    step = ASSESSMENT
    outcome: Annotated[str, word_of("assessment", OUTCOMES[ASSESSMENT])] = Field(title="assessment")
    by: Words | None = None
    note: Words | None = None


class SessionTold(StepTold):
    """What came of a session that was offered `on` a day of the requirement, and why it was missed."""

    step = SESSION
    outcome: Annotated[str, AfterValidator(checked(lambda word, _: one_of(SESSION, word, OUTCOMES[SESSION])))] = Field(
        title="session"
    )
    on: Day
    reason: Annotated[str | None, AfterValidator(checked(_why))] = Field(default=None, validate_default=True)
    note: Words | None = None


class BreachTold(StepTold):
    """That a breach was begun `on` a day of the requirement or later, or what came of it, a reason of the policy."""

    step = BREACH
    outcome: Annotated[str, AfterValidator(checked(_breach))] = Field(title="breach")
    note: Words | None = None


TOLD: dict[str, type[StepTold]] = {
    CONSENT: ConsentTold,
    ASSESSMENT: AssessmentTold,
    SESSION: SessionTold,
    BREACH: BreachTold,
}
"""What comes in about each step."""
