"""A file of criteria that uses a little of everything, broken in one place or another, and what a reader is told."""

import pytest

from iomctl.errors import BadValue
from iomctl.inputs.criteria.file import read_criteria
from iomctl.inputs.policy.file import default_policy_text, read_policy

POLICY = read_policy(default_policy_text(), "default.toml")
CRITERIA = """\
name = "Neighbourhood crime, Luton"
version = 2
in_force_from = 2026-04-01
source = "task-and-finish group, 12 March 2026"
edge = 2.5

[scope]
"037/02" = true
"13003" = false

[groups]
violence = ["008", "105/01"]
local = ["violence", "robbery", "037/01"]

[rules.index]
words = "neighbourhood-crime index offence"
field = "index-offence"
test = "in-group"
value = "neighbourhood-crime"

[rules.violent]
words = "charged with violence in 24 months"
field = "offence"
test = "in-group"
value = "violence"
within = "24 months"
outcomes = ["charged", "convicted"]

[rules.often]
words = "three local offences"
field = "offences"
test = "at-least"
value = 3
group = "local"

[rules.ogrs]
words = "OGRS3 two-year at least 75"
field = "score.ogrs3-2y"
test = "at-least"
value = 75
default = true

[rules.harm]
words = "risk of serious harm"
field = "score.rosh"
test = "one-of"
value = ["high", "very-high"]

[rules.ending]
words = "licence ends in a month"
field = "sentence.licence"
test = "ends-within"
value = "1 month"

[rules.adult]
words = "aged 18 or over"
field = "age"
test = "at-least"
value = 18

[rules.housing]
words = "severe need for a home"
field = "need.accommodation"
test = "at-least"
value = "severe"

[rules.here]
words = "lives in Luton or Dunstable"
field = "area"
test = "one-of"
value = ["Luton", "Dunstable"]

[rules.marked]
words = "MAPPA marker"
field = "marker.mappa"
test = "is"
value = true

[tiers.fixed]
all = ["index", "ogrs", "here", { not = "ending" }]

[tiers.flex]
any = ["often", { all = ["violent", "housing", { not = { any = ["harm", "adult"] } }] }]

[watch]
any = ["harm", "marked"]
"""
GROUPS = (
    "neighbourhood-crime, residential-burglary, robbery, theft-from-person, theft-from-vehicle, theft-of-vehicle,"
    " vehicle-interference, violence, local"
)
RULES = "index, violent, often, ogrs, harm, ending, adult, housing, here, marked"
FIELDS = (
    "index-offence, offence, offences, arrests, score.KIND, statutory, sentence.KIND, marker.KIND, marker.KIND.level,"
    " need.PATHWAY, referral.PATHWAY, age, gender, area, time-on-scheme, colour, custody, released, release-due,"
    " other-cohort, placement, home, contacts-missed"
)


def faults(text: str) -> tuple[str, ...]:
    """The lines of the refusal of a file called mine.toml."""
    with pytest.raises(BadValue) as error:
        read_criteria(text, "mine.toml", POLICY)
    return error.value.faults


def changed(*pairs: tuple[str, str]) -> str:
    """The file with the first of each `old` made `new`."""
    text = CRITERIA
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def line_with(text: str, words: str) -> int:
    """The line, counted from 1, on which the words first stand."""
    return text[: text.index(words)].count("\n") + 1
