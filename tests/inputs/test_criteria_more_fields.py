"""Levels, victims, ages of scores, and what is taken as no where it is not recorded, in a file of criteria."""

import pytest

from iomctl.domain.criteria.criteria import Criteria
from iomctl.domain.criteria.words import asked_words, tree_lines, tree_words
from iomctl.inputs.criteria.file import read_criteria
from iomctl.inputs.policy.file import default_policy_text, read_policy
from tests.inputs.criteria_text import CRITERIA, POLICY, changed, faults, line_with

MARKED = 'field = "marker.mappa"\ntest = "is"\nvalue = true'
LEVELS = "serious-harm, mappa, transitions-to-adulthood"
WRONG = {
    "a level without quotation marks": (
        MARKED,
        'field = "marker.mappa.level"\ntest = "one-of"\nvalue = [2, "3"]',
        'rules.marked.value: a level is written in quotation marks: "2"',
    ),
    "a level that there is not": (
        MARKED,
        'field = "marker.mappa.level"\ntest = "at-least"\nvalue = "4"',
        'rules.marked.value: one of 1, 2, 3 is expected, "4" was found',
    ),
    "a level twice": (
        'value = ["high", "very-high"]',
        'value = ["high", "HIGH"]',
        'rules.harm.value: "high" stands there twice',
    ),
    "the level of a marker that has none": (
        MARKED,
        'field = "marker.gang.level"\ntest = "one-of"\nvalue = ["2"]',
        f'rules.marked.field: a kind of marker with levels follows marker.: {LEVELS}; "marker.gang.level" was found',
    ),
    "a misspelt level": (
        MARKED,
        'field = "marker.mappa.levels"\ntest = "one-of"\nvalue = ["2"]',
        'did you mean "marker.mappa.level"?',
    ),
    "ethnicity": (
        'field = "age"',
        'field = "ethnicity"',
        "rules.adult.field: no rule may ask about ethnicity: what becomes of groups by ethnicity is in iomctl rescope"
        " report",
    ),
    "a victim": (
        'group = "local"',
        'group = "local"\nvictim = "shop"',
        'rules.often.victim: one of person, business is expected, "shop" was found',
    ),
    "the victim of a score": (
        "value = 75",
        'value = 75\nvictim = "person"',
        "rules.ogrs.victim: score takes no victim; it takes max_age",
    ),
    "an age that is none": (
        "value = 75",
        'value = 75\nmax_age = "6 moons"',
        'rules.ogrs.max_age: an interval such as "10 days", "2 weeks" or "3 months" is expected, "6 moons" was found',
    ),
    "another word for no": (
        "value = 75",
        'value = 75\nwhen-unknown = "no"',
        'rules.ogrs.when-unknown: not-met is expected, "no" was found',
    ),
    "another word for no in a tree": (
        'any = ["harm", "marked"]',
        'any = ["harm", "marked"]\nwhen-unknown = "false"',
        'watch.when-unknown: not-met is expected, "false" was found',
    ),
    "a class of accommodation": (
        'field = "area"\ntest = "one-of"\nvalue = ["Luton", "Dunstable"]',
        'field = "placement"\ntest = "one-of"\nvalue = ["hotel"]',
        'rules.here.value: one of settled, transient, homeless is expected, "hotel" was found',
    ),
    "a home of nobody asked": (
        'field = "area"\ntest = "one-of"\nvalue = ["Luton", "Dunstable"]',
        'field = "home"\ntest = "one-of"\nvalue = ["homeless", "not-asked"]',
        "rules.here.value: a rule asks for some of settled, transient, homeless, custody; of whom no home is known its"
        ' answer is not known, without "not-asked"',
    ),
    "a home that there is not": (
        'field = "area"\ntest = "one-of"\nvalue = ["Luton", "Dunstable"]',
        'field = "home"\ntest = "one-of"\nvalue = ["homless"]',
        'one of settled, transient, homeless, custody is expected, "homless" was found; did you mean "homeless"?',
    ),
}


@pytest.mark.parametrize("what", list(WRONG))
def test_a_wrong_word_is_told(what: str) -> None:
    old, new, told = WRONG[what]
    (line,) = faults(changed((old, new)))
    assert told in line


def test_a_tree_needs_more_than_what_it_is_taken_as() -> None:
    text = changed(('any = ["harm", "marked"]', 'when-unknown = "not-met"'))
    line = line_with(text, "[watch]")
    assert faults(text)[0] == f"mine.toml:{line}: watch: when-unknown goes with all, any or not"


def read(*pairs: tuple[str, str]) -> Criteria:
    return read_criteria(changed(*pairs), "mine.toml", POLICY)


def test_levels_are_meant_in_any_case_and_may_hold_capitals() -> None:
    capitals = default_policy_text().replace('"MAPPA", levels = ["1", "2", "3"]', '"MAPPA", levels = ["A1S", "b2"]')
    policy = read_policy(capitals, "mine.toml")
    text = CRITERIA.replace(MARKED, 'field = "marker.mappa.level"\ntest = "one-of"\nvalue = ["a1s", "B2"]')
    assert read_criteria(text, "mine.toml", policy).rules["marked"].value == ("A1S", "b2")
    assert read(('value = ["high", "very-high"]', 'value = ["High"]')).rules["harm"].value == ("high",)


def test_what_is_asked_is_said_in_words() -> None:
    found = read(
        ('group = "local"', 'group = "local"\nvictim = "business"'),
        ("value = 75", 'value = 75\nmax_age = "6 months"\nwhen-unknown = "not-met"'),
        (MARKED, 'field = "marker.mappa.level"\ntest = "at-least"\nvalue = "2"'),
        ('any = ["harm", "marked"]', 'any = ["harm", "marked"]\nwhen-unknown = "not-met"'),
        ('{ not = "ending" }', '{ not = "ending", when-unknown = "not-met" }'),
    )
    taken = "taken as no where not recorded"
    assert asked_words(found.rules["often"]) == "offences at least 3, in local, victim a business"
    assert asked_words(found.rules["ogrs"]) == f"score.ogrs3-2y at least 75, not older than 6 months, {taken}"
    assert asked_words(found.rules["marked"]) == "marker.mappa.level at least 2"
    assert found.watch is not None
    assert tree_words(found.watch, found.rules) == f"any of, {taken}: risk of serious harm, MAPPA marker"
    assert f"  not licence ends in a month, {taken}" in tree_lines(found.tiers["fixed"], found.rules)
