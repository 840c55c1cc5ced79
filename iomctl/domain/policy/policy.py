"""The policy of a scheme as the rules read it: tiers, colours, intervals, pathways, targets and reasons."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from iomctl.domain.days.intervals import Interval
from iomctl.domain.policy.choices import (
    Choice,
    Colour,
    CustodyReviews,
    DesiredOutcome,
    MarkerKind,
    Pathway,
    Reason,
    ScoreKind,
    SentenceKind,
    Targets,
    Tier,
)
from iomctl.domain.policy.home_and_release_choices import (
    Accommodation,
    CouncilAnswer,
    PlacementKind,
    ReleaseItem,
    ReleaseKind,
    RequirementKind,
)
from iomctl.domain.policy.prompt_windows import PromptWindows
from iomctl.errors import BadValue

REASON_LISTS = ("adoption", "deselection", "tier", "exemption", "refusal", "ending", "rescope", "absence", "placement")


@dataclass(frozen=True)
class Policy:
    """One version of a scheme's policy; 0 is a policy that is not loaded yet.

    Every mapping goes by code, in the order of the file, and holds retired choices too: an old record can
    be named. The methods take a typed word in any case, and raise BadValue for all but a choice in use.
    """

    version: int
    name: str
    source: str
    look_ahead_days: int
    no_contact_days: int | None
    exit_plan_before: Interval | None
    exemption_resume_days: int
    tiers: dict[str, Tier]
    colours: dict[str, Colour]
    review_kinds: dict[str, Choice]
    pathways: dict[str, Pathway]
    genders: dict[str, Choice]
    ethnicities: dict[str, Choice]
    custody: CustodyReviews
    targets: Targets
    pathway_targets: dict[str, Targets]
    reasons: dict[str, dict[str, Reason]]
    scores: dict[str, ScoreKind]
    sentences: dict[str, SentenceKind]
    markers: dict[str, MarkerKind]
    contacts: dict[str, Choice]
    accommodations: dict[str, Accommodation]
    placements: dict[str, PlacementKind]
    releases: dict[str, ReleaseKind]
    release_items: dict[str, ReleaseItem]
    duties: dict[str, CouncilAnswer]
    release: PromptWindows
    outcomes: dict[str, DesiredOutcome]
    requirements: dict[str, RequirementKind]

    def tier(self, word: str) -> Tier:
        """The tier with this code."""
        return _pick("tier", word, self.tiers)

    def colour(self, word: str) -> Colour:
        """The colour with this code or letter."""
        return _pick("colour", word, self.colours)

    def pathway(self, word: str) -> Pathway:
        """The pathway with this code or letter."""
        return _pick("pathway", word, self.pathways)

    def review_kind(self, word: str) -> Choice:
        """The kind of review with this code."""
        return _pick("kind of review", word, self.review_kinds)

    def gender(self, word: str) -> Choice:
        """The gender with this code."""
        return _pick("gender", word, self.genders)

    def ethnicity(self, word: str) -> Choice:
        """The ethnicity with this code."""
        return _pick("ethnicity", word, self.ethnicities)

    def reason(self, list_name: str, word: str) -> Reason:
        """The reason with this code in a list of REASON_LISTS."""
        return _pick(f"{list_name} reason", word, self.reasons[list_name])

    def score_kind(self, word: str) -> ScoreKind:
        """The kind of score with this code."""
        return _pick("kind of score", word, self.scores)

    def sentence_kind(self, word: str) -> SentenceKind:
        """The kind of sentence with this code."""
        return _pick("kind of sentence", word, self.sentences)

    def marker_kind(self, word: str) -> MarkerKind:
        """The kind of marker with this code."""
        return _pick("kind of marker", word, self.markers)

    def contact_kind(self, word: str) -> Choice:
        """The kind of contact with this code."""
        return _pick("kind of contact", word, self.contacts)

    def accommodation(self, word: str) -> Accommodation:
        """The kind of accommodation with this code."""
        return _pick("accommodation", word, self.accommodations)

    def placement_kind(self, word: str) -> PlacementKind:
        """The kind of placement with this code."""
        return _pick("kind of placement", word, self.placements)

    def release_kind(self, word: str) -> ReleaseKind:
        """The kind of release with this code."""
        return _pick("kind of release", word, self.releases)

    def release_item(self, word: str) -> ReleaseItem:
        """The thing to be done for a release with this code."""
        return _pick("thing to be done", word, self.release_items)

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
        return _pick("outcome", word, fitting)

    def requirement_kind(self, word: str) -> RequirementKind:
        """The kind of requirement with this code."""
        return _pick("kind of requirement", word, self.requirements)

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


class _HasCode(Protocol):
    @property
    def code(self) -> str: ...


_Coded = TypeVar("_Coded", bound=_HasCode)


def _pick(kind: str, word: str, choices: Mapping[str, _Coded]) -> _Coded:
    wanted = word.strip().casefold()
    in_use = {code: one for code, one in choices.items() if getattr(one, "active", True)}
    for code, one in in_use.items():
        if wanted in {code.casefold(), getattr(one, "letter", code).casefold()}:
            return one
    from difflib import get_close_matches

    spelt = {code.casefold(): code for code in in_use}
    near = "".join(f" (did you mean {spelt[code]}?)" for code in get_close_matches(wanted, spelt, n=1))
    retired = "no longer used; " if wanted in map(str.casefold, choices) else ""
    raise BadValue(f'{kind} "{word}": {retired}one of {", ".join(in_use)}{near}')
