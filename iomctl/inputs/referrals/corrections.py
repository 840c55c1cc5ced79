"""What may come in when something of a referral is withdrawn or corrected: which part is meant, and how it is to be."""

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.referrals import ACCEPTED, ENDED, ENDINGS, MADE, REFUSED, SCORES, STARTED
from iomctl.errors import BadValue
from iomctl.inputs.choices import Withdrawal, one_of
from iomctl.inputs.referrals.practitioners_and_outcomes import Complexity, Practitioner
from iomctl.inputs.referrals.referrals import Area, PathwayCode
from iomctl.inputs.typed_words import HappenedOrNot, Words, checked

ANSWERED = (ACCEPTED, REFUSED)
STEPS: dict[str, tuple[str, ...]] = {
    "made": (MADE,),
    "answered": ANSWERED,
    "started": (STARTED,),
    "ended": (ENDED,),
    ACCEPTED: ANSWERED,
    REFUSED: ANSWERED,
}
"""The words for a step, and the statuses that it can have left; people say what was answered, or that it was."""
ALONE = "give one of --step, --practitioner and --outcome"


def _step(word: str, _: ValidationInfo) -> tuple[str, ...]:
    return STEPS[one_of("step", word, STEPS)]


def _later_step(word: str | None, info: ValidationInfo) -> tuple[str, ...]:
    found = () if word is None else _step(word, info)
    if found == (MADE,):
        raise BadValue("to withdraw that it was made is to withdraw the referral: leave --step out")
    return found


def _alone(value: Any, info: ValidationInfo) -> Any:
    if value and (info.data.get("step") or info.data.get("practitioner")):
        raise BadValue(ALONE)
    return value


def _of_outcome(value: bool, info: ValidationInfo) -> bool:
    if value and info.data.get("outcome") is None:
        raise BadValue("of which outcome? give --outcome CODE")
    return value


def _chosen_once(value: str | None, info: ValidationInfo) -> str | None:
    if value is not None and info.data.get("score") is not None:
        raise BadValue("a score is of the outcome as it is: correct one after the other")
    return value


def _of_score(value: Any, info: ValidationInfo) -> Any:
    if value is not None and info.data.get("score") is None:
        raise BadValue("an outcome is chosen once: give it with --score")
    return value


class ReferralWithdrawal(Withdrawal):
    """What of a referral is withdrawn; nothing named is the whole of it. `step` holds the statuses it may have."""

    step: Annotated[tuple[str, ...], BeforeValidator(checked(_later_step))] = ()
    practitioner: Annotated[bool, AfterValidator(checked(_alone))] = False
    outcome: Annotated[Words | None, AfterValidator(checked(_alone))] = None
    score: Annotated[bool, AfterValidator(checked(_of_outcome))] = False


def _told(name: str, choices: tuple[str, ...]) -> Any:
    return AfterValidator(checked(lambda word, _: None if word is None else one_of(name, word, choices)))


class StepCorrection(Withdrawal):
    """How a step is to be; None for what stays as it is. `to` is an answer or an ending."""

    step: Annotated[tuple[str, ...], BeforeValidator(checked(_step))] = Field(title="--step")
    on: HappenedOrNot = None
    to: Annotated[str | None, _told("to", (*ANSWERED, *ENDINGS))] = None
    because: Words | None = None
    outcome: Annotated[str | None, _told("outcome", tuple(SCORES))] = None
    note: Words | None = None


class RequestCorrection(Withdrawal):
    """How much a referral asks of the provider, and the words kept with it; None for nothing said."""

    complexity: Complexity = None
    note: Words | None = None


class ServiceCorrection(Withdrawal):
    """To which service a referral was made; None for what stays as it was. `provider` is a name, not yet found."""

    provider: str | None = None
    pathway: PathwayCode | None = None
    area: Area | None = None


class PractitionerCorrection(Withdrawal):
    """Who works on a referral, and from which day; `of` is the day that it is recorded of, None for the newest."""

    practitioner: Practitioner = Field(title="--practitioner")
    on: HappenedOrNot = None
    of: HappenedOrNot = None


class OutcomeCorrection(Withdrawal):
    """Which outcome is desired, or with a `score` what came of it: that of the day `of`, None for the newest."""

    outcome: Words = Field(title="--outcome")
    score: Annotated[str | None, _told("score", tuple(SCORES))] = None
    to: Annotated[Words | None, AfterValidator(checked(_chosen_once))] = None
    on: HappenedOrNot = None
    of: Annotated[HappenedOrNot, AfterValidator(checked(_of_score))] = None


Correction = StepCorrection | PractitionerCorrection | OutcomeCorrection | ServiceCorrection | RequestCorrection
PARTS: dict[str, type[Correction]] = {
    "step": StepCorrection,
    "practitioner": PractitionerCorrection,
    "outcome": OutcomeCorrection,
    "provider": ServiceCorrection,
    "pathway": ServiceCorrection,
    "area": ServiceCorrection,
    "complexity": RequestCorrection,
    "note": RequestCorrection,
}
"""What says which part of a referral is corrected; an outcome beside a step is how the work went."""
