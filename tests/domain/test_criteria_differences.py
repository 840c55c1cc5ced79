"""Where two files of criteria differ, in words; the same question asked twice has no difference."""

from dataclasses import replace
from datetime import date

from iomctl.domain.criteria.criteria import CodeGroup, Criteria, Rule, Tree
from iomctl.domain.criteria.differences import differences

HIGH = Rule("high", "OGRS3 at least 75", "score", "at-least", 75, of="ogrs3-2y")
GROWN = Rule("grown", "18 or older", "age", "at-least", 18)
ONE = Criteria(
    name="Luton",
    version=1,
    in_force_from=date(2026, 1, 1),
    source="task-and-finish group",
    rules={"high": HIGH, "grown": GROWN},
    tiers={"fixed": Tree("all", (Tree("rule", rule="high"),)), "flex": Tree("all", (Tree("rule", rule="grown"),))},
    groups={"theft": CodeGroup(frozenset({"039/00"}))},
)


def _told(**changed: object) -> list[str]:
    return list(differences(ONE, replace(ONE, **changed)))  # type: ignore[arg-type]  # any field of Criteria


def test_names_versions_and_words_make_no_difference() -> None:
    worded = {"high": replace(HIGH, words="a high score", default=True), "grown": GROWN}
    assert _told(name="Dunstable", version=2, in_force_from=date(2026, 2, 1), source="", rules=worded) == []


def test_a_rule_that_asks_something_else() -> None:
    assert _told(rules={"high": replace(HIGH, value=70), "grown": GROWN}) == [
        "high: score.ogrs3-2y at least 75, then score.ogrs3-2y at least 70"
    ]


def test_what_one_alone_has() -> None:
    assert _told(rules={"high": HIGH}) == ["only the first has: grown"]
    assert _told(rules={"high": HIGH, "grown": GROWN, "old": replace(GROWN, name="old", value=60)}) == [
        "only the second has: old"
    ]


def test_trees_and_groups_that_are_made_otherwise() -> None:
    grown = Tree("any", (Tree("rule", rule="grown"),))
    assert _told(tiers=ONE.tiers | {"free": grown}, watch=grown) == ["other rules in: free, watch"]
    assert _told(groups={"theft": CodeGroup(frozenset({"040/00"}))}) == ["other codes in: theft"]


def test_tiers_that_are_tried_in_another_order() -> None:
    assert _told(tiers=dict(reversed(ONE.tiers.items()))) == ["tried in another order: fixed, flex, then flex, fixed"]
