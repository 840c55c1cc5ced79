"""What may stand in a policy file: its tables, the keys of each, and what each key takes."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from iomctl.domain.days import Interval
from iomctl.errors import BadValue

_CLOSED = ConfigDict(strict=True, extra="forbid", frozen=True)


def _matching(pattern: str, expected: str) -> AfterValidator:
    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(expected)
        return value

    return AfterValidator(check)


def _is_line(value: str) -> str:
    if not value.strip() or not value.isprintable() or len(value) > 200:
        raise ValueError("one line of 1 to 200 ordinary characters is expected")
    return value


def _is_interval(value: str) -> str:
    if interval_in(value) is None:
        raise ValueError('an interval such as "10 days", "2 weeks" or "3 months" is expected')
    return value


def interval_in(value: str) -> Interval | None:
    """The interval that the words mean; None when they mean none, or no time at all."""
    try:
        interval = Interval.parse(value)
    except BadValue:
        return None
    return interval if interval.days + interval.months > 0 else None


_Code = Annotated[str, _matching("[a-z][a-z0-9-]*", "small letters, digits and hyphens are expected")]
_OpenCode = Annotated[str, _matching("[A-Za-z][A-Za-z0-9-]*", "letters, digits and hyphens are expected")]
_Letter = Annotated[str, _matching("[A-Z]", "one capital letter is expected")]
_Line = Annotated[str, AfterValidator(_is_line)]
_Every = Annotated[str, AfterValidator(_is_interval)]
_Days = Annotated[int, Field(ge=0, le=366)]
_WorkingDays = Annotated[int, Field(ge=1, le=260)]
_People = Annotated[int, Field(ge=0, le=100_000)]


class TierShape(BaseModel):
    """A tier."""

    model_config = _CLOSED
    code: _Code
    name: _Line
    wording: _Line
    capacity: _People


class ColourShape(BaseModel):
    """A colour."""

    model_config = _CLOSED
    code: _Code
    letter: _Letter
    name: _Line
    wording: _Line
    review_every: _Every
    window_days: _Days


class ChoiceShape(BaseModel):
    """A kind of review or a gender."""

    model_config = _CLOSED
    code: _Code
    name: _Line


class EthnicityShape(BaseModel):
    """An ethnicity."""

    model_config = _CLOSED
    code: _OpenCode
    name: _Line


class PathwayShape(BaseModel):
    """A pathway."""

    model_config = _CLOSED
    code: _Code
    letter: _Letter
    name: _Line
    parent: _Code = ""
    gender: _Code = ""
    active: bool = True


class ReasonShape(BaseModel):
    """A reason."""

    model_config = _CLOSED
    code: _OpenCode
    wording: _Line
    group: _Code
    active: bool = True


class CustodyShape(BaseModel):
    """The rule for people in custody."""

    model_config = _CLOSED
    colour: str
    review_every: _Every
    window_days: _Days


class ExemptionShape(BaseModel):
    """The rule for the end of an exemption."""

    model_config = _CLOSED
    resume_days: _Days


class PathwayTargetsShape(BaseModel):
    """The targets of one pathway."""

    model_config = _CLOSED
    pathway: str
    answer_working_days: _WorkingDays | None = None
    start_working_days: _WorkingDays | None = None


class TargetsShape(BaseModel):
    """The targets for referrals."""

    model_config = _CLOSED
    answer_working_days: _WorkingDays
    start_working_days: _WorkingDays
    pathway: list[PathwayTargetsShape] = []


_Reasons = Annotated[list[ReasonShape], Field(min_length=1)]


class ReasonsShape(BaseModel):
    """The lists of reasons."""

    model_config = _CLOSED
    adoption: _Reasons
    deselection: _Reasons
    tier: _Reasons
    exemption: _Reasons
    refusal: _Reasons
    ending: _Reasons


class PolicyShape(BaseModel):
    """The whole file."""

    model_config = _CLOSED
    name: _Line
    source: _Line
    look_ahead_days: _Days
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


# What a fault calls each table, and the keys it may hold, by where it stands in the file.
TABLES: dict[tuple[str, ...], tuple[str, type[BaseModel]]] = {
    (): ("a policy", PolicyShape),
    ("tiers",): ("a tier", TierShape),
    ("colours",): ("a colour", ColourShape),
    ("review_kinds",): ("a kind of review", ChoiceShape),
    ("pathways",): ("a pathway", PathwayShape),
    ("genders",): ("a gender", ChoiceShape),
    ("ethnicities",): ("an ethnicity", EthnicityShape),
    ("custody",): ("the rule for custody", CustodyShape),
    ("exemption",): ("the rule for exemptions", ExemptionShape),
    ("targets",): ("the targets", TargetsShape),
    ("targets", "pathway"): ("a pathway's targets", PathwayTargetsShape),
    ("reasons",): ("the reasons", ReasonsShape),
    **{("reasons", name): ("a reason", ReasonShape) for name in ReasonsShape.model_fields},
}
