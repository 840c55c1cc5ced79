"""What may come in about a spell: adoption, a move, a colour, custody, a lead worker, de-selection."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.policy.choices import Colour, Tier
from iomctl.errors import BadValue
from iomctl.inputs.choices import one_of
from iomctl.inputs.colours import OutsideColour
from iomctl.inputs.names import free_words, partner_name
from iomctl.inputs.typed_words import (
    AnyDay,
    Happened,
    HappenedOrNot,
    Input,
    Planned,
    Words,
    bounds_of,
    checked,
    code_of,
    reason_of,
)

LEAVES_WITHOUT_PLAN = frozenset({"gone", "record"})
"""Groups of de-selection reasons that need no exit plan: nobody is left to plan for."""


def _colour(value: str | None, info: ValidationInfo) -> str:
    policy = bounds_of(info).policy
    custody = policy.custody.colour
    in_custody = info.data.get("custody", False)
    if value is None:
        if in_custody:
            return custody
        raise BadValue(f"give one: {', '.join(code for code in policy.colours if code != custody)}")
    # In custody a colour is kept for the release.
    return policy.pick(Colour, value).code if in_custody else policy.outside_colour(value)


def _prison(text: str, info: ValidationInfo) -> str:
    if not info.data.get("custody", True):
        raise BadValue("a prison goes with custody: give --custody too")
    return partner_name(text)


def _exit_plan(value: str | None, info: ValidationInfo) -> str | None:
    if value is not None:
        return free_words(value)
    reason = info.data.get("reason")
    if reason and bounds_of(info).policy.reasons["deselection"][reason].group not in LEAVES_WITHOUT_PLAN:
        raise BadValue("an exit plan comes first: say who goes on supporting them, and how")
    return None


def _because(words: str | None, info: ValidationInfo) -> str | None:
    """A code of the list that reasons of what is corrected come from, also one that is used no more; else words."""
    what, policy = info.data.get("what"), bounds_of(info).policy
    if words is None or what not in {"adoption", "tier", "deselection"} or words in policy.reasons[what]:
        return words
    return policy.reason(what, words).code


SAID_OF_CASES = ("tier", "colour", "worker", "deselection", "adoption", "exit-plan")
"""What may be said of a case from a day on."""


def _what(word: str, _: ValidationInfo) -> str:
    return one_of("what is said of a case", word, SAID_OF_CASES)


TierCode = Annotated[str, code_of(Tier)]
ColourCode = Annotated[str, BeforeValidator(checked(_colour))]
Prison = Annotated[str, AfterValidator(checked(_prison))]


class Adoption(Input):
    """How a person comes in; in custody the colour may be given, for the release, and is shown as custody's."""

    on: Happened
    tier: TierCode
    custody: bool = False
    colour: ColourCode
    prison: Prison | None = None
    reason: Annotated[str, reason_of("adoption")]
    note: Words | None = None
    decision: Words | None = None
    review_by: Planned = None


class Move(Input):
    """A change of tier."""

    on: Happened
    tier: TierCode = Field(title="TIER")
    reason: Annotated[str, reason_of("tier")]
    decision: Words | None = None


class Recolour(Input):
    """A change of colour in the community."""

    on: Happened
    colour: ColourCode = Field(title="COLOUR")
    reason: Words


class Assignment(Input):
    """A change of lead worker."""

    on: Happened
    reason: Words | None = None


class Leaving(Input):
    """The first day on which a worker is no longer there."""

    left: Happened


class Closing(Input):
    """The first day on which nothing new is done for an agency; None where it does not close."""

    closed_on: HappenedOrNot = None


class ExitPlan(Input):
    """What follows a case that is still open."""

    on: Happened
    plan: Words = Field(title="WORDS")


class Deselection(Input):
    """How a person leaves. `exit_plan` may be missing only for the reasons in LEAVES_WITHOUT_PLAN.

    Source: an exit strategy must be in place first [PPO05].
    """

    on: Happened
    reason: Annotated[str, reason_of("deselection")]
    exit_plan: Annotated[str | None, BeforeValidator(checked(_exit_plan))]
    decision: Words | None = None


class MistakenCase(Input):
    """What was said of a case by mistake, from the day `on`, and what was wrong; no day for the only one there is."""

    on: HappenedOrNot = None
    what: Annotated[str, AfterValidator(checked(_what))] = Field(title="WHAT")
    reason: Words


class CorrectedCase(MistakenCase):
    """How what was said of a case from the day `on` is to be; None for what stays as it was said.

    `because` is a code of the list of reasons that `what` has, and words for a colour and a worker.
    """

    from_on: HappenedOrNot = Field(default=None, title="--from")
    tier: TierCode | None = None
    colour: OutsideColour | None = None
    to_cohort: Words | None = None
    worker: Words | None = None
    no_worker: bool | None = None
    review_by: AnyDay = None
    exit_plan: Words | None = None
    because: Annotated[Words | None, AfterValidator(checked(_because))] = None
    decision: Words | None = None
    note: Words | None = None
