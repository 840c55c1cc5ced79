"""The policy of a scheme as the rules read it: tiers, colours, intervals, pathways, targets and reasons."""

from collections.abc import Sequence
from dataclasses import dataclass

from iomctl.domain.days.intervals import Interval
from iomctl.domain.policy.board_rules import BoardRules
from iomctl.domain.policy.choices import (
    Audience,
    Colour,
    ContactKind,
    CustodyReviews,
    DesiredOutcome,
    Ethnicity,
    Gender,
    MarkerKind,
    Pathway,
    Reason,
    ReviewKind,
    ScoreKind,
    SentenceKind,
    Targets,
    Tier,
)
from iomctl.domain.policy.contact_choices import ContactStandard
from iomctl.domain.policy.evidence_rules import EvidenceRules
from iomctl.domain.policy.home_and_release_choices import (
    Accommodation,
    CouncilAnswer,
    Failing,
    PlacementKind,
    ReleaseItem,
    ReleaseKind,
    RequirementKind,
    RestorativeOutcome,
    RestorativeStage,
)
from iomctl.domain.policy.lists import LIST_OF
from iomctl.domain.policy.panel_rules import PanelRules
from iomctl.domain.policy.picking import Picked, pick_from
from iomctl.domain.policy.programme_choices import ConditionKind, Programme
from iomctl.domain.policy.prompt_windows import PromptWindows
from iomctl.domain.policy.publishing import Publishing
from iomctl.domain.policy.reminding import Reminders
from iomctl.domain.policy.young_adult_choices import Transition
from iomctl.errors import BadValue


@dataclass(frozen=True)
class Policy:
    """One version of a scheme's policy; 0 is a policy that is not loaded yet.

    Every mapping goes by code, in the order of the file, and holds retired choices too: an old record can
    be named. `review_day` is one of `REVIEW_DAYS`. The methods take a typed word in any case, and raise BadValue
    for all but a choice in use.
    """

    version: int
    name: str
    source: str
    look_ahead_days: int
    no_contact_days: int | None
    home_notice_days: int
    exit_plan_before: Interval | None
    review_day: str
    exemption_resume_days: int
    tiers: dict[str, Tier]
    colours: dict[str, Colour]
    review_kinds: dict[str, ReviewKind]
    pathways: dict[str, Pathway]
    genders: dict[str, Gender]
    ethnicities: dict[str, Ethnicity]
    custody: CustodyReviews
    targets: Targets
    pathway_targets: dict[str, Targets]
    reasons: dict[str, dict[str, Reason]]
    scores: dict[str, ScoreKind]
    sentences: dict[str, SentenceKind]
    markers: dict[str, MarkerKind]
    contacts: dict[str, ContactKind]
    audiences: dict[str, Audience]
    contact_standards: dict[str, ContactStandard]
    accommodations: dict[str, Accommodation]
    placements: dict[str, PlacementKind]
    releases: dict[str, ReleaseKind]
    release_items: dict[str, ReleaseItem]
    failings: dict[str, Failing]
    duties: dict[str, CouncilAnswer]
    release: PromptWindows
    outcomes: dict[str, DesiredOutcome]
    requirements: dict[str, RequirementKind]
    transitions: dict[str, Transition]
    restorative_stages: dict[str, RestorativeStage]
    restorative_outcomes: dict[str, RestorativeOutcome]
    programmes: dict[str, Programme]
    conditions: dict[str, ConditionKind]
    publishing: Publishing
    panel: PanelRules
    reminders: Reminders
    board: BoardRules
    evidence: EvidenceRules

    def choices(self, kind: type[Picked]) -> dict[str, Picked]:
        """The list that holds choices of a class of LISTS."""
        found: dict[str, Picked] = getattr(self, LIST_OF[kind].name)
        return found

    def pick(self, kind: type[Picked], word: str, beside: Sequence[str] = ()) -> Picked:
        """The choice with this code, letter or whole name, of a class of LISTS.

        Raises BadValue for another, with what there is; words `beside` them that the caller takes are named too.
        """
        return pick_from(LIST_OF[kind].called, word, self.choices(kind), beside)

    def outside_colour(self, word: str) -> str:
        """The code of the colour of somebody in the community that is meant. Raises BadValue for another."""
        inside = self.colours[self.custody.colour]
        if word.strip().casefold() in {inside.code.casefold(), inside.letter.casefold()}:
            raise BadValue(str(self.rating_fault(inside.code, in_custody=False)))
        outside = {code: one for code, one in self.colours.items() if one != inside}
        return pick_from(LIST_OF[Colour].called, word, outside).code

    def reason(self, list_name: str, word: str) -> Reason:
        """The reason with this code in a list of REASON_LISTS."""
        return pick_from(f"{list_name} reason", word, self.reasons[list_name])

    def outcome(self, word: str, pathway: str) -> DesiredOutcome:
        """The desired outcome with this code, of the pathway with the code `pathway`; one of another is refused."""
        fitting = {code: one for code, one in self.outcomes.items() if one.pathway == pathway}
        others = {code.casefold(): one for code, one in self.outcomes.items() if code not in fitting}
        other = others.get(word.strip().casefold())
        choices = ", ".join(code for code, one in fitting.items() if one.active)
        if not choices:
            raise BadValue(f'outcome "{word}": the policy has no outcomes for {pathway}')
        if other is not None:
            raise BadValue(f'outcome "{word}": it is of {other.pathway}, not of {pathway}: one of {choices}')
        return pick_from("outcome", word, fitting)

    def review_interval(self, colour: str, in_custody: bool) -> tuple[Interval, int]:
        """From one review to the next, and its window in days, by a recorded colour unless in custody."""
        rule = self.custody if in_custody else self.colours[colour]
        return rule.review_every, rule.window_days

    def rating_fault(self, colour: str, in_custody: bool) -> str | None:
        """Why a colour does not go with custody or the community; None when it does.

        One colour means custody, and only that (the convention: general knowledge, unverified).
        """
        custody_colour = self.custody.colour
        if in_custody and colour != custody_colour:
            return f"{colour}, but a person in custody is {custody_colour}"
        if not in_custody and colour == custody_colour:
            return f"{colour} means in custody: record the custody, and the colour comes with it"
        return None

    def answer_target(self, pathway: str) -> int:
        """Working days to answer a referral on the pathway with this code."""
        return self.pathway_targets.get(pathway, self.targets).answer_working_days

    def start_target(self, pathway: str) -> int:
        """Working days from making a referral on the pathway with this code to its start."""
        return self.pathway_targets.get(pathway, self.targets).start_working_days
