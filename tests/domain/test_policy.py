"""What the rules of the work may ask a policy, and what a wrong word is told."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from iomctl.domain.days.days import Interval
from iomctl.domain.policy.build import build
from iomctl.domain.policy.choices import Colour, Ethnicity, Gender, Pathway, Reason, ReviewKind, Tier
from iomctl.domain.policy.home_and_release_choices import Accommodation
from iomctl.domain.policy.lists import LISTS, REASON_LISTS
from iomctl.domain.policy.policy import Policy
from iomctl.domain.policy.prompt_windows import PromptWindows
from iomctl.domain.review_days import REVIEW_DAYS
from iomctl.errors import BadValue

DEFAULT = files("iomctl").joinpath("policy/default.toml").read_text(encoding="utf-8")


@pytest.fixture
def raw() -> dict[str, Any]:
    return tomllib.loads(DEFAULT)


@pytest.fixture
def policy(raw: dict[str, Any]) -> Policy:
    return build(raw, version=3)


def refusal(error: pytest.ExceptionInfo[BadValue]) -> str:
    (fault,) = error.value.faults
    return str(fault)


def test_the_default_policy_holds_the_words_of_the_design(policy: Policy) -> None:
    assert policy.version == 3
    assert list(policy.tiers) == ["fixed", "flex", "free"]
    assert [policy.tiers[code].capacity for code in policy.tiers] == [70, 40, 15]
    assert list(policy.colours) == ["red", "amber", "green", "blue"]
    assert "".join(pathway.letter for pathway in policy.pathways.values()) == "AEDLHFCTWX"
    assert list(policy.reasons) == [one.name for one in REASON_LISTS]
    assert policy.look_ahead_days == 7
    assert policy.exemption_resume_days == 5
    assert policy.release == PromptWindows()
    assert policy.review_day == "working-day-before"


def test_a_choice_is_found_by_its_code_in_any_case(policy: Policy) -> None:
    assert policy.pick(Tier, "Fixed").code == "fixed"
    assert policy.pick(ReviewKind, "PANEL").name == "Panel"
    assert policy.pick(Gender, " female ").name == "Female"
    assert policy.pick(Ethnicity, "w1").code == "W1"
    assert policy.reason("ending", "ine").wording == "not eligible"


def test_a_policy_from_before_a_list_has_nothing_in_it(raw: dict[str, Any]) -> None:
    later = [one for one in (*LISTS, *REASON_LISTS) if not one.needed]
    for one in later:
        (raw["reasons"] if one.choice is Reason else raw).pop(one.name)
    policy = build(raw, version=1)
    assert [policy.reasons[one.name] if one.choice is Reason else policy.choices(one.choice) for one in later] == [
        {} for _ in later
    ]


@pytest.mark.parametrize("word", ["amber", "AMBER", "A", "a"])
def test_a_colour_is_found_by_code_or_letter(policy: Policy, word: str) -> None:
    assert policy.pick(Colour, word).name == "Amber"


def test_a_letter_means_what_its_own_list_says(policy: Policy) -> None:
    assert policy.pick(Pathway, "a").code == "accommodation"
    assert policy.pick(Pathway, "L").code == "alcohol"


def test_a_near_word_is_told_the_word_it_may_mean(policy: Policy) -> None:
    with pytest.raises(BadValue) as error:
        policy.pick(Tier, "fixd")
    assert refusal(error) == 'tier "fixd": one of fixed, flex, free (did you mean fixed?)'


def test_the_word_offered_is_written_as_it_is_recorded(policy: Policy) -> None:
    with pytest.raises(BadValue, match=r"^ending reason .* \(did you mean MIS\?\)$"):
        policy.reason("ending", "mist")


def test_a_far_word_is_told_the_choices_alone(policy: Policy) -> None:
    with pytest.raises(BadValue) as error:
        policy.pick(Colour, "purplish")
    assert refusal(error) == 'colour "purplish": one of red, amber, green, blue'


@pytest.mark.parametrize("word", ["", "?", "!"])
def test_no_word_is_no_choice(policy: Policy, word: str) -> None:
    with pytest.raises(BadValue, match="one of accommodation, ete"):
        policy.pick(Pathway, word)


def test_a_retired_pathway_keeps_its_name_and_takes_no_new_records(raw: dict[str, Any]) -> None:
    raw["pathways"][0]["active"] = False
    policy = build(raw, version=1)
    assert policy.pathways["accommodation"].name == "Accommodation"
    for word in ("accommodation", "A"):
        with pytest.raises(BadValue) as error:
            policy.pick(Pathway, word)
        assert "one of ete, drugs" in refusal(error)
    with pytest.raises(BadValue, match=r'^pathway "accommodation": no longer used; one of ete'):
        policy.pick(Pathway, "accommodation")


def test_a_retired_reason_takes_no_new_records(raw: dict[str, Any]) -> None:
    raw["reasons"]["tier"][0]["active"] = False
    with pytest.raises(BadValue, match=r'^tier reason "risk-up": no longer used; one of risk-down'):
        build(raw, version=1).reason("tier", "risk-up")


def test_an_outcome_is_of_its_pathway_and_only_those_in_use_are_offered(raw: dict[str, Any]) -> None:
    raw["outcomes"] = [
        *({"code": code, "pathway": "drugs", "wording": code} for code in ("less-use", "no-use")),
        {"code": "clean", "pathway": "drugs", "wording": "clean", "active": False},
        {"code": "work", "pathway": "ete", "wording": "work"},
        {"code": "tenancy", "pathway": "accommodation", "wording": "tenancy", "active": False},
    ]
    policy = build(raw, version=1)
    assert policy.outcome("No-Use", "drugs").code == "no-use"
    for word, pathway, said in (
        ("work", "drugs", 'outcome "work": it is of ete, not of drugs: one of less-use, no-use'),
        ("clean", "drugs", 'outcome "clean": no longer used; one of less-use, no-use'),
        ("tenancy", "accommodation", 'outcome "tenancy": the policy has no outcomes for accommodation'),
        ("work", "health", 'outcome "work": the policy has no outcomes for health'),
    ):
        with pytest.raises(BadValue) as error:
            policy.outcome(word, pathway)
        assert refusal(error) == said


def test_the_colour_of_custody_goes_with_custody_alone(policy: Policy) -> None:
    assert [policy.rating_fault(colour, held) for colour, held in (("blue", True), ("red", False))] == [None, None]
    assert policy.rating_fault("red", True) == "red, but a person in custody is blue"
    fault = "blue means in custody: record the custody, and the colour comes with it"
    assert policy.rating_fault("blue", False) == fault


@pytest.mark.parametrize(
    ("colour", "every", "window"),
    [("red", "2 weeks", 7), ("amber", "4 weeks", 7), ("green", "8 weeks", 14), ("blue", "3 months", 14)],
)
def test_in_the_community_the_colour_decides(policy: Policy, colour: str, every: str, window: int) -> None:
    assert policy.review_interval(colour, in_custody=False) == (Interval.parse(every), window)


@pytest.mark.parametrize("colour", ["red", "amber", "green", "blue"])
def test_in_custody_the_colour_does_not_decide(policy: Policy, colour: str) -> None:
    assert policy.review_interval(colour, in_custody=True) == (Interval.parse("3 months"), 14)


def test_a_pathway_may_have_a_target_of_its_own(raw: dict[str, Any]) -> None:
    raw["targets"]["pathway"] = [{"pathway": "drugs", "answer_working_days": 2}]
    policy = build(raw, version=1)
    assert (policy.answer_target("drugs"), policy.start_target("drugs")) == (2, 20)
    assert (policy.answer_target("health"), policy.start_target("health")) == (5, 20)


@pytest.mark.parametrize("rule", REVIEW_DAYS)
def test_a_policy_says_where_a_review_goes_that_falls_on_no_working_day(raw: dict[str, Any], rule: str) -> None:
    assert build(raw | {"review_day": rule}, version=1).review_day == rule


def test_building_leaves_the_document_as_it_was(raw: dict[str, Any]) -> None:
    build(raw, version=1)
    assert raw == tomllib.loads(DEFAULT)


def test_a_choice_is_meant_by_its_whole_name_too_and_a_part_is_only_suggested(policy: Policy) -> None:
    assert policy.pick(Accommodation, " rough  SLEEPING").code == "A08A"
    with pytest.raises(BadValue) as rough:
        policy.pick(Accommodation, "rough", ("hospital",))
    assert refusal(rough).endswith("A17, hospital (did you mean A08A, Rough sleeping?)")
    with pytest.raises(BadValue) as friends:
        policy.pick(Accommodation, "friends")
    assert "A07A, Friends or family, for now; or A07B, Friends or family, settled?" in refusal(friends)


def test_a_name_that_two_have_means_neither(raw: dict[str, Any]) -> None:
    for one in raw["accommodations"][:2]:
        one["name"] = "Settled"
    with pytest.raises(BadValue):
        build(raw, version=3).pick(Accommodation, "settled")
