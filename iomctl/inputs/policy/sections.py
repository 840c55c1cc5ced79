"""The tables of a policy file that hold one thing each, and the keys of each."""

from typing import Annotated

from pydantic import BaseModel, Field

from iomctl.domain.policy.evidence_rules import EvidenceRules
from iomctl.domain.policy.panel_rules import PanelRules
from iomctl.domain.policy.prompt_windows import ASKS, PromptWindows
from iomctl.domain.policy.publishing import Publishing
from iomctl.domain.policy.reminding import EVERY, NAMED_BY, QUIET, WEEKDAYS, Reminders
from iomctl.domain.reminders.kinds import KINDS
from iomctl.domain.reoffending.unit_costs import unit_costs
from iomctl.inputs.policy.values import (
    CLOSED,
    Address,
    Age,
    Clock,
    Code,
    Days,
    Every,
    Hours,
    Line,
    Minutes,
    Months,
    Paragraph,
    Percent,
    Pounds,
    WorkingDays,
    word_of,
)

HowOften = Annotated[str, word_of(*EVERY)]
Weekday = Annotated[str, word_of(*WEEKDAYS)]
CostedGroup = Annotated[str, word_of(*unit_costs())]
LeftOut = list[Annotated[str, word_of(*KINDS)]]


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
    """The windows around a release, and what is late on a Friday."""

    model_config = CLOSED
    duty_before: Every = ""
    duty_holds: Every = ""
    commissioned_before: Every = ""
    appointment_before: Every = ""
    late_friday_after: Clock = PromptWindows().late_friday_after
    review_for: list[Annotated[str, word_of(*ASKS)]] = list(PromptWindows().review_for)


class MergedShape(BaseModel):
    """Several categories that are published as one."""

    model_config = CLOSED
    name: Line
    of: Annotated[list[Line], Field(min_length=1)]


class PublishingShape(BaseModel):
    """How figures are given out."""

    model_config = CLOSED
    marking: Line = Publishing().marking
    age_from: Age = Publishing().age_from
    ethnicities: list[MergedShape] = []
    districts: list[MergedShape] = []


class PanelShape(BaseModel):
    """What is read at a panel, who is on its agenda, how long it lasts, and how soon papers go out."""

    model_config = CLOSED
    statement: Paragraph = PanelRules().statement
    statement_version: Line = PanelRules().statement_version
    leaving_colour: Code = PanelRules().leaving_colour
    leaving_after: Every = "6 months"
    releases_within: Every = "12 weeks"
    actions_hours: Hours = PanelRules().actions_hours
    minutes_working_days: WorkingDays = PanelRules().minutes_working_days
    lasts_minutes: Minutes = PanelRules().lasts_minutes


class EvidenceShape(BaseModel):
    """How long windows are, who may lack a score, and what crime and the scheme cost."""

    model_config = CLOSED
    window_months: Months = EvidenceRules().window_months
    without_score: Percent = EvidenceRules().without_score
    unit_costs: list[CostedGroup] = []
    yearly_cost: Pounds | None = None


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


class WorkerRemindersShape(BaseModel):
    """What is otherwise for one worker."""

    model_config = CLOSED
    worker: Line
    every: HowOften | None = None
    weekly_on: Weekday | None = None
    left_out: LeftOut | None = None


class RemindersShape(BaseModel):
    """How reminders go out."""

    model_config = CLOSED
    every: HowOften = Reminders().every
    weekly_on: Weekday = Reminders().weekly_on
    quiet_on: list[Annotated[str, word_of(*QUIET)]] = list(Reminders().quiet_on)
    left_out: LeftOut = []
    look_ahead_days: Days | None = None
    again_after_days: Days = Reminders().again_after_days
    named_by: Annotated[str, word_of(*NAMED_BY)] = Reminders().named_by
    coordinator: Address | None = None
    workers: list[WorkerRemindersShape] = []
