"""What may stand in a policy file as a choice: the keys of a tier, a colour, a pathway, a reason and the like."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel

from iomctl.domain.release_days import RULES
from iomctl.inputs.policy.values import (
    CLOSED,
    Code,
    Days,
    Every,
    Letter,
    Level,
    Line,
    Nights,
    OpenCode,
    People,
    word_of,
)


class TierShape(BaseModel):
    """A tier."""

    model_config = CLOSED
    code: Code
    name: Line
    wording: Line
    capacity: People


class ColourShape(BaseModel):
    """A colour."""

    model_config = CLOSED
    code: Code
    letter: Letter
    name: Line
    wording: Line
    review_every: Every
    window_days: Days


class ChoiceShape(BaseModel):
    """A kind of review or a gender."""

    model_config = CLOSED
    code: Code
    name: Line


class EthnicityShape(BaseModel):
    """An ethnicity."""

    model_config = CLOSED
    code: OpenCode
    name: Line


class PathwayShape(BaseModel):
    """A pathway."""

    model_config = CLOSED
    code: Code
    letter: Letter
    name: Line
    parent: Code = ""
    gender: Code = ""
    active: bool = True


class ReasonShape(BaseModel):
    """A reason."""

    model_config = CLOSED
    code: OpenCode
    wording: Line
    group: Code
    active: bool = True
    final: bool = False


class ScoreKindShape(BaseModel):
    """A kind of score."""

    model_config = CLOSED
    code: Code
    name: Line
    max_age: Every
    minimum: float | None = None
    maximum: float | None = None
    levels: list[Level] = []
    active: bool = True


class SentenceKindShape(BaseModel):
    """A kind of sentence."""

    model_config = CLOSED
    code: Code
    name: Line
    statutory: bool
    closed_from: date | None = None
    active: bool = True


class MarkerKindShape(BaseModel):
    """A kind of marker."""

    model_config = CLOSED
    code: Code
    name: Line
    levels: list[Level] = []
    review_every: Every | None = None
    active: bool = True


class AccommodationShape(BaseModel):
    """A kind of accommodation."""

    model_config = CLOSED
    code: OpenCode
    name: Line
    settled: Annotated[str, word_of("settled", "transient", "homeless")]
    active: bool = True


class PlacementKindShape(BaseModel):
    """A kind of placement."""

    model_config = CLOSED
    code: Code
    name: Line
    accommodation: OpenCode
    nights: Nights | None = None
    active: bool = True


class ReleaseKindShape(BaseModel):
    """A kind of release."""

    model_config = CLOSED
    code: Code
    name: Line
    rule: Annotated[str, word_of(*RULES)]
    active: bool = True


class ReleaseItemShape(BaseModel):
    """A thing to be done for a release."""

    model_config = CLOSED
    code: Code
    name: Line
    before: Every
    active: bool = True


class CouncilAnswerShape(BaseModel):
    """What a council answers."""

    model_config = CLOSED
    code: Code
    name: Line
    accepted: bool
    active: bool = True


class DesiredOutcomeShape(BaseModel):
    """A desired outcome of referrals on a pathway."""

    model_config = CLOSED
    code: Code
    pathway: Code
    wording: Line
    active: bool = True


class RequirementKindShape(BaseModel):
    """A kind of requirement."""

    model_config = CLOSED
    code: Code
    name: Line
    pathway: Code
    active: bool = True
