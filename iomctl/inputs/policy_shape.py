"""What may stand in a policy file: its tables, and the keys of each."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from iomctl.inputs.policy_values import CLOSED, Code, Days, Every, Letter, Line, OpenCode, People, WorkingDays


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
    levels: list[Code] = []
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
    active: bool = True


class CustodyShape(BaseModel):
    """The rule for people in custody."""

    model_config = CLOSED
    colour: str
    review_every: Every
    window_days: Days


class ExemptionShape(BaseModel):
    """The rule for the end of an exemption."""

    model_config = CLOSED
    resume_days: Days


class PathwayTargetsShape(BaseModel):
    """The targets of one pathway."""

    model_config = CLOSED
    pathway: str
    answer_working_days: WorkingDays | None = None
    start_working_days: WorkingDays | None = None


class TargetsShape(BaseModel):
    """The targets for referrals."""

    model_config = CLOSED
    answer_working_days: WorkingDays
    start_working_days: WorkingDays
    pathway: list[PathwayTargetsShape] = []


_Reasons = Annotated[list[ReasonShape], Field(min_length=1)]


class ReasonsShape(BaseModel):
    """The lists of reasons."""

    model_config = CLOSED
    adoption: _Reasons
    deselection: _Reasons
    tier: _Reasons
    exemption: _Reasons
    refusal: _Reasons
    ending: _Reasons
    rescope: list[ReasonShape] = []


class PolicyShape(BaseModel):
    """The whole file."""

    model_config = CLOSED
    name: Line
    source: Line
    look_ahead_days: Days
    tiers: Annotated[list[TierShape], Field(min_length=1)]
    colours: Annotated[list[ColourShape], Field(min_length=1)]
    review_kinds: Annotated[list[ChoiceShape], Field(min_length=1)]
    pathways: Annotated[list[PathwayShape], Field(min_length=1)]
    genders: Annotated[list[ChoiceShape], Field(min_length=1)]
    ethnicities: Annotated[list[EthnicityShape], Field(min_length=1)]
    custody: CustodyShape
    exemption: ExemptionShape
    targets: TargetsShape
    reasons: ReasonsShape
    scores: list[ScoreKindShape] = []
    sentences: list[SentenceKindShape] = []
    markers: list[MarkerKindShape] = []


# What a fault calls each table, and the keys it may hold, by where it stands in the file.
TABLES: dict[tuple[str, ...], tuple[str, type[BaseModel]]] = {
    (): ("a policy", PolicyShape),
    ("tiers",): ("a tier", TierShape),
    ("colours",): ("a colour", ColourShape),
    ("review_kinds",): ("a kind of review", ChoiceShape),
    ("pathways",): ("a pathway", PathwayShape),
    ("genders",): ("a gender", ChoiceShape),
    ("ethnicities",): ("an ethnicity", EthnicityShape),
    ("scores",): ("a kind of score", ScoreKindShape),
    ("sentences",): ("a kind of sentence", SentenceKindShape),
    ("markers",): ("a kind of marker", MarkerKindShape),
    ("custody",): ("the rule for custody", CustodyShape),
    ("exemption",): ("the rule for exemptions", ExemptionShape),
    ("targets",): ("the targets", TargetsShape),
    ("targets", "pathway"): ("a pathway's targets", PathwayTargetsShape),
    ("reasons",): ("the reasons", ReasonsShape),
    **{("reasons", name): ("a reason", ReasonShape) for name in ReasonsShape.model_fields},
}
