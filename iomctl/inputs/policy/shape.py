"""What may stand in a policy file: its tables, and the keys of each."""

from typing import Annotated

from pydantic import BaseModel, Field

from iomctl.inputs.policy.choices import (
    AccommodationShape,
    ChoiceShape,
    ColourShape,
    CouncilAnswerShape,
    DesiredOutcomeShape,
    EthnicityShape,
    MarkerKindShape,
    PathwayShape,
    PlacementKindShape,
    ReasonShape,
    ReleaseItemShape,
    ReleaseKindShape,
    RequirementKindShape,
    ScoreKindShape,
    SentenceKindShape,
    TierShape,
)
from iomctl.inputs.policy.values import CLOSED, Days, Every, Line, WorkingDays


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


class ReleaseShape(BaseModel):
    """The windows around a release."""

    model_config = CLOSED
    duty_before: Every = ""
    duty_holds: Every = ""
    commissioned_before: Every = ""
    appointment_before: Every = ""


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
    absence: list[ReasonShape] = []
    placement: list[ReasonShape] = []


class PolicyShape(BaseModel):
    """The whole file."""

    model_config = CLOSED
    name: Line
    source: Line
    look_ahead_days: Days
    no_contact_days: Days | None = None
    exit_plan_before: Every | None = None
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
    contacts: list[ChoiceShape] = []
    accommodations: list[AccommodationShape] = []
    placements: list[PlacementKindShape] = []
    releases: list[ReleaseKindShape] = []
    release_items: list[ReleaseItemShape] = []
    duties: list[CouncilAnswerShape] = []
    release: ReleaseShape = ReleaseShape()
    outcomes: list[DesiredOutcomeShape] = []
    requirements: list[RequirementKindShape] = []


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
    ("contacts",): ("a kind of contact", ChoiceShape),
    ("accommodations",): ("a kind of accommodation", AccommodationShape),
    ("placements",): ("a kind of placement", PlacementKindShape),
    ("releases",): ("a kind of release", ReleaseKindShape),
    ("release_items",): ("a thing to be done for a release", ReleaseItemShape),
    ("duties",): ("an answer of a council", CouncilAnswerShape),
    ("outcomes",): ("a desired outcome", DesiredOutcomeShape),
    ("requirements",): ("a kind of requirement", RequirementKindShape),
    ("custody",): ("the rule for custody", CustodyShape),
    ("exemption",): ("the rule for exemptions", ExemptionShape),
    ("release",): ("the windows around a release", ReleaseShape),
    ("targets",): ("the targets", TargetsShape),
    ("targets", "pathway"): ("a pathway's targets", PathwayTargetsShape),
    ("reasons",): ("the reasons", ReasonsShape),
    **{("reasons", name): ("a reason", ReasonShape) for name in ReasonsShape.model_fields},
}
