"""The lists of a policy in one table: what each holds, what a message calls a choice of it, what its keys name."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from iomctl.domain.policy.choices import (
    Audience,
    Colour,
    ContactKind,
    DesiredOutcome,
    Ethnicity,
    Gender,
    MarkerKind,
    Pathway,
    Reason,
    ReviewKind,
    ScoreKind,
    SentenceKind,
    Tier,
)
from iomctl.domain.policy.contact_choices import ContactStandard
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
from iomctl.domain.policy.programme_choices import ConditionKind, Programme
from iomctl.domain.policy.young_adult_choices import Transition


class Coded(Protocol):
    """Something that goes by a code."""

    @property
    def code(self) -> str:
        """The word that it is typed and recorded by."""


class ChoiceList(NamedTuple):
    """One list: `name` is its key in the file and its field of Policy, `choice` the class of what it holds.

    `called` is what a message calls one, `in_full` what a fault in the file calls it where that is more. A policy
    has to have a `needed` list; any other may be from after it. Codes hold capitals where it says so. `naming` gives
    the keys that hold the code of a choice of another list, each with the class of that choice.
    """

    name: str
    choice: type[Any]
    called: str
    in_full: str = ""
    needed: bool = False
    capitals: bool = False
    naming: Mapping[str, type[Any]] = MappingProxyType({})

    @property
    def path(self) -> tuple[str, ...]:
        """Where it stands in the file."""
        return ("reasons", self.name) if self.choice is Reason else (self.name,)

    @property
    def described(self) -> str:
        """What a fault in the file calls one."""
        words = self.in_full or self.called
        return f"an {words}" if words[0] in "aeiou" else f"a {words}"

    @property
    def retires(self) -> bool:
        """Whether its choices may be retired."""
        return "active" in self.choice._fields


LISTS = (
    ChoiceList("tiers", Tier, "tier", needed=True),
    ChoiceList("colours", Colour, "colour", needed=True),
    ChoiceList("review_kinds", ReviewKind, "kind of review", needed=True),
    ChoiceList("pathways", Pathway, "pathway", needed=True, naming={"gender": Gender}),
    ChoiceList("genders", Gender, "gender", needed=True),
    ChoiceList("ethnicities", Ethnicity, "ethnicity", needed=True, capitals=True),
    ChoiceList("scores", ScoreKind, "kind of score"),
    ChoiceList("sentences", SentenceKind, "kind of sentence"),
    ChoiceList("markers", MarkerKind, "kind of marker"),
    ChoiceList("contacts", ContactKind, "kind of contact"),
    ChoiceList("audiences", Audience, "audience"),
    ChoiceList(
        "contact_standards", ContactStandard, "contact standard", naming={"score": ScoreKind, "marker": MarkerKind}
    ),
    ChoiceList("accommodations", Accommodation, "accommodation", "kind of accommodation", capitals=True),
    ChoiceList(
        "placements",
        PlacementKind,
        "kind of placement",
        naming={"accommodation": Accommodation, "counts_with": PlacementKind},
    ),
    ChoiceList("releases", ReleaseKind, "kind of release"),
    ChoiceList("release_items", ReleaseItem, "thing to be done", "thing to be done for a release"),
    ChoiceList("failings", Failing, "thing that failed", "thing that can fail at a release"),
    ChoiceList("duties", CouncilAnswer, "answer of a council"),
    ChoiceList("outcomes", DesiredOutcome, "outcome", "desired outcome", naming={"pathway": Pathway}),
    ChoiceList("requirements", RequirementKind, "kind of requirement", naming={"pathway": Pathway}),
    ChoiceList("transitions", Transition, "transition", naming={"marker": MarkerKind}),
    ChoiceList("restorative_stages", RestorativeStage, "stage", "stage of restorative justice"),
    ChoiceList("restorative_outcomes", RestorativeOutcome, "outcome", "outcome of restorative justice"),
    ChoiceList("programmes", Programme, "programme", naming={"gender": Gender}),
    ChoiceList("conditions", ConditionKind, "condition", "condition of a contract", naming={"programme": Programme}),
)
"""Each is a field of Policy, a mapping from the code to the choice."""

_NEEDED_REASONS = ("adoption", "deselection", "tier", "exemption", "refusal", "ending")

REASON_LISTS = tuple(
    ChoiceList(name, Reason, "reason", needed=name in _NEEDED_REASONS, capitals=True)
    for name in (*_NEEDED_REASONS, "rescope", "absence", "placement", "breach", "programme")
)
"""Each is in `reasons` of the file and of Policy."""

LIST_OF = {one.choice: one for one in LISTS}
