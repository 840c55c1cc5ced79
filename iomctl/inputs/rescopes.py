"""What may come in about a re-scope: what the group decided about a person and why, and how a run is applied."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.policy.choices import Tier
from iomctl.errors import BadValue
from iomctl.inputs.choices import meant
from iomctl.inputs.names import free_words
from iomctl.inputs.typed_words import Happened, Input, Words, bounds_of, checked

REASON_LISTS = {"keep": "rescope", "move": "tier", "leave": "deselection", "admit": "adoption", "defer": "rescope"}
"""The actions of a decision, and the policy's list of reasons for each."""

INTO_A_TIER = frozenset({"move", "admit"})
"""The actions that say which tier."""


def _tier(word: str | None, info: ValidationInfo) -> str | None:
    policy, action = bounds_of(info).policy, info.data.get("action")
    if action is not None and action not in INTO_A_TIER:
        if word is None:
            return None
        raise BadValue(f"{action} takes no tier")
    if word is not None:
        return policy.pick(Tier, word).code
    if action is not None:
        raise BadValue(f"{action} needs one of {', '.join(policy.tiers)}")
    return None


def _reason(word: str | None, info: ValidationInfo) -> str:
    action = info.data.get("action")
    if action is None:
        return word or ""
    policy, listed = bounds_of(info).policy, REASON_LISTS[action]
    if word is None:
        in_use = (code for code, one in policy.reasons[listed].items() if one.active)
        raise BadValue(f"{action} needs one of {', '.join(in_use)}")
    return policy.reason(listed, word).code


def _exit_plan(words: str | None, info: ValidationInfo) -> str | None:
    if words is None:
        return None
    if info.data.get("action", "leave") != "leave":
        raise BadValue("it goes with leave alone")
    return free_words(words)


class GroupDecision(Input):
    """What the group decided about one person; an exit plan may still be missing when it is recorded."""

    on: Happened
    meeting: Words | None = None
    action: Annotated[str, AfterValidator(checked(lambda word, _: meant("decision", word, REASON_LISTS)))] = Field(
        title="decision"
    )
    tier: Annotated[str | None, BeforeValidator(checked(_tier))] = Field(title="tier")
    reason: Annotated[str, BeforeValidator(checked(_reason))]
    note: Words | None = None
    exit_plan: Annotated[str | None, BeforeValidator(checked(_exit_plan))] = None


def _first_colour(word: str | None, info: ValidationInfo) -> str | None:
    if word is None:
        return None
    return bounds_of(info).policy.outside_colour(word)


class Application(Input):
    """How a run is applied: the day its changes take effect, and the meeting that decided so.

    `colour` is for those who come in, `over_capacity` why a tier may hold more people than it is meant to.
    """

    on: Happened
    meeting: Words
    colour: Annotated[str | None, BeforeValidator(checked(_first_colour))] = None
    over_capacity: Words | None = None
