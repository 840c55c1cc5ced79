"""What may come in about a referral: that it was made, how it was answered, its start, its end."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.policy.choices import Pathway
from iomctl.domain.referrals import ACCEPTED, ANSWERS, ENDED, STARTED, Step, step_faults
from iomctl.errors import BadValue
from iomctl.inputs.names import partner_name
from iomctl.inputs.referrals.practitioners_and_outcomes import Complexity, DesiredOutcomes, OutcomeScores
from iomctl.inputs.typed_words import Happened, Input, Words, bounds_of, checked, code_of

Check = Callable[[Any, ValidationInfo], Any]


def _answer(text: str, _: ValidationInfo) -> str:
    word = text.strip().casefold()
    if word not in ANSWERS:
        raise BadValue(f'answer "{text.strip()}": one of {", ".join(ANSWERS)}')
    return word


def _choice(name: str) -> Check:
    def check(text: str | None, info: ValidationInfo) -> str | None:
        word = None if text is None else text.strip().casefold()
        _refuse_wrong(name, _step(info, ENDED, {name: word}))
        return word

    return check


def _reason(list_name: str, status: str = "") -> Check:
    def check(text: str | None, info: ValidationInfo) -> str | None:
        policy = bounds_of(info).policy
        in_use = ", ".join(code for code, one in policy.reasons[list_name].items() if one.active)
        _refuse_wrong("reason", _step(info, status, {"reason": text}), "" if text else f": one of {in_use}")
        return None if text is None else policy.reason(list_name, text).code

    return check


def _step(info: ValidationInfo, status: str, field: dict[str, str | None]) -> Step:
    """The step as far as it is understood; the rules for its fields don't ask for its day."""
    told: dict[str, Any] = {"status": status, **info.data, **field}
    return Step(told["status"], date.min, told.get("ending"), told.get("reason"), told.get("outcome"))


def _refuse_wrong(name: str, step: Step, choices: str = "") -> None:
    line = step_faults(step).get(name)
    if line is not None:
        # A line that opens with the word that was typed is shown as: --outcome "fine": one of ...
        raise BadValue(f"{name} {line}" if line.startswith('"') else line + choices)


PathwayCode = Annotated[str, code_of(Pathway)]
Area = Annotated[str, AfterValidator(checked(lambda text, _: partner_name(text)))]


class Making(Input):
    """A new referral; `area` is needed only when nothing else decides which of the provider's services is meant."""

    pathway: PathwayCode = Field(title="pathway")
    area: Area | None = None
    outside_area: bool = False
    complexity: Complexity = None
    outcome: DesiredOutcomes = ()
    on: Happened
    note: Words | None = None


class ProviderAnswer(Input):
    """What the provider said; a refusal needs one of the policy's reasons."""

    status: Annotated[str, AfterValidator(checked(_answer))] = Field(title="answer")
    reason: Annotated[str | None, BeforeValidator(checked(_reason("refusal")))]
    on: Happened
    note: Words | None = None

    @property
    def step(self) -> Step:
        """The step that was taken."""
        return Step(self.status, self.on, reason=self.reason)


def _accepted_by(name: str | None, info: ValidationInfo) -> str | None:
    if name is None:
        return None
    if info.data.get("status", ACCEPTED) != ACCEPTED:
        raise BadValue("only an accepted referral has one")
    return partner_name(name)


class AnswerInSheet(ProviderAnswer):
    """What a provider's sheet says of one referral: the answer, and who works on it from that day."""

    practitioner: Annotated[str | None, BeforeValidator(checked(_accepted_by))] = None


class Start(Input):
    """That the work began."""

    on: Happened
    note: Words | None = None

    @property
    def step(self) -> Step:
        """The step that was taken."""
        return Step(STARTED, self.on)


class End(Input):
    """How it ended; the rules on reason and outcome are those of `domain.referrals`."""

    ending: Annotated[str, BeforeValidator(checked(_choice("ending")))] = Field(title="ending")
    outcome: Annotated[str | None, BeforeValidator(checked(_choice("outcome")))]
    outcome_score: OutcomeScores = ()
    reason: Annotated[str | None, BeforeValidator(checked(_reason("ending", ENDED)))]
    on: Happened
    note: Words | None = None

    @property
    def step(self) -> Step:
        """The step that was taken."""
        return Step(ENDED, self.on, self.ending, self.reason, self.outcome)
