"""A policy made from the TOML document that holds it."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, TypeVar

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
from iomctl.domain.policy.policy import REASON_LISTS, Policy
from iomctl.domain.policy.prompt_windows import PromptWindows


def build(raw: Mapping[str, Any], version: int) -> Policy:
    """The policy in a TOML document that `read_policy` (iomctl.inputs.policy.file) has accepted."""
    return Policy(
        version=version,
        name=raw["name"],
        source=raw["source"],
        look_ahead_days=raw["look_ahead_days"],
        no_contact_days=raw.get("no_contact_days"),
        exit_plan_before=Interval.parse(raw["exit_plan_before"]) if "exit_plan_before" in raw else None,
        exemption_resume_days=raw["exemption"]["resume_days"],
        tiers=_by_code(Tier(**one) for one in raw["tiers"]),
        colours=_by_code(Colour(**_with_interval(one)) for one in raw["colours"]),
        review_kinds=_by_code(Choice(**one) for one in raw["review_kinds"]),
        pathways=_by_code(Pathway(**one) for one in raw["pathways"]),
        genders=_by_code(Choice(**one) for one in raw["genders"]),
        ethnicities=_by_code(Choice(**one) for one in raw["ethnicities"]),
        custody=CustodyReviews(**_with_interval(raw["custody"])),
        targets=_targets(raw["targets"]),
        pathway_targets=_pathway_targets(raw["targets"]),
        # A policy may be from before the lists that follow.
        reasons={name: _by_code(Reason(**one) for one in raw["reasons"].get(name, ())) for name in REASON_LISTS},
        scores=_by_code(_score_kind(one) for one in raw.get("scores", ())),
        sentences=_by_code(SentenceKind(**one) for one in raw.get("sentences", ())),
        markers=_by_code(_marker_kind(one) for one in raw.get("markers", ())),
        contacts=_by_code(Choice(**one) for one in raw.get("contacts", ())),
        accommodations=_by_code(Accommodation(**one) for one in raw.get("accommodations", ())),
        placements=_by_code(PlacementKind(**one) for one in raw.get("placements", ())),
        releases=_by_code(ReleaseKind(**one) for one in raw.get("releases", ())),
        release_items=_by_code(_release_item(one) for one in raw.get("release_items", ())),
        duties=_by_code(CouncilAnswer(**one) for one in raw.get("duties", ())),
        release=_release(raw.get("release", {})),
        outcomes=_by_code(DesiredOutcome(**one) for one in raw.get("outcomes", ())),
        requirements=_by_code(RequirementKind(**one) for one in raw.get("requirements", ())),
    )


class _Coded(Protocol):
    @property
    def code(self) -> str: ...


_Choice = TypeVar("_Choice", bound=_Coded)


def _by_code(choices: Iterable[_Choice]) -> dict[str, _Choice]:
    return {one.code: one for one in choices}


def _with_interval(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {**raw, "review_every": Interval.parse(raw["review_every"])}


def _score_kind(raw: Mapping[str, Any]) -> ScoreKind:
    return ScoreKind(**{**raw, "max_age": Interval.parse(raw["max_age"]), "levels": tuple(raw.get("levels", ()))})


def _release_item(raw: Mapping[str, Any]) -> ReleaseItem:
    return ReleaseItem(**{**raw, "before": Interval.parse(raw["before"])})


def _release(raw: Mapping[str, Any]) -> PromptWindows:
    """The windows of a policy; what it does not say is as PromptWindows has it."""
    fields = {"duty_before": "council_before", "duty_holds": "council_holds"}
    return PromptWindows(**{fields.get(key, key): Interval.parse(value) for key, value in raw.items()})


def _marker_kind(raw: Mapping[str, Any]) -> MarkerKind:
    every = raw.get("review_every")
    read = {"levels": tuple(raw.get("levels", ())), "review_every": Interval.parse(every) if every else None}
    return MarkerKind(**{**raw, **read})


def _targets(raw: Mapping[str, Any]) -> Targets:
    return Targets(raw["answer_working_days"], raw["start_working_days"])


def _pathway_targets(raw: Mapping[str, Any]) -> dict[str, Targets]:
    return {own["pathway"]: _targets({**raw, **own}) for own in raw.get("pathway", [])}
