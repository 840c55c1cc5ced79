"""What may come in about a referral beyond its steps: complexity, practitioner, desired outcomes and their scores."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from iomctl.domain.referrals import COMPLEXITIES, NEVER_STARTED, SCORES
from iomctl.errors import BadValue
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.faults import Faults
from iomctl.inputs.names import partner_name
from iomctl.inputs.quoting import nearest, quoted
from iomctl.inputs.typed_words import Happened, Input, bounds_of, checked

Scores = tuple[tuple[str, str], ...]
"""Codes of desired outcomes, each with one of SCORES."""


@dataclass(frozen=True)
class ReferralBounds(Bounds):
    """The desired outcomes of the referral that words are about; None for a referral that was not found."""

    chosen: tuple[str, ...] | None = None


def _complexity(text: str | None, _: ValidationInfo) -> str | None:
    return None if text is None else _one_of("complexity", text, COMPLEXITIES)


def _desired(words: Sequence[str] | None, info: ValidationInfo) -> tuple[str, ...]:
    pathway, faults, codes = str(info.data.get("pathway", "")), Faults(), list[str]()
    for word in (words or ()) if pathway else ():
        with faults.about():
            codes.append(bounds_of(info).policy.outcome(word, pathway).code)
    faults.refuse()
    return tuple(dict.fromkeys(codes))


def _scored(words: Sequence[str] | None, info: ValidationInfo) -> Scores:
    if words and info.data.get("ending") == NEVER_STARTED:
        raise BadValue("only work that was started has one")
    faults, found = Faults(), dict[str, str]()
    for text in words or ():
        with faults.about():
            code, sign, score = text.partition("=")
            if not sign:
                raise BadValue(f"{quoted(text)}: write it like CODE=achieved")
            code = _chosen(code, info)
            if code in found:
                raise BadValue(f"{code} is scored twice")
            found[code] = _one_of("score", score, SCORES)
    faults.refuse()
    return tuple(found.items())


def _chosen(word: str, info: ValidationInfo) -> str:
    """The code among the outcomes that were chosen for the referral, also one that the policy uses no more."""
    chosen: tuple[str, ...] | None = getattr(bounds_of(info), "chosen", None)
    if chosen is None:
        return word
    known = {code.casefold(): code for code in chosen}
    if word.strip().casefold() not in known:
        choices = ", ".join(chosen) or "none was chosen"
        raise BadValue(f"{quoted(word.strip())} is no outcome of this referral: {choices}{nearest(word, chosen)}")
    return known[word.strip().casefold()]


def _one_of(name: str, text: str, choices: "Sequence[str] | dict[str, float]") -> str:
    word = text.strip().casefold()
    if word not in choices:
        raise BadValue(f'{name} "{text.strip()}": one of {", ".join(choices)}')
    return word


def _score(text: str | None, _: ValidationInfo) -> str | None:
    return None if text is None else _one_of("score", text, SCORES)


def _name(text: Any, _: ValidationInfo) -> str:
    return partner_name(text)


Complexity = Annotated[str | None, BeforeValidator(checked(_complexity))]
DesiredOutcomes = Annotated[tuple[str, ...], BeforeValidator(checked(_desired))]
OutcomeScores = Annotated[Scores, BeforeValidator(checked(_scored))]
Practitioner = Annotated[str, AfterValidator(checked(_name))]


class PractitionerTold(Input):
    """Who works on a referral at the provider, from the day `on`."""

    practitioner: Practitioner = Field(title="practitioner")
    on: Happened


class OutcomeTold(Input):
    """A desired outcome that is chosen, or with a `score` what came of it."""

    on: Happened
    score: Annotated[str | None, BeforeValidator(checked(_score))] = None
